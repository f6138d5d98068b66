#include "core/pipeline/verify_step.h"

#include "core/pipeline/verification.h"

#include <algorithm>

namespace godwit {

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
    auto verification = Verification::open(context, {});
    if (!verification)
        return failure(std::move(verification));
    if (auto done = (*verification)->run(); !done)
        return done;
    context.record.consistent = overallVerdict(context);
    context.alerts.verified(context.record.tables);
    return {};
}

} // namespace godwit
