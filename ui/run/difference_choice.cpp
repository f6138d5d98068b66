#include "ui/run/difference_choice.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr std::size_t headsAtOnce = 2000;
constexpr std::size_t rowsAtOnce = 100; ///< with all their values

/// The ordinal before the one at @p position; empty: there are not that many.
Result<std::optional<std::uint64_t>> before(DifferenceStore &store, const DifferenceChoice &choice,
                                            std::uint64_t position)
{
    if (position == 0)
        return std::optional<std::uint64_t>(0);
    auto ordinal = store.ordinalAt(choice.runId, choice.filter, position);
    if (ordinal && *ordinal)
        --**ordinal;
    return ordinal;
}

/// False: enough.
Result<bool> readRange(DifferenceStore &store, const DifferenceChoice &choice,
                       std::pair<std::uint64_t, std::uint64_t> range, DifferenceParts parts,
                       const std::function<bool(const StoredDifference &)> &take,
                       const std::stop_token &stop)
{
    auto after = before(store, choice, range.first);
    if (!after)
        return failure(std::move(after));
    if (!*after)
        return true;
    const std::uint64_t atOnce = parts == DifferenceParts::All ? rowsAtOnce : headsAtOnce;
    std::uint64_t left = range.second - range.first + 1;
    while (left > 0) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "reading the differences was stopped");
        auto page = store.page(choice.runId, choice.filter, **after,
                               static_cast<std::size_t>(std::min(left, atOnce)), parts);
        if (!page)
            return failure(std::move(page));
        if (page->empty())
            return true;
        for (const StoredDifference &stored : *page) {
            if (!take(stored))
                return false;
        }
        left -= page->size();
        after = page->back().ordinal;
    }
    return true;
}

} // namespace

Result<void> readChoice(DifferenceStore &store, const DifferenceChoice &choice,
                        DifferenceParts parts,
                        const std::function<bool(const StoredDifference &)> &take,
                        std::stop_token stop)
{
    auto ranges = choice.positions;
    if (ranges.empty())
        ranges.emplace_back(0, UINT64_MAX >> 1);
    for (const auto &range : ranges) {
        auto more = readRange(store, choice, range, parts, take, stop);
        if (!more)
            return failure(std::move(more));
        if (!*more)
            break;
    }
    return {};
}

Result<std::string> choiceText(StateDatabase &state, const DifferenceChoice &choice,
                               std::size_t limit, std::stop_token stop)
{
    DifferenceStore store(state);
    std::string text;
    std::size_t lines = 0;
    const auto add = [&](const StoredDifference &stored) {
        if (lines == limit)
            return false;
        if (lines++ > 0)
            text += '\n';
        text += stored.difference.table.qualified() + '\t'
                + std::string(kindName(stored.difference.kind)) + '\t' + stored.keyText + '\t'
                + std::string(stateName(stored.state)) + '\t';
        std::string columns;
        for (const Difference::Cell &cell : stored.difference.cells) {
            if (cell.differs)
                columns += (columns.empty() ? "" : ", ") + cell.column;
        }
        text += columns;
        return true;
    };
    if (auto read = readChoice(store, choice, DifferenceParts::All, add, std::move(stop)); !read)
        return failure(std::move(read));
    return text;
}

} // namespace godwit::ui
