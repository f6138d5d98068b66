#include "core/verify/key_lookup.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/number_text.h"
#include "core/verify/postgres_lookup.h"

#include <algorithm>

namespace godwit {

namespace {

struct Cell
{
    const ColumnTransfer &column;
    CellKind kind;
    std::string_view bytes;
};

constexpr std::size_t longestInteger = 20; // digits of 2^64

bool looksTemporal(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789-: .T") == std::string_view::npos
           && text.find_first_of("-:") != std::string_view::npos;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The cell is UTF-8 whatever the charset of the column it is looked up in.
bool isUtf8Value(const LookupPlace &place, const ColumnTransfer &column)
{
    return column.read == ReadForm::Utf8 || column.sinkRead == ReadForm::Utf8
           || column.write == WriteForm::FromUtf8 || place.dialect == Dialect::Sqlite
           || place.otherDialect == Dialect::Sqlite || place.otherDialect == Dialect::PostgreSql;
}

std::string mysqlText(const LookupPlace &place, const std::string &name, const ColumnType &type,
                      const Cell &cell)
{
    if (!isUtf8Value(place, cell.column)) {
        if (type.charset.empty() || type.charset == "binary")
            return name + " = " + quoteBytes(cell.bytes);
        return name + " = _" + type.charset + ' ' + quoteBytes(cell.bytes);
    }
    if (!isUtf8(cell.bytes) || cell.bytes.find('\0') != std::string_view::npos)
        return {};
    if (isAscii(cell.bytes))
        return name + " = " + quoteText(place.dialect, cell.bytes);
    const std::string literal = "_utf8mb4 " + quoteBytes(cell.bytes);
    // A character that the column's charset lacks is an error there, not a row that is missing.
    const std::string column =
        type.charset.starts_with("utf8") ? name : "CONVERT(" + name + " USING utf8mb4)";
    return column + " = " + literal;
}

std::string mysqlCondition(const LookupPlace &place, const std::string &name,
                           const ColumnType &type, const Cell &cell)
{
    const ReadForm form = place.isSource ? cell.column.read : cell.column.sinkRead;
    if (form == ReadForm::MemberNumber || form == ReadForm::WellKnownBinary)
        return {};
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
        return isWholeNumber(cell.bytes, longestInteger) ? name + " = " + std::string(cell.bytes)
                                                         : std::string();
    case TypeKind::Decimal:
        return isDecimalNumber(cell.bytes) ? name + " = " + std::string(cell.bytes) : std::string();
    case TypeKind::Char:
    case TypeKind::Varchar:
    case TypeKind::Text:
        return cell.kind == CellKind::Blob ? std::string() : mysqlText(place, name, type, cell);
    case TypeKind::Binary:
    case TypeKind::Varbinary:
    case TypeKind::Blob:
        return name + " = " + quoteBytes(cell.bytes);
    case TypeKind::Date:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
    case TypeKind::Time:
        return looksTemporal(cell.bytes) ? name + " = " + quoteText(place.dialect, cell.bytes)
                                         : std::string();
    case TypeKind::Uuid:
    case TypeKind::Inet:
        return isAscii(cell.bytes) && !cell.bytes.empty()
                       && cell.bytes.find_first_not_of("0123456789abcdefABCDEF-:.")
                              == std::string_view::npos
                   ? name + " = " + quoteText(place.dialect, cell.bytes)
                   : std::string();
    default:
        return {}; // compared as something else than it is sorted or printed
    }
}

std::string sqliteText(std::string_view text)
{
    // SQLite's parser ends a statement at a NUL.
    if (text.find('\0') != std::string_view::npos || !isUtf8(text))
        return "CAST(" + quoteBytes(text) + " AS TEXT)";
    return quoteText(Dialect::Sqlite, text);
}

std::string sqliteSame(const Cell &cell)
{
    switch (cell.kind) {
    case CellKind::Integer:
        return std::string(cell.bytes);
    case CellKind::Real:
        if (cell.bytes.find_first_of("nN") != std::string_view::npos) // inf, nan
            return {};
        return cell.bytes.find_first_of(".eE") == std::string_view::npos
                   ? std::string(cell.bytes) + ".0"
                   : std::string(cell.bytes);
    case CellKind::Blob:
        return quoteBytes(cell.bytes);
    default:
        return sqliteText(cell.bytes);
    }
}

bool keepsText(Affinity affinity)
{
    return affinity == Affinity::Text || affinity == Affinity::Blob;
}

std::string sqliteCondition(const std::string &name, const ColumnType &type, const Cell &cell)
{
    switch (cell.column.compare) {
    case CompareForm::Dynamic: {
        const std::string literal = sqliteSame(cell);
        return literal.empty() ? literal : name + " = " + literal;
    }
    case CompareForm::Integer: {
        // A column of texts might hold the number in another spelling.
        const auto number = parseInteger(cell.bytes);
        return number && !keepsText(type.affinity) ? name + " = " + std::to_string(*number)
                                                   : std::string();
    }
    case CompareForm::Bytes:
        // Equal bytes count as equal, as a text and as a blob.
        return keepsText(type.affinity)
                   ? name + " IN (" + sqliteText(cell.bytes) + ", " + quoteBytes(cell.bytes) + ")"
                   : std::string();
    default:
        return {};
    }
}

std::string columnIn(const LookupPlace &place, const std::string &name)
{
    // Alone, a quoted name that is no column would be a text to SQLite.
    const std::string quoted = quoteName(place.dialect, name);
    return place.dialect == Dialect::Sqlite
               ? quoteName(place.dialect, place.schema.name.table) + '.' + quoted
               : quoted;
}

} // namespace

std::string lookupCondition(const LookupPlace &place, const TableTransfer &transfer,
                            const std::vector<Difference::Locator> &locators)
{
    std::string condition;
    for (const Difference::Locator &locator : locators) {
        if (locator.column >= transfer.columns.size())
            return {};
        const ColumnTransfer &column = transfer.columns[locator.column];
        const std::string &name = place.isSource ? column.sourceName : column.sinkName;
        const Column *found = place.schema.findColumn(name);
        if (!found)
            continue;
        const std::string quoted = columnIn(place, name);
        std::string part;
        if (locator.kind == CellKind::Null)
            part = quoted + " IS NULL";
        else if (place.dialect == Dialect::Sqlite)
            part = sqliteCondition(quoted, found->type, {column, locator.kind, locator.bytes});
        else if (place.dialect == Dialect::PostgreSql)
            part = postgresCondition(quoted, found->type,
                                     place.isSource ? column.read : column.sinkRead, locator.kind,
                                     locator.bytes);
        else
            part =
                mysqlCondition(place, quoted, found->type, {column, locator.kind, locator.bytes});
        if (part.empty())
            continue;
        condition += (condition.empty() ? "" : " AND ") + part;
    }
    return condition;
}

} // namespace godwit
