// Where two values of one cell differ: what the difference browser marks inside them.
#pragma once

#include <QString>

#include <vector>

namespace godwit::ui {

/// [begin, end) in UTF-16 units of the text as it is shown; never empty, never half a character.
struct ChangedRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool operator==(const ChangedRange &) const = default;
};

struct ValueDiff
{
    std::vector<ChangedRange> source, sink; ///< in order; what only one side has is marked there
    bool operator==(const ValueDiff &) const = default;
};

/// Bytes as they are shown: `0x48656C`.
bool isHexText(const QString &text);

/// Compares character by character; two values as `0x…` byte by byte. Values that have little in
/// common are marked from the first difference to the last, so that time stays bounded.
/// Source: E. W. Myers, "An O(ND) difference algorithm and its variations", 1986.
ValueDiff diffValues(const QString &source, const QString &sink);

} // namespace godwit::ui
