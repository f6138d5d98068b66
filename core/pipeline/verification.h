#pragma once

#include "core/pipeline/compare_request.h"
#include "core/pipeline/difference_recorder.h"
#include "core/pipeline/reader_pool.h"

#include <functional>

namespace godwit {

struct VerificationScope
{
    /// Which groups of tables are compared; empty: all.
    std::function<bool(const CompareGroup &)> wanted{};
    DifferenceWriter::Earlier earlier = DifferenceWriter::Earlier::Forget;
};

/// The comparisons of one run: its readers, lent to one table after the other. Verdicts go into the
/// run's record and its store, differences into the home.
class Verification
{
public:
    /// Takes over the context's snapshot, or takes one where it has none.
    static Result<std::unique_ptr<Verification>> open(RunContext &context, VerificationScope scope);

    [[nodiscard]] Result<void> run();

private:
    Verification(RunContext &context, VerificationScope scope);

    Result<void> choose(const CompareGroup &group, CompareGroup &compared);
    Result<void> compare(const CompareGroup &group, bool whole);
    Result<void> openVerdict(const CompareGroup &group);
    Result<VerifyResult> comparePatiently(const CompareRequest &request, int shownAs,
                                          DifferenceRecorder &recorder);
    Result<VerifyResult> compareOnce(const CompareRequest &request, int shownAs,
                                     DifferenceRecorder &recorder, bool &handedOn);
    DifferenceRecorder recorderOf(std::size_t table) const;
    Result<void> conclude(std::size_t number, const VerifyResult &result);
    Result<std::unique_ptr<RowReader>> held(ReaderPool &pool, WorkPermits &permits,
                                            RateLimiter &rate);
    Result<std::unique_ptr<RowReader>> moreSources();

    RunContext &m_context;
    VerificationScope m_scope;
    ReaderPool m_sources, m_sinks;
    bool m_homeFailed = false; ///< it can take no more: every other table would meet the same
};

} // namespace godwit
