// Whole runs between two SQLite files, on a thread of their own, watched and steered from the test.
#pragma once

#include "core/pipeline/project_run.h"
#include "core/project/project_json.h"
#include "core/state/object_store.h"
#include "core/state/project_store.h"
#include "core/state/run_control_store.h"
#include "core/state/run_store.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/core/state/state_home.h"

#include <functional>
#include <future>
#include <map>
#include <optional>

namespace godwit::test {

/// `CREATE TABLE NAME(id INTEGER PRIMARY KEY, v TEXT)` with @p rows rows.
inline std::string tableOfRows(const std::string &name, int rows)
{
    return "CREATE TABLE " + name + "(id INTEGER PRIMARY KEY, v TEXT);"
           + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
           + std::to_string(rows) + ") INSERT INTO " + name + " SELECT i, 'value ' || i FROM n;";
}

inline Project projectOf(const std::vector<std::string> &tables,
                         const std::vector<std::string> &views = {})
{
    Project project;
    project.name = "shop";
    project.sourceEndpointId = "e_source";
    project.sinkEndpointId = "e_sink";
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    DatabaseMapping database;
    database.name = "main";
    for (const std::string &table : tables)
        database.tables.push_back({table, {}, {}, {}, {}, {}, {}});
    for (const std::string &view : views)
        database.views.push_back({view, {}, {}, {}, {}, {}, {}});
    project.transferMapping.databases.push_back(database);
    return project;
}

class RunFixture
{
public:
    explicit RunFixture(Project made)
        : project(std::move(made))
        , state(home.open())
    {}
    ~RunFixture() { stop.request_stop(); }

    /// Begins, or goes on, on a thread of its own.
    void start(bool resume = false)
    {
        stop = {};
        board = std::make_unique<ProgressBoard>();
        m_run = std::async(std::launch::async, [this, resume, token = stop.get_token()] {
            RunOptions options;
            options.resume = resume;
            options.payload = writeProject(project);
            options.rowsPerChunk = rowsPerChunk;
            const auto sinkConnector = makeSink ? makeSink() : sink.connector();
            return runProject(project, *source.connector(), *sinkConnector, *state, options, *board,
                              token);
        });
    }
    bool hasEnded() { return m_run.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    Result<RunRecord> end() { return m_run.get(); }
    Result<RunRecord> run(bool resume = false)
    {
        start(resume);
        return end();
    }

    std::string projectId() { return (*ProjectStore(*state).find(project.name))->id; }
    std::string runId() { return (*RunStore(*state).newest(projectId()))->id; }
    /// All there is, whatever has been read before.
    RunProgress progress()
    {
        ProgressCursor all;
        return board->read(all);
    }
    StepKind step() { return progress().step; }
    bool hasBegun()
    {
        const auto known = ProjectStore(*state).find(project.name);
        return known && *known && *RunStore(*state).newest((*known)->id);
    }
    bool hasLogged(const std::string &part)
    {
        for (const LogLine &line : progress().newLog) {
            if (line.text.find(part) != std::string::npos)
                return true;
        }
        return false;
    }

    SqliteFile source{"source.db"};
    SqliteFile sink{"sink.db"};
    StateHome home;
    Project project;
    std::unique_ptr<StateDatabase> state;
    std::unique_ptr<ProgressBoard> board = std::make_unique<ProgressBoard>();
    std::stop_source stop;
    std::uint64_t rowsPerChunk = 0;
    std::function<std::unique_ptr<Connector>()> makeSink; ///< empty: the file

private:
    std::future<Result<RunRecord>> m_run;
};

inline StepState stateOf(const RunRecord &run, StepKind kind)
{
    for (const StepRecord &step : run.steps) {
        if (step.step == kind)
            return step.state;
    }
    return StepState::Init;
}

inline const TableRecord &tableOf(const RunRecord &run, const std::string &name)
{
    for (const TableRecord &table : run.tables) {
        if (table.source.table == name)
            return table;
    }
    qFatal("no such table");
}

} // namespace godwit::test
