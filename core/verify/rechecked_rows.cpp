#include "core/verify/rechecked_rows.h"

#include "core/verify/describe_difference.h"

#include <algorithm>

namespace godwit {

namespace {

/// A new arena now and then keeps the growing one from being copied as a whole.
constexpr std::size_t arenaBytes = 4 * 1024 * 1024;

std::uint64_t beyond(std::uint64_t more, std::uint64_t less)
{
    return more > less ? more - less : 0;
}

template<typename Group>
std::uint64_t missing(const Group &group)
{
    std::uint64_t rows = 0;
    for (const auto &value : group)
        rows += beyond(value.source, value.sink);
    return rows;
}

} // namespace

void RecheckedRows::want(const Difference &recorded)
{
    m_groups[hashFromText(recorded.keyHash)];
}

RecheckedRows::Value &RecheckedRows::valueOf(Group &group, const Hash128 &hash)
{
    for (Value &value : group) {
        if (value.hash == hash)
            return value;
    }
    group.push_back({});
    group.back().hash = hash;
    return group.back();
}

const RecheckedRows::Value *RecheckedRows::find(const Group &group, const Hash128 &hash)
{
    for (const Value &value : group) {
        if (value.hash == hash)
            return &value;
    }
    return nullptr;
}

const RecheckedRows::Group *RecheckedRows::groupOf(const Difference &recorded) const
{
    const auto found = m_groups.find(hashFromText(recorded.keyHash));
    return found == m_groups.end() ? nullptr : &found->second;
}

RecheckedRows::Place RecheckedRows::keep(const RowBatch &batch, std::size_t row)
{
    if (m_cells.empty() || m_cells.back().bytes() > arenaBytes) {
        m_cells.emplace_back();
        m_cells.back().reset(batch.columns());
    }
    RowBatch &cells = m_cells.back();
    const Place place{static_cast<std::uint32_t>(m_cells.size() - 1),
                      static_cast<std::uint32_t>(cells.rows())};
    for (std::size_t column = 0; column < batch.columns(); ++column)
        cells.append(batch.kind(row, column), batch.cell(row, column));
    return place;
}

void RecheckedRows::add(const RowBatch &batch, bool ofSource)
{
    for (std::size_t i = 0; i < batch.rows(); ++i) {
        m_row.encode(batch, i);
        const auto group = m_groups.find(hash128(m_row.key()));
        if (group == m_groups.end())
            continue;
        Value &value = valueOf(group->second, hash128(m_row.bytes()));
        ++(ofSource ? value.source : value.sink);
        auto &kept = ofSource ? value.sourceRow : value.sinkRow;
        if (!kept)
            kept = keep(batch, i);
    }
}

void RecheckedRows::addSource(const RowBatch &batch)
{
    add(batch, true);
}

void RecheckedRows::addSink(const RowBatch &batch)
{
    add(batch, false);
}

std::uint64_t RecheckedRows::surplus(const Group &group) const
{
    if (m_request.ignoreExtraSinkRows) {
        // Only where the source has the key too is another row there a wrong one.
        const bool known = std::any_of(group.begin(), group.end(),
                                       [](const Value &value) { return value.source > 0; });
        if (!known || !m_shape.hasKey())
            return 0;
    }
    std::uint64_t rows = 0;
    for (const Value &value : group)
        rows += beyond(value.sink, value.source);
    return rows;
}

Judgement RecheckedRows::judge(const Difference &recorded) const
{
    Judgement judged;
    const Group *group = groupOf(recorded);
    if (!group)
        return judged;
    const std::uint64_t tooFew = missing(*group);
    const std::uint64_t tooMany = surplus(*group);
    if (tooFew == 0 && tooMany == 0) {
        judged.standing = Standing::Equal;
        return judged;
    }
    const Value *right = find(*group, hashFromText(recorded.sourceHash));
    const Value *wrong = find(*group, hashFromText(recorded.sinkHash));
    const std::uint64_t absent = right ? beyond(right->source, right->sink) : 0;
    const std::uint64_t extra = wrong ? beyond(wrong->sink, wrong->source) : 0;
    switch (recorded.kind) {
    case DifferenceKind::Different:
        judged.copies = std::min({std::uint64_t(1), absent, extra});
        break;
    case DifferenceKind::OnlyInSource:
        judged.copies = std::min({recorded.copies, absent, beyond(tooFew, tooMany)});
        break;
    case DifferenceKind::OnlyInSink:
        judged.copies = std::min({recorded.copies, extra, beyond(tooMany, tooFew)});
        break;
    }
    if (judged.copies == 0)
        return judged;
    judged.standing = Standing::AsRecorded;
    if (recorded.kind != DifferenceKind::OnlyInSink && right->sourceRow)
        judged.source.emplace(rowAt(*right->sourceRow));
    if (recorded.kind != DifferenceKind::OnlyInSource && wrong->sinkRow)
        judged.sink.emplace(rowAt(*wrong->sinkRow));
    return judged;
}

void RecheckedRows::expect(const Difference &recorded, const Judgement &judged)
{
    Group &group = m_groups[hashFromText(recorded.keyHash)];
    if (recorded.kind != DifferenceKind::OnlyInSink)
        valueOf(group, hashFromText(recorded.sourceHash)).sink += judged.copies;
    if (recorded.kind != DifferenceKind::OnlyInSource) {
        Value &wrong = valueOf(group, hashFromText(recorded.sinkHash));
        wrong.sink = beyond(wrong.sink, judged.copies);
    }
}

void RecheckedRows::forgetSink()
{
    for (auto &[key, group] : m_groups) {
        for (Value &value : group) {
            value.expected = value.sink;
            value.sink = 0;
            value.sinkRow.reset();
        }
    }
}

bool RecheckedRows::isAsExpected(const Difference &recorded) const
{
    const Group *group = groupOf(recorded);
    return group && std::all_of(group->begin(), group->end(), [](const Value &value) {
               return value.sink == value.expected;
           });
}

std::vector<Difference> RecheckedRows::remaining(const Difference &recorded) const
{
    std::vector<Difference> found;
    const Group *group = groupOf(recorded);
    if (!group)
        return found;
    const DifferenceDescriber describer(m_request, m_shape);
    Group left = *group;
    auto right = left.begin();
    auto wrong = left.begin();
    const auto skip = [&] {
        right = std::find_if(right, left.end(),
                             [](const Value &value) { return value.source > value.sink; });
        wrong = std::find_if(wrong, left.end(),
                             [](const Value &value) { return value.sink > value.source; });
    };
    skip();
    while (m_shape.hasKey() && right != left.end() && wrong != left.end()) {
        found.push_back(describer.different(rowAt(*right->sourceRow), rowAt(*wrong->sinkRow)));
        --right->source;
        --wrong->sink;
        skip();
    }
    for (; right != left.end(); ++right, skip())
        found.push_back(
            describer.onlyInSource(rowAt(*right->sourceRow), right->source - right->sink));
    if (surplus(left) == 0)
        return found;
    for (; wrong != left.end(); ++wrong, skip())
        found.push_back(describer.onlyInSink(rowAt(*wrong->sinkRow), wrong->sink - wrong->source));
    return found;
}

} // namespace godwit
