#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_mysql_types.h"
#include "core/schema/translate_sql.h"

#include <algorithm>

namespace godwit {

Result<ConvertedView> convertViewSqliteToMysql(const ViewSchema &source, const TableName &sinkName,
                                               const SchemaTarget &target)
{
    if (const std::string why = whyNoMysqlName(sinkName.table); !why.empty()) {
        return fail(ErrorCode::SchemaMismatch,
                    "MySQL cannot have the name '" + printable(sinkName.table) + "': " + why,
                    "map the view to another name");
    }
    // SQLite's names ignore case; MySQL's tables may not.
    const auto sinkOf = [&](const TableName &name) -> std::optional<TableName> {
        for (const TableName &used : source.dependsOn) {
            if (equalsIgnoringCase(used.table, name.table))
                return target.sinkOf(used);
        }
        return std::nullopt;
    };
    const TranslatedSql body =
        translateSql(source.select, {Dialect::Sqlite, Dialect::MySql, true, nullptr, sinkOf});
    ConvertedView converted;
    converted.schema = source;
    converted.schema.name = sinkName;
    converted.schema.select = body.sql;
    converted.schema.algorithm = "UNDEFINED";
    converted.schema.sqlSecurity = "DEFINER";
    converted.schema.checkOption = "NONE";
    converted.schema.clientCharset = "utf8mb4";
    converted.schema.connectionCollation = binaryCollation(target.facts);
    converted.schema.sqlMode = "PIPES_AS_CONCAT"; // || joins texts in SQLite
    std::vector<std::string> names;
    for (const std::string &name : source.columns)
        names.push_back(mysqlName(name));
    converted.createStatement = "CREATE VIEW " + quoteTable(Dialect::MySql, sinkName);
    if (!names.empty())
        converted.createStatement += " (" + quoteNames(Dialect::MySql, names) + ")";
    converted.createStatement += " AS " + body.sql;
    if (!body.isFaithful()) {
        converted.notes.push_back({Level::Warning, "the view is carried over as it is, but "
                                                       + join(body.obstacles, ", ")
                                                       + " may mean something else in MySQL"});
    }
    return converted;
}

} // namespace godwit
