// What a MySQL-family server and PostgreSQL themselves say that a table holds, in one common form.
// Nothing of Godwit's own reading, writing or comparison is used.
#pragma once

#include "core/base/json.h"
#include "core/base/text.h"
#include "tests/integration/postgres_server.h"
#include "tests/integration/server_values.h"

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace godwit::test {

/// One column, as each of the two servers is asked for it.
struct AskedColumn
{
    std::string atMysql, atPostgres;
    /// Both answers go through it.
    std::function<std::string(std::string_view)> common = [](std::string_view text) {
        return std::string(text);
    };
};

inline std::string exactDouble(std::string_view text, bool ignoreSign)
{
    double value = std::strtod(std::string(text).c_str(), nullptr);
    if (ignoreSign)
        value += 0.0;
    char out[64];
    (void)std::snprintf(out, sizeof out, "%a", value);
    return out;
}

/// 12:00:00.500000 as 12:00:00.5
inline std::string withoutEmptyFraction(std::string_view text)
{
    if (text.find('.') != std::string_view::npos) {
        text = text.substr(0, text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.remove_suffix(1);
    }
    return std::string(text);
}

/// Long ones by length and hash.
inline AskedColumn askedBytes(const std::string &atMysql, const std::string &atPostgres)
{
    return {"IF(LENGTH(" + atMysql + ") > 300, CONCAT(LENGTH(" + atMysql + "), ':', MD5(" + atMysql
                + ")), HEX(" + atMysql + "))",
            "CASE WHEN length(" + atPostgres + ") > 300 THEN length(" + atPostgres
                + ") || ':' || md5(" + atPostgres + ") ELSE upper(encode(" + atPostgres
                + ", 'hex')) END",
            {[](std::string_view text) { return std::string(text); }}};
}

inline AskedColumn askedColumn(const ServerColumn &column, const std::string &sinkName,
                               bool isMariaDb)
{
    const std::string m = quoteName(Dialect::MySql, column.name);
    const std::string p = quoteName(Dialect::PostgreSql, sinkName);
    const auto isOneOf = [&](std::initializer_list<const char *> types) {
        return std::find(types.begin(), types.end(), column.type) != types.end();
    };
    if (isOneOf({"tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year"}))
        return {m + " + 0", p + "::text"};
    if (isOneOf({"float", "double"}))
        return {m + (column.type == "float" ? " * 1E0" : ""), p + "::double precision::text",
                [isMariaDb](std::string_view text) { return exactDouble(text, isMariaDb); }};
    if (column.type == "bit")
        return {"BIN(" + m + " + 0)", "coalesce(nullif(ltrim(" + p + "::text, '0'), ''), CASE WHEN "
                                          + p + " IS NULL THEN NULL ELSE '0' END)"};
    if (isOneOf({"date", "time", "datetime"}))
        return {m, p + "::text", withoutEmptyFraction};
    if (column.type == "timestamp")
        return {m, "(" + p + " AT TIME ZONE 'UTC')::text", withoutEmptyFraction};
    if (column.type == "json" || (column.name == "j" && column.type == "longtext"))
        return {"CAST(" + m + " AS CHAR CHARACTER SET utf8mb4)", p + "::text",
                [](std::string_view text) {
                    return Json::parse(text, nullptr, false).dump(-1, ' ', true);
                }};
    if (column.type == "uuid")
        return {m, p + "::text"};
    if (isOneOf({"inet4", "inet6"}))
        return {m, "host(" + p + ")"};
    if (!column.charset.empty())
        return askedBytes("CAST(CONVERT(" + m + " USING utf8mb4) AS BINARY)",
                          "convert_to(" + p + "::text, 'UTF8')");
    if (isOneOf({"binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"}))
        return askedBytes(m, p);
    return askedBytes("ST_AsBinary(" + m + ")", p); // geometry
}

inline std::vector<std::string> commonRows(const RowBatch &rows,
                                           const std::vector<AskedColumn> &asked,
                                           const std::vector<ServerColumn> &columns)
{
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < asked.size(); ++i)
            line +=
                ' ' + columns[i].name + '='
                + (rows.isNull(row, i) ? "NULL" : '[' + asked[i].common(rows.cell(row, i)) + ']');
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// The names that the sink's columns have, in their order.
inline Result<std::vector<std::string>> postgresColumns(PostgresConnection &sink,
                                                        const TableName &table)
{
    auto rows = sink.query("SELECT a.attname FROM pg_attribute a WHERE a.attnum > 0 AND NOT "
                           "a.attisdropped AND a.attrelid = "
                           + sink.literal(quoteTable(Dialect::PostgreSql, table))
                           + "::regclass ORDER BY a.attnum");
    if (!rows)
        return failure(std::move(rows));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows->rows(); ++i)
        names.emplace_back(rows->cell(i, 0));
    return names;
}

/// What differs between a table and its copy; empty if nothing does.
inline QStringList tableDifferences(MysqlConnection &source, const TableName &from,
                                    const std::vector<ServerColumn> &columns,
                                    PostgresConnection &sink, const TableName &to)
{
    const QString name = QString::fromStdString(from.table);
    const auto names = postgresColumns(sink, to);
    if (!names)
        return {name + ": " + QString::fromStdString(names.error().message)};
    if (names->size() != columns.size())
        return {name + ": other columns"};
    std::vector<AskedColumn> asked;
    std::string atMysql, atPostgres;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        asked.push_back(askedColumn(columns[i], (*names)[i], source.isMariaDb()));
        atMysql += (i > 0 ? ", " : "") + asked[i].atMysql;
        atPostgres += (i > 0 ? ", " : "") + asked[i].atPostgres;
    }
    const auto left =
        source.query("SELECT " + atMysql + " FROM " + quoteTable(Dialect::MySql, from));
    const auto right =
        sink.query("SELECT " + atPostgres + " FROM " + quoteTable(Dialect::PostgreSql, to));
    if (!left || !right)
        return {name + ": " + QString::fromStdString((left ? right : left).error().message)};
    const auto expected = commonRows(*left, asked, columns);
    const auto found = commonRows(*right, asked, columns);
    QStringList problems;
    const auto report = [&](const auto &one, const auto &other, const char *sign) {
        std::vector<std::string> only;
        std::set_difference(one.begin(), one.end(), other.begin(), other.end(),
                            std::back_inserter(only));
        for (const std::string &line : only)
            problems << name + sign + QString::fromStdString(line.substr(0, 1500));
    };
    report(expected, found, " -");
    report(found, expected, " +");
    return problems;
}

} // namespace godwit::test
