#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_postgres_types.h"
#include "core/schema/postgres_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres.h"

namespace godwit {

namespace {

bool joinsWithPipes(const std::string &sqlMode)
{
    return sqlMode.find("PIPES_AS_CONCAT") != std::string::npos
           || sqlMode.find("ANSI") != std::string::npos
           || sqlMode.find("ORACLE") != std::string::npos;
}

/// The tables of the project as a query's columns.
std::vector<PostgresColumn> columnsOf(const TableSchema &table)
{
    std::vector<PostgresColumn> columns;
    for (const Column &column : table.columns) {
        const PostgresUse use = postgresUseOf(table, column);
        const ColumnType type = postgresTypeOfMysql(column, use).type;
        columns.push_back({column.name,
                           use.name,
                           sqlKindOf(type),
                           type.integerBytes,
                           true,
                           ignoresCaseInMysql(column.type),
                           {}});
    }
    return columns;
}

} // namespace

Result<ConvertedView> convertViewMysqlToPostgres(const ViewSchema &source,
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
    setting.from = target.sourceFacts.dialect;
    setting.pipesConcat = joinsWithPipes(source.sqlMode);
    setting.sinkOf = target.sinkOf;
    setting.columnsOf = [&](const TableName &name) {
        const TableSchema *table = target.sourceTable ? target.sourceTable(name) : nullptr;
        return table ? columnsOf(*table) : std::vector<PostgresColumn>();
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
    const auto note = [&](Level level, std::string message) {
        converted.notes.push_back({level, std::move(message)});
    };
    converted.createStatement = "CREATE VIEW " + quoteTable(Dialect::PostgreSql, sinkName);
    if (!source.columns.empty()) {
        std::vector<std::string> names;
        for (const std::string &name : source.columns)
            names.push_back(postgresColumnName(name));
        converted.createStatement += " (" + quoteNames(Dialect::PostgreSql, names) + ")";
        converted.schema.columns = names;
    }
    if (source.sqlSecurity == "INVOKER" && target.facts.versionNumber >= 150000)
        converted.createStatement += " WITH (security_invoker = true)";
    else if (source.sqlSecurity == "INVOKER")
        note(Level::Warning, "the view runs with its owner's rights, no longer with its user's");
    converted.createStatement += " AS " + body.sql;
    const bool checked = source.checkOption == "LOCAL" || source.checkOption == "CASCADED";
    if (checked && body.isPlainQuery)
        converted.createStatement += " WITH " + source.checkOption + " CHECK OPTION";
    else if (checked)
        note(Level::Warning, "CHECK OPTION is lost: PostgreSQL writes through views of one table "
                             "only");
    if (!body.isFaithful())
        note(Level::Warning,
             "the view may answer differently in PostgreSQL, because of " + body.doubts());
    note(Level::Note, "texts compare byte by byte in PostgreSQL, also in this view");
    return converted;
}

} // namespace godwit
