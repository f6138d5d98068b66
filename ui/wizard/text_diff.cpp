#include "ui/wizard/text_diff.h"

#include <algorithm>
#include <unordered_map>

namespace godwit::ui {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t mostWork = 50'000'000; // comparisons of two line numbers
constexpr std::size_t mostDifferences = 2000;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Finds the shortest way through the grid of two lists of line numbers; a step right drops a line
/// of the first, a step down takes one of the second, a diagonal keeps an equal one.
class ShortestEdit
{
public:
    ShortestEdit(std::vector<int> before, std::vector<int> after)
        : m_before(std::move(before))
        , m_after(std::move(after))
    {}

    /// False: there are more differences than are worth finding.
    bool find()
    {
        const auto n = static_cast<int>(m_before.size());
        const auto m = static_cast<int>(m_after.size());
        const std::size_t total = m_before.size() + m_after.size();
        const auto most = static_cast<int>(
            std::min({total, mostDifferences, std::max<std::size_t>(64, mostWork / (total + 1))}));
        std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](int k) -> int & {
            return furthest[static_cast<std::size_t>(k + most + 1)];
        };
        for (int d = 0; d <= most; ++d) {
            for (int k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
                int x = down ? at(k + 1) : at(k - 1) + 1;
                while (x < n && x - k < m && sameAt(x, x - k))
                    ++x;
                at(k) = x;
                if (x >= n && x - k >= m) {
                    keep(d, furthest, most);
                    return true;
                }
            }
            keep(d, furthest, most);
        }
        return false;
    }

    /// Once found: the way, from its beginning.
    std::vector<LineChange> way() const
    {
        std::vector<LineChange> steps;
        auto x = static_cast<int>(m_before.size());
        auto y = static_cast<int>(m_after.size());
        for (int d = static_cast<int>(m_trace.size()) - 1; d > 0; --d) {
            const auto &earlier = m_trace[static_cast<std::size_t>(d - 1)];
            const auto at = [&](int k) { return earlier[static_cast<std::size_t>(k + d)]; };
            const int k = x - y;
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            const int beforeX = down ? at(k + 1) : at(k - 1);
            const int beforeY = beforeX - (down ? k + 1 : k - 1);
            for (; x > beforeX + (down ? 0 : 1); --x)
                steps.push_back(LineChange::Same);
            steps.push_back(down ? LineChange::Added : LineChange::Removed);
            x = beforeX;
            y = beforeY;
        }
        steps.insert(steps.end(), static_cast<std::size_t>(x), LineChange::Same);
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

private:
    bool sameAt(int x, int y) const
    {
        return m_before[static_cast<std::size_t>(x)] == m_after[static_cast<std::size_t>(y)];
    }

    // How far each diagonal from -d-1 to d+1 was reached with d differences.
    void keep(int d, const std::vector<int> &furthest, int most)
    {
        const auto first = furthest.begin() + (most + 1 - (d + 1));
        m_trace.emplace_back(first, first + (2 * d + 3));
    }

    std::vector<int> m_before, m_after;
    std::vector<std::vector<int>> m_trace;
};

std::vector<int> numbered(const Lines &lines, std::size_t from, std::size_t to,
                          std::unordered_map<std::string_view, int> &numbers)
{
    std::vector<int> result;
    for (std::size_t i = from; i < to; ++i)
        result.push_back(
            numbers.try_emplace(lines[i], static_cast<int>(numbers.size())).first->second);
    return result;
}

std::vector<LineChange> changesBetween(const Lines &before, std::size_t beforeEnd,
                                       const Lines &after, std::size_t afterEnd, std::size_t begin)
{
    std::unordered_map<std::string_view, int> numbers;
    ShortestEdit edit(numbered(before, begin, beforeEnd, numbers),
                      numbered(after, begin, afterEnd, numbers));
    if (edit.find())
        return edit.way();
    std::vector<LineChange> all(beforeEnd - begin, LineChange::Removed);
    all.insert(all.end(), afterEnd - begin, LineChange::Added);
    return all;
}

} // namespace

std::vector<DiffLine> diffLines(std::string_view before, std::string_view after)
{
    const Lines old = linesOf(before);
    const Lines now = linesOf(after);
    const std::size_t shorter = std::min(old.size(), now.size());
    std::size_t head = 0;
    while (head < shorter && old[head] == now[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;

    std::vector<DiffLine> diff;
    diff.reserve(std::max(old.size(), now.size()));
    for (std::size_t i = 0; i < head; ++i)
        diff.push_back({LineChange::Same, now[i]});
    std::size_t oldLine = head;
    std::size_t newLine = head;
    for (const LineChange change :
         changesBetween(old, old.size() - tail, now, now.size() - tail, head)) {
        diff.push_back({change, change == LineChange::Removed ? old[oldLine] : now[newLine]});
        oldLine += change != LineChange::Added;
        newLine += change != LineChange::Removed;
    }
    for (std::size_t i = now.size() - tail; i < now.size(); ++i)
        diff.push_back({LineChange::Same, now[i]});
    return diff;
}

std::vector<DiffHunk> hunksOf(const std::vector<DiffLine> &diff, std::size_t context)
{
    std::vector<DiffHunk> hunks;
    for (std::size_t i = 0; i < diff.size(); ++i) {
        if (diff[i].change == LineChange::Same)
            continue;
        const std::size_t begin = i - std::min(i, context);
        const std::size_t end = std::min(i + 1 + context, diff.size());
        if (!hunks.empty() && begin <= hunks.back().end)
            hunks.back().end = end;
        else
            hunks.push_back({begin, end});
    }
    return hunks;
}

} // namespace godwit::ui
