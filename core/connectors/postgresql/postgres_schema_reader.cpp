#include "core/connectors/postgresql/postgres_schema_reader.h"

#include "core/connectors/postgresql/postgres_catalog.h"
#include "core/connectors/postgresql/postgres_table_reader.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

Result<Catalog> PostgresSchemaReader::readCatalog(const CatalogQuery &query)
{
    if (query.databases.empty() && !m_schema.empty())
        return readPostgresCatalog(*m_connection, {{m_schema}});
    return readPostgresCatalog(*m_connection, query);
}

Result<TableSchema> PostgresSchemaReader::readTable(const TableName &table)
{
    auto schema = PostgresTableReader(*m_connection, table).run();
    if (!schema)
        return tl::unexpected(std::move(schema.error()).of(table.qualified()));
    return schema;
}

Result<ViewSchema> PostgresSchemaReader::readView(const TableName &view)
{
    const std::string oid = "pg_catalog.to_regclass("
                            + m_connection->literal(quoteTable(Dialect::PostgreSql, view)) + ")";
    auto rows =
        m_connection->query("SELECT c.relkind, pg_catalog.pg_get_viewdef(c.oid), c.reloptions::text"
                            " FROM pg_catalog.pg_class c WHERE c.relkind IN ('v', 'm') AND c.oid = "
                            + oid);
    auto columns =
        m_connection->query("SELECT a.attname FROM pg_catalog.pg_attribute a"
                            " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = "
                            + oid + " ORDER BY a.attnum");
    auto used = m_connection->query(
        "SELECT DISTINCT n.nspname, c.relname FROM pg_catalog.pg_rewrite r"
        " JOIN pg_catalog.pg_depend d ON d.objid = r.oid"
        " AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass"
        " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
        " JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.oid <> r.ev_class"
        " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.ev_class = "
        + oid + " ORDER BY 1, 2");
    for (Result<RowBatch> *answer : {&rows, &columns, &used}) {
        if (!*answer)
            return tl::unexpected(std::move(answer->error()).of(view.qualified()));
    }
    if (rows->rows() == 0) {
        Error error;
        error.code = ErrorCode::ObjectMissing;
        error.message = "there is no view " + view.qualified();
        error.proposal = "check the name, and whether the account may see it";
        return tl::unexpected(std::move(error).of(view.qualified()));
    }
    ViewSchema schema;
    schema.name = view;
    schema.select = rows->cell(0, 1);
    if (schema.select.ends_with(';'))
        schema.select.pop_back();
    const bool isMaterialised = rows->cell(0, 0) == "m";
    schema.algorithm = isMaterialised ? "MATERIALIZED" : "";
    schema.createStatement =
        std::string(isMaterialised ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ")
        + quoteTable(Dialect::PostgreSql, view) + " AS\n" + schema.select;
    schema.sqlSecurity = rows->cell(0, 2).find("security_invoker=true") != std::string_view::npos
                             ? "INVOKER"
                             : "DEFINER";
    for (const char *option : {"local", "cascaded"}) {
        if (rows->cell(0, 2).find(std::string("check_option=") + option) != std::string_view::npos)
            schema.checkOption = option == std::string("local") ? "LOCAL" : "CASCADED";
    }
    for (std::size_t i = 0; i < columns->rows(); ++i)
        schema.columns.emplace_back(columns->cell(i, 0));
    for (std::size_t i = 0; i < used->rows(); ++i)
        schema.dependsOn.push_back({std::string(used->cell(i, 0)), std::string(used->cell(i, 1))});
    return schema;
}

} // namespace godwit
