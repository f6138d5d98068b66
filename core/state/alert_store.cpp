#include "core/state/alert_store.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

using enum AlertKind;

constexpr AlertKind allKinds[] = {RunFailed, TableFailed, RowsRejected, Differences,
                                  NotProven, Stalled,     Slow,         Reconnects};
constexpr Level worstFirst[] = {Level::Fatal, Level::Error, Level::Warning, Level::Note};

std::optional<Level> levelOf(std::string_view name)
{
    for (const Level level : worstFirst) {
        if (levelName(level) == name)
            return level;
    }
    return std::nullopt;
}

// `'FATAL', 'ERROR'`: the levels at least as bad as @p least.
std::string levelsFrom(Level least)
{
    std::vector<std::string> names;
    for (const Level level : worstFirst) {
        names.push_back('\'' + std::string(levelName(level)) + '\'');
        if (level == least)
            break;
    }
    return join(names, ", ");
}

// ?1: the project, ?2: the number. Both are named in every case, so that they can always be bound.
std::string conditionOf(const AlertFilter &filter)
{
    std::string sql = " WHERE (?1 = '' OR project_id = ?1) AND (?2 = 0 OR number < ?2)";
    if (filter.level)
        sql += " AND level IN (" + levelsFrom(*filter.level) + ')';
    if (filter.unacknowledged)
        sql += " AND acknowledged = 0";
    return sql;
}

Alert alertOf(const Statement &row)
{
    Alert alert;
    alert.number = row.integer(0);
    alert.raisedAt = row.text(1);
    alert.kind = alertKindOf(row.text(2)).value_or(RunFailed);
    alert.level = levelOf(row.text(3)).value_or(Level::Error);
    alert.projectId = row.text(4);
    alert.projectName = row.text(5);
    alert.runId = row.text(6);
    alert.object = row.text(7);
    alert.message = row.text(8);
    alert.clearedAt = row.text(9);
    alert.acknowledged = row.integer(10) != 0;
    return alert;
}

} // namespace

std::string_view alertName(AlertKind kind)
{
    switch (kind) {
    case RunFailed:
        return "RUN_FAILED";
    case TableFailed:
        return "TABLE_FAILED";
    case RowsRejected:
        return "ROWS_REJECTED";
    case Differences:
        return "DIFFERENCES";
    case NotProven:
        return "NOT_PROVEN";
    case Stalled:
        return "STALLED";
    case Slow:
        return "SLOW";
    case Reconnects:
        return "RECONNECTS";
    }
    return "RUN_FAILED";
}

std::optional<AlertKind> alertKindOf(std::string_view name)
{
    for (const AlertKind kind : allKinds) {
        if (alertName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

Result<std::int64_t> AlertStore::raise(const Alert &alert)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return failure(std::move(begun));
    Statement insert(database,
                     "INSERT INTO alert (raised_at, kind, level, project_id, project_name, run_id, "
                     "object, message) VALUES (?,?,?,?,?,?,?,?)");
    insert.bind(utcNow(), alertName(alert.kind), levelName(alert.level), alert.projectId,
                maskSecrets(alert.projectName), alert.runId, maskSecrets(alert.object),
                maskSecrets(alert.message));
    if (auto done = insert.run(); !done)
        return failure(std::move(done));
    const std::int64_t number = sqlite3_last_insert_rowid(database);
    // Numbers have no gaps but for those that were dropped here: the oldest.
    Statement drop(database, "DELETE FROM alert WHERE number <= ?");
    if (auto done = drop.bind(number - mostAlerts).run(); !done)
        return failure(std::move(done));
    if (auto done = transaction.commit(); !done)
        return failure(std::move(done));
    return number;
}

Result<void> AlertStore::clear(std::int64_t number)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE alert SET cleared_at = ? WHERE number = ? AND cleared_at = ''");
    return statement.bind(utcNow(), number).run();
}

Result<std::vector<Alert>> AlertStore::list(const AlertFilter &filter)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement row(m_database.handle(),
                  "SELECT number, raised_at, kind, level, project_id, project_name, run_id, "
                  "object, message, cleared_at, acknowledged FROM alert"
                      + conditionOf(filter) + " ORDER BY number DESC LIMIT ?3");
    return allRows<Alert>(row.bind(filter.projectId, filter.before, filter.limit), alertOf);
}

Result<std::int64_t> AlertStore::count(const AlertFilter &filter)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement row(m_database.handle(), "SELECT count(*) FROM alert" + conditionOf(filter));
    if (const auto found = row.bind(filter.projectId, filter.before).step(); !found)
        return tl::unexpected(found.error());
    return row.integer(0);
}

Result<void> AlertStore::acknowledge(std::int64_t number)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), "UPDATE alert SET acknowledged = 1 WHERE number = ?");
    if (auto done = statement.bind(number).run(); !done)
        return done;
    if (sqlite3_changes(m_database.handle()) > 0)
        return {};
    return fail(ErrorCode::InvalidArgument, "there is no alert " + std::to_string(number),
                "it may be one of the oldest, which are dropped; list the alerts again");
}

Result<void> AlertStore::acknowledgeAll(const AlertFilter &filter)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE alert SET acknowledged = 1" + conditionOf(filter));
    return statement.bind(filter.projectId, filter.before).run();
}

} // namespace godwit
