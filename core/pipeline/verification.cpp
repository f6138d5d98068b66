#include "core/pipeline/verification.h"

#include "core/pipeline/back_off.h"
#include "core/pipeline/held_reader.h"

#include <algorithm>

namespace godwit {

namespace {

VerifyResult notCompared(VerifyState state, const std::string &reason)
{
    VerifyResult result;
    result.state = state;
    result.method = "not compared";
    result.message = reason;
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

Result<std::unique_ptr<Verification>> Verification::open(RunContext &context,
                                                         VerificationScope scope)
{
    if (auto opened = openReaders(context); !opened)
        return failure(std::move(opened));
    return std::unique_ptr<Verification>(new Verification(context, std::move(scope)));
}

Verification::Verification(RunContext &context, VerificationScope scope)
    : m_context(context)
    , m_scope(std::move(scope))
    , m_sources(std::move(context.snapshot.readers), [this] { return moreSources(); })
    , m_sinks({}, [this] { return m_context.sink.openReader(); })
{
    context.snapshot.readers.clear();
}

Result<void> Verification::run()
{
    for (const CompareGroup &group : m_context.sinks.all()) {
        if (m_scope.wanted && !m_scope.wanted(group))
            continue;
        CompareGroup compared;
        if (auto chosen = choose(group, compared); !chosen)
            return chosen;
        if (compared.empty())
            continue;
        if (auto done = compare(compared, compared.size() == group.size()); !done)
            return done;
    }
    return m_context.differenceStore ? m_context.differenceStore->finish(m_context.record.id)
                                     : Result<void>();
}

// What is skipped, or cannot travel, has its verdict at once; the rest is to be compared.
Result<void> Verification::choose(const CompareGroup &group, CompareGroup &compared)
{
    for (const std::size_t number : group) {
        VerifyResult verdict;
        if (m_context.isSkipped(number)) {
            verdict = notCompared(VerifyState::Skipped, skippedReason);
        } else if (const auto &error = m_context.transferErrors[number]) {
            m_context.record.errors.push_back(*error);
            verdict = notCompared(VerifyState::NotProven, error->message);
        } else {
            compared.push_back(number);
            continue;
        }
        if (auto forgotten = recorderOf(number).begin(); !forgotten)
            return forgotten;
        if (auto done = conclude(number, verdict); !done)
            return done;
    }
    return {};
}

Result<void> Verification::compare(const CompareGroup &group, bool whole)
{
    const TableName &sink = m_context.record.tables[group.front()].sink;
    m_context.show("comparing " + sink.qualified());
    CompareRequest request = compareRequestOf(m_context, group, whole);
    request.readersPerSide = m_context.controls.threads(); // as it is asked for now
    request.sourceReader = [this] {
        return held(m_sources, m_context.controls.permits(), m_context.controls.sourceRate());
    };
    request.sinkReader = [this] {
        return held(m_sinks, m_context.controls.sinkPermits(), m_context.controls.sinkRate());
    };
    if (auto open = openVerdict(group); !open)
        return open;
    DifferenceRecorder recorder = recorderOf(group.front());
    auto compared = comparePatiently(request, static_cast<int>(group.front()), recorder);
    if (m_context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while comparing " + sink.qualified());
    if (!compared && m_homeFailed)
        return failure(std::move(compared));
    const VerifyResult result =
        compared ? *compared : notCompared(VerifyState::NotProven, compared.error().message);
    if (!compared) {
        if (auto forgotten = recorder.begin(); !forgotten) // half of them would be misleading
            return forgotten;
        m_context.record.errors.push_back(std::move(compared.error()).of(sink.qualified()));
    }
    for (const std::size_t number : group) {
        if (auto saved = conclude(number, result); !saved)
            return saved;
    }
    return {};
}

// Its differences are going to be found anew. Should this process die on the way, what is stored of
// them by then must not pass for all that there are.
Result<void> Verification::openVerdict(const CompareGroup &group)
{
    for (const std::size_t number : group) {
        const VerifyState before = m_context.record.tables[number].verify.state;
        if (before == VerifyState::NotProven || before == VerifyState::Skipped)
            continue;
        const VerifyResult open =
            notCompared(VerifyState::NotProven, "a verification broke off; verify again");
        if (auto saved = conclude(number, open); !saved)
            return saved;
    }
    return {};
}

// After a lost connection the table is compared again from the start, unless differences have been
// handed on already: they would come twice.
Result<VerifyResult> Verification::comparePatiently(const CompareRequest &request, int shownAs,
                                                    DifferenceRecorder &recorder)
{
    bool handedOn = false;
    for (BackOff backOff;;) {
        auto compared = compareOnce(request, shownAs, recorder, handedOn);
        if (compared || !isWorthRetrying(compared.error().code) || backOff.isExhausted()
            || handedOn)
            return compared;
        m_context.sayReconnecting(compared.error().message + "; comparing again");
        if (!backOff.pause(m_context.stop))
            return compared;
    }
}

Result<VerifyResult> Verification::compareOnce(const CompareRequest &request, int shownAs,
                                               DifferenceRecorder &recorder, bool &handedOn)
{
    if (auto begun = recorder.begin(); !begun) {
        m_homeFailed = true;
        return failure(std::move(begun));
    }
    CompareProgress progress;
    const ProgressBoard::Comparison shown(m_context.board, shownAs, progress);
    const DifferenceSink take = [&](const Difference &difference) -> Result<void> {
        if (auto recorded = recorder.add(difference); !recorded) {
            m_homeFailed = true;
            return recorded;
        }
        if (!m_context.differences)
            return {};
        handedOn = true;
        return m_context.differences(difference);
    };
    auto compared = compareTable(request, take, progress, m_context.stop);
    if (!compared)
        return compared;
    if (auto ended = recorder.end(); !ended) {
        m_homeFailed = true;
        return failure(std::move(ended));
    }
    compared->stored = recorder.stored();
    return compared;
}

DifferenceRecorder Verification::recorderOf(std::size_t table) const
{
    return DifferenceRecorder({m_context.differenceStore, m_context.record.id,
                               static_cast<int>(table), m_context.differenceCap, m_scope.earlier});
}

Result<void> Verification::conclude(std::size_t number, const VerifyResult &result)
{
    TableRecord &record = m_context.record.tables[number];
    record.verify = result;
    return m_context.save(record);
}

Result<std::unique_ptr<RowReader>> Verification::held(ReaderPool &pool, WorkPermits &permits,
                                                      RateLimiter &rate)
{
    auto lent = pool.lend();
    if (!lent)
        return lent;
    return std::make_unique<HeldReader>(std::move(*lent), permits, rate, m_context.alerts.moved());
}

Result<std::unique_ptr<RowReader>> Verification::moreSources()
{
    const std::scoped_lock lock(m_context.recordMutex); // comparing threads ask at once
    auto more = takeSnapshot(m_context, 1);
    if (!more)
        return failure(std::move(more));
    return std::move(more->readers.front());
}

} // namespace godwit
