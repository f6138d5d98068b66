#include "core/connectors/sqlite/sqlite_table_reader.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_key_range.h"
#include "core/connectors/sqlite/sqlite_sizes.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_table_text.h"
#include "core/schema/sqlite_types.h"

#include <sqlite3.h>

#include <algorithm>

namespace godwit {

namespace {

Generated generatedOf(std::int64_t hidden)
{
    return hidden == 2 ? Generated::Virtual : hidden == 3 ? Generated::Stored : Generated::No;
}

// The pragma leaves GENERATED ALWAYS at the end of a generated column's type.
std::string withoutGenerated(std::string declared)
{
    constexpr std::string_view suffix = "GENERATED ALWAYS";
    if (declared.size() >= suffix.size()
        && equalsIgnoringCase(std::string_view(declared).substr(declared.size() - suffix.size()),
                              suffix))
        declared.resize(declared.size() - suffix.size());
    return std::string(trimmed(declared));
}

std::string ifNotDefault(const std::string &action)
{
    return action == "NO ACTION" ? "" : action;
}

} // namespace

std::string virtualTableModule(const std::string &createStatement)
{
    const auto lexemes = lexSqlite(createStatement);
    std::size_t i = skipGaps(lexemes, skipGaps(lexemes, 0) + 1);
    if (i >= lexemes.size() || !lexemes[i].isWord("VIRTUAL"))
        return {};
    while (i < lexemes.size() && !lexemes[i].isWord("USING"))
        ++i;
    i = skipGaps(lexemes, i + 1);
    return i < lexemes.size() ? lexemes[i].name() : std::string("?");
}

Result<TableSchema> SqliteTableReader::readKeys(const std::optional<SqliteNature> &nature)
{
    const auto read = nature ? Result<SqliteNature>(*nature) : readNature();
    if (!read)
        return tl::unexpected(read.error());
    if (auto taken = takeNature(*read); !taken)
        return failure(std::move(taken));
    for (const auto step : {&SqliteTableReader::readColumns, &SqliteTableReader::readIndexes,
                            &SqliteTableReader::markKeysWithoutNulls}) {
        if (auto done = (this->*step)(); !done)
            return failure(std::move(done));
    }
    return m_schema;
}

Result<TableSchema> SqliteTableReader::readAll(const std::optional<SqliteNature> &nature)
{
    if (auto keys = readKeys(nature); !keys)
        return keys;
    for (const auto step : {&SqliteTableReader::readForeignKeys, &SqliteTableReader::readTexts,
                            &SqliteTableReader::readAutoIncrement, &SqliteTableReader::readSizes}) {
        if (auto done = (this->*step)(); !done)
            return failure(std::move(done));
    }
    return m_schema;
}

Result<SqliteNature> SqliteTableReader::readNature()
{
    SqliteNature nature;
    auto read = forEachRow(
        m_handle,
        "SELECT m.type, m.sql, l.wr, l.strict FROM main.sqlite_master AS m "
        "LEFT JOIN pragma_table_list(?1) AS l ON l.schema = 'main' AND l.name = m.name "
        "WHERE m.name = ?1 AND m.type IN ('table', 'view')",
        {m_schema.name.table}, [&](const SqliteStatement &row) {
            nature = {row.text(0), row.text(1), row.integer(2) != 0, row.integer(3) != 0};
        });
    if (!read)
        return failure(std::move(read));
    return nature;
}

Result<void> SqliteTableReader::takeNature(const SqliteNature &nature)
{
    const std::string &table = m_schema.name.table;
    const std::string &type = nature.type;
    m_schema.createStatement = nature.createStatement;
    m_schema.withoutRowid = nature.withoutRowid;
    m_schema.strict = nature.strict;
    if (type != "table") {
        return fail(ErrorCode::ObjectMissing,
                    type.empty() ? "there is no table main." + printable(table)
                                 : "main." + printable(table) + " is a view, not a table");
    }
    if (const std::string module = virtualTableModule(m_schema.createStatement); !module.empty()) {
        return fail(ErrorCode::NotSupported,
                    "main." + printable(table) + " is a virtual table of the module "
                        + printable(module) + ": its rows belong to that module",
                    "leave it out and create it again at the destination");
    }
    return {};
}

Result<void> SqliteTableReader::readColumns()
{
    std::vector<std::pair<std::int64_t, std::string>> key;
    auto read = forEachRow(
        m_handle,
        "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?, 'main')",
        {m_schema.name.table}, [&](const SqliteStatement &row) {
            Column column;
            column.name = row.text(0);
            column.type = sqliteColumnType(withoutGenerated(row.text(1)));
            if (m_schema.strict && equalsIgnoringCase(column.type.declared, "ANY"))
                column.type.affinity = Affinity::Blob; // STRICT: ANY converts nothing
            column.nullable = row.integer(2) == 0;
            if (!row.isNull(3))
                column.defaultExpression = row.text(3);
            column.generated = generatedOf(row.integer(5));
            if (row.integer(4) > 0) {
                key.emplace_back(row.integer(4), column.name);
                if (m_schema.withoutRowid || m_schema.strict)
                    column.nullable = false;
            }
            m_schema.columns.push_back(std::move(column));
        });
    if (!read)
        return read;
    for (Column &column : m_schema.columns) {
        const char *collation = nullptr;
        int autoIncrement = 0;
        sqlite3_table_column_metadata(m_handle.get(), "main", m_schema.name.table.c_str(),
                                      column.name.c_str(), nullptr, &collation, nullptr, nullptr,
                                      &autoIncrement);
        column.type.collation = collation ? collation : "BINARY";
        column.autoIncrement = autoIncrement != 0;
        m_autoIncrement = m_autoIncrement || autoIncrement != 0;
    }
    std::sort(key.begin(), key.end());
    for (auto &[position, name] : key)
        m_keyColumns.push_back(std::move(name));
    return {};
}

Result<void> SqliteTableReader::readIndexes()
{
    struct Entry
    {
        std::string name, origin;
        bool unique;
    };
    std::vector<Entry> entries; // the pragma lists the newest first
    auto read = forEachRow(
        m_handle,
        "SELECT name, \"unique\", origin FROM pragma_index_list(?, 'main') ORDER BY seq DESC",
        {m_schema.name.table}, [&](const SqliteStatement &row) {
            entries.push_back({row.text(0), row.text(2), row.integer(1) != 0});
        });
    if (!read)
        return read;
    for (const Entry &entry : entries) {
        auto index = readIndex(entry.name, entry.unique, entry.origin);
        if (!index)
            return failure(std::move(index));
        const bool primary = index->kind == IndexKind::Primary;
        m_schema.indexes.insert(primary ? m_schema.indexes.begin() : m_schema.indexes.end(),
                                std::move(*index));
    }
    if (!m_keyColumns.empty() && !m_schema.primaryKey())
        addRowidKey(m_keyColumns);
    return {};
}

Result<Index> SqliteTableReader::readIndex(const std::string &name, bool unique,
                                           const std::string &origin)
{
    Index index;
    index.kind = origin == "pk" ? IndexKind::Primary
                 : unique       ? IndexKind::Unique
                                : IndexKind::Plain;
    index.algorithm = "BTREE";
    std::string text;
    if (origin == "c") { // the others have names of SQLite's own making
        index.name = name;
        auto sql = forEachRow(
            m_handle, "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND name = ?",
            {name}, [&](const SqliteStatement &row) { text = row.text(0); });
        if (!sql)
            return failure(std::move(sql));
    }
    const auto parsed = text.empty() ? std::nullopt : parseSqliteIndex(text);
    if (parsed)
        index.where = parsed->where;
    auto read = forEachRow(
        m_handle,
        "SELECT seqno, cid, name, \"desc\", coll FROM pragma_index_xinfo(?, 'main') WHERE key = 1",
        {name}, [&](const SqliteStatement &row) {
            IndexPart part;
            const auto position = static_cast<std::size_t>(row.integer(0));
            if (!row.isNull(2))
                part.column = row.text(2);
            else if (parsed && position < parsed->expressions.size())
                part.expression = parsed->expressions[position];
            part.descending = row.integer(3) != 0;
            part.collation = row.text(4);
            if (const Column *column = m_schema.findColumn(part.column);
                column && equalsIgnoringCase(column->type.collation, part.collation))
                part.collation.clear();
            index.parts.push_back(std::move(part));
        });
    if (!read)
        return failure(std::move(read));
    return index;
}

// An INTEGER PRIMARY KEY is the row's own number: there is no index, and NULL cannot be in it.
void SqliteTableReader::addRowidKey(const std::vector<std::string> &keyColumns)
{
    Index index;
    index.kind = IndexKind::Primary;
    for (const std::string &name : keyColumns) {
        index.parts.push_back({name, {}, {}, false, {}});
        for (Column &column : m_schema.columns) {
            if (column.name == name)
                column.nullable = false;
        }
    }
    m_schema.indexes.insert(m_schema.indexes.begin(), std::move(index));
}

// SQLite lets NULL into a primary key that does not say NOT NULL. Where the table holds none, the
// key identifies rows all the same.
Result<void> SqliteTableReader::markKeysWithoutNulls()
{
    for (Column &column : m_schema.columns) {
        const bool inKey =
            std::find(m_keyColumns.begin(), m_keyColumns.end(), column.name) != m_keyColumns.end();
        if (!inKey || !column.nullable)
            continue;
        auto found =
            m_handle.queryText("SELECT 1 FROM " + sqliteTable(m_schema.name) + " WHERE "
                               + sqliteColumn(m_schema.name, column.name) + " IS NULL LIMIT 1");
        if (!found)
            return failure(std::move(found));
        column.nullable = found->has_value();
    }
    return {};
}

Result<void> SqliteTableReader::readForeignKeys()
{
    std::int64_t last = -1;
    // Identifiers count from the last one declared.
    auto read = forEachRow(m_handle,
                           "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete "
                           "FROM pragma_foreign_key_list(?, 'main') ORDER BY id DESC, seq",
                           {m_schema.name.table}, [&](const SqliteStatement &row) {
                               if (row.integer(0) != last) {
                                   last = row.integer(0);
                                   ForeignKey key;
                                   key.referencedTable = {"main", row.text(1)};
                                   key.onUpdate = ifNotDefault(row.text(4));
                                   key.onDelete = ifNotDefault(row.text(5));
                                   m_schema.foreignKeys.push_back(std::move(key));
                               }
                               ForeignKey &key = m_schema.foreignKeys.back();
                               key.columns.push_back(row.text(2));
                               if (!row.isNull(3))
                                   key.referencedColumns.push_back(row.text(3));
                           });
    if (!read)
        return read;
    for (ForeignKey &key : m_schema.foreignKeys) {
        if (auto resolved = readReferencedKey(key); !resolved)
            return resolved;
    }
    return {};
}

// Spells the referenced table and columns as they are declared: a reference may differ in case, and
// may leave out the columns.
Result<void> SqliteTableReader::readReferencedKey(ForeignKey &key)
{
    std::vector<std::pair<std::int64_t, std::string>> primary;
    std::vector<std::string> all;
    std::string declaredName;
    auto read = forEachRow(m_handle,
                           "SELECT m.name, i.name, i.pk FROM main.sqlite_master AS m "
                           "JOIN pragma_table_info(m.name, 'main') AS i "
                           "WHERE m.type = 'table' AND m.name = ? COLLATE NOCASE "
                           "AND m.sql NOT LIKE 'CREATE VIRTUAL%'",
                           {key.referencedTable.table}, [&](const SqliteStatement &row) {
                               declaredName = row.text(0);
                               all.push_back(row.text(1));
                               if (row.integer(2) > 0)
                                   primary.emplace_back(row.integer(2), row.text(1));
                           });
    if (!read || declaredName.empty())
        return read;
    key.referencedTable.table = declaredName;
    std::sort(primary.begin(), primary.end());
    if (key.referencedColumns.empty() && primary.size() == key.columns.size()) {
        for (auto &[position, name] : primary)
            key.referencedColumns.push_back(std::move(name));
    }
    for (std::string &column : key.referencedColumns) {
        for (const std::string &declared : all) {
            if (equalsIgnoringCase(column, declared))
                column = declared;
        }
    }
    return {};
}

Result<void> SqliteTableReader::readTexts()
{
    if (const auto text = parseSqliteTable(m_schema.createStatement)) {
        m_schema.checks = text->checks;
        for (const auto &parsed : text->columns) {
            for (Column &column : m_schema.columns) {
                if (equalsIgnoringCase(column.name, parsed.name))
                    column.generatedExpression = parsed.generatedExpression;
            }
        }
        for (std::size_t i = 0; i < std::min(text->foreignKeys.size(), m_schema.foreignKeys.size());
             ++i) {
            m_schema.foreignKeys[i].name = text->foreignKeys[i].name;
            m_schema.foreignKeys[i].deferrable = text->foreignKeys[i].deferrable;
        }
    }
    return forEachRow(
        m_handle,
        "SELECT type, name, sql FROM main.sqlite_master WHERE tbl_name = ? COLLATE NOCASE "
        "AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid",
        {m_schema.name.table}, [&](const SqliteStatement &row) {
            if (row.text(0) == "index")
                m_schema.extraStatements.push_back(row.text(2));
            else
                m_schema.triggers.push_back(row.text(1));
        });
}

Result<void> SqliteTableReader::readAutoIncrement()
{
    if (!m_autoIncrement)
        return {};
    m_schema.autoIncrement = 1;
    return forEachRow(m_handle, "SELECT seq FROM main.sqlite_sequence WHERE name = ?",
                      {m_schema.name.table}, [&](const SqliteStatement &row) {
                          const std::int64_t last = row.integer(0);
                          if (last > 0)
                              m_schema.autoIncrement = static_cast<std::uint64_t>(last) + 1;
                      });
}

Result<void> SqliteTableReader::readSizes()
{
    auto sizes = readSqliteSizes(m_handle, m_schema);
    if (!sizes)
        return failure(std::move(sizes));
    m_schema.estimatedRows = sizes->rows;
    m_schema.dataBytes = sizes->bytes;
    return {};
}

} // namespace godwit
