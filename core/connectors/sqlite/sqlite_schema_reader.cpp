#include "core/connectors/sqlite/sqlite_schema_reader.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_checkpoint_store.h"
#include "core/connectors/sqlite/sqlite_profile.h"
#include "core/connectors/sqlite/sqlite_sizes.h"
#include "core/connectors/sqlite/sqlite_table_reader.h"
#include "core/schema/sqlite_view_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace godwit {

namespace {

struct MasterEntry
{
    std::string name;
    SqliteNature nature;
    bool isView() const { return nature.type == "view"; }
    bool isVirtual() const { return !virtualTableModule(nature.createStatement).empty(); }
};

/// What `table_list` says of every table, in one pass: asked for one of them, SQLite goes through
/// all.
struct ListedTables
{
    std::set<std::string> shadows; ///< that a virtual table keeps its data in
    std::map<std::string, SqliteNature> natures;
};

Result<ListedTables> listTables(SqliteHandle &handle)
{
    ListedTables listed;
    auto read = forEachRow(
        handle, "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'", {},
        [&](const SqliteStatement &row) {
            if (row.text(1) == "shadow")
                listed.shadows.insert(row.text(0));
            SqliteNature nature;
            nature.withoutRowid = row.integer(2) != 0;
            nature.strict = row.integer(3) != 0;
            listed.natures[row.text(0)] = nature;
        });
    if (!read)
        return failure(std::move(read));
    return listed;
}

// Everything but SQLite's own tables, the tables a virtual table keeps its data in, and Godwit's
// marks.
Result<std::vector<MasterEntry>> visibleEntries(SqliteHandle &handle)
{
    auto listed = listTables(handle);
    if (!listed)
        return failure(std::move(listed));
    std::vector<MasterEntry> entries;
    auto read =
        forEachRow(handle,
                   "SELECT name, type, sql FROM main.sqlite_master WHERE type IN ('table', 'view') "
                   "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                   {}, [&](const SqliteStatement &row) {
                       const std::string name = row.text(0);
                       if (listed->shadows.contains(name) || isSqliteCheckpointTable(name))
                           return;
                       MasterEntry entry{name, listed->natures[name]};
                       entry.nature.type = row.text(1);
                       entry.nature.createStatement = row.text(2);
                       entries.push_back(std::move(entry));
                   });
    if (!read)
        return failure(std::move(read));
    std::sort(entries.begin(), entries.end(),
              [](const MasterEntry &a, const MasterEntry &b) { return a.name < b.name; });
    return entries;
}

Result<CatalogObject> describeTable(SqliteHandle &handle, const MasterEntry &entry)
{
    auto table = SqliteTableReader(handle, entry.name).readKeys(entry.nature);
    if (!table)
        return failure(std::move(table));
    auto sizes = readSqliteSizes(handle, *table);
    if (!sizes)
        return failure(std::move(sizes));
    CatalogObject object;
    object.name = {"main", entry.name};
    object.estimatedRows = sizes->rows;
    object.rowsAreExact = sizes->rowsAreExact;
    object.dataBytes = sizes->bytes;
    object.hasUniqueKey = table->rowKey() != nullptr;
    return object;
}

Error missing(const TableName &name, std::string_view what)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.message = "there is no " + std::string(what) + " main." + printable(name.table);
    error.object = name.qualified();
    return error;
}

} // namespace

Result<Catalog> SqliteSchemaReader::readCatalog(const CatalogQuery &query)
{
    Catalog catalog;
    const bool wanted = query.databases.empty()
                        || std::find(query.databases.begin(), query.databases.end(), "main")
                               != query.databases.end();
    if (!wanted)
        return catalog;
    DatabaseSchema database;
    database.name = "main";
    catalog.databases.push_back(database);
    if (!m_handle)
        return catalog;
    const auto version = schemaVersion();
    if (!version)
        return tl::unexpected(version.error());
    const auto entries = visibleEntries(*m_handle);
    if (!entries)
        return tl::unexpected(entries.error());
    m_natures.clear();
    for (const MasterEntry &entry : *entries)
        m_natures[entry.name] = entry.nature;
    m_naturesOf = *version;
    for (const MasterEntry &entry : *entries) {
        if (entry.isView() || entry.isVirtual()) {
            CatalogObject object;
            object.name = {"main", entry.name};
            object.kind = entry.isView() ? ObjectKind::View : ObjectKind::Table;
            catalog.objects.push_back(std::move(object));
            continue;
        }
        auto object = describeTable(*m_handle, entry);
        if (!object)
            return tl::unexpected(std::move(object.error()).at("main." + printable(entry.name)));
        catalog.objects.push_back(std::move(*object));
    }
    return catalog;
}

Result<std::int64_t> SqliteSchemaReader::schemaVersion()
{
    std::int64_t version = 0;
    auto read = forEachRow(*m_handle, "PRAGMA main.schema_version", {},
                           [&](const SqliteStatement &row) { version = row.integer(0); });
    if (!read)
        return failure(std::move(read));
    return version;
}

std::optional<SqliteNature> SqliteSchemaReader::knownNature(const std::string &table)
{
    const auto found = m_natures.find(table);
    if (found == m_natures.end())
        return std::nullopt;
    const auto version = schemaVersion();
    return version && *version == m_naturesOf ? std::optional(found->second) : std::nullopt;
}

Result<TableSchema> SqliteSchemaReader::readTable(const TableName &table)
{
    if (!m_handle || table.database != "main")
        return tl::unexpected(missing(table, "table"));
    auto schema = SqliteTableReader(*m_handle, table.table).readAll(knownNature(table.table));
    if (!schema)
        return tl::unexpected(std::move(schema.error()).of(table.qualified()));
    return schema;
}

Result<ViewSchema> SqliteSchemaReader::readView(const TableName &view)
{
    if (!m_handle || view.database != "main")
        return tl::unexpected(missing(view, "view"));
    ViewSchema schema;
    std::vector<std::string> others;
    auto read = forEachRow(
        *m_handle, "SELECT name, type, sql FROM main.sqlite_master WHERE type IN ('table', 'view')",
        {}, [&](const SqliteStatement &row) {
            if (row.text(0) == view.table && row.text(1) == "view") {
                schema.name = {"main", view.table};
                schema.createStatement = row.text(2);
            } else {
                others.push_back(row.text(0));
            }
        });
    if (!read)
        return failure(std::move(read));
    if (schema.createStatement.empty())
        return tl::unexpected(missing(view, "view"));
    const SqliteViewText text = parseSqliteView(schema.createStatement);
    schema.select = text.select;
    schema.columns = text.columns;
    std::vector<std::string> columns;
    // A view over something that is gone has no columns any more; that is no reason not to show it.
    if (forEachRow(*m_handle, "SELECT name FROM pragma_table_info(?, 'main')", {view.table},
                   [&](const SqliteStatement &row) { columns.push_back(row.text(0)); }))
        schema.columns = std::move(columns);
    for (const std::string &name : namesUsed(schema.select, others))
        schema.dependsOn.push_back({"main", name});
    return schema;
}

Result<void> SqliteSchemaReader::profile(TableSchema &table)
{
    if (!m_handle)
        return tl::unexpected(missing(table.name, "table"));
    return profileSqliteTable(*m_handle, table);
}

} // namespace godwit
