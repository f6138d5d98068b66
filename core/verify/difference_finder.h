#pragma once

#include "core/verify/compare_shape.h"
#include "core/verify/row_digest.h"

#include <mutex>
#include <unordered_map>
#include <vector>

namespace godwit {

class DifferenceDescriber;

/// Pairs the rows of a few buckets by their key. All rows of the source first, then all of the
/// sink: a sink row that equals one of the source is dropped at once, so that memory holds the
/// source's rows of these buckets and what is wrong at the sink.
class DifferenceFinder
{
public:
    /// @p wanted: one flag per bucket.
    DifferenceFinder(const CompareRequest &request, const CompareShape &shape,
                     const std::vector<bool> &wanted)
        : m_request(request)
        , m_shape(shape)
        , m_wanted(wanted)
    {}

    /// From several threads at once; @p row is the caller's own.
    void addSource(const RowBatch &batch, CanonicalRow &row);
    void addSink(const RowBatch &batch, CanonicalRow &row);

    /// Delivers every difference found, and counts it in @p result.
    Result<void> finish(const DifferenceSink &differences, VerifyResult &result);

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// One row value of one side, kept with its cells; equal rows are copies of one.
    struct Kept
    {
        Hash128 hash;
        std::uint64_t copies = 1;
        std::uint32_t batch = 0, row = 0;
        std::uint32_t next = none; ///< of the same key and side
    };
    struct Group
    {
        std::uint32_t source = none, sink = none; ///< first of each list, in m_kept
    };

    bool isWanted(std::string_view key) const
    {
        return m_wanted[hash64(key) & (m_wanted.size() - 1)];
    }
    bool countCopy(std::uint32_t first, const Hash128 &hash);
    bool takeCopy(std::uint32_t first, const Hash128 &hash);
    void keep(std::uint32_t &first, const Hash128 &hash, const RowBatch &batch, std::size_t row);
    Result<void> deliver(Group &group, const DifferenceDescriber &describer,
                         const DifferenceSink &differences, VerifyResult &result);

    const CompareRequest &m_request;
    const CompareShape &m_shape;
    const std::vector<bool> &m_wanted;
    std::mutex m_mutex;
    std::unordered_map<Hash128, Group> m_groups; ///< by the hash of the key
    std::vector<Kept> m_kept;
    std::vector<RowBatch> m_cells;
};

} // namespace godwit
