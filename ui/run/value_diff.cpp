#include "ui/run/value_diff.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int mostEdits = 400; ///< beyond these the whole middle is marked
constexpr qsizetype mostWork =
    4'000'000;                          ///< comparisons; fewer edits are looked for in long values
constexpr qsizetype shortestIsland = 2; ///< units; fewer equal ones between changes say nothing

/// A value as units that are compared: characters, or bytes of two hexadecimal digits.
struct Units
{
    const QString &text;
    qsizetype offset = 0; ///< of the first unit
    qsizetype width = 1;

    qsizetype count() const { return (text.size() - offset) / width; }
};

bool same(const Units &source, qsizetype one, const Units &sink, qsizetype other)
{
    const QChar *first = source.text.constData() + source.offset + one * source.width;
    const QChar *second = sink.text.constData() + sink.offset + other * sink.width;
    return std::equal(first, first + source.width, second);
}

/// Units that differ: [sourceBegin, sourceEnd) became [sinkBegin, sinkEnd).
struct Change
{
    qsizetype sourceBegin, sourceEnd, sinkBegin, sinkEnd;
};

/// Myers' greedy search; remembers the furthest ends of every round to find the way back.
class Search
{
public:
    Search(const Units &source, const Units &sink, qsizetype begin, qsizetype sourceEnd,
           qsizetype sinkEnd)
        : m_source(source)
        , m_sink(sink)
        , m_begin(begin)
        , m_n(sourceEnd - begin)
        , m_m(sinkEnd - begin)
    {}

    /// In order; empty: there are more than mostEdits.
    std::vector<Change> run()
    {
        std::vector<qsizetype> ends(2 * mostEdits + 3, 0);
        const int most = static_cast<int>(std::min<qsizetype>(mostEdits, mostWork / (m_n + m_m)));
        for (int edits = 0; edits <= most; ++edits) {
            m_rounds.push_back(ends);
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                qsizetype x = comesFromAbove(ends, edits, diagonal) ? ends[place(diagonal + 1)]
                                                                    : ends[place(diagonal - 1)] + 1;
                while (x < m_n && x - diagonal < m_m && x - diagonal >= 0
                       && same(m_source, m_begin + x, m_sink, m_begin + x - diagonal))
                    ++x;
                ends[place(diagonal)] = x;
                if (x >= m_n && x - diagonal >= m_m)
                    return wayBack(edits);
            }
        }
        return {};
    }

private:
    static std::size_t place(int diagonal)
    {
        return static_cast<std::size_t>(diagonal + mostEdits + 1);
    }
    static bool comesFromAbove(const std::vector<qsizetype> &ends, int edits, int diagonal)
    {
        return diagonal == -edits
               || (diagonal != edits && ends[place(diagonal - 1)] < ends[place(diagonal + 1)]);
    }

    std::vector<Change> wayBack(int edits) const
    {
        std::vector<Change> changes; // last first
        qsizetype x = m_n;
        qsizetype y = m_m;
        for (; edits > 0; --edits) {
            const auto &ends = m_rounds[static_cast<std::size_t>(edits)];
            const int diagonal = static_cast<int>(x - y);
            const bool above = comesFromAbove(ends, edits, diagonal);
            const int before = above ? diagonal + 1 : diagonal - 1;
            x = ends[place(before)];
            y = x - before;
            add(changes, above ? Change{x, x, y, y + 1} : Change{x, x + 1, y, y});
        }
        std::reverse(changes.begin(), changes.end());
        return changes;
    }

    // Joins with the one that follows where hardly anything equal lies between.
    void add(std::vector<Change> &changes, Change change) const
    {
        change = {change.sourceBegin + m_begin, change.sourceEnd + m_begin,
                  change.sinkBegin + m_begin, change.sinkEnd + m_begin};
        if (!changes.empty() && changes.back().sourceBegin - change.sourceEnd < shortestIsland) {
            changes.back().sourceBegin = change.sourceBegin;
            changes.back().sinkBegin = change.sinkBegin;
        } else {
            changes.push_back(change);
        }
    }

    const Units &m_source, &m_sink;
    const qsizetype m_begin, m_n, m_m;
    std::vector<std::vector<qsizetype>> m_rounds;
};

std::vector<Change> changesOf(const Units &source, const Units &sink)
{
    qsizetype begin = 0;
    qsizetype sourceEnd = source.count();
    qsizetype sinkEnd = sink.count();
    while (begin < sourceEnd && begin < sinkEnd && same(source, begin, sink, begin))
        ++begin;
    while (sourceEnd > begin && sinkEnd > begin && same(source, sourceEnd - 1, sink, sinkEnd - 1)) {
        --sourceEnd;
        --sinkEnd;
    }
    if (begin == sourceEnd && begin == sinkEnd)
        return {};
    const Change whole{begin, sourceEnd, begin, sinkEnd};
    if (begin == sourceEnd || begin == sinkEnd)
        return {whole};
    auto changes = Search(source, sink, begin, sourceEnd, sinkEnd).run();
    if (changes.empty())
        return {whole};
    return changes;
}

void mark(std::vector<ChangedRange> &ranges, const Units &units, qsizetype begin, qsizetype end)
{
    if (begin == end)
        return;
    ChangedRange range{units.offset + begin * units.width, units.offset + end * units.width};
    const QString &text = units.text;
    if (range.begin > 0 && text.at(range.begin).isLowSurrogate())
        --range.begin;
    if (range.end < text.size() && text.at(range.end - 1).isHighSurrogate())
        ++range.end;
    if (!ranges.empty() && ranges.back().end >= range.begin)
        ranges.back().end = range.end;
    else
        ranges.push_back(range);
}

} // namespace

bool isHexText(const QString &text)
{
    if (text.size() % 2 != 0 || !text.startsWith(QLatin1String("0x")))
        return false;
    return std::all_of(text.cbegin() + 2, text.cend(), [](QChar digit) {
        return (digit >= u'0' && digit <= u'9') || (digit >= u'A' && digit <= u'F')
               || (digit >= u'a' && digit <= u'f');
    });
}

ValueDiff diffValues(const QString &source, const QString &sink)
{
    const bool bytes = isHexText(source) && isHexText(sink);
    const Units one{source, bytes ? 2 : 0, bytes ? 2 : 1};
    const Units other{sink, bytes ? 2 : 0, bytes ? 2 : 1};
    ValueDiff diff;
    for (const Change &change : changesOf(one, other)) {
        mark(diff.source, one, change.sourceBegin, change.sourceEnd);
        mark(diff.sink, other, change.sinkBegin, change.sinkEnd);
    }
    return diff;
}

} // namespace godwit::ui
