#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/postgres_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_postgres_types.h"
#include "core/schema/to_postgres.h"

namespace godwit {

namespace {

/// The tables of the project as a query's columns.
std::vector<PostgresColumn> columnsOf(const TableSchema &table)
{
    std::vector<PostgresColumn> columns;
    for (const Column &column : table.columns) {
        const std::string name = postgresColumnName(column.name);
        const ColumnType type = postgresTypeOfSqlite(column, sqliteUseOf(table, column), name).type;
        columns.push_back({column.name,
                           name,
                           sqlKindOf(type),
                           type.integerBytes,
                           true,
                           equalsIgnoringCase(column.type.collation, "NOCASE"),
                           {}});
    }
    return columns;
}

} // namespace

Result<ConvertedView> convertViewSqliteToPostgres(const ViewSchema &source,
                                                  const TableName &sinkName,
                                                  const SchemaTarget &target)
{
    if (const std::string why = whyNoPostgresName(sinkName.table);
        !why.empty() || sinkName.table.size() > longestPostgresName)
        return fail(ErrorCode::SchemaMismatch,
                    "PostgreSQL cannot have the name '" + printable(sinkName.table)
                        + "': " + (why.empty() ? "it is longer than 63 bytes" : why),
                    "map the view to another name");
    PostgresSetting setting;
    setting.from = Dialect::Sqlite;
    // SQLite's names ignore case; PostgreSQL's do not.
    setting.sinkOf = [&](const TableName &name) -> std::optional<TableName> {
        for (const TableName &used : source.dependsOn) {
            if (equalsIgnoringCase(used.table, name.table))
                return target.sinkOf(used);
        }
        return std::nullopt;
    };
    setting.columnsOf = [&](const TableName &name) {
        for (const TableName &used : source.dependsOn) {
            const TableSchema *table =
                equalsIgnoringCase(used.table, name.table) && target.sourceTable
                    ? target.sourceTable(used)
                    : nullptr;
            if (table)
                return columnsOf(*table);
        }
        return std::vector<PostgresColumn>();
    };
    const PostgresSql body = queryToPostgres(source.select, setting);
    if (!body.impossible.empty()) {
        auto error = fail(ErrorCode::SchemaMismatch,
                          "the view has no form in PostgreSQL: " + join(body.impossible, ", "),
                          "leave it out of the project and write it by hand at the destination");
        return tl::unexpected(std::move(error.value()).of(source.name.qualified()));
    }
    ConvertedView converted;
    converted.schema = source;
    converted.schema.name = sinkName;
    converted.schema.select = body.sql;
    converted.createStatement = "CREATE VIEW " + quoteTable(Dialect::PostgreSql, sinkName);
    if (!source.columns.empty()) {
        std::vector<std::string> names;
        for (const std::string &name : source.columns)
            names.push_back(postgresColumnName(name));
        converted.createStatement += " (" + quoteNames(Dialect::PostgreSql, names) + ")";
        converted.schema.columns = names;
    }
    converted.createStatement += " AS " + body.sql;
    if (!body.isFaithful())
        converted.notes.push_back(
            {Level::Warning,
             "the view may answer differently in PostgreSQL, because of " + body.doubts()});
    return converted;
}

} // namespace godwit
