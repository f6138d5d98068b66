// What the servers themselves say that their tables hold: every value as hexadecimal digits or as
// text that is exact for its type. Nothing of Godwit's own comparison is used.
#pragma once

#include "core/connectors/mysql/mysql_connection.h"
#include "core/schema/sql_dialect.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace godwit::test {

struct ServerColumn
{
    std::string name, type, declared, charset, extra, key;
};

using ServerTables = std::map<std::string, std::vector<ServerColumn>>;

inline Result<ServerTables> columnsOf(MysqlConnection &connection, const std::string &database)
{
    ServerTables tables;
    auto rows = connection.query("SELECT c.table_name, c.column_name, c.data_type, c.column_type, "
                                 "c.character_set_name, c.extra, c.column_key"
                                 " FROM information_schema.columns c WHERE c.table_schema = "
                                 + quoteText(Dialect::MySql, database)
                                 + " ORDER BY c.table_name, c.ordinal_position");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const auto text = [&](std::size_t column) { return std::string(rows->cell(i, column)); };
        std::string charset = text(4) == "utf8" ? "utf8mb3" : text(4);
        tables[text(0)].push_back({text(1), text(2), text(3), charset, text(5), text(6)});
    }
    return tables;
}

/// VECTOR(3), ARRAY(INT) and the like: OceanBase writes them so where others write `int`.
inline bool isOceanBasesOwn(const std::string &type)
{
    return type == "roaringbitmap" || (!type.empty() && type[0] >= 'A' && type[0] <= 'Z');
}

/// A column's value, exactly. Text that both sides keep in one charset: the stored bytes.
inline std::string exactValue(const ServerColumn &column, const ServerColumn &other,
                              bool ignoreSign)
{
    const std::string name = quoteName(Dialect::MySql, column.name);
    const std::string &type = column.type;
    // A FLOAT's own text has six digits. MariaDB shows no negative zero: the sign of zero is left
    // out where one side is MariaDB's.
    if (type == "float")
        return name + (ignoreSign ? " + 0E0" : " * 1E0");
    if (type == "double" && ignoreSign)
        return name + " + 0E0";
    if (type == "bit")
        return "BIN(" + name + " + 0)";
    if (type == "enum" || type == "set")
        return "CONCAT(CAST(" + name + " AS UNSIGNED), ':', HEX(CONVERT(" + name
               + " USING utf8mb4)))";
    if (isOceanBasesOwn(type) || isOceanBasesOwn(other.type))
        return name; // no function takes them, and their text is exact
    const bool isJson = type == "json" || other.type == "json";
    std::string value = name;
    if (isJson)
        value = "CAST(" + name + " AS CHAR CHARACTER SET utf8mb4)";
    else if (column.charset.empty() && type.find("blob") == std::string::npos
             && type.find("binary") == std::string::npos && type != "uuid" && type != "inet6"
             && type != "inet4" && type.find("point") == std::string::npos
             && type.find("geom") == std::string::npos && type.find("line") == std::string::npos
             && type.find("polygon") == std::string::npos)
        return name; // numbers and times print themselves exactly
    else if (type == "uuid" || type == "inet6" || type == "inet4")
        value = "CAST(" + name + " AS CHAR CHARACTER SET utf8mb4)";
    else if (!column.charset.empty() && column.charset != other.charset)
        value = "CONVERT(" + name + " USING utf8mb4)";
    return "CASE WHEN LENGTH(" + value + ") > 2000 THEN CONCAT(LENGTH(" + value + "), ':', SHA2("
           + value + ", 256)) ELSE HEX(" + value + ") END";
}

/// All rows of a table, sorted; each value behind its column's name.
inline Result<std::vector<std::string>>
exactRows(MysqlConnection &connection, const std::string &database, const std::string &table,
          const std::vector<ServerColumn> &columns, const std::vector<ServerColumn> &others,
          bool ignoreSign)
{
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < columns.size(); ++i)
        sql += (i > 0 ? ", " : "") + exactValue(columns[i], others[i], ignoreSign);
    auto rows = connection.query(sql + " FROM " + quoteTable(Dialect::MySql, {database, table}));
    if (!rows)
        return failure(std::move(rows));
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < rows->rows(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            line += ' ' + columns[i].name + '=';
            line += rows->isNull(row, i) ? std::string("NULL")
                                         : '[' + std::string(rows->cell(row, i)) + ']';
        }
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// What differs between two databases, by what their servers say; empty if nothing does.
inline QStringList serverDifferences(MysqlConnection &source, const std::string &sourceDatabase,
                                     MysqlConnection &sink, const std::string &sinkDatabase,
                                     const QStringList &except)
{
    QStringList problems;
    const bool ignoreSign = source.isMariaDb() != sink.isMariaDb();
    const auto left = columnsOf(source, sourceDatabase);
    const auto right = columnsOf(sink, sinkDatabase);
    if (!left || !right)
        return {"the columns cannot be read"};
    for (const auto &[table, columns] : *left) {
        const QString name = QString::fromStdString(table);
        if (except.contains(name))
            continue;
        const auto there = right->find(table);
        if (there == right->end() || there->second.size() != columns.size()) {
            problems << name + ": missing, or with other columns";
            continue;
        }
        const auto expected =
            exactRows(source, sourceDatabase, table, columns, there->second, ignoreSign);
        const auto found = exactRows(sink, sinkDatabase, table, there->second, columns, ignoreSign);
        if (!expected || !found) {
            problems << name + ": "
                            + QString::fromStdString((expected ? found : expected).error().message);
            continue;
        }
        std::vector<std::string> lost, extra;
        std::set_difference(expected->begin(), expected->end(), found->begin(), found->end(),
                            std::back_inserter(lost));
        std::set_difference(found->begin(), found->end(), expected->begin(), expected->end(),
                            std::back_inserter(extra));
        for (const std::string &line : lost)
            problems << name + " -" + QString::fromStdString(line.substr(0, 1500));
        for (const std::string &line : extra)
            problems << name + " +" + QString::fromStdString(line.substr(0, 1500));
    }
    return problems;
}

/// A statement that changes one column of one row as little as possible; empty for generated
/// columns and parts of keys, which have tests of their own.
inline std::string smallChange(const std::string &database, const std::string &table,
                               const ServerColumn &column)
{
    const std::string name = quoteName(Dialect::MySql, column.name);
    const std::string &type = column.type;
    const QString extra = QString::fromStdString(column.extra).toUpper();
    if (extra.contains("GENERATED") || extra.contains("VIRTUAL") || extra.contains("STORED")
        || column.key == "PRI")
        return {};
    std::string value, where = name + " IS NOT NULL";
    const auto isOneOf = [&](const QStringList &types) {
        return types.contains(QString::fromStdString(type));
    };
    if (type == "float") {
        value = "16777218";
        where = name + " = 16777216";
        if (column.declared.find(',') != std::string::npos) {
            value = "1.501";
            where = name + " = 1.5";
        }
    } else if (type == "double") {
        value = column.declared.find(',') != std::string::npos ? "1.501" : "1.0000000000000002e0";
        where = name + (column.declared.find(',') != std::string::npos ? " = 1.5" : " = 1");
    } else if (isOneOf({"tinyint", "smallint", "mediumint", "int", "bigint"})) {
        value = "IF(" + name + " MOD 2 = 0, " + name + " + 1, " + name + " - 1)";
    } else if (type == "year") {
        value = "IF(" + name + " = 2000, 2001, 2000)";
    } else if (type == "decimal") {
        const QString scale =
            QString::fromStdString(column.declared).section(',', 1).section(')', 0, 0);
        const int digits = scale.toInt();
        const std::string step =
            digits == 0 ? "1" : "0." + std::string(static_cast<std::size_t>(digits - 1), '0') + '1';
        value = "IF(" + name + " > 0, " + name + " - " + step + ", " + name + " + " + step + ")";
    } else if (type == "bit" || type == "set") {
        value = "CAST(" + name + " AS UNSIGNED) ^ 1";
    } else if (type == "enum") {
        value = "IF(CAST(" + name + " AS UNSIGNED) = 1, 2, 1)";
    } else if (type == "time") {
        const std::string step = column.declared == "time(6)"   ? "'00:00:00.000001'"
                                 : column.declared == "time(1)" ? "'00:00:00.1'"
                                                                : "'00:00:01'";
        value = "ADDTIME(" + name + ", " + step + ")";
        where = name + " > '01:00:00' AND " + name + " < '20:00:00'";
    } else if (isOneOf({"date", "datetime", "timestamp"})) {
        const QString declared = QString::fromStdString(column.declared);
        const std::string unit = type == "date"             ? " + INTERVAL 1 DAY"
                                 : declared.contains("(6)") ? " + INTERVAL 1 MICROSECOND"
                                 : declared.contains("(3)") ? " + INTERVAL 1000 MICROSECOND"
                                 : declared.contains("(1)") ? " + INTERVAL 100000 MICROSECOND"
                                                            : " + INTERVAL 1 SECOND";
        value = name + unit;
        where = name + " > '2001-01-01' AND " + name + " < '2024-02-30'";
    } else if (type == "json" || (column.name == "j" && !column.charset.empty())) { // MariaDB: text
        value = "JSON_ARRAY(" + name + ")";
    } else if (isOneOf({"uuid"})) {
        value = "'123e4567-e89b-12d3-a456-426655440001'";
    } else if (type == "inet4" || type == "inet6") {
        value = type == "inet4" ? "'92.9.10.12'" : "'::ffff:1.2.3.5'";
    } else if (type.find("blob") != std::string::npos || type.find("binary") != std::string::npos) {
        value = "CONCAT(LEFT(" + name + ", LENGTH(" + name + ") - 1), CHAR(ORD(RIGHT(" + name
                + ", 1)) ^ 1))";
        where = "LENGTH(" + name + ") > 0";
    } else if (!column.charset.empty()) {
        const std::string charset = column.charset == "utf8mb3" ? "utf8" : column.charset;
        const auto letter = [&](const char *text) {
            return std::string("CONVERT('") + text + "' USING " + charset + ')';
        };
        // `b` becomes `B`: one bit, and equal for most collations. Where no text ends so, the last
        // character changes.
        value = "CONCAT(LEFT(" + name + ", CHAR_LENGTH(" + name + ") - 1), IF(HEX(" + name
                + ") LIKE '%62', " + letter("B") + ", IF(HEX(RIGHT(" + name + ", 1)) = HEX("
                + letter("x") + "), " + letter("y") + ", " + letter("x") + ")))";
        where = "CHAR_LENGTH(" + name + ") > 0";
    } else {
        const std::string kind = type == "geomcollection" ? "geometrycollection" : type;
        const std::map<std::string, std::string> others = {
            {"geometry", "POINT(1 2.0000000000000004)"},
            {"point", "POINT(92 2313.0000000000005)"},
            {"linestring", "LINESTRING(0 0,1.5 -1.5,9 11)"},
            {"polygon", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4.5,2 2))"},
            {"multipoint", "MULTIPOINT(1 1,2 3)"},
            {"multilinestring", "MULTILINESTRING((0 0,1 1),(2 2,3 4))"},
            {"multipolygon", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 7,5 5)))"},
            {"geometrycollection", "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 2))"}};
        const auto other = others.find(kind);
        if (other == others.end())
            return {};
        const std::string srid = table == "geo80" && column.name == "p" ? ", 4326" : "";
        value = srid.empty() ? "ST_GeomFromText('" + other->second + "')"
                             : "ST_GeomFromText('POINT(1 2)', 4326)";
    }
    return "UPDATE " + quoteTable(Dialect::MySql, {database, table}) + " SET " + name + " = "
           + value + " WHERE " + where + " LIMIT 1";
}

} // namespace godwit::test
