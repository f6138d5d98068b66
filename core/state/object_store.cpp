#include "core/state/object_store.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/state/run_json.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

constexpr const char *columns = "kind, number, source_database, source_name, sink_database, "
                                "sink_name, state, step, failed_sql, error";

std::string errorText(const std::optional<Error> &error)
{
    return errorsText(error ? std::vector<Error>{*error} : std::vector<Error>());
}

Result<ObjectRecord> objectOf(const Statement &row)
{
    ObjectRecord object;
    object.kind = row.integer(0) == 0 ? ObjectKind::Table : ObjectKind::View;
    object.number = static_cast<int>(row.integer(1));
    object.source = {row.text(2), row.text(3)};
    object.sink = {row.text(4), row.text(5)};
    const auto state = objectStateOf(row.text(6));
    if (!state)
        return damagedState(object.source.qualified() + " has a state that does not exist");
    object.state = *state;
    object.step = stepOf(row.text(7)).value_or(StepKind::Precheck);
    object.failedSql = row.text(8);
    auto errors = readErrors(row.text(9));
    if (!errors)
        return failure(std::move(errors));
    if (!errors->empty())
        object.error = std::move(errors->front());
    return object;
}

// @p ddlColumn: where the DDL stands in a row; empty: it was not asked for.
Result<std::vector<ObjectRecord>> readAll(Statement &rows, std::optional<int> ddlColumn)
{
    return allRows<ObjectRecord>(rows, [&](const Statement &row) {
        auto object = objectOf(row);
        if (object && ddlColumn)
            object->ddl = row.text(*ddlColumn);
        return object;
    });
}

Result<void> mustExist(sqlite3 *database, const TableName &source)
{
    if (sqlite3_changes(database) > 0)
        return {};
    return fail(ErrorCode::InvalidArgument, "the run has no object " + source.qualified(),
                "`godwitctl projects show` lists its objects; write them as database.name");
}

} // namespace

std::string_view stateName(ObjectState state)
{
    switch (state) {
    case ObjectState::Init:
        return "INIT";
    case ObjectState::Completed:
        return "COMPLETED";
    case ObjectState::Failed:
        return "FAILED";
    case ObjectState::Skipped:
        return "SKIPPED";
    }
    return "FAILED";
}

std::optional<ObjectState> objectStateOf(std::string_view name)
{
    using enum ObjectState;
    for (const auto state : {Init, Completed, Failed, Skipped}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

std::string_view kindName(ObjectKind kind)
{
    return kind == ObjectKind::Table ? "table" : "view";
}

Result<std::vector<ObjectRecord>> ObjectStore::list(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement rows(m_database.handle(),
                   std::string("SELECT ") + columns
                       + ", ddl FROM run_object WHERE run_id = ? ORDER BY kind, number");
    return readAll(rows.bind(runId), 10);
}

Result<std::vector<ObjectRecord>> ObjectStore::list(const std::string &runId, ObjectState state)
{
    const std::scoped_lock lock(m_database.mutex());
    // The state stands in the text, or SQLite could not use the index of objects in trouble.
    Statement rows(m_database.handle(), std::string("SELECT ") + columns
                                            + " FROM run_object WHERE run_id = ? AND state = '"
                                            + std::string(stateName(state))
                                            + "' ORDER BY kind, number");
    return readAll(rows.bind(runId), std::nullopt);
}

Result<std::optional<ObjectRecord>> ObjectStore::find(const std::string &runId,
                                                      const TableName &source)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement rows(m_database.handle(), std::string("SELECT ") + columns
                                            + ", ddl FROM run_object WHERE run_id = ? AND "
                                              "source_database = ? AND source_name = ?");
    auto found = readAll(rows.bind(runId, source.database, source.table), 10);
    if (!found)
        return failure(std::move(found));
    if (found->empty())
        return std::nullopt;
    return std::optional(std::move(found->front()));
}

Result<void> ObjectStore::begin(const std::string &runId, const std::vector<ObjectRecord> &objects)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    // A new plan may order them differently, and some may be gone: they are known by their names.
    Statement unnumber(database, "UPDATE run_object SET number = -1 WHERE run_id = ?");
    if (auto done = unnumber.bind(runId).run(); !done)
        return done;
    Statement put(database,
                  "INSERT INTO run_object VALUES (?,?,?,?,?,?,?,'INIT','',?,'','[]',?) "
                  "ON CONFLICT (run_id, source_database, source_name) DO UPDATE SET "
                  "kind = excluded.kind, number = excluded.number, "
                  "sink_database = excluded.sink_database, sink_name = excluded.sink_name, "
                  "ddl = CASE WHEN excluded.ddl = '' THEN ddl ELSE excluded.ddl END");
    const std::string now = utcNow();
    for (const ObjectRecord &object : objects) {
        put.bind(runId, static_cast<int>(object.kind), object.number, object.source.database,
                 object.source.table, object.sink.database, object.sink.table,
                 maskSecrets(object.ddl), now);
        if (auto done = put.run(); !done)
            return done;
    }
    Statement gone(database, "DELETE FROM run_object WHERE run_id = ? AND number = -1 "
                             "AND state <> 'SKIPPED'");
    if (auto done = gone.bind(runId).run(); !done)
        return done;
    Statement again(database, "UPDATE run_object SET state = 'INIT', step = '', failed_sql = '', "
                              "error = '[]', changed_at = ? WHERE run_id = ? AND state = 'FAILED'");
    if (auto done = again.bind(now, runId).run(); !done)
        return done;
    return transaction.commit();
}

Result<void> ObjectStore::markFailed(const std::string &runId, ObjectKind kind, int number,
                                     StepKind step, const Error &error, const std::string &sql)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE run_object SET state = 'FAILED', step = ?, error = ?, "
                        "failed_sql = ?, changed_at = ? WHERE run_id = ? AND kind = ? AND "
                        "number = ? AND state <> 'SKIPPED'");
    return statement
        .bind(stepName(step), errorText(error), maskSecrets(sql), utcNow(), runId,
              static_cast<int>(kind), number)
        .run();
}

Result<void> ObjectStore::completeWaiting(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE run_object SET state = 'COMPLETED', changed_at = ? "
                        "WHERE run_id = ? AND state = 'INIT'");
    return statement.bind(utcNow(), runId).run();
}

Result<void> ObjectStore::skip(const std::string &runId, const TableName &source)
{
    const std::scoped_lock lock(m_database.mutex());
    // What failed before stays to be read: it is why somebody skipped it.
    Statement statement(m_database.handle(),
                        "UPDATE run_object SET state = 'SKIPPED', changed_at = ? WHERE "
                        "run_id = ? AND source_database = ? AND source_name = ?");
    statement.bind(utcNow(), runId, source.database, source.table);
    if (auto done = statement.run(); !done)
        return done;
    return mustExist(m_database.handle(), source);
}

Result<void> ObjectStore::retry(const std::string &runId, const TableName &source)
{
    const auto object = find(runId, source);
    if (!object)
        return tl::unexpected(object.error());
    if (*object && (*object)->state != ObjectState::Failed
        && (*object)->state != ObjectState::Skipped) {
        return fail(ErrorCode::InvalidArgument,
                    source.qualified() + " is " + std::string(stateName((*object)->state))
                        + ": there is nothing to try again",
                    "retry what failed or was skipped");
    }
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE run_object SET state = 'INIT', step = '', failed_sql = '', "
                        "error = '[]', changed_at = ? WHERE run_id = ? AND source_database = ? "
                        "AND source_name = ?");
    statement.bind(utcNow(), runId, source.database, source.table);
    if (auto done = statement.run(); !done)
        return done;
    return mustExist(m_database.handle(), source);
}

Result<int> ObjectStore::retryFailed(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE run_object SET state = 'INIT', step = '', failed_sql = '', "
                        "error = '[]', changed_at = ? WHERE run_id = ? AND state = 'FAILED'");
    if (auto done = statement.bind(utcNow(), runId).run(); !done)
        return failure(std::move(done));
    return sqlite3_changes(m_database.handle());
}

} // namespace godwit
