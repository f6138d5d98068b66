#include "ui/wizard/rules_highlighter.h"

#include "ui/common/theme.h"

namespace godwit::ui {

namespace {

// The length of the set that begins with the `[` at `open`; 1 if it is not closed.
int setLength(const QString &line, int open)
{
    int first = open + 1;
    if (first < line.size() && line[first] == QLatin1Char('!'))
        ++first;
    // A ] right after the opening stands for itself.
    const auto close = line.indexOf(QLatin1Char(']'), first + 1);
    return close < 0 ? 1 : static_cast<int>(close) - open + 1;
}

QTextCharFormat formatOf(RulesHighlighter::Part part)
{
    const ThemeColours &colours = themeColours();
    QTextCharFormat format;
    switch (part) {
    case RulesHighlighter::Part::Name:
        break;
    case RulesHighlighter::Part::Dot:
        format.setForeground(colours.mutedText);
        break;
    case RulesHighlighter::Part::Wildcard:
        format.setForeground(colours.accent);
        format.setFontWeight(QFont::Bold);
        break;
    case RulesHighlighter::Part::Set:
        format.setForeground(colours.accent);
        break;
    case RulesHighlighter::Part::Equals:
        format.setForeground(colours.warning);
        format.setFontWeight(QFont::Bold);
        break;
    case RulesHighlighter::Part::Sink:
        format.setForeground(colours.working);
        break;
    }
    return format;
}

} // namespace

QList<RulesHighlighter::Piece> RulesHighlighter::piecesOf(const QString &line)
{
    QList<Piece> pieces;
    const auto add = [&](Part part, int begin, int length) {
        if (!pieces.isEmpty() && pieces.last().part == part && part != Part::Set)
            pieces.last().length += length;
        else
            pieces += Piece{part, begin, length};
    };
    bool behindDot = false, behindEquals = false;
    for (int i = 0; i < line.size();) {
        const QChar c = line[i];
        int length = 1;
        Part part = behindEquals ? Part::Sink : Part::Name;
        if (c == QLatin1Char('.') && !behindDot) {
            part = Part::Dot;
            behindDot = true;
        } else if (c == QLatin1Char('=') && !behindEquals) {
            part = Part::Equals;
            behindEquals = true;
            behindDot = false;
        } else if (c == QLatin1Char('*') || c == QLatin1Char('?')) {
            part = Part::Wildcard;
        } else if (c == QLatin1Char('[') && !behindEquals) {
            part = Part::Set;
            length = setLength(line, i);
        }
        add(part, i, length);
        i += length;
    }
    return pieces;
}

RulesHighlighter::RulesHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void RulesHighlighter::highlightBlock(const QString &line)
{
    for (const Piece &piece : piecesOf(line))
        if (piece.part != Part::Name)
            setFormat(piece.begin, piece.length, formatOf(piece.part));
}

} // namespace godwit::ui
