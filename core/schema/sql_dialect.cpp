#include "core/schema/sql_dialect.h"

#include "core/base/text.h"

namespace godwit {

namespace {

std::string quoted(std::string_view text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote)
            out += quote;
        out += c;
    }
    out += quote;
    return out;
}

} // namespace

std::string quoteName(Dialect dialect, std::string_view name)
{
    const bool standard = dialect == Dialect::Sqlite || dialect == Dialect::PostgreSql;
    return quoted(name, standard ? '"' : '`');
}

std::string quoteTable(Dialect dialect, const TableName &table)
{
    return quoteName(dialect, table.database) + '.' + quoteName(dialect, table.table);
}

std::string quoteNames(Dialect dialect, const std::vector<std::string> &names)
{
    std::string out;
    for (const std::string &name : names) {
        if (!out.empty())
            out += ", ";
        out += quoteName(dialect, name);
    }
    return out;
}

std::string quoteText(Dialect dialect, std::string_view text)
{
    if (dialect == Dialect::Sqlite || dialect == Dialect::PostgreSql)
        return quoted(text, '\'');
    std::string out = "'";
    for (const char c : text) {
        switch (c) {
        case '\0':
            out += "\\0";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\x1A':
            out += "\\Z";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\'':
            out += "''";
            break;
        default:
            out += c;
        }
    }
    return out + '\'';
}

std::string quoteBytes(std::string_view bytes)
{
    return "x'" + toHex(bytes) + "'";
}

} // namespace godwit
