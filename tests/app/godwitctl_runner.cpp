#include "tests/app/godwitctl_runner.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

static constexpr int longestMs = 60000;

GodwitctlRunner::GodwitctlRunner()
{
    setVariable("GODWIT_HOME", home());
}

std::unique_ptr<QProcess> GodwitctlRunner::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : m_variables)
        environment.insert(name, value);
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_folder.path());
    process->start(GODWITCTL, arguments);
    return process->waitForStarted() ? std::move(process) : nullptr;
}

Outcome GodwitctlRunner::finish(QProcess &process)
{
    Outcome outcome;
    if (!process.waitForFinished(longestMs)) {
        process.kill();
        process.waitForFinished();
        outcome.err = "did not end in time\n";
    } else if (process.exitStatus() == QProcess::NormalExit) {
        outcome.exitCode = process.exitCode();
    }
    outcome.out = process.readAllStandardOutput().toStdString();
    outcome.err += process.readAllStandardError().toStdString();
    return outcome;
}

Outcome GodwitctlRunner::run(const QStringList &arguments, const QByteArray &input) const
{
    const auto process = start(arguments);
    if (!process)
        return {};
    process->write(input);
    process->closeWriteChannel();
    return finish(*process);
}

QString GodwitctlRunner::write(const QString &name, const std::string &text) const
{
    std::ofstream file(path(name).toStdString(), std::ios::binary);
    file << text;
    return path(name);
}

std::string GodwitctlRunner::read(const QString &name) const
{
    std::ostringstream text;
    text << std::ifstream(path(name).toStdString(), std::ios::binary).rdbuf();
    return text.str();
}

bool GodwitctlRunner::sql(const QString &file, const std::string &sql) const
{
    sqlite3 *database = nullptr;
    bool done = sqlite3_open(path(file).toUtf8().constData(), &database) == SQLITE_OK;
    done = done && sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

std::string GodwitctlRunner::value(const QString &file, const std::string &sql) const
{
    std::string found = "(nothing)";
    sqlite3 *database = nullptr;
    sqlite3_open(path(file).toUtf8().constData(), &database);
    const auto keep = [](void *into, int, char **values, char **) {
        *static_cast<std::string *>(into) = values[0] ? values[0] : "NULL";
        return 0;
    };
    sqlite3_exec(database, sql.c_str(), keep, &found, nullptr);
    sqlite3_close(database);
    return found;
}

std::map<std::string, std::string> GodwitctlRunner::files() const
{
    std::map<std::string, std::string> found;
    for (const auto &entry : fs::recursive_directory_iterator(m_folder.path().toStdString())) {
        if (!entry.is_regular_file())
            continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        found[entry.path().string()] = text.str();
    }
    return found;
}

godwit::Json specificPayload(const std::string &name, const std::vector<std::string> &tables)
{
    godwit::Json database = {{"name", "main"}, {"tables", godwit::Json::array()}};
    for (const std::string &table : tables) {
        godwit::Json item;
        item["name"] = table;
        database["tables"].push_back(item);
    }
    godwit::Json mapping = {{"mode", "SPECIFIC"}, {"databases", godwit::Json::array()}};
    mapping["databases"].push_back(database);
    return {{"name", name},
            {"type", "MIGRATION"},
            {"sourceEndpointId", "e_source"},
            {"sinkEndpointId", "e_sink"},
            {"transferMapping", mapping},
            {"enableStructTransfer", true},
            {"enableFullTransfer", true},
            {"enableFullVerify", true}};
}
