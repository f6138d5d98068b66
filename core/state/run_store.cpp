#include "core/state/run_store.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/state/run_json.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

std::optional<std::string> packBound(const std::optional<KeyBound> &bound)
{
    return bound ? std::optional(packTexts(bound->literals)) : std::nullopt;
}

Result<void> writeStep(sqlite3 *database, const std::string &runId, const StepRecord &step)
{
    Statement statement(database, "INSERT OR REPLACE INTO run_step VALUES (?,?,?,?,?,?,?,?)");
    return statement
        .bind(runId, static_cast<int>(step.step), stepName(step.step), stateName(step.state),
              step.startedAt, step.finishedAt, step.seconds, maskSecrets(step.message))
        .run();
}

constexpr const char *writeTableSql =
    "INSERT OR REPLACE INTO run_table VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

Result<void> writeTable(Statement &statement, const std::string &runId, const TableRecord &table)
{
    return statement
        .bind(runId, table.number, table.source.database, table.source.table, table.sink.database,
              table.sink.table, stateName(table.state), table.estimatedRows, table.rowsRead,
              table.rowsWritten, table.bytes, table.chunksDone, table.chunksPlanned,
              table.chunksComplete, table.seconds, maskSecrets(table.message),
              notesText(table.notes), verifyText(table.verify), table.sinkExisted)
        .run();
}

Result<void> writeSnapshot(sqlite3 *database, const std::string &runId,
                           const SnapshotRecord &snapshot)
{
    Statement statement(database, "INSERT INTO run_snapshot (run_id, purpose, taken_at, position, "
                                  "method, consistent) VALUES (?,?,?,?,?,?)");
    return statement
        .bind(runId, snapshot.purpose, snapshot.info.takenAt, snapshot.info.position,
              snapshot.info.method, snapshot.info.consistent)
        .run();
}

// Moves @p read into @p values; an error says which run it is about.
template<typename Value>
Result<void> into(std::vector<Value> &values, Result<std::vector<Value>> read,
                  const std::string &runId)
{
    if (!read)
        return tl::unexpected(std::move(read.error()).at("run " + runId));
    values = std::move(*read);
    return {};
}

Result<StepRecord> stepOfRow(const Statement &row)
{
    const auto kind = stepOf(row.text(1));
    const auto state = stepStateOf(row.text(2));
    if (!kind || !state)
        return damagedState("a run has a step that does not exist: " + row.text(1) + ' '
                            + row.text(2));
    StepRecord step;
    step.step = *kind;
    step.state = *state;
    step.startedAt = row.text(3);
    step.finishedAt = row.text(4);
    step.seconds = row.real(5);
    step.message = row.text(6);
    return step;
}

Result<void> readSteps(sqlite3 *database, RunRecord &run)
{
    Statement statement(database, "SELECT step, name, state, started_at, finished_at, seconds, "
                                  "message FROM run_step WHERE run_id = ? ORDER BY step");
    return into(run.steps, allRows<StepRecord>(statement.bind(run.id), stepOfRow), run.id);
}

Result<TableRecord> tableOf(const Statement &row)
{
    TableRecord table;
    table.number = static_cast<int>(row.integer(0));
    table.source = {row.text(1), row.text(2)};
    table.sink = {row.text(3), row.text(4)};
    const auto state = stepStateOf(row.text(5));
    if (!state)
        return damagedState("table " + table.source.qualified()
                            + " has a state that does not exist");
    table.state = *state;
    table.estimatedRows = row.count(6);
    table.rowsRead = row.count(7);
    table.rowsWritten = row.count(8);
    table.bytes = row.count(9);
    table.chunksDone = static_cast<int>(row.integer(10));
    table.chunksPlanned = static_cast<int>(row.integer(11));
    table.chunksComplete = row.integer(12) != 0;
    table.seconds = row.real(13);
    table.message = row.text(14);
    auto notes = readNotes(row.text(15));
    if (!notes)
        return failure(std::move(notes));
    table.notes = std::move(*notes);
    auto verify = readVerify(row.text(16));
    if (!verify)
        return failure(std::move(verify));
    table.verify = std::move(*verify);
    table.sinkExisted = row.integer(17) != 0;
    return table;
}

Result<void> readTables(sqlite3 *database, RunRecord &run)
{
    Statement statement(database,
                        "SELECT number, source_database, source_table, sink_database, sink_table, "
                        "state, estimated_rows, rows_read, rows_written, bytes, chunks_done, "
                        "chunks_planned, chunks_complete, seconds, message, notes, verify, "
                        "sink_existed "
                        "FROM run_table WHERE run_id = ? ORDER BY number");
    return into(run.tables, allRows<TableRecord>(statement.bind(run.id), tableOf), run.id);
}

SnapshotRecord snapshotOf(const Statement &row)
{
    SnapshotRecord snapshot;
    snapshot.purpose = row.text(0);
    snapshot.info.takenAt = row.text(1);
    snapshot.info.position = row.text(2);
    snapshot.info.method = row.text(3);
    snapshot.info.consistent = row.integer(4) != 0;
    return snapshot;
}

Result<void> readSnapshots(sqlite3 *database, RunRecord &run)
{
    Statement statement(database, "SELECT purpose, taken_at, position, method, consistent "
                                  "FROM run_snapshot WHERE run_id = ? ORDER BY number");
    return into(run.snapshots, allRows<SnapshotRecord>(statement.bind(run.id), snapshotOf), run.id);
}

Result<RunRecord> runOf(const Statement &row)
{
    RunRecord run;
    run.id = row.text(0);
    run.projectId = row.text(1);
    run.projectName = row.text(2);
    const auto state = projectStateOf(row.text(3));
    if (!state)
        return damagedState("run " + run.id + " has a state that does not exist");
    run.state = *state;
    run.payload = row.text(4);
    run.sourceUrl = row.text(5);
    run.sinkUrl = row.text(6);
    run.startedAt = row.text(7);
    run.finishedAt = row.text(8);
    if (!row.isNull(9))
        run.consistent = row.integer(9) != 0;
    auto errors = readErrors(row.text(10));
    if (!errors)
        return failure(std::move(errors));
    run.errors = std::move(*errors);
    return run;
}

Result<ChunkRecord> chunkOf(const Statement &row)
{
    ChunkRecord record;
    record.table = static_cast<int>(row.integer(0));
    record.chunk.number = static_cast<int>(row.integer(1));
    record.state = static_cast<ChunkState>(row.integer(2));
    record.rows = row.count(6);
    record.bytes = row.count(7);
    const auto columns = unpackTexts(row.text(3));
    const auto after = unpackTexts(row.text(4));
    const auto upTo = unpackTexts(row.text(5));
    if (!columns || !after || !upTo) {
        return damagedState("the bounds of chunk " + std::to_string(record.chunk.number)
                            + " of table " + std::to_string(record.table) + " cannot be read");
    }
    record.chunk.range.columns = *columns;
    if (!row.isNull(4))
        record.chunk.range.after = KeyBound{*after};
    if (!row.isNull(5))
        record.chunk.range.upTo = KeyBound{*upTo};
    return record;
}

// The run that @p condition, which has one parameter, leaves.
Result<std::optional<RunRecord>> readRun(sqlite3 *database, const std::string &condition,
                                         const std::string &value)
{
    Statement statement(
        database, "SELECT id, project_id, project_name, state, payload, source_url, sink_url, "
                  "started_at, finished_at, consistent, errors FROM run WHERE "
                      + condition);
    const auto found = statement.bind(value).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    auto run = runOf(statement);
    if (!run)
        return failure(std::move(run));
    for (auto *read : {readSteps, readTables, readSnapshots}) {
        if (auto done = read(database, *run); !done)
            return failure(std::move(done));
    }
    return std::optional(std::move(*run));
}

} // namespace

Result<RunRecord> RunStore::create(RunRecord run)
{
    run.id = randomId("r_");
    run.state = ProjectState::Running;
    if (run.startedAt.empty())
        run.startedAt = utcNow();

    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return failure(std::move(begun));
    Statement statement(database,
                        "INSERT INTO run (id, project_id, project_name, state, payload, "
                        "source_url, sink_url, started_at, finished_at, consistent, errors) "
                        "VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    auto done = statement
                    .bind(run.id, run.projectId, run.projectName, stateName(run.state), run.payload,
                          run.sourceUrl, run.sinkUrl, run.startedAt, run.finishedAt, run.consistent,
                          errorsText(run.errors))
                    .run();
    for (const StepRecord &step : run.steps)
        done = done ? writeStep(database, run.id, step) : std::move(done);
    Statement tables(database, writeTableSql);
    for (const TableRecord &table : run.tables)
        done = done ? writeTable(tables, run.id, table) : std::move(done);
    for (const SnapshotRecord &snapshot : run.snapshots)
        done = done ? writeSnapshot(database, run.id, snapshot) : std::move(done);
    if (done)
        done = transaction.commit();
    if (!done)
        return failure(std::move(done));
    return run;
}

Result<std::optional<RunRecord>> RunStore::newest(const std::string &projectId)
{
    const std::scoped_lock lock(m_database.mutex());
    return readRun(m_database.handle(), "project_id = ? ORDER BY number DESC LIMIT 1", projectId);
}

Result<std::optional<RunRecord>> RunStore::find(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    return readRun(m_database.handle(), "id = ?", runId);
}

Result<std::vector<std::string>> RunStore::ids(const std::string &projectId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "SELECT id FROM run WHERE project_id = ? ORDER BY number");
    return allRows<std::string>(statement.bind(projectId),
                                [](const Statement &row) { return row.text(0); });
}

Result<void> RunStore::saveState(const std::string &runId, ProjectState state,
                                 std::optional<bool> consistent, const std::vector<Error> &errors)
{
    const bool ended = state == ProjectState::Finished || state == ProjectState::Failed
                       || state == ProjectState::Suspend;
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "UPDATE run SET state = ?, consistent = ?, errors = ?, "
                        "finished_at = CASE WHEN ? THEN ? ELSE finished_at END WHERE id = ?");
    statement.bind(stateName(state), consistent, errorsText(errors), ended, utcNow(), runId);
    if (auto done = statement.run(); !done)
        return done;
    if (sqlite3_changes(m_database.handle()) == 0)
        return damagedState("there is no run " + runId);
    return {};
}

Result<void> RunStore::saveStep(const std::string &runId, const StepRecord &step)
{
    const std::scoped_lock lock(m_database.mutex());
    return writeStep(m_database.handle(), runId, step);
}

Result<void> RunStore::saveTables(const std::string &runId, const std::vector<TableRecord> &tables)
{
    const std::scoped_lock lock(m_database.mutex());
    Transaction transaction(m_database.handle());
    if (auto begun = transaction.begin(); !begun)
        return begun;
    Statement statement(m_database.handle(), writeTableSql);
    for (const TableRecord &table : tables) {
        if (auto done = writeTable(statement, runId, table); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> RunStore::saveTable(const std::string &runId, const TableRecord &table)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), writeTableSql);
    return writeTable(statement, runId, table);
}

Result<void> RunStore::addSnapshot(const std::string &runId, const SnapshotRecord &snapshot)
{
    const std::scoped_lock lock(m_database.mutex());
    return writeSnapshot(m_database.handle(), runId, snapshot);
}

Result<std::vector<ChunkRecord>> RunStore::chunks(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement rows(
        m_database.handle(),
        "SELECT table_number, number, state, key_columns, after_bound, up_to_bound, rows, "
        "bytes FROM run_chunk WHERE run_id = ? ORDER BY table_number, number");
    return allRows<ChunkRecord>(rows.bind(runId), chunkOf);
}

Result<void> RunStore::saveChunks(const std::string &runId, const std::vector<ChunkRecord> &chunks)
{
    if (chunks.empty())
        return {};
    const std::scoped_lock lock(m_database.mutex());
    Transaction transaction(m_database.handle());
    if (auto begun = transaction.begin(); !begun)
        return begun;
    Statement statement(m_database.handle(),
                        "INSERT OR REPLACE INTO run_chunk (run_id, table_number, number, state, "
                        "key_columns, after_bound, up_to_bound, rows, bytes) "
                        "VALUES (?,?,?,?,?,?,?,?,?)");
    for (const ChunkRecord &record : chunks) {
        const KeyRange &range = record.chunk.range;
        statement.bind(runId, record.table, record.chunk.number, static_cast<int>(record.state),
                       packTexts(range.columns), packBound(range.after), packBound(range.upTo),
                       record.rows, record.bytes);
        if (auto done = statement.run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> RunStore::forgetChunks(const std::string &runId, int table)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "DELETE FROM run_chunk WHERE run_id = ? AND table_number = ?");
    return statement.bind(runId, table).run();
}

} // namespace godwit
