#include "core/verify/repair_sql.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/sql_literal.h"

#include <algorithm>

namespace godwit {

namespace {

const ColumnType unknownType;

bool isUnique(const Index &index)
{
    return index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
}

/// A name for SQLite's row number that no column of the table takes.
std::string rowidName(const TableSchema &table)
{
    for (const char *name : {"rowid", "_rowid_", "oid"}) {
        const bool taken =
            std::any_of(table.columns.begin(), table.columns.end(), [&](const Column &column) {
                return equalsIgnoringCase(column.name, name);
            });
        if (!taken)
            return name;
    }
    return {};
}

} // namespace

std::vector<std::string> repairSession(Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        return {"PRAGMA foreign_keys = OFF"};
    // An account that may not leave foreign keys aside goes on with them.
    if (dialect == Dialect::PostgreSql)
        return {"SET client_encoding = 'UTF8'", "SET standard_conforming_strings = on",
                "SET TimeZone = 'UTC'", "SET DateStyle = 'ISO, YMD'",
                "SELECT pg_catalog.set_config('session_replication_role', 'replica', false) FROM"
                " pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper"};
    return {"SET NAMES utf8mb4", "SET time_zone = '+00:00'",
            "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
            "SET foreign_key_checks = 0"};
}

RepairSql::RepairSql(Dialect dialect, const TableTransfer &transfer, const TableSchema &sink,
                     InTheWay inTheWay)
    : m_dialect(dialect)
    , m_transfer(transfer)
    , m_sink(sink)
    , m_inTheWay(inTheWay)
    , m_table(quoteTable(dialect, transfer.sink))
{
    std::vector<std::string> written;
    for (const ColumnTransfer &column : transfer.columns) {
        const Column *found = sink.findColumn(column.sinkName);
        m_types.push_back(found ? &found->type : &unknownType);
        if (column.written)
            written.push_back(column.sinkName);
    }
    m_columns = quoteNames(dialect, written);
    m_hasUnique = std::any_of(sink.indexes.begin(), sink.indexes.end(), isUnique);
    const auto writable =
        std::count_if(sink.columns.begin(), sink.columns.end(),
                      [](const Column &c) { return c.generated == Generated::No; });
    m_writesAll = written.size() >= static_cast<std::size_t>(writable);

    for (const std::string &key : transfer.sinkKey) {
        for (std::size_t i = 0; i < transfer.columns.size(); ++i) {
            if (transfer.columns[i].sinkName == key)
                m_key.push_back(i);
        }
    }
    if (m_key.size() != transfer.sinkKey.size())
        m_key.clear();
}

bool RepairSql::isKey(std::size_t position) const
{
    return std::find(m_key.begin(), m_key.end(), position) != m_key.end();
}

std::string RepairSql::values(const RowOf &source) const
{
    std::string out = "(";
    for (std::size_t i = 0; i < m_transfer.columns.size(); ++i) {
        const ColumnTransfer &column = m_transfer.columns[i];
        if (!column.written)
            continue;
        if (out.size() > 1)
            out += ", ";
        out += sqlLiteral(m_dialect, *m_types[i],
                          sourceValue(column, source.batch.kind(source.row, i),
                                      source.batch.cell(source.row, i)));
    }
    return out + ')';
}

// SQLite: OR ABORT overrules an ON CONFLICT in the table's own definition.
const char *RepairSql::insertVerb() const
{
    return m_inTheWay == InTheWay::Respected && m_dialect == Dialect::Sqlite
               ? "INSERT OR ABORT INTO "
               : "INSERT INTO ";
}

std::string RepairSql::insertRow(const RowOf &source, std::uint64_t copies) const
{
    if (m_dialect == Dialect::PostgreSql)
        return insertIntoPostgres(source, copies);
    const bool replaces = m_hasUnique && m_inTheWay == InTheWay::Replaced;
    std::string sql = replaces ? "REPLACE INTO " : insertVerb();
    sql += m_table + " (" + m_columns + ") VALUES ";
    const std::string row = values(source);
    for (std::uint64_t i = 0; i < copies; ++i)
        sql += (i == 0 ? "" : ", ") + row;
    return sql;
}

std::string RepairSql::insertIntoPostgres(const RowOf &source, std::uint64_t copies) const
{
    const bool isNumbered = std::any_of(m_sink.columns.begin(), m_sink.columns.end(),
                                        [](const Column &column) { return column.autoIncrement; });
    const std::string head = "INSERT INTO " + m_table + " (" + m_columns + ") "
                             + (isNumbered ? "OVERRIDING SYSTEM VALUE " : "");
    const std::string row = values(source);
    const std::string inTheWay =
        m_inTheWay == InTheWay::Replaced ? rowsInTheWay(source) : std::string();
    // It has no REPLACE. A part of WITH that nothing reads would only run at the end.
    if (!inTheWay.empty())
        return "WITH gone AS (DELETE FROM " + m_table + " WHERE " + inTheWay + " RETURNING 1) "
               + head + "SELECT " + row.substr(1, row.size() - 2)
               + " FROM (SELECT count(*) FROM gone) AS g";
    std::string rows;
    for (std::uint64_t i = 0; i < copies; ++i)
        rows += (i == 0 ? "" : ", ") + row;
    return head + "VALUES " + rows;
}

/// The rows with a value of @p source that must be unique; empty: the table has no key but the one
/// by which rows are compared.
std::string RepairSql::rowsInTheWay(const RowOf &source) const
{
    std::string rows;
    bool hasOthers = false;
    for (const Index &index : m_sink.indexes) {
        if (!isUnique(index))
            continue;
        std::vector<std::string> columns;
        std::string sameValues;
        for (const IndexPart &part : index.parts) {
            columns.push_back(part.column);
            const std::string same = sameAsSource(source, part.column);
            if (same.empty()) {
                sameValues.clear();
                break;
            }
            sameValues += (sameValues.empty() ? "" : " AND ") + same;
        }
        hasOthers = hasOthers || columns != m_transfer.sinkKey;
        if (!sameValues.empty())
            rows += (rows.empty() ? "(" : " OR (") + sameValues + ')';
    }
    return hasOthers ? rows : std::string();
}

/// Empty: NULL, which is in nobody's way, or nothing that is written.
std::string RepairSql::sameAsSource(const RowOf &source, const std::string &column) const
{
    for (std::size_t i = 0; i < m_transfer.columns.size(); ++i) {
        const ColumnTransfer &transfer = m_transfer.columns[i];
        if (transfer.sinkName != column || !transfer.written || source.batch.isNull(source.row, i))
            continue;
        return quoteName(m_dialect, column) + " = "
               + sqlLiteral(m_dialect, *m_types[i],
                            sourceValue(transfer, source.batch.kind(source.row, i),
                                        source.batch.cell(source.row, i)));
    }
    return {};
}

/// By the key where the sink has one, else by every column.
std::string RepairSql::condition(const RowOf &sink) const
{
    std::string out;
    for (std::size_t i = 0; i < m_transfer.columns.size(); ++i) {
        if (!m_key.empty() && !isKey(i))
            continue;
        if (!out.empty())
            out += " AND ";
        const ColumnTransfer &column = m_transfer.columns[i];
        out += sqlEquals(
            m_dialect, column.sinkName, *m_types[i],
            sinkValue(column, sink.batch.kind(sink.row, i), sink.batch.cell(sink.row, i)));
    }
    return out;
}

/// @p head for at most @p copies of the rows that look like @p sink.
std::string RepairSql::limited(const std::string &head, const RowOf &sink,
                               std::uint64_t copies) const
{
    const std::string where = condition(sink);
    if (!m_key.empty())
        return head + " WHERE " + where;
    const std::string limit = " LIMIT " + std::to_string(copies);
    if (m_dialect == Dialect::PostgreSql)
        return head + " WHERE (tableoid, ctid) IN (SELECT tableoid, ctid FROM " + m_table
               + " WHERE " + where + limit + ")";
    if (m_dialect != Dialect::Sqlite)
        return head + " WHERE " + where + limit;
    const std::string rowid = rowidName(m_sink);
    if (rowid.empty() || m_sink.withoutRowid)
        return head + " WHERE " + where;
    return head + " WHERE " + rowid + " IN (SELECT " + rowid + " FROM " + m_table + " WHERE "
           + where + limit + ")";
}

std::string RepairSql::deleteRow(const RowOf &sink, std::uint64_t copies) const
{
    return limited("DELETE FROM " + m_table, sink, copies);
}

/// A new value in a unique index may still be held by another wrong row.
bool RepairSql::touchesUniqueIndex(const std::vector<bool> &differs) const
{
    for (const Index &index : m_sink.indexes) {
        if (!isUnique(index))
            continue;
        for (const IndexPart &part : index.parts) {
            if (part.column.empty())
                return true;
            for (std::size_t i = 0; i < differs.size(); ++i) {
                if (differs[i] && m_transfer.columns[i].sinkName == part.column)
                    return true;
            }
        }
    }
    return false;
}

std::string RepairSql::changeRow(const RowOf &source, const RowOf &sink,
                                 const std::vector<bool> &differs) const
{
    std::string changes;
    for (std::size_t i = 0; i < m_transfer.columns.size(); ++i) {
        const ColumnTransfer &column = m_transfer.columns[i];
        if (!differs[i] || !column.written)
            continue;
        if (!changes.empty())
            changes += ", ";
        changes += quoteName(m_dialect, column.sinkName) + " = "
                   + sqlLiteral(m_dialect, *m_types[i],
                                sourceValue(column, source.batch.kind(source.row, i),
                                            source.batch.cell(source.row, i)));
    }
    if (changes.empty())
        return {};
    if (m_inTheWay == InTheWay::Replaced && m_writesAll && !m_key.empty()
        && touchesUniqueIndex(differs))
        return insertRow(source, 1);
    const bool abort = m_inTheWay == InTheWay::Respected && m_dialect == Dialect::Sqlite;
    return limited((abort ? "UPDATE OR ABORT " : "UPDATE ") + m_table + " SET " + changes, sink, 1);
}

} // namespace godwit
