// A home with one finished, verified run, changed by each test before it is stored.
#pragma once

#include "core/service/proof_file.h"
#include "core/state/difference_writer.h"
#include "core/state/object_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <cstdlib>

namespace godwit::test {

inline StepRecord stepOf(StepKind kind, StepState state = StepState::Finished)
{
    StepRecord step;
    step.step = kind;
    step.state = state;
    step.startedAt = "2026-11-25T01:00:00Z";
    step.finishedAt = "2026-11-25T01:00:10Z";
    step.seconds = 10;
    return step;
}

inline TableRecord tableOf(int number, const std::string &name,
                           VerifyState state = VerifyState::Consistent)
{
    TableRecord table;
    table.number = number;
    table.source = {"shop", name};
    table.sink = {"store", name};
    table.state = StepState::Finished;
    table.rowsRead = table.rowsWritten = 1000;
    table.bytes = 64 << 10;
    table.chunksDone = table.chunksPlanned = 3;
    table.verify.state = state;
    table.verify.method = "every row of both sides was read";
    table.verify.sourceRows = table.verify.sinkRows = 1000;
    table.verify.sourceDigest = table.verify.sinkDigest = std::string(32, 'a');
    return table;
}

inline Difference differenceOf(const TableName &sink, int key, DifferenceKind kind)
{
    Difference difference;
    difference.table = sink;
    difference.kind = kind;
    const std::string id = std::to_string(key);
    difference.cells = {
        {"id", id, id, false, false, false},
        {"note", "SOURCEVALUE", "SINKVALUE", false, false, kind == DifferenceKind::Different}};
    difference.key = {difference.cells.front()};
    difference.repairSql = "UPDATE SOURCEVALUE";
    difference.keyHash = std::string(28, '0') + std::to_string(1000 + key);
    difference.sourceHash = kind == DifferenceKind::OnlyInSink ? "" : difference.keyHash;
    difference.sinkHash = kind == DifferenceKind::OnlyInSource ? "" : difference.keyHash;
    return difference;
}

struct ProofHome : StateHome
{
    std::unique_ptr<StateDatabase> state = open();
    std::string project;
    RunRecord run;
    RunFacts facts;
    bool hasFacts = true;
    ProjectState runState = ProjectState::Finished;
    std::vector<ObjectRecord> objects;

    explicit ProofHome(const std::string &name = "shop")
    {
        project = ProjectStore(*state).put(name, "MIGRATION", "{}")->id;
        run.projectId = project;
        run.projectName = name;
        run.sourceUrl = "mysql://app@db.example:3306/";
        run.sinkUrl = "mysql://app@new.example:3306/";
        run.startedAt = "2026-11-25T01:00:00Z";
        run.consistent = true;
        run.steps = {stepOf(StepKind::Precheck), stepOf(StepKind::FullTransfer),
                     stepOf(StepKind::FullVerify)};
        run.tables = {tableOf(0, "orders"), tableOf(1, "items")};
        SnapshotRecord snapshot;
        snapshot.purpose = "copy";
        snapshot.info.takenAt = "2026-11-25T01:00:01Z";
        snapshot.info.position = "binlog.000003:154";
        snapshot.info.method = "one read transaction for all readers";
        run.snapshots = {snapshot};
        facts.sourceServer = "MySQL 8.0.36";
        facts.sinkServer = "MariaDB 10.11.6";
        facts.prediction = RunFacts::Prediction{5, 60, 2000, 128 << 10};
    }

    StepRecord &verification() { return run.steps.back(); }

    /// Stores the run as it is described now, as the project's newest.
    bool store()
    {
        RunStore runs(*state);
        auto created = runs.create(run);
        if (!created)
            return false;
        run.id = created->id;
        run.startedAt = created->startedAt;
        bool done = runs.saveState(run.id, runState, run.consistent, run.errors).has_value();
        done = done && ProjectStore(*state).setState(project, runState).has_value();
        if (hasFacts)
            done = done && RunFactsStore(*state).save(run.id, facts).has_value();
        return done && ObjectStore(*state).begin(run.id, objects).has_value();
    }

    bool addDifferences(int table, const std::vector<Difference> &differences)
    {
        DifferenceWriter writer(*state);
        return writer.beginTable(run.id, table, DifferenceWriter::Earlier::Forget)
               && writer.add(run.id, table, differences) && writer.endTable(run.id, table)
               && writer.finish(run.id);
    }

    Result<ProofReport> report(const std::string &runId = {})
    {
        return collectProof(*state, project, runId);
    }
    std::string file(ProofFormat format)
    {
        const auto made = report();
        const auto key = ProofKey::ofHome(path);
        return made && key ? proofFile(*made, format, *key) : std::string();
    }
};

} // namespace godwit::test
