#pragma once

#include <QString>
#include <QTextLayout>

#include <vector>

namespace godwit::ui {

enum class JsonPart { Key, Text, Number, Word, Mark };

/// A coloured stretch of one line of JSON.
struct JsonToken
{
    int start = 0;
    int length = 0;
    JsonPart part = JsonPart::Mark;
    bool operator==(const JsonToken &) const = default;
};

/// The tokens of a line. No JSON text runs over the end of a line, so lines stand alone.
std::vector<JsonToken> jsonTokens(const QString &line);

/// The formats of @p line in the theme's colours.
QList<QTextLayout::FormatRange> jsonFormats(const QString &line);

} // namespace godwit::ui
