#include "core/schema/mysql_postgres_types.h"

#include "core/base/text.h"
#include "core/schema/postgres_names.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr const char *onlyInHours =
    "values from 24 hours on and negative ones are refused; make it an interval by hand if it "
    "holds durations";

/// The MySQL name of the line that a column's type is in.
std::string_view lineOf(const Column &column, const PostgresUse &use)
{
    const ColumnType &type = column.type;
    const auto integer = [&]() -> std::string_view {
        static constexpr std::string_view plain[] = {"tinyint", "smallint", "mediumint", "int",
                                                     "bigint"};
        static constexpr std::string_view positive[] = {"tinyint unsigned", "smallint unsigned",
                                                        "mediumint unsigned", "int unsigned",
                                                        "bigint unsigned"};
        const int row = type.integerBytes == 8 ? 4 : std::max(type.integerBytes, 1) - 1;
        if (row == 4 && type.isUnsigned && (column.autoIncrement || use.inForeignKey))
            return "bigint unsigned, a key";
        return (type.isUnsigned ? positive : plain)[row];
    };
    switch (type.kind) {
    case TypeKind::Boolean:
        return "tinyint(1)";
    case TypeKind::Integer:
        return toLower(type.declared) == "tinyint(1)" ? "tinyint(1)" : integer();
    case TypeKind::Decimal:
        return "decimal";
    case TypeKind::Float:
        return type.precision ? "float(m,d)" : "float";
    case TypeKind::Double:
        return type.precision ? "double(m,d)" : "double";
    case TypeKind::Bit:
        return "bit";
    case TypeKind::Char:
        return type.length.value_or(1) == 0 ? "char(0)" : "char";
    case TypeKind::Varchar:
        return type.length.value_or(1) == 0 ? "varchar(0)" : "varchar";
    case TypeKind::Text:
        return use.isJson ? "json of MariaDB" : "text";
    case TypeKind::Binary:
        return "binary";
    case TypeKind::Varbinary:
        return "varbinary";
    case TypeKind::Blob:
        return toLower(type.declared).starts_with("vector") ? "vector" : "blob";
    case TypeKind::Date:
        return "date";
    case TypeKind::Time:
        return "time";
    case TypeKind::DateTime:
        return "datetime";
    case TypeKind::Timestamp:
        return "timestamp";
    case TypeKind::Year:
        return "year";
    case TypeKind::Enum:
        return "enum";
    case TypeKind::Set:
        return "set";
    case TypeKind::Json:
        return "json";
    case TypeKind::Geometry:
        return "geometry";
    case TypeKind::Uuid:
        return "uuid";
    case TypeKind::Inet:
        return "inet4, inet6";
    case TypeKind::Dynamic:
    case TypeKind::Unknown:
        break;
    }
    return "anything else";
}

/// Characters of the longest member; all members and the commas between for a SET.
std::uint64_t longestOf(const ColumnType &type)
{
    std::uint64_t longest = 0;
    std::uint64_t all = 0;
    for (const std::string &member : type.members) {
        const auto characters =
            static_cast<std::uint64_t>(std::count_if(member.begin(), member.end(), [](char c) {
                return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            }));
        longest = std::max(longest, characters);
        all += characters + 1;
    }
    return std::max<std::uint64_t>(type.kind == TypeKind::Set ? all : longest, 1);
}

/// "timestamp(3) with time zone": the digits stand in the middle. Six are what PostgreSQL keeps
/// where nobody says how many.
std::string withSeconds(std::string_view name, int digits)
{
    if (digits == 6)
        return std::string(name);
    const std::size_t blank = name.find(' ');
    return std::string(name.substr(0, blank)) + '(' + std::to_string(digits) + ')'
           + std::string(name.substr(blank));
}

std::string declaration(const ColumnType &type, std::string_view postgres)
{
    const std::string name(postgres);
    const auto sized = [&](std::uint64_t length) {
        return name + '(' + std::to_string(std::max<std::uint64_t>(length, 1)) + ')';
    };
    switch (type.kind) {
    case TypeKind::Decimal:
        return name + '(' + std::to_string(type.precision.value_or(10)) + ','
               + std::to_string(type.scale.value_or(0)) + ')';
    case TypeKind::Bit:
    case TypeKind::Char:
    case TypeKind::Varchar:
        return sized(type.length.value_or(1));
    case TypeKind::Enum:
    case TypeKind::Set:
        return sized(longestOf(type));
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return withSeconds(name, type.scale.value_or(0));
    default:
        return name;
    }
}

std::string checkOf(const ColumnType &type, const std::string &name)
{
    const std::string quoted = quoteName(Dialect::PostgreSql, name);
    if (type.kind == TypeKind::Enum)
        return memberCheck(name, type.members);
    if (type.kind == TypeKind::Set && !type.members.empty()) {
        std::vector<std::string> members;
        for (const std::string &member : type.members)
            members.push_back(quoteText(Dialect::PostgreSql, member));
        return "string_to_array(" + quoted + ", ',') <@ ARRAY[" + join(members, ", ") + "]::text[]";
    }
    if (type.isUnsigned)
        return quoted + " >= 0";
    if (type.kind == TypeKind::Char || type.kind == TypeKind::Varchar)
        return type.length.value_or(1) == 0 ? "char_length(" + quoted + ") = 0" : "";
    return {};
}

} // namespace

const std::vector<MysqlPostgresType> &mysqlPostgresTypes()
{
    static const std::vector<MysqlPostgresType> types = {
        {"tinyint", "smallint", false, ""},
        {"tinyint(1)", "smallint", false,
         "it stays a number, as TINYINT(1) can hold more than true and false"},
        {"tinyint unsigned", "smallint", false, ""},
        {"smallint", "smallint", false, ""},
        {"smallint unsigned", "integer", false, ""},
        {"mediumint", "integer", false, ""},
        {"mediumint unsigned", "integer", false, ""},
        {"int", "integer", false, ""},
        {"int unsigned", "bigint", false, ""},
        {"bigint", "bigint", false, ""},
        {"bigint unsigned", "numeric(20,0)", false,
         "BIGINT UNSIGNED becomes numeric(20,0), as it may exceed bigint"},
        {"bigint unsigned, a key", "bigint", false,
         "as a key it becomes bigint; a number from 2^63 on is refused"},
        {"decimal", "numeric", false, ""},
        {"float", "real", false, ""},
        {"float(m,d)", "real", false, "numbers are not rounded to its decimals any more"},
        {"double", "double precision", false, ""},
        {"double(m,d)", "double precision", false,
         "numbers are not rounded to its decimals any more"},
        {"bit", "bit", false, ""},
        {"date", "date", false, ""},
        {"time", "time without time zone", false, onlyInHours},
        {"datetime", "timestamp without time zone", false, ""},
        {"timestamp", "timestamp with time zone", false, ""},
        {"year", "smallint", false, "YEAR becomes smallint"},
        {"char", "character", false, "PostgreSQL shows CHAR with blanks up to its full length"},
        {"char(0)", "character varying", false, "CHAR(0) becomes a text that must be empty"},
        {"varchar", "character varying", false, ""},
        {"varchar(0)", "character varying", false, "VARCHAR(0) becomes a text that must be empty"},
        {"binary", "bytea", false, ""},
        {"varbinary", "bytea", false, ""},
        {"blob", "bytea", false, ""},
        {"text", "text", false, ""},
        {"enum", "character varying", false,
         "ENUM becomes a text with a check of its members; it sorts by name, not by position"},
        {"set", "character varying", false,
         "SET becomes a text with a check of its members, joined by commas"},
        {"json", "jsonb", false, ""},
        {"json of MariaDB", "json", false, ""},
        {"geometry", "bytea", true,
         "geometry is kept as well-known binary, without its SRID: PostgreSQL itself has no such "
         "type"},
        {"vector", "bytea", true, "a vector is kept as its bytes"},
        {"uuid", "uuid", false, ""},
        {"inet4, inet6", "inet", false, ""},
        {"anything else", "text", true, "this type is not known; its text is kept"},
    };
    return types;
}

std::string memberCheck(const std::string &column, const std::vector<std::string> &members)
{
    if (members.empty())
        return {};
    std::vector<std::string> texts;
    for (const std::string &member : members)
        texts.push_back(quoteText(Dialect::PostgreSql, member));
    return quoteName(Dialect::PostgreSql, column) + " IN (" + join(texts, ", ") + ")";
}

bool isJsonCheck(const Check &check, const std::string &column)
{
    const std::vector<SqlToken> tokens = tokenize(check.expression);
    return tokens.size() == 4 && tokens[0].is("json_valid") && tokens[1].is("(")
           && equalsIgnoringCase(nameOf(tokens[2]), column);
}

bool ignoresCaseInMysql(const ColumnType &type)
{
    const std::string collation = toLower(type.collation);
    return !collation.empty() && !collation.ends_with("_bin") && !collation.ends_with("_cs")
           && collation != "binary";
}

PostgresUse postgresUseOf(const TableSchema &table, const Column &column)
{
    PostgresUse use;
    use.name = postgresColumnName(column.name);
    for (const ForeignKey &key : table.foreignKeys) {
        for (const std::string &name : key.columns)
            use.inForeignKey = use.inForeignKey || equalsIgnoringCase(name, column.name);
    }
    for (const Check &check : table.checks)
        use.isJson = use.isJson || isJsonCheck(check, column.name);
    return use;
}

PostgresType postgresTypeOfMysql(const Column &column, const PostgresUse &use)
{
    const std::string_view wanted = lineOf(column, use);
    const auto &types = mysqlPostgresTypes();
    const auto line = std::find_if(types.begin(), types.end(),
                                   [&](const auto &entry) { return entry.mysql == wanted; });
    PostgresType chosen;
    chosen.type = postgresType(declaration(column.type, line->postgres));
    chosen.check = checkOf(column.type, use.name);
    const auto note = [&](Level level, std::string_view text) {
        chosen.notes.push_back(
            {level, "column " + printable(column.name) + ": " + std::string(text)});
    };
    if (!line->remark.empty())
        note(line->lossy ? Level::Warning : Level::Note, line->remark);
    if (column.type.zerofill)
        note(Level::Note, "ZEROFILL only changed how it was shown, and is gone");
    const bool hasNul = std::any_of(column.type.members.begin(), column.type.members.end(),
                                    [](const std::string &m) { return m.find('\0') != m.npos; });
    if (hasNul) {
        chosen.check.clear();
        note(Level::Warning, "its members are not enforced: one of them holds a NUL, which "
                             "PostgreSQL's texts cannot");
    }
    return chosen;
}

} // namespace godwit
