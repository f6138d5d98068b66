#include "core/connectors/sqlite/sqlite_checkpoint_store.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <filesystem>

namespace godwit {

namespace {

constexpr std::string_view prefix = "godwit_checkpoint_";

Result<bool> hasMarks(SqliteHandle &handle, const std::string &run)
{
    auto found = handle.queryText("SELECT 1 FROM main.sqlite_master WHERE name = "
                                  + quoteText(Dialect::Sqlite, std::string(prefix) + run));
    if (!found)
        return failure(std::move(found));
    return found->has_value();
}

} // namespace

std::string sqliteCheckpointTable(const std::string &run)
{
    return quoteTable(Dialect::Sqlite, {"main", std::string(prefix) + run});
}

bool isSqliteCheckpointTable(std::string_view table)
{
    return table.starts_with(prefix);
}

bool SqliteCheckpointStore::fileExists() const
{
    std::error_code ignored;
    return std::filesystem::exists(m_path, ignored);
}

Result<std::unique_ptr<SqliteHandle>> SqliteCheckpointStore::open(SqliteMode mode) const
{
    return SqliteHandle::open(m_path, mode, m_busyMilliseconds);
}

Result<void> SqliteCheckpointStore::prepare()
{
    auto handle = open(SqliteMode::Write);
    if (!handle)
        return failure(std::move(handle));
    return (*handle)->execute("CREATE TABLE IF NOT EXISTS " + sqliteCheckpointTable(m_run)
                              + " (\"table\" INTEGER NOT NULL, chunk INTEGER NOT NULL, "
                                "rows INTEGER NOT NULL, bytes INTEGER NOT NULL, "
                                "PRIMARY KEY (\"table\", chunk)) WITHOUT ROWID");
}

// The operating system drops a dead writer's locks, and the next connection rolls its journal back.
Result<void> SqliteCheckpointStore::fence()
{
    if (!fileExists())
        return {};
    auto handle = open(SqliteMode::Write);
    if (!handle)
        return failure(std::move(handle));
    return (*handle)->execute("BEGIN IMMEDIATE; ROLLBACK;");
}

Result<std::vector<StoredMark>> SqliteCheckpointStore::readMarks()
{
    return readMarks({});
}

Result<std::optional<StoredMark>> SqliteCheckpointStore::findMark(const ChunkMark &wanted)
{
    auto marks = readMarks(" WHERE \"table\" = " + std::to_string(wanted.table)
                           + " AND chunk = " + std::to_string(wanted.chunk));
    if (!marks)
        return failure(std::move(marks));
    return marks->empty() ? std::optional<StoredMark>() : std::optional(marks->front());
}

Result<std::vector<StoredMark>> SqliteCheckpointStore::readMarks(const std::string &condition)
{
    std::vector<StoredMark> marks;
    if (!fileExists())
        return marks;
    auto handle = open(SqliteMode::Read);
    if (!handle)
        return failure(std::move(handle));
    const auto present = hasMarks(**handle, m_run);
    if (!present)
        return tl::unexpected(present.error());
    if (!*present)
        return marks;
    auto statement = (*handle)->prepare("SELECT \"table\", chunk, rows, bytes FROM "
                                        + sqliteCheckpointTable(m_run) + condition);
    if (!statement)
        return failure(std::move(statement));
    for (;;) {
        const auto row = (*handle)->step(*statement);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return marks;
        StoredMark stored;
        stored.mark.table = static_cast<int>(statement->integer(0));
        stored.mark.chunk = static_cast<int>(statement->integer(1));
        stored.rows = static_cast<std::uint64_t>(statement->integer(2));
        stored.bytes = static_cast<std::uint64_t>(statement->integer(3));
        marks.push_back(stored);
    }
}

Result<void> SqliteCheckpointStore::forget(const ChunkMark &mark)
{
    if (!fileExists())
        return {};
    auto handle = open(SqliteMode::Write);
    if (!handle)
        return failure(std::move(handle));
    const auto present = hasMarks(**handle, m_run);
    if (!present)
        return tl::unexpected(present.error());
    if (!*present)
        return {};
    return (*handle)->execute("DELETE FROM " + sqliteCheckpointTable(m_run)
                              + " WHERE \"table\" = " + std::to_string(mark.table)
                              + " AND chunk = " + std::to_string(mark.chunk));
}

Result<void> SqliteCheckpointStore::drop()
{
    if (!fileExists())
        return {};
    auto handle = open(SqliteMode::Write);
    if (!handle)
        return failure(std::move(handle));
    return (*handle)->execute("DROP TABLE IF EXISTS " + sqliteCheckpointTable(m_run));
}

} // namespace godwit
