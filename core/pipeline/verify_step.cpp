#include "core/pipeline/verify_step.h"

#include "core/pipeline/back_off.h"
#include "core/pipeline/reader_pool.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace godwit {

namespace {

/// Source tables by the sink table they land on, in the run's order.
std::vector<std::vector<std::size_t>> groupsBySink(const RunContext &context)
{
    std::map<TableName, std::size_t> known;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < context.record.tables.size(); ++i) {
        const auto [found, added] = known.emplace(context.record.tables[i].sink, groups.size());
        if (added)
            groups.emplace_back();
        groups[found->second].push_back(i);
    }
    return groups;
}

// A table without a key that the project empties holds nothing but the copy, whatever the flag
// says.
bool mayHoldOtherRows(const RunContext &context, const std::vector<std::size_t> &group)
{
    const FullTransferConfig &config = context.project.fullTransferConfig;
    if (!config.allowDestTableNotEmpty)
        return false;
    const bool hasKey = context.plan.tables[group.front()].source.rowKey() != nullptr;
    return hasKey || !config.nonePkUkTruncateDstTable || group.size() > 1;
}

CompareRequest requestFor(const RunContext &context, const std::vector<std::size_t> &group)
{
    CompareRequest request;
    for (const std::size_t number : group) {
        request.sources.push_back(context.transfers[number]);
        request.estimatedRows += context.plan.tables[number].source.estimatedRows;
        request.estimatedBytes += context.plan.tables[number].source.dataBytes;
    }
    request.sinkSchema = context.sinkSchemas[group.front()];
    request.sinkDialect = context.plan.sinkFacts.dialect;
    if (context.rowsPerChunk > 0)
        request.smallestSlice = context.rowsPerChunk;
    request.ignoreExtraSinkRows = mayHoldOtherRows(context, group);
    return request;
}

VerifyResult notProven(const Error &error)
{
    VerifyResult result;
    result.state = VerifyState::NotProven;
    result.method = "not compared";
    result.message = error.message;
    return result;
}

Result<Snapshot> takeSnapshot(RunContext &context, int readers)
{
    std::vector<TableName> names;
    for (const TableRecord &table : context.record.tables)
        names.push_back(table.source);
    auto snapshot = context.source.openSnapshot(names, readers);
    if (!snapshot)
        return snapshot;
    if (auto added = context.addSnapshot(*snapshot, "verify"); !added)
        return failure(std::move(added));
    return snapshot;
}

// A snapshot whose readers were cancelled or lost cannot be read from any more.
bool isUsable(const Snapshot &snapshot)
{
    return !snapshot.readers.empty();
}

// After a lost connection the table is compared again from the start, unless differences have been
// handed on already: they would come twice.
Result<VerifyResult> comparePatiently(RunContext &context, const CompareRequest &request)
{
    std::atomic<bool> handedOn{false};
    DifferenceSink differences;
    if (context.differences) {
        differences = [&](const Difference &difference) {
            handedOn = true;
            return context.differences(difference);
        };
    }
    for (BackOff backOff;;) {
        CompareProgress progress;
        auto compared = compareTable(request, differences, progress, context.stop);
        if (compared || !isWorthRetrying(compared.error().code) || backOff.isExhausted()
            || handedOn)
            return compared;
        context.say("warning: " + compared.error().message + "; comparing again");
        if (!backOff.pause(context.stop))
            return compared;
    }
}

Result<void> compareGroup(RunContext &context, const std::vector<std::size_t> &group,
                          CompareRequest request)
{
    const TableName &sink = context.record.tables[group.front()].sink;
    context.show("comparing " + sink.qualified());
    auto compared = comparePatiently(context, request);
    if (context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while comparing " + sink.qualified());
    const VerifyResult result = compared ? *compared : notProven(compared.error());
    if (!compared)
        context.record.errors.push_back(std::move(compared.error()).of(sink.qualified()));
    for (const std::size_t number : group) {
        TableRecord &record = context.record.tables[number];
        record.verify = result;
        if (auto saved = context.save(record); !saved)
            return saved;
    }
    return {};
}

} // namespace

std::optional<bool> overallVerdict(const std::vector<TableRecord> &tables)
{
    const auto count = [&](VerifyState state) {
        return std::count_if(tables.begin(), tables.end(),
                             [&](const TableRecord &t) { return t.verify.state == state; });
    };
    if (count(VerifyState::Different) > 0)
        return false;
    if (count(VerifyState::NotProven) > 0 || count(VerifyState::Skipped) > 0)
        return std::nullopt;
    return true;
}

Result<void> runVerifyStep(RunContext &context)
{
    int readers = std::max(
        1, workersFor(context.project.fullTransferConfig.fullVerifySpeedMode, context.source));
    if (!isUsable(context.snapshot)) {
        auto snapshot = takeSnapshot(context, readers);
        if (!snapshot)
            return failure(std::move(snapshot));
        context.snapshot = std::move(*snapshot);
    }
    // More readers than the snapshot has would see a later instant.
    readers = std::min(readers, static_cast<int>(context.snapshot.readers.size()));
    // The copy's own snapshot proves the copy even while the source goes on changing.
    std::mutex recording; // comparing threads ask for readers at the same time
    ReaderPool sources(std::move(context.snapshot.readers),
                       [&]() -> Result<std::unique_ptr<RowReader>> {
                           const std::scoped_lock lock(recording);
                           auto more = takeSnapshot(context, 1);
                           if (!more)
                               return failure(std::move(more));
                           return std::move(more->readers.front());
                       });
    context.snapshot.readers.clear();
    ReaderPool sinks({}, [&] { return context.sink.openReader(); });
    for (const auto &group : groupsBySink(context)) {
        CompareRequest request = requestFor(context, group);
        request.readersPerSide = readers;
        request.sourceReader = [&] { return sources.lend(); };
        request.sinkReader = [&] { return sinks.lend(); };
        if (auto compared = compareGroup(context, group, std::move(request)); !compared)
            return compared;
    }
    context.record.consistent = overallVerdict(context.record.tables);
    return {};
}

} // namespace godwit
