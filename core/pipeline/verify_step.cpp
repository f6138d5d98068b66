#include "core/pipeline/verify_step.h"

#include "core/pipeline/back_off.h"
#include "core/pipeline/held_reader.h"
#include "core/pipeline/reader_pool.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

namespace godwit {

namespace {

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

// @p group: those that are compared; @p whole: all that land on their sink table.
CompareRequest requestFor(const RunContext &context, const std::vector<std::size_t> &group,
                          bool whole)
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
    // A table that was skipped may have left rows there before.
    request.ignoreExtraSinkRows = !whole || mayHoldOtherRows(context, group);
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

VerifyResult skipped()
{
    VerifyResult result;
    result.state = VerifyState::Skipped;
    result.method = "not compared";
    result.message = skippedReason;
    return result;
}

Result<Snapshot> takeSnapshot(RunContext &context, int readers)
{
    auto snapshot = context.source.openSnapshot(context.sourceTables(), readers);
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
Result<VerifyResult> comparePatiently(RunContext &context, const CompareRequest &request,
                                      int shownAs)
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
        const ProgressBoard::Comparison shown(context.board, shownAs, progress);
        auto compared = compareTable(request, differences, progress, context.stop);
        if (compared || !isWorthRetrying(compared.error().code) || backOff.isExhausted()
            || handedOn)
            return compared;
        context.sayReconnecting(compared.error().message + "; comparing again");
        if (!backOff.pause(context.stop))
            return compared;
    }
}

Result<void> conclude(RunContext &context, std::size_t number, const VerifyResult &result)
{
    TableRecord &record = context.record.tables[number];
    record.verify = result;
    return context.save(record);
}

/// The verification of one run: its readers, lent to one comparison after the other.
class Verification
{
public:
    explicit Verification(RunContext &context)
        : m_context(context)
        , m_sources(std::move(context.snapshot.readers), [this] { return moreSources(); })
        , m_sinks({}, [this] { return m_context.sink.openReader(); })
    {
        context.snapshot.readers.clear();
    }

    Result<void> run()
    {
        for (const auto &group : m_context.sinks.all()) {
            std::vector<std::size_t> compared;
            if (auto chosen = choose(group, compared); !chosen)
                return chosen;
            if (compared.empty())
                continue;
            if (auto done = compare(compared, compared.size() == group.size()); !done)
                return done;
        }
        return {};
    }

private:
    // What is skipped, or cannot travel, has its verdict at once; the rest is to be compared.
    Result<void> choose(const std::vector<std::size_t> &group, std::vector<std::size_t> &compared)
    {
        for (const std::size_t number : group) {
            Result<void> done;
            if (m_context.isSkipped(number)) {
                done = conclude(m_context, number, skipped());
            } else if (const auto &error = m_context.transferErrors[number]) {
                m_context.record.errors.push_back(*error);
                done = conclude(m_context, number, notProven(*error));
            } else {
                compared.push_back(number);
            }
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> compare(const std::vector<std::size_t> &group, bool whole)
    {
        const TableName &sink = m_context.record.tables[group.front()].sink;
        m_context.show("comparing " + sink.qualified());
        CompareRequest request = requestFor(m_context, group, whole);
        request.readersPerSide = m_context.controls.threads(); // as it is asked for now
        request.sourceReader = [this] {
            return held(m_sources, m_context.controls.permits(), m_context.controls.sourceRate());
        };
        request.sinkReader = [this] {
            return held(m_sinks, m_context.controls.sinkPermits(), m_context.controls.sinkRate());
        };
        auto compared = comparePatiently(m_context, request, static_cast<int>(group.front()));
        if (m_context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while comparing " + sink.qualified());
        const VerifyResult result = compared ? *compared : notProven(compared.error());
        if (!compared)
            m_context.record.errors.push_back(std::move(compared.error()).of(sink.qualified()));
        for (const std::size_t number : group) {
            if (auto saved = conclude(m_context, number, result); !saved)
                return saved;
        }
        return {};
    }

    Result<std::unique_ptr<RowReader>> held(ReaderPool &pool, WorkPermits &permits,
                                            RateLimiter &rate)
    {
        auto lent = pool.lend();
        if (!lent)
            return lent;
        return std::make_unique<HeldReader>(std::move(*lent), permits, rate,
                                            m_context.alerts.moved());
    }

    Result<std::unique_ptr<RowReader>> moreSources()
    {
        const std::scoped_lock lock(m_context.recordMutex); // comparing threads ask at once
        auto more = takeSnapshot(m_context, 1);
        if (!more)
            return failure(std::move(more));
        return std::move(more->readers.front());
    }

    RunContext &m_context;
    ReaderPool m_sources, m_sinks;
};

// The copy's own snapshot proves the copy even while the source goes on changing.
Result<void> openReaders(RunContext &context)
{
    const int most = context.source.maximumWriters();
    const int asked = std::min(most, context.controls.prepared(StepKind::FullVerify));
    if (!isUsable(context.snapshot)) {
        auto snapshot = takeSnapshot(context, asked);
        if (!snapshot)
            return failure(std::move(snapshot));
        context.snapshot = std::move(*snapshot);
    }
    // More readers than the snapshot has would see a later instant.
    const int readers = std::min(most, static_cast<int>(context.snapshot.readers.size()));
    context.controls.allow(
        readers,
        readers == most
            ? context.source.describe() + " is read by " + std::to_string(most) + " at a time"
            : std::to_string(readers) + " readers share the instant that is being compared");
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

std::optional<bool> overallVerdict(const RunContext &context)
{
    const auto verdict = overallVerdict(context.record.tables);
    // Also a view that was left out: the destination is not what was asked for.
    if (verdict.value_or(false) && context.objects.hasSkipped())
        return std::nullopt;
    return verdict;
}

Result<void> runVerifyStep(RunContext &context)
{
    if (auto opened = openReaders(context); !opened)
        return opened;
    if (auto done = Verification(context).run(); !done)
        return done;
    context.record.consistent = overallVerdict(context);
    context.alerts.verified(context.record.tables);
    return {};
}

} // namespace godwit
