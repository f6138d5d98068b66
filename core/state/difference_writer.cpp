#include "core/state/difference_writer.h"

#include "core/state/difference_cells.h"
#include "core/state/difference_run.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

/// Rows removed in one transaction: readers and other writers wait no longer than for these.
constexpr int removedAtOnce = 20'000;

tl::unexpected<Error> noSuchRun(const std::string &runId)
{
    return fail(ErrorCode::StateDamaged, "there is no run " + runId + " to keep differences of",
                "run the project again");
}

Result<std::int64_t> requireNumber(sqlite3 *database, const std::string &runId)
{
    auto number = differenceRun(database, runId);
    if (!number)
        return failure(std::move(number));
    if (!*number)
        return noSuchRun(runId);
    return **number;
}

Result<void> writeShape(sqlite3 *database, std::int64_t run, int table,
                        const Difference &difference)
{
    Statement statement(database,
                        "INSERT OR REPLACE INTO difference_table VALUES (?, ?, ?, ?, ?, ?)");
    return statement
        .bind(run, table, difference.table.database, difference.table.table,
              columnsText(difference.cells), columnsText(difference.key))
        .run();
}

Result<std::int64_t> largest(sqlite3 *database, const char *sql, std::int64_t run)
{
    Statement statement(database, sql);
    if (auto row = statement.bind(run).step(); !row)
        return failure(std::move(row));
    return statement.integer(0);
}

// One transaction after the other, until nothing that @p condition names is left.
Result<void> removeAll(StateDatabase &state, std::int64_t run, const std::string &condition)
{
    for (;;) {
        const std::scoped_lock lock(state.mutex());
        Transaction transaction(state.handle());
        if (auto begun = transaction.begin(); !begun)
            return begun;
        Statement statement(state.handle(),
                            "DELETE FROM difference WHERE id IN (SELECT id FROM difference WHERE "
                            "run_number = ?1 AND "
                                + condition + " LIMIT ?2)");
        if (auto done = statement.bind(run, removedAtOnce).run(); !done)
            return done;
        const int removed = sqlite3_changes(state.handle());
        if (auto committed = transaction.commit(); !committed)
            return committed;
        if (removed < removedAtOnce)
            return {};
    }
}

std::string ofTable(int table)
{
    return "table_number = " + std::to_string(table);
}

std::string numberText(DifferenceState state)
{
    return std::to_string(static_cast<int>(state));
}

// The outcomes to be taken over, beside the database: they matter for this verification only.
Result<void> rememberOutcomes(sqlite3 *database, std::int64_t run, int table)
{
    if (auto made = executeSql(database, "CREATE TEMP TABLE IF NOT EXISTS difference_outcome ("
                                         "run_number INTEGER, table_number INTEGER, key_hash TEXT, "
                                         "state INTEGER, message TEXT, PRIMARY KEY (run_number, "
                                         "table_number, key_hash)) WITHOUT ROWID");
        !made)
        return made;
    Statement statement(database,
                        "INSERT OR IGNORE INTO temp.difference_outcome SELECT run_number, "
                        "table_number, key_hash, state, message FROM difference WHERE "
                        "run_number = ? AND table_number = ? AND state IN ("
                            + numberText(DifferenceState::ChangedMeanwhile) + ", "
                            + numberText(DifferenceState::Failed) + ")");
    return statement.bind(run, table).run();
}

Result<void> restoreOutcomes(sqlite3 *database, std::int64_t run, int table)
{
    Statement exists(database, "SELECT 1 FROM temp.sqlite_master WHERE name = "
                               "'difference_outcome'");
    const auto known = exists.step();
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return {};
    Statement restore(database, "UPDATE difference SET state = o.state, message = o.message "
                                "FROM temp.difference_outcome AS o WHERE "
                                "difference.run_number = ?1 AND difference.table_number = ?2 AND "
                                "difference.state = 0 AND o.run_number = ?1 AND "
                                "o.table_number = ?2 AND o.key_hash = difference.key_hash");
    if (auto done = restore.bind(run, table).run(); !done)
        return done;
    Statement forget(database, "DELETE FROM temp.difference_outcome WHERE run_number = ? AND "
                               "table_number = ?");
    return forget.bind(run, table).run();
}

// What was repaired and is found again was not repaired.
Result<void> dropFoundAgain(sqlite3 *database, std::int64_t run, int table)
{
    const std::string repaired = numberText(DifferenceState::Repaired);
    Statement statement(database,
                        "DELETE FROM difference WHERE run_number = ?1 AND table_number = ?2 AND "
                        "state = "
                            + repaired
                            + " AND key_hash IN (SELECT key_hash FROM difference WHERE "
                              "run_number = ?1 AND table_number = ?2 AND state <> "
                            + repaired + ")");
    return statement.bind(run, table).run();
}

} // namespace

Result<void> DifferenceWriter::beginTable(const std::string &runId, int table, Earlier earlier)
{
    std::int64_t run = 0;
    {
        const std::scoped_lock lock(m_database.mutex());
        auto number = requireNumber(m_database.handle(), runId);
        if (!number)
            return failure(std::move(number));
        run = *number;
        if (earlier == Earlier::KeepOutcomes) {
            if (auto kept = rememberOutcomes(m_database.handle(), run, table); !kept)
                return kept;
        }
    }
    std::string which = ofTable(table);
    if (earlier == Earlier::KeepOutcomes)
        which += " AND state <> " + numberText(DifferenceState::Repaired);
    return removeAll(m_database, run, which);
}

Result<void> DifferenceWriter::add(const std::string &runId, int table,
                                   const std::vector<Difference> &differences)
{
    if (differences.empty())
        return {};
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto run = requireNumber(database, runId);
    if (!run)
        return tl::unexpected(run.error());
    const auto ordinal = largest(
        database, "SELECT coalesce(max(ordinal), 0) FROM difference WHERE run_number = ?", *run);
    if (!ordinal)
        return tl::unexpected(ordinal.error());
    if (auto shape = writeShape(database, *run, table, differences.front()); !shape)
        return shape;
    Statement head(database, "INSERT INTO difference (run_number, ordinal, table_number, kind, "
                             "state, message, key_text, copies, key_hash, source_hash, sink_hash) "
                             "VALUES (?, ?, ?, ?, 0, '', ?, ?, ?, ?, ?)");
    Statement body(database, "INSERT INTO difference_row VALUES (?, ?, ?, ?)");
    std::int64_t next = *ordinal;
    for (const Difference &difference : differences) {
        head.bind(*run, ++next, table, static_cast<int>(difference.kind), keyText(difference),
                  difference.copies, difference.keyHash, difference.sourceHash,
                  difference.sinkHash);
        if (auto done = head.run(); !done)
            return done;
        body.bind(static_cast<std::int64_t>(sqlite3_last_insert_rowid(database)),
                  cellsText(difference.kind, difference.cells), locatorsText(difference.locators),
                  difference.repairSql);
        if (auto done = body.run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> DifferenceWriter::endTable(const std::string &runId, int table)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto run = requireNumber(database, runId);
    if (!run)
        return tl::unexpected(run.error());
    for (auto *step : {restoreOutcomes, dropFoundAgain}) {
        if (auto done = step(database, *run, table); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> DifferenceWriter::finish(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto run = requireNumber(m_database.handle(), runId);
    if (!run)
        return tl::unexpected(run.error());
    Statement statement(m_database.handle(),
                        "UPDATE difference SET ordinal = n.dense FROM (SELECT id AS of_id, "
                        "row_number() OVER (ORDER BY table_number, ordinal) AS dense FROM "
                        "difference WHERE run_number = ?1) AS n "
                        "WHERE difference.id = n.of_id AND difference.ordinal <> n.dense");
    return statement.bind(*run).run();
}

Result<void> DifferenceWriter::setOutcomes(const std::string &runId,
                                           const std::vector<DifferenceOutcome> &outcomes)
{
    if (outcomes.empty())
        return {};
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto run = requireNumber(database, runId);
    if (!run)
        return tl::unexpected(run.error());
    Statement statement(database, "UPDATE difference SET state = ?, message = ? WHERE "
                                  "run_number = ? AND ordinal = ?");
    for (const DifferenceOutcome &outcome : outcomes) {
        statement.bind(static_cast<int>(outcome.state), outcome.message, *run, outcome.ordinal);
        if (auto done = statement.run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> DifferenceWriter::replace(const std::string &runId, std::uint64_t ordinal,
                                       const Difference &difference)
{
    const std::scoped_lock lock(m_database.mutex());
    sqlite3 *database = m_database.handle();
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto run = requireNumber(database, runId);
    if (!run)
        return tl::unexpected(run.error());
    Statement body(database, "UPDATE difference_row SET cells = ?, locators = ?, repair_sql = ? "
                             "WHERE id = (SELECT id FROM difference WHERE run_number = ? AND "
                             "ordinal = ?)");
    body.bind(cellsText(difference.kind, difference.cells), locatorsText(difference.locators),
              difference.repairSql, *run, ordinal);
    if (auto done = body.run(); !done)
        return done;
    Statement head(database, "UPDATE difference SET kind = ?, state = 0, message = '', "
                             "key_text = ?, copies = ?, key_hash = ?, source_hash = ?, "
                             "sink_hash = ? WHERE run_number = ? AND ordinal = ?");
    head.bind(static_cast<int>(difference.kind), keyText(difference), difference.copies,
              difference.keyHash, difference.sourceHash, difference.sinkHash, *run, ordinal);
    if (auto done = head.run(); !done)
        return done;
    return transaction.commit();
}

Result<void> DifferenceWriter::remove(const std::string &runId)
{
    std::int64_t run = 0;
    {
        const std::scoped_lock lock(m_database.mutex());
        const auto number = differenceRun(m_database.handle(), runId);
        if (!number)
            return tl::unexpected(number.error());
        if (!*number)
            return {};
        run = **number;
    }
    if (auto removed = removeAll(m_database, run, "1"); !removed)
        return removed;
    const std::scoped_lock lock(m_database.mutex());
    Statement shapes(m_database.handle(), "DELETE FROM difference_table WHERE run_number = ?");
    return shapes.bind(run).run();
}

} // namespace godwit
