// A project of one table between two SQLite files, stored in a home and run there.
#pragma once

#include "core/pipeline/project_run.h"
#include "core/project/project_json.h"
#include "core/state/project_store.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/core/state/state_home.h"
#include "tests/support/stopped_after_planning.h"

namespace godwit::test {

struct SmallProject
{
    SmallProject()
    {
        source.run("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                   "INSERT INTO t VALUES (1,'one'),(2,'two'),(3,'three')");
        project.name = "shop";
        project.sourceEndpointId = "e_source";
        project.sinkEndpointId = "e_sink";
        project.enableStructTransfer = project.enableFullTransfer = true;
        project.enableFullVerify = true;
        DatabaseMapping database;
        database.name = "main";
        database.tables.push_back({"t", {}, {}, {}, {}, {}, {}});
        project.transferMapping.databases.push_back(database);
    }

    std::string sinkUrl() const
    {
        DataSource url;
        url.kind = StoreKind::Sqlite;
        url.path = sink.path();
        return url.url();
    }

    /// Stores the project as the window does it, without a run.
    std::string store(StateDatabase &state) const
    {
        return ProjectStore(state).put(project.name, "MIGRATION", writeProject(project))->id;
    }

    Result<RunRecord> run(StateDatabase &state, bool resume = false,
                          std::stop_token stop = {}) const
    {
        RunOptions options;
        options.rowsPerChunk = rowsPerChunk;
        options.resume = resume;
        options.payload = writeProject(project);
        options.sinkUrl = sinkUrl();
        ProgressBoard board;
        return runProject(project, *source.connector(), *sink.connector(), state, options, board,
                          stop);
    }

    /// A run that was stopped before its first step: its record is written, nothing at the sink.
    Result<RunRecord> runHalf(StateDatabase &state) const
    {
        std::stop_source stop;
        RunOptions options;
        options.payload = writeProject(project);
        options.sinkUrl = sinkUrl();
        ProgressBoard board;
        StoppedAfterPlanning stopping(source.connector(), stop);
        return runProject(project, stopping, *sink.connector(), state, options, board,
                          stop.get_token());
    }

    SqliteFile source{"source.db"};
    SqliteFile sink{"sink.db"};
    Project project;
    std::uint64_t rowsPerChunk = 0;
};

} // namespace godwit::test
