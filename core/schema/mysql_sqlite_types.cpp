#include "core/schema/mysql_sqlite_types.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/translate_sql.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr int exactDigits = 15; // decimal digits that a double always gives back

Note noteOn(const Column &column, Level level, std::string message)
{
    return {level, "column " + printable(column.name) + ": " + std::move(message)};
}

std::string sized(std::string name, std::optional<std::uint64_t> size)
{
    return size ? name + '(' + std::to_string(*size) + ')' : name;
}

std::string sized(std::string name, std::optional<int> size)
{
    return size.value_or(0) > 0 ? name + '(' + std::to_string(*size) + ')' : name;
}

std::string decimalName(const ColumnType &type)
{
    const int precision = type.precision.value_or(10);
    return std::string(precision <= exactDigits ? "DECIMAL(" : "DECIMAL_TEXT(")
           + std::to_string(precision) + ',' + std::to_string(type.scale.value_or(0)) + ')';
}

std::uint64_t longestMember(const ColumnType &type)
{
    std::uint64_t longest = 1;
    std::uint64_t total = 0;
    for (const std::string &member : type.members) {
        longest = std::max<std::uint64_t>(longest, member.size());
        total += member.size() + 1;
    }
    return type.kind == TypeKind::Set ? std::max<std::uint64_t>(total, 1) : longest;
}

// SQLite takes words before the parentheses only: no INT(10) UNSIGNED. TINYINT(1) says that it is a
// flag.
std::string plainInteger(const ColumnType &type)
{
    static const auto name = [](int bytes) {
        return bytes == 1   ? "TINYINT"
               : bytes == 2 ? "SMALLINT"
               : bytes == 3 ? "MEDIUMINT"
               : bytes == 4 ? "INT"
                            : "BIGINT";
    };
    if (type.kind == TypeKind::Boolean || toLower(type.declared) == "tinyint(1)")
        return "TINYINT(1)";
    return std::string(name(type.integerBytes)) + (type.isUnsigned ? " UNSIGNED" : "");
}

std::string integerName(const Column &column, bool inForeignKey, std::vector<Note> &notes)
{
    const bool maybeTooLarge = column.type.isUnsigned && column.type.integerBytes == 8;
    if (!maybeTooLarge || column.autoIncrement || inForeignKey)
        return plainInteger(column.type);
    notes.push_back(
        noteOn(column, Level::Note,
               "BIGINT UNSIGNED may exceed SQLite's integers; its numbers are kept as text"));
    return "UNSIGNED_BIG_TEXT";
}

} // namespace

SqliteTypeName sqliteTypeFor(const Column &column, bool isRowNumber, bool inForeignKey)
{
    const ColumnType &type = column.type;
    std::vector<Note> notes;
    const auto named = [&](std::string name) {
        return SqliteTypeName{std::move(name), std::move(notes)};
    };
    if (isRowNumber)
        return named("INTEGER");
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer: {
        std::string name = integerName(column, inForeignKey, notes);
        return named(std::move(name));
    }
    case TypeKind::Decimal:
        return named(decimalName(type));
    case TypeKind::Float:
    case TypeKind::Double:
        if (!type.isUnsigned)
            notes.push_back(noteOn(column, Level::Note,
                                   "-0 would arrive as 0, as SQLite stores no negative zero"));
        return named(type.kind == TypeKind::Float ? "FLOAT" : "DOUBLE");
    case TypeKind::Bit:
        return named(type.length.value_or(1) < 64 ? sized("BIT", type.length)
                                                  : "UNSIGNED_BIG_TEXT");
    case TypeKind::Char:
        return named(sized("CHAR", type.length));
    case TypeKind::Varchar:
        return named(sized("VARCHAR", type.length));
    case TypeKind::Text:
        return named("TEXT");
    case TypeKind::Binary:
    case TypeKind::Varbinary:
        return named(sized("BLOB", type.length));
    case TypeKind::Blob:
        return named("BLOB");
    case TypeKind::Date:
        return named("DATE");
    case TypeKind::Time:
        return named(sized("TIME", type.scale));
    case TypeKind::DateTime:
        return named(sized("DATETIME", type.scale));
    case TypeKind::Timestamp:
        return named(sized("TIMESTAMP", type.scale));
    case TypeKind::Year:
        return named("YEAR");
    case TypeKind::Enum:
    case TypeKind::Set:
        notes.push_back(noteOn(column, Level::Note,
                               "the members of "
                                   + std::string(type.kind == TypeKind::Set ? "SET" : "ENUM")
                                   + " are not enforced in SQLite"));
        return named(sized("VARCHAR", std::optional(longestMember(type))));
    case TypeKind::Json:
        return named("JSON_TEXT");
    case TypeKind::Geometry:
        notes.push_back(noteOn(column, Level::Note,
                               "geometry is kept as MySQL's bytes: SRID, then well-known binary"));
        return named("BLOB");
    case TypeKind::Uuid:
        return named("CHAR(36)");
    case TypeKind::Inet:
        return named("VARCHAR(45)");
    case TypeKind::Dynamic:
    case TypeKind::Unknown:
        break;
    }
    notes.push_back(
        noteOn(column, Level::Warning,
               "the type " + printable(type.declared) + " is not known; its text is kept"));
    return named("TEXT");
}

std::string sqliteDefault(const Column &column, const std::vector<Column> &columns,
                          std::vector<Note> &notes)
{
    std::string expression = column.defaultExpression.value_or("");
    const auto lexemes = lexMysql(expression);
    std::size_t i = skipGaps(lexemes, 0);
    if (i >= lexemes.size())
        return {};
    const std::size_t after = skipGaps(lexemes, i + 1);
    const bool single = after >= lexemes.size();
    if (lexemes[i].isWord("NULL"))
        return column.nullable ? "NULL" : "";
    if (lexemes[i].isWord("CURRENT_TIMESTAMP") || lexemes[i].isWord("NOW")) {
        notes.push_back(noteOn(column, Level::Note,
                               "CURRENT_TIMESTAMP is the session's time zone in MySQL, UTC to the "
                               "second in SQLite"));
        return "CURRENT_TIMESTAMP";
    }
    if (single && lexemes[i].kind == LexemeKind::Text) {
        const std::string text = decodeLiteral(lexemes[i].text);
        const bool number = column.type.kind == TypeKind::Integer
                            || column.type.kind == TypeKind::Year
                            || column.type.kind == TypeKind::Boolean;
        return number && parseInteger(text) ? text : quoteText(Dialect::Sqlite, text);
    }
    if (single && (lexemes[i].kind == LexemeKind::Number || lexemes[i].kind == LexemeKind::Blob))
        return std::string(lexemes[i].text);
    if (!single && (lexemes[i].isSymbol('-') || lexemes[i].isSymbol('+'))
        && lexemes[after].kind == LexemeKind::Number && after + 1 >= lexemes.size())
        return expression;
    if (lexemes[i].isWord("b") && !single && lexemes[after].kind == LexemeKind::Text) {
        std::uint64_t bits = 0;
        for (const char c : lexemes[after].name())
            bits = bits * 2 + (c == '1' ? 1 : 0);
        return std::to_string(bits);
    }
    const TranslatedSql translated =
        translateSql(expression, {Dialect::MySql, Dialect::Sqlite, false, &columns, {}});
    if (translated.isFaithful())
        return "(" + translated.sql + ")";
    notes.push_back(
        noteOn(column, Level::Warning,
               "the default " + printable(expression) + " has no form in SQLite and is lost"));
    return {};
}

} // namespace godwit
