#include "core/schema/mysql_postgres_default.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <optional>

namespace godwit {

namespace {

/// A default that is one literal.
struct Literal
{
    enum class Form { Text, Number, Bytes, Bits } form = Form::Text;
    std::string value; ///< the text, the number's digits, the bytes, the binary digits
};

std::string bytesOf(std::string_view hex)
{
    std::string bytes;
    const std::string even = hex.size() % 2 ? "0" + std::string(hex) : std::string(hex);
    for (std::size_t i = 0; i + 1 < even.size(); i += 2)
        bytes += static_cast<char>(std::stoi(even.substr(i, 2), nullptr, 16));
    return bytes;
}

/// (('x')) is 'x'.
std::vector<SqlToken> withoutGroups(std::vector<SqlToken> tokens)
{
    while (tokens.size() > 2 && tokens.front().is("(") && pastGroup(tokens, 0) == tokens.size())
        tokens = {tokens.begin() + 1, tokens.end() - 1};
    return tokens;
}

std::optional<Literal> literalOf(const std::string &expression)
{
    std::vector<SqlToken> tokens = withoutGroups(tokenize(expression));
    std::string sign;
    if (tokens.size() == 2 && (tokens[0].is("-") || tokens[0].is("+"))) {
        sign = tokens[0].is("-") ? "-" : "";
        tokens.erase(tokens.begin());
        if (tokens[0].kind != TokenKind::Number)
            return std::nullopt;
    }
    if (tokens.size() == 2 && tokens[0].kind == TokenKind::Word
        && tokens[1].kind == TokenKind::Text) {
        const std::string inside = decodeLiteral(tokens[1].text);
        if (tokens[0].is("b"))
            return Literal{Literal::Form::Bits, inside};
        if (tokens[0].is("x"))
            return Literal{Literal::Form::Bytes, bytesOf(inside)};
        if (tokens[0].text.starts_with('_') || tokens[0].is("n") || tokens[0].is("DATE")
            || tokens[0].is("TIME") || tokens[0].is("TIMESTAMP"))
            return Literal{Literal::Form::Text, inside};
        return std::nullopt;
    }
    if (tokens.size() != 1)
        return std::nullopt;
    if (tokens[0].kind == TokenKind::Text)
        return Literal{Literal::Form::Text, decodeLiteral(tokens[0].text)};
    if (tokens[0].kind != TokenKind::Number)
        return std::nullopt;
    const std::string_view digits = tokens[0].text;
    if (digits.starts_with("0x"))
        return Literal{Literal::Form::Bytes, bytesOf(digits.substr(2))};
    if (digits.starts_with("0b"))
        return Literal{Literal::Form::Bits, std::string(digits.substr(2))};
    return Literal{Literal::Form::Number, sign + std::string(digits)};
}

std::string numberText(const std::string &text)
{
    const std::string trimmedText(trimmed(text));
    std::size_t i = trimmedText.starts_with('-') || trimmedText.starts_with('+') ? 1 : 0;
    bool digits = false;
    bool others = false;
    for (; i < trimmedText.size(); ++i) {
        const char c = trimmedText[i];
        digits = digits || (c >= '0' && c <= '9');
        const bool sign = (c == '-' || c == '+') && (trimmedText[i - 1] | 32) == 'e';
        others = others || !((c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || sign);
    }
    return digits && !others ? trimmedText : std::string();
}

/// Padded to the column's length, as PostgreSQL wants it.
std::string bitText(std::string digits, const ColumnType &type)
{
    const std::size_t length = type.length.value_or(1);
    const std::size_t first = digits.find('1');
    digits = first == std::string::npos ? std::string() : digits.substr(first);
    if (digits.size() > length)
        return {};
    return "B'" + std::string(length - digits.size(), '0') + digits + "'";
}

std::string binaryDigits(std::uint64_t value)
{
    std::string digits;
    for (; value > 0; value /= 2)
        digits.insert(digits.begin(), value % 2 ? '1' : '0');
    return digits;
}

std::uint64_t valueOf(const Literal &literal)
{
    std::uint64_t value = 0;
    if (literal.form == Literal::Form::Bits) {
        for (const char c : literal.value)
            value = value * 2 + (c == '1' ? 1 : 0);
    } else if (literal.form == Literal::Form::Bytes) {
        for (const char c : literal.value)
            value = value * 256 + static_cast<unsigned char>(c);
    } else {
        value = parseUnsigned(literal.value).value_or(0);
    }
    return value;
}

int twoDigits(std::string_view text, std::size_t at)
{
    return at + 1 < text.size() ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

bool isDay(std::string_view text)
{
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' && twoDigits(text, 5) >= 1
           && twoDigits(text, 5) <= 12 && twoDigits(text, 8) >= 1 && twoDigits(text, 8) <= 31
           && text.substr(0, 4) != "0000";
}

bool isTimeOfDay(std::string_view text)
{
    return text.size() >= 8 && text[2] == ':' && twoDigits(text, 0) <= 23
           && twoDigits(text, 0) >= 0;
}

std::string literalFor(const Literal &literal, const PlannedColumn &column)
{
    const bool textual = literal.form == Literal::Form::Text;
    const bool plain = textual || literal.form == Literal::Form::Number;
    switch (column.type.kind) {
    case TypeKind::Bit:
        return bitText(literal.form == Literal::Form::Bits ? literal.value
                                                           : binaryDigits(valueOf(literal)),
                       column.type);
    case TypeKind::Blob: {
        std::string bytes = literal.value;
        if (column.source->type.kind == TypeKind::Binary)
            bytes.resize(
                std::max<std::size_t>(bytes.size(), column.source->type.length.value_or(1)), '\0');
        return "'\\x" + toLower(toHex(bytes)) + "'::bytea";
    }
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Double:
        return plain ? postgresLiteral(literal.value, column.type)
                     : std::to_string(valueOf(literal));
    case TypeKind::Timestamp: {
        const std::string text = postgresLiteral(literal.value, column.type);
        // Godwit's sessions are in UTC, and so is what the source printed.
        return text.empty() ? text : text.substr(0, text.size() - 1) + "+00'";
    }
    default:
        return plain || literal.form == Literal::Form::Bytes
                   ? postgresLiteral(literal.value, column.type)
                   : std::string();
    }
}

} // namespace

std::string postgresLiteral(const std::string &value, const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Double:
        return numberText(value);
    case TypeKind::Date:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return isDay(value) ? quoteText(Dialect::PostgreSql, value) : std::string();
    case TypeKind::Time:
        return isTimeOfDay(value) ? quoteText(Dialect::PostgreSql, value) : std::string();
    default:
        return isUtf8(value) && value.find('\0') == std::string::npos
                   ? quoteText(Dialect::PostgreSql, value)
                   : std::string();
    }
}

std::string postgresDefaultOfMysql(const PlannedColumn &column, PostgresTable &table)
{
    if (!column.source->defaultExpression)
        return {};
    const std::string &expression = *column.source->defaultExpression;
    if (equalsIgnoringCase(trimmed(expression), "NULL"))
        return {};
    const auto lost = [&](const std::string &why) {
        table.note(Level::Warning, "column " + printable(column.source->name) + ": the default "
                                       + printable(expression) + " is lost: " + why);
        return std::string();
    };
    if (const auto literal = literalOf(expression)) {
        const std::string sql = literalFor(*literal, column);
        return sql.empty()
                   ? lost("PostgreSQL has no such value of the type " + column.type.declared)
                   : sql;
    }
    const PostgresSql translated = table.expression(expression);
    if (translated.namesColumns)
        return lost("it goes by other columns, which PostgreSQL allows no default to do");
    if (!translated.isUsable())
        return lost(translated.doubts());
    const SqlKind kind = sqlKindOf(column.type);
    const bool cast = translated.kind != kind || column.type.kind == TypeKind::Uuid;
    if (!cast || (kind == SqlKind::Timestamp && translated.kind == SqlKind::Timestamp))
        return translated.sql.starts_with("CURRENT_") ? translated.sql : "(" + translated.sql + ")";
    return "((" + translated.sql + ")::" + column.type.declared + ")";
}

} // namespace godwit
