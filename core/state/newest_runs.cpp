#include "core/state/newest_runs.h"

#include "core/state/sql.h"

namespace godwit {

namespace {

constexpr const char *newestNumbers = "(SELECT max(number) FROM run WHERE project_id IN (SELECT id "
                                      "FROM project) GROUP BY project_id)";

tl::unexpected<Error> damaged(const std::string &runId)
{
    return fail(ErrorCode::StateDamaged,
                "Godwit's own database is damaged: run " + runId
                    + " has a state or a step that does not exist",
                "restore state.db from a backup, or move it away together with its -wal and -shm "
                "files to start afresh");
}

using Summaries = std::map<std::string, NewestRun>; // by run id

Result<void> readRuns(sqlite3 *database, Summaries &runs)
{
    Statement statement(
        database, std::string("SELECT id, project_id, state, started_at, finished_at, consistent "
                              "FROM run WHERE number IN ")
                      + newestNumbers);
    return eachRow(statement, [&](const Statement &row) -> Result<void> {
        NewestRun run;
        run.runId = row.text(0);
        run.projectId = row.text(1);
        const auto state = projectStateOf(row.text(2));
        if (!state)
            return damaged(run.runId);
        run.state = *state;
        run.startedAt = row.text(3);
        run.finishedAt = row.text(4);
        if (!row.isNull(5))
            run.consistent = row.integer(5) != 0;
        runs.emplace(run.runId, std::move(run));
        return {};
    });
}

Result<void> readSteps(sqlite3 *database, Summaries &runs)
{
    Statement statement(database,
                        std::string("SELECT run_id, run_step.name, run_step.state, "
                                    "run_step.started_at, run_step.finished_at, seconds, message "
                                    "FROM run_step JOIN run ON run.id = run_id "
                                    "WHERE number IN ")
                            + newestNumbers + " ORDER BY run_id, step");
    return eachRow(statement, [&](const Statement &row) -> Result<void> {
        const auto run = runs.find(row.text(0));
        if (run == runs.end())
            return {};
        const auto kind = stepOf(row.text(1));
        const auto state = stepStateOf(row.text(2));
        if (!kind || !state)
            return damaged(run->first);
        StepRecord step;
        step.step = *kind;
        step.state = *state;
        step.startedAt = row.text(3);
        step.finishedAt = row.text(4);
        step.seconds = row.real(5);
        step.message = row.text(6);
        run->second.steps.push_back(std::move(step));
        return {};
    });
}

// As numbers with a point: the sum of many estimates may be more than 2^63.
Result<void> readTables(sqlite3 *database, Summaries &runs)
{
    Statement statement(
        database,
        std::string("SELECT run_id, count(*), sum(t.state = 'FINISHED'), "
                    "total(rows_written), total(CASE WHEN t.state = 'FINISHED' THEN "
                    "rows_written ELSE max(estimated_rows, rows_written) END) "
                    "FROM run_table AS t JOIN run ON run.id = run_id WHERE run.number IN ")
            + newestNumbers + " GROUP BY run_id");
    return eachRow(statement, [&](const Statement &row) -> Result<void> {
        const auto run = runs.find(row.text(0));
        if (run == runs.end())
            return {};
        run->second.tables = static_cast<int>(row.integer(1));
        run->second.tablesCopied = static_cast<int>(row.integer(2));
        run->second.rowsWritten = row.real(3);
        run->second.rowsEstimated = row.real(4);
        return {};
    });
}

} // namespace

Result<std::map<std::string, NewestRun>> newestRuns(StateDatabase &database)
{
    const std::scoped_lock lock(database.mutex());
    Summaries runs;
    for (auto *read : {readRuns, readSteps, readTables}) {
        if (auto done = read(database.handle(), runs); !done)
            return failure(std::move(done));
    }
    std::map<std::string, NewestRun> byProject;
    for (auto &[id, run] : runs) {
        std::string project = run.projectId;
        byProject.emplace(std::move(project), std::move(run));
    }
    return byProject;
}

Result<std::vector<std::string>> sinkUrlsOf(StateDatabase &database, const std::string &projectId)
{
    const std::scoped_lock lock(database.mutex());
    Statement statement(
        database.handle(),
        "SELECT DISTINCT sink_url FROM run WHERE project_id = ? AND sink_url <> ''");
    statement.bind(projectId);
    return allRows<std::string>(statement, [](const Statement &row) { return row.text(0); });
}

} // namespace godwit
