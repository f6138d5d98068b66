// Which lines one text has and another has not: what "differences to the last saved version" shows.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace godwit::ui {

enum class LineChange { Same, Removed, Added };

struct DiffLine
{
    LineChange change = LineChange::Same;
    std::string_view text; ///< into the text it comes from, without its line break
    bool operator==(const DiffLine &) const = default;
};

/// The lines of both texts in order: fewest removed and added ones. Where two texts have hardly
/// anything in common, the differing middle is given as all removed, then all added, so that time
/// and memory stay bounded.
/// Source: E. W. Myers, "An O(ND) difference algorithm and its variations", 1986.
std::vector<DiffLine> diffLines(std::string_view before, std::string_view after);

/// Neighbouring differences with a few equal lines around them: [begin, end) in the diff.
struct DiffHunk
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const DiffHunk &) const = default;
};
std::vector<DiffHunk> hunksOf(const std::vector<DiffLine> &diff, std::size_t context = 3);

} // namespace godwit::ui
