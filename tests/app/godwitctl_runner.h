// Runs godwitctl as a user does: another process, a home and files of its own, everything it prints
// kept.
#pragma once

#include "core/base/json.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <string>

struct Outcome
{
    int exitCode = -1;
    std::string out;
    std::string err;
    godwit::Json json() const { return godwit::Json::parse(out, nullptr, false); }
};

class GodwitctlRunner
{
public:
    GodwitctlRunner();

    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    static Outcome finish(QProcess &process);

    void setVariable(const QString &name, const QString &value) { m_variables[name] = value; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString home() const { return path("home"); }
    QString url(const QString &name) const { return "sqlite://" + path(name); }
    QString write(const QString &name, const std::string &text) const; ///< its path
    std::string read(const QString &name) const;
    /// Runs SQL on the SQLite file, which is made when it is missing. False: it failed.
    bool sql(const QString &file, const std::string &sql) const;
    /// The first column of the first row.
    std::string value(const QString &file, const std::string &sql) const;
    /// Every file below the folder, with its bytes.
    std::map<std::string, std::string> files() const;

private:
    QTemporaryDir m_folder;
    std::map<QString, QString> m_variables;
};

/// A SPECIFIC project of tables of `main`, with full transfer and verification.
godwit::Json specificPayload(const std::string &name, const std::vector<std::string> &tables);

#define COMPARE_EXIT(outcome, expected)                                                            \
    QVERIFY2((outcome).exitCode == (expected), ("exit code " + std::to_string((outcome).exitCode)  \
                                                + "\n" + (outcome).out + (outcome).err)            \
                                                   .c_str())
