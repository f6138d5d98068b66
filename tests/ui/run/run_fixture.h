// A home with two SQLite files and a project that copies one into the other, for the tests that
// really run it.
#pragma once

#include "core/project/project_json.h"
#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "ui/common/session.h"
#include "ui/common/text.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <string>

namespace godwit::test {

class RunFixture
{
public:
    RunFixture()
        : sourceFile(m_folder.filePath("source.db").toStdString())
        , sinkFile(m_folder.filePath("sink.db").toStdString())
    {
        auto opened = ui::Session::open(m_folder.filePath("home").toStdString());
        if (opened)
            session = std::move(*opened);
        DataSourceStore store(session->state());
        (void)store.add("from", "sqlite://" + sourceFile, "");
        (void)store.add("to", "sqlite://" + sinkFile, "");
    }

    /// Straight through SQLite. Empty, or what went wrong.
    static QString execute(const std::string &file, const std::string &sql)
    {
        sqlite3 *handle = nullptr;
        sqlite3_open(file.c_str(), &handle);
        sqlite3_busy_timeout(handle, 5000);
        char *message = nullptr;
        sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
        const QString problem = QString::fromUtf8(message);
        sqlite3_free(message);
        sqlite3_close(handle);
        return problem;
    }

    static QString value(const std::string &file, const std::string &sql)
    {
        sqlite3 *handle = nullptr;
        sqlite3_open(file.c_str(), &handle);
        sqlite3_stmt *statement = nullptr;
        QString found;
        if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW)
            found = QString::fromUtf8(
                reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        sqlite3_close(handle);
        return found;
    }

    /// A table of @p rows rows of about a hundred bytes at the source.
    QString addTable(const std::string &name, int rows) const
    {
        return execute(sourceFile,
                       "CREATE TABLE \"" + name
                           + "\" (id INTEGER PRIMARY KEY, name TEXT, price REAL, note TEXT);"
                             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<"
                           + std::to_string(rows) + ") INSERT INTO \"" + name
                           + "\" SELECT i, 'name ' || i, i * 1.25, "
                             "printf('%080d', i) FROM n;");
    }

    /// Its id.
    std::string addProject(const std::function<void(Project &)> &edit = {}) const
    {
        Project project;
        project.name = "copy";
        project.sourceEndpointId = "from";
        project.sinkEndpointId = "to";
        project.transferMapping.mode = MappingMode::Wildcard;
        project.transferMapping.tableAndViewWhiteList = {"main.*"};
        project.enableStructTransfer = true;
        project.enableFullTransfer = true;
        project.enableFullVerify = true;
        if (edit)
            edit(project);
        const auto stored =
            ProjectStore(session->state()).put(project.name, "MIGRATION", writeProject(project));
        return stored ? stored->id : std::string();
    }

private:
    QTemporaryDir m_folder;

public:
    const std::string sourceFile;
    const std::string sinkFile;
    std::unique_ptr<ui::Session> session;
};

} // namespace godwit::test
