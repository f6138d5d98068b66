#include "ui/wizard/json_highlighter.h"

#include "ui/common/theme.h"

namespace godwit::ui {

namespace {

int endOfText(const QString &line, int start)
{
    for (int i = start + 1; i < line.size(); ++i) {
        if (line[i] == QLatin1Char('\\'))
            ++i;
        else if (line[i] == QLatin1Char('"'))
            return i + 1;
    }
    return static_cast<int>(line.size());
}

bool isFollowedByColon(const QString &line, int end)
{
    while (end < line.size() && line[end].isSpace())
        ++end;
    return end < line.size() && line[end] == QLatin1Char(':');
}

template<typename Belongs>
int endOfRun(const QString &line, int start, Belongs belongs)
{
    int end = start + 1;
    while (end < line.size() && belongs(line[end]))
        ++end;
    return end;
}

JsonToken tokenAt(const QString &line, int start)
{
    const QChar first = line[start];
    if (first == QLatin1Char('"')) {
        const int end = endOfText(line, start);
        return {start, end - start, isFollowedByColon(line, end) ? JsonPart::Key : JsonPart::Text};
    }
    if (first.isDigit() || first == QLatin1Char('-')) {
        const int end = endOfRun(line, start, [](QChar c) {
            return c.isDigit() || QStringLiteral("+-.eE").contains(c);
        });
        return {start, end - start, JsonPart::Number};
    }
    if (first.isLetter()) {
        const int end = endOfRun(line, start, [](QChar c) { return c.isLetter(); });
        return {start, end - start, JsonPart::Word};
    }
    return {start, 1, JsonPart::Mark};
}

QTextCharFormat formatOf(JsonPart part)
{
    const ThemeColours &colours = themeColours();
    QTextCharFormat format;
    switch (part) {
    case JsonPart::Key:
        format.setForeground(colours.accent);
        break;
    case JsonPart::Text:
        format.setForeground(colours.good);
        break;
    case JsonPart::Number:
        format.setForeground(colours.working);
        break;
    case JsonPart::Word:
        format.setForeground(colours.warning);
        break;
    case JsonPart::Mark:
        format.setForeground(colours.mutedText);
        break;
    }
    return format;
}

} // namespace

std::vector<JsonToken> jsonTokens(const QString &line)
{
    std::vector<JsonToken> tokens;
    for (int i = 0; i < line.size();) {
        if (line[i].isSpace()) {
            ++i;
            continue;
        }
        tokens.push_back(tokenAt(line, i));
        i += tokens.back().length;
    }
    return tokens;
}

QList<QTextLayout::FormatRange> jsonFormats(const QString &line)
{
    QList<QTextLayout::FormatRange> formats;
    for (const JsonToken &token : jsonTokens(line))
        formats.append({token.start, token.length, formatOf(token.part)});
    return formats;
}

} // namespace godwit::ui
