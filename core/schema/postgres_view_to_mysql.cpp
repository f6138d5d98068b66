#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_names.h"
#include "core/schema/postgres_expression.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_mysql_types.h"

#include <algorithm>

namespace godwit {

Result<ConvertedView> convertViewPostgresToMysql(const ViewSchema &source,
                                                 const TableName &sinkName,
                                                 const SchemaTarget &target)
{
    if (const std::string why = whyNoMysqlName(sinkName.table); !why.empty()) {
        return fail(ErrorCode::SchemaMismatch,
                    "MySQL cannot have the name '" + printable(sinkName.table) + "': " + why,
                    "map the view to another name");
    }
    const TranslatedSql body = translatePostgresSql(
        source.select, {Dialect::PostgreSql, Dialect::MySql, true, nullptr, target.sinkOf});
    ConvertedView converted;
    ViewSchema &view = converted.schema;
    view = source;
    view.name = sinkName;
    view.select = body.sql;
    view.algorithm = "UNDEFINED";
    view.sqlSecurity = source.sqlSecurity == "INVOKER" ? "INVOKER" : "DEFINER";
    view.checkOption = source.checkOption.empty() ? "NONE" : source.checkOption;
    view.clientCharset = "utf8mb4";
    view.connectionCollation = binaryCollation(target.facts);
    view.sqlMode = "PIPES_AS_CONCAT"; // || joins texts in PostgreSQL
    std::vector<std::string> names;
    for (const std::string &name : source.columns)
        names.push_back(mysqlName(name));
    converted.createStatement =
        "CREATE SQL SECURITY " + view.sqlSecurity + " VIEW " + quoteTable(Dialect::MySql, sinkName);
    if (!names.empty())
        converted.createStatement += " (" + quoteNames(Dialect::MySql, names) + ")";
    converted.createStatement += " AS " + body.sql;
    if (view.checkOption != "NONE")
        converted.createStatement += " WITH " + view.checkOption + " CHECK OPTION";
    const auto note = [&](std::string message) {
        converted.notes.push_back({Level::Warning, std::move(message)});
    };
    if (source.algorithm == "MATERIALIZED")
        note("the materialised view becomes a plain one, computed at each use");
    if (!body.isFaithful())
        note("the view is carried over as it is, but " + join(body.obstacles, ", ")
             + " may mean something else in MySQL, or not be known there");
    return converted;
}

} // namespace godwit
