#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_collations.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/view_text.h"

#include <algorithm>

namespace godwit {

namespace {

std::string columnList(const std::vector<std::string> &columns)
{
    return columns.empty() ? std::string() : " (" + quoteNames(Dialect::MySql, columns) + ')';
}

std::string checkOption(const std::string &option)
{
    return option.empty() || option == "NONE" ? std::string() : " WITH " + option + " CHECK OPTION";
}

} // namespace

Result<ConvertedView> convertViewMysqlToMysql(const ViewSchema &source, const TableName &sinkName,
                                              const SchemaTarget &target)
{
    auto text = parseCreateView(source.createStatement);
    if (!text)
        return tl::unexpected(std::move(text.error()).of(source.name.qualified()));
    ConvertedView out;
    out.schema = source;
    out.schema.name = sinkName;
    const auto sinkOf = [&](const TableName &name) {
        std::optional<TableName> sink = target.sinkOf ? target.sinkOf(name) : std::nullopt;
        if (sink)
            return sink;
        const bool own = name.database == source.name.database;
        sink = TableName{own ? sinkName.database : name.database, name.table};
        const std::string message = "the view uses " + printable(name.qualified())
                                    + ", which is not part of the project; "
                                    + printable(sink->qualified()) + " must exist at the sink";
        if (std::find(out.notes.begin(), out.notes.end(), Note{Level::Warning, message})
            == out.notes.end())
            out.notes.push_back({Level::Warning, message});
        return sink;
    };
    const RenamedSql renamed = renameTables(text->select, source.dependsOn, sinkOf);
    const std::string body = withKnownCollations(renamed.sql, target.facts.collations);
    if (body != renamed.sql)
        out.notes.push_back({Level::Note, "collations in the view's text that the sink lacks are "
                                          "replaced by the nearest it has"});
    for (const TableName &function : functionCalls(body))
        out.notes.push_back(
            {Level::Warning, "the view calls the stored function " + printable(function.qualified())
                                 + ", which is not migrated and must exist at the sink"});
    if (!text->definer.empty())
        out.notes.push_back(
            {Level::Note,
             "DEFINER " + printable(text->definer)
                 + " is left out: the account that Godwit uses at the sink becomes the definer"});
    out.schema.select = body;
    out.schema.dependsOn = renamed.tables;
    out.createStatement = "CREATE ALGORITHM=" + text->algorithm + " SQL SECURITY "
                          + text->sqlSecurity + " VIEW " + quoteTable(Dialect::MySql, sinkName)
                          + columnList(text->columns) + " AS " + body
                          + checkOption(text->checkOption);
    out.schema.createStatement = out.createStatement;
    const std::string &session = source.connectionCollation;
    out.schema.connectionCollation =
        chooseCollation(session.substr(0, session.find('_')), session, target.facts.collations)
            .collation;
    return out;
}

} // namespace godwit
