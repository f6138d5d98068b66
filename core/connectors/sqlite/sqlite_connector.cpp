#include "core/connectors/sqlite/sqlite_connector.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_checkpoint_store.h"
#include "core/connectors/sqlite/sqlite_repair_session.h"
#include "core/connectors/sqlite/sqlite_row_reader.h"
#include "core/connectors/sqlite/sqlite_row_writer.h"
#include "core/connectors/sqlite/sqlite_schema_reader.h"
#include "core/connectors/sqlite/sqlite_statements.h"

#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

namespace godwit {

namespace {

namespace fs = std::filesystem;

constexpr int defaultBusyMilliseconds = 15'000;

class SqliteConnector : public Connector
{
public:
    SqliteConnector(std::string path, int busyMilliseconds, const std::stop_token &stop)
        : m_path(std::move(path))
        , m_busyMilliseconds(busyMilliseconds)
        , m_stop(stop)
    {}

    Dialect dialect() const override { return Dialect::Sqlite; }
    std::string describe() const override { return "SQLite " + printable(m_path); }

    std::string identity() const override
    {
        std::error_code error;
        const fs::path canonical = fs::weakly_canonical(m_path, error);
        return "sqlite:" + (error ? m_path : canonical.string());
    }

    Result<ServerFacts> readFacts() override;

    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        if (!fileExists()) {
            if (auto checked = checkFolder(); !checked)
                return failure(std::move(checked));
            return std::make_unique<SqliteSchemaReader>(nullptr);
        }
        return wrap<SchemaReader, SqliteSchemaReader>(open(SqliteMode::Read));
    }

    Result<Snapshot> openSnapshot(const std::vector<TableName> &, int readers) override
    {
        return openSqliteSnapshot(m_path, readers, m_busyMilliseconds);
    }

    Result<std::unique_ptr<RowReader>> openReader() override
    {
        return wrap<RowReader, SqliteRowReader>(open(SqliteMode::Read));
    }

    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &run, int) override
    {
        return wrap<RowWriter, SqliteRowWriter>(open(SqliteMode::Write), run);
    }

    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) override
    {
        return std::make_unique<SqliteCheckpointStore>(m_path, run, m_busyMilliseconds);
    }

    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        return std::make_unique<SqliteStatements>(m_path, m_busyMilliseconds, m_stop);
    }

    Result<std::unique_ptr<RepairSession>> openRepairs() override
    {
        // Opened for writing, a missing file would be made.
        if (!fileExists())
            return fail(ErrorCode::ConnectionFailed, "there is no file " + printable(m_path),
                        "check the path of the SQLite data source");
        return wrap<RepairSession, SqliteRepairSession>(open(SqliteMode::Write));
    }

    int maximumWriters() const override { return 1; }

private:
    bool fileExists() const
    {
        std::error_code ignored;
        return fs::exists(m_path, ignored);
    }

    Result<void> checkFolder() const
    {
        const std::string folder = fs::path(m_path).parent_path().string();
        std::error_code ignored;
        if (fs::is_directory(folder, ignored))
            return {};
        return fail(ErrorCode::ConnectionFailed, "there is no folder " + printable(folder),
                    "make the folder, or correct the path of the SQLite data source");
    }

    Result<std::unique_ptr<SqliteHandle>> open(SqliteMode mode) const
    {
        return SqliteHandle::open(m_path, mode, m_busyMilliseconds, m_stop);
    }

    template<typename Interface, typename Implementation, typename... Arguments>
    static Result<std::unique_ptr<Interface>> wrap(Result<std::unique_ptr<SqliteHandle>> handle,
                                                   Arguments &&...arguments)
    {
        if (!handle)
            return failure(std::move(handle));
        return std::make_unique<Implementation>(std::move(*handle),
                                                std::forward<Arguments>(arguments)...);
    }

    std::string m_path; ///< absolute
    int m_busyMilliseconds;
    std::stop_token m_stop;
};

Result<ServerFacts> SqliteConnector::readFacts()
{
    ServerFacts facts;
    facts.dialect = Dialect::Sqlite;
    facts.product = "SQLite";
    facts.version = sqlite3_libversion();
    const int number = sqlite3_libversion_number(); // 3040001 for 3.40.1
    facts.versionNumber =
        number / 1'000'000 * 10'000 + number / 1'000 % 1'000 * 100 + number % 1'000;
    facts.timeZone = "UTC";
    facts.charset = "UTF-8";
    facts.collation = "BINARY";
    facts.storeExists = fileExists();
    const std::string folder = fs::path(m_path).parent_path().string();
    facts.readOnly = ::access(folder.c_str(), W_OK) != 0
                     || (facts.storeExists && ::access(m_path.c_str(), W_OK) != 0);
    if (!facts.storeExists) {
        if (auto checked = checkFolder(); !checked)
            return failure(std::move(checked));
        return facts;
    }
    auto handle = open(SqliteMode::Read);
    if (!handle)
        return failure(std::move(handle));
    auto encoding = (*handle)->queryText("PRAGMA encoding");
    if (!encoding)
        return failure(std::move(encoding));
    facts.charset = encoding->value_or("UTF-8");
    return facts;
}

} // namespace

Result<std::unique_ptr<Connector>> makeSqliteConnector(const DataSource &source,
                                                       const std::stop_token &stop)
{
    if (source.path.empty()) {
        return fail(ErrorCode::InvalidArgument, "the SQLite data source has no path",
                    "write it as sqlite:///folder/file.db");
    }
    int busyMilliseconds = defaultBusyMilliseconds;
    if (const auto option = source.options.find("busy_timeout"); option != source.options.end()) {
        const auto value = parseInteger(option->second);
        if (!value || *value < 0 || *value > 3'600'000) {
            return fail(ErrorCode::InvalidArgument,
                        "busy_timeout is not a number of milliseconds: "
                            + printable(option->second),
                        "give a number from 0 to 3600000");
        }
        busyMilliseconds = static_cast<int>(*value);
    }
    std::error_code error;
    const fs::path absolute = fs::absolute(source.path, error);
    return std::make_unique<SqliteConnector>(error ? source.path : absolute.string(),
                                             busyMilliseconds, stop);
}

} // namespace godwit
