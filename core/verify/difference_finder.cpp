#include "core/verify/difference_finder.h"

#include "core/verify/describe_difference.h"

#include <algorithm>

namespace godwit {

namespace {

/// A new arena now and then keeps the growing one from being copied as a whole.
constexpr std::size_t arenaBytes = 4 * 1024 * 1024;
/// A statement that adds copies of a row names each of them.
constexpr std::uint64_t copiesAtOnce = 1000;

} // namespace

bool DifferenceFinder::countCopy(std::uint32_t first, const Hash128 &hash)
{
    for (std::uint32_t at = first; at != none; at = m_kept[at].next) {
        if (m_kept[at].hash == hash) {
            ++m_kept[at].copies;
            return true;
        }
    }
    return false;
}

bool DifferenceFinder::takeCopy(std::uint32_t first, const Hash128 &hash)
{
    for (std::uint32_t at = first; at != none; at = m_kept[at].next) {
        if (m_kept[at].hash == hash && m_kept[at].copies > 0) {
            --m_kept[at].copies;
            return true;
        }
    }
    return false;
}

void DifferenceFinder::keep(std::uint32_t &first, const Hash128 &hash, const RowBatch &batch,
                            std::size_t row)
{
    if (m_cells.empty() || m_cells.back().bytes() > arenaBytes) {
        m_cells.emplace_back();
        m_cells.back().reset(batch.columns());
    }
    RowBatch &cells = m_cells.back();
    Kept kept;
    kept.hash = hash;
    kept.batch = static_cast<std::uint32_t>(m_cells.size() - 1);
    kept.row = static_cast<std::uint32_t>(cells.rows());
    kept.next = first;
    for (std::size_t column = 0; column < batch.columns(); ++column)
        cells.append(batch.kind(row, column), batch.cell(row, column));
    first = static_cast<std::uint32_t>(m_kept.size());
    m_kept.push_back(kept);
}

void DifferenceFinder::addSource(const RowBatch &batch, CanonicalRow &row)
{
    for (std::size_t i = 0; i < batch.rows(); ++i) {
        row.encode(batch, i);
        if (!isWanted(row.key()))
            continue;
        const Hash128 hash = hash128(row.bytes());
        const std::scoped_lock lock(m_mutex);
        Group &group = m_groups[hash128(row.key())];
        if (!countCopy(group.source, hash))
            keep(group.source, hash, batch, i);
    }
}

void DifferenceFinder::addSink(const RowBatch &batch, CanonicalRow &row)
{
    for (std::size_t i = 0; i < batch.rows(); ++i) {
        row.encode(batch, i);
        if (!isWanted(row.key()))
            continue;
        const Hash128 hash = hash128(row.bytes());
        const Hash128 key = hash128(row.key());
        const std::scoped_lock lock(m_mutex);
        const auto found = m_groups.find(key);
        if (found != m_groups.end() && takeCopy(found->second.source, hash))
            continue;
        if (m_request.ignoreExtraSinkRows && (found == m_groups.end() || !m_shape.hasKey()))
            continue;
        Group &group = found == m_groups.end() ? m_groups[key] : found->second;
        if (!countCopy(group.sink, hash))
            keep(group.sink, hash, batch, i);
    }
}

Result<void> DifferenceFinder::finish(const DifferenceSink &differences, VerifyResult &result)
{
    const DifferenceDescriber describer(m_request, m_shape);
    for (auto &[key, group] : m_groups) {
        if (auto delivered = deliver(group, describer, differences, result); !delivered)
            return delivered;
    }
    return {};
}

Result<void> DifferenceFinder::deliver(Group &group, const DifferenceDescriber &describer,
                                       const DifferenceSink &differences, VerifyResult &result)
{
    const auto rowOf = [&](const Kept &kept) { return RowOf{m_cells[kept.batch], kept.row}; };
    const auto skipEmpty = [&](std::uint32_t at) {
        while (at != none && m_kept[at].copies == 0)
            at = m_kept[at].next;
        return at;
    };
    const auto send = [&](const auto &describe) -> Result<void> {
        return differences ? differences(describe()) : Result<void>();
    };

    std::uint32_t source = skipEmpty(group.source);
    std::uint32_t sink = skipEmpty(group.sink);
    while (m_shape.hasKey() && source != none && sink != none) {
        Kept &right = m_kept[source];
        Kept &wrong = m_kept[sink];
        ++result.different;
        if (auto sent = send([&] { return describer.different(rowOf(right), rowOf(wrong)); });
            !sent)
            return sent;
        --right.copies;
        --wrong.copies;
        source = skipEmpty(source);
        sink = skipEmpty(sink);
    }
    for (; source != none; source = skipEmpty(m_kept[source].next)) {
        const Kept &kept = m_kept[source];
        result.onlyInSource += kept.copies;
        for (std::uint64_t left = kept.copies; left > 0;) {
            const std::uint64_t some = std::min(left, copiesAtOnce);
            if (auto sent = send([&] { return describer.onlyInSource(rowOf(kept), some); }); !sent)
                return sent;
            left -= some;
        }
    }
    if (m_request.ignoreExtraSinkRows)
        return {};
    for (; sink != none; sink = skipEmpty(m_kept[sink].next)) {
        const Kept &kept = m_kept[sink];
        result.onlyInSink += kept.copies;
        if (auto sent = send([&] { return describer.onlyInSink(rowOf(kept), kept.copies); }); !sent)
            return sent;
    }
    return {};
}

} // namespace godwit
