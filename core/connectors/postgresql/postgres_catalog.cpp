#include "core/connectors/postgresql/postgres_catalog.h"

#include "core/base/text.h"

namespace godwit {

namespace {

std::string schemaCondition(const PostgresConnection &connection, const CatalogQuery &query)
{
    if (query.databases.empty())
        return "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'godwit')";
    std::vector<std::string> names;
    for (const std::string &name : query.databases)
        names.push_back(connection.literal(name));
    return "n.nspname IN (" + join(names, ", ") + ")";
}

// A key in the sense of TableSchema::rowKey().
constexpr const char *hasKey =
    "EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique"
    " AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS ("
    "SELECT 1 FROM pg_catalog.pg_attribute k WHERE k.attrelid = c.oid AND NOT k.attnotnull"
    " AND k.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])))";

Result<void> addSchemas(PostgresConnection &connection, const std::string &condition,
                        Catalog &catalog)
{
    auto rows = connection.query("SELECT n.nspname, pg_catalog.pg_encoding_to_char(d.encoding)"
                                 " FROM pg_catalog.pg_namespace n, pg_catalog.pg_database d"
                                 " WHERE d.datname = pg_catalog.current_database() AND "
                                 + condition + " ORDER BY n.nspname");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        DatabaseSchema database;
        database.name = rows->cell(i, 0);
        database.charset = rows->cell(i, 1);
        catalog.databases.push_back(std::move(database));
    }
    return {};
}

/// What a schema holds besides tables and views. Not what belongs to an extension, nor what comes
/// with a table: row types, the sequences of its columns.
constexpr const char *othersSql =
    "SELECT n.nspname, o.kind, o.name FROM ("
    "SELECT p.pronamespace AS schema, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN"
    " 'aggregate' ELSE 'function' END AS kind, p.proname AS name,"
    " 'pg_catalog.pg_proc'::pg_catalog.regclass AS class, p.oid FROM pg_catalog.pg_proc p"
    " UNION ALL SELECT c.relnamespace, CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'f' THEN"
    " 'foreign table' ELSE 'composite type' END, c.relname,"
    " 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid FROM pg_catalog.pg_class c"
    " WHERE c.relkind IN ('f', 'c') OR (c.relkind = 'S' AND NOT EXISTS (SELECT 1"
    " FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
    " AND d.objid = c.oid AND d.deptype IN ('a', 'i')))"
    " UNION ALL SELECT t.typnamespace, CASE t.typtype WHEN 'e' THEN 'enumeration' WHEN 'd' THEN"
    " 'domain' ELSE 'range type' END, t.typname,"
    " 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid FROM pg_catalog.pg_type t"
    " WHERE t.typtype IN ('e', 'd', 'r')"
    " UNION ALL SELECT s.stxnamespace, 'statistics object', s.stxname,"
    " 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid FROM pg_catalog.pg_statistic_ext s"
    " UNION ALL SELECT x.extnamespace, 'extension', x.extname,"
    " 'pg_catalog.pg_extension'::pg_catalog.regclass, x.oid FROM pg_catalog.pg_extension x"
    ") o JOIN pg_catalog.pg_namespace n ON n.oid = o.schema WHERE NOT EXISTS (SELECT 1"
    " FROM pg_catalog.pg_depend d WHERE d.classid = o.class AND d.objid = o.oid"
    " AND (d.deptype = 'e' OR (d.deptype = 'i'"
    " AND o.class <> 'pg_catalog.pg_class'::pg_catalog.regclass))) AND ";

Result<void> addOthers(PostgresConnection &connection, const std::string &condition,
                       Catalog &catalog)
{
    auto rows = connection.query(othersSql + condition + " ORDER BY 1, 2, 3");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i)
        catalog.others.push_back({std::string(rows->cell(i, 0)), std::string(rows->cell(i, 1)),
                                  std::string(rows->cell(i, 2))});
    return {};
}

} // namespace

std::string estimatedRowsOf()
{
    // A table that was never analysed has -1 here; what was inserted is counted elsewhere.
    const std::string ofOne = "COALESCE(NULLIF(c.reltuples, -1)::bigint,"
                              " pg_catalog.pg_stat_get_live_tuples(c.oid), 0)";
    return "CASE WHEN c.relkind = 'p' THEN (SELECT COALESCE(SUM(COALESCE(NULLIF(l.reltuples,"
           " -1)::bigint, pg_catalog.pg_stat_get_live_tuples(l.oid), 0)), 0)::bigint"
           " FROM pg_catalog.pg_partition_tree(c.oid) t"
           " JOIN pg_catalog.pg_class l ON l.oid = t.relid WHERE t.isleaf)"
           " WHEN c.relkind = 'r' THEN "
           + ofOne + " ELSE 0 END";
}

std::string dataBytesOf()
{
    return "CASE WHEN c.relkind = 'p' THEN (SELECT COALESCE(SUM(pg_catalog.pg_table_size(t.relid)),"
           " 0)::bigint FROM pg_catalog.pg_partition_tree(c.oid) t WHERE t.isleaf)"
           " WHEN c.relkind = 'r' THEN COALESCE(pg_catalog.pg_table_size(c.oid), 0) ELSE 0 END";
}

Result<Catalog> readPostgresCatalog(PostgresConnection &connection, const CatalogQuery &query)
{
    Catalog catalog;
    const std::string condition = schemaCondition(connection, query);
    if (auto added = addSchemas(connection, condition, catalog); !added)
        return failure(std::move(added));
    if (auto added = addOthers(connection, condition, catalog); !added)
        return failure(std::move(added));
    auto rows = connection.query(
        "SELECT n.nspname, c.relname, c.relkind, " + estimatedRowsOf() + ", " + dataBytesOf() + ", "
        + hasKey
        + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          " WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition"
          " AND c.relpersistence <> 't' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x"
          " WHERE x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND x.objid = c.oid"
          " AND x.deptype = 'e') AND "
        + condition + " ORDER BY n.nspname, c.relname");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        CatalogObject object;
        object.name = {std::string(rows->cell(i, 0)), std::string(rows->cell(i, 1))};
        const bool isTable = rows->cell(i, 2) == "r" || rows->cell(i, 2) == "p";
        object.kind = isTable ? ObjectKind::Table : ObjectKind::View;
        object.estimatedRows = parseUnsigned(rows->cell(i, 3)).value_or(0);
        object.dataBytes = parseUnsigned(rows->cell(i, 4)).value_or(0);
        object.hasUniqueKey = rows->cell(i, 5) == "t";
        catalog.objects.push_back(std::move(object));
    }
    return catalog;
}

} // namespace godwit
