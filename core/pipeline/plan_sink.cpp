#include "core/pipeline/plan_sink.h"

#include "core/base/cancel_on_stop.h"
#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"
#include "core/schema/mysql_collations.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace godwit {

namespace {

std::set<std::string> sinkDatabases(const ProjectPlan &plan)
{
    std::set<std::string> names;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (object.selected)
            names.insert(object.sink.database);
    }
    return names;
}

// The source database whose objects go to @p sinkDatabase; its charset becomes the new database's.
DatabaseSchema newDatabase(const ProjectPlan &plan, const std::string &sinkDatabase)
{
    DatabaseSchema made;
    made.name = sinkDatabase;
    if (plan.sinkFacts.dialect == Dialect::PostgreSql) // a schema has neither charset nor collation
        return made;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (!object.selected || object.sink.database != sinkDatabase)
            continue;
        const auto source = std::find_if(
            plan.catalog.databases.begin(), plan.catalog.databases.end(),
            [&](const DatabaseSchema &d) { return d.name == object.object.name.database; });
        if (source != plan.catalog.databases.end() && !source->collation.empty()) {
            const CollationChoice choice =
                chooseCollation(source->charset, source->collation, plan.sinkFacts.collations);
            made.charset = choice.charset;
            made.collation = choice.collation;
        } else {
            made.charset = "utf8mb4";
        }
        return made;
    }
    return made;
}

void findMissingDatabases(ProjectPlan &plan, const Catalog &atSink)
{
    if (plan.sinkFacts.dialect == Dialect::Sqlite)
        return;
    for (const std::string &name : sinkDatabases(plan)) {
        const bool exists =
            std::any_of(atSink.databases.begin(), atSink.databases.end(), [&](const auto &d) {
                return plan.sinkFacts.lowerCaseTableNames == 0 ? d.name == name
                                                               : equalsIgnoringCase(d.name, name);
            });
        if (!exists)
            plan.databasesToCreate.push_back(newDatabase(plan, name));
    }
}

Result<std::uint64_t> countRows(StatementRunner &statements, Dialect dialect,
                                const TableName &table)
{
    auto rows = statements.query("SELECT COUNT(*) FROM " + quoteTable(dialect, table));
    if (!rows)
        return failure(std::move(rows));
    return parseUnsigned(rows->cell(0, 0)).value_or(0);
}

std::vector<std::string> triggersOf(StatementRunner &statements, Dialect dialect,
                                    const TableName &table)
{
    const std::string name = quoteText(dialect, table.table);
    const std::string sql =
        dialect == Dialect::Sqlite
            ? "SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = " + name
                  + " COLLATE NOCASE"
        : dialect == Dialect::PostgreSql
            ? "SELECT tgname FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgrelid ="
              " pg_catalog.to_regclass("
                  + quoteText(dialect, quoteTable(dialect, table)) + ")"
            : "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = "
                  + quoteText(dialect, table.database) + " AND EVENT_OBJECT_TABLE = " + name;
    std::vector<std::string> names;
    if (const auto rows = statements.query(sql)) {
        for (std::size_t i = 0; i < rows->rows(); ++i)
            names.emplace_back(rows->cell(i, 0));
    }
    return names;
}

void inspect(ProjectPlan &plan, StatementRunner &statements, SinkTable &table,
             const PlanOptions &options)
{
    if (table.isView)
        return;
    auto empty = statements.isEmpty(table.name);
    if (!empty) {
        plan.errors.push_back(std::move(empty.error()).of(table.name.qualified()));
        return;
    }
    table.isEmpty = *empty;
    table.triggers = triggersOf(statements, plan.sinkFacts.dialect, table.name);
    const auto own = options.ownRows.find(table.name);
    if (*empty || own == options.ownRows.end())
        return;
    const auto rows = countRows(statements, plan.sinkFacts.dialect, table.name);
    table.isOurs = rows && *rows == own->second;
}

// As the sink compares names.
TableName folded(const ProjectPlan &plan, const TableName &name)
{
    if (plan.sinkFacts.dialect == Dialect::Sqlite)
        return {{}, toLower(name.table)};
    if (plan.sinkFacts.lowerCaseTableNames == 0)
        return name;
    return {toLower(name.database), toLower(name.table)};
}

// One server answers under many names: localhost, 127.0.0.1, a socket, an alias. A lock that the
// one connection holds and the other one sees tells.
bool isOneServer(Connector &source, Connector &sink)
{
    std::random_device random;
    const std::string lock =
        "'godwit:same:" + std::to_string(random()) + '-' + std::to_string(random()) + '\'';
    const auto holder = source.openStatements();
    const auto observer = sink.openStatements();
    if (!holder || !observer || !(*holder)->query("SELECT GET_LOCK(" + lock + ", 0)"))
        return false;
    const auto seen = (*observer)->query("SELECT IS_USED_LOCK(" + lock + ')');
    return seen && seen->rows() == 1 && !seen->isNull(0, 0);
}

bool isOneStore(const ProjectPlan &plan, Connector &source, Connector &sink)
{
    if (source.identity() == sink.identity())
        return true;
    const bool servers = plan.sourceReached && plan.sinkReached && isMysqlFamily(plan.sourceFacts)
                         && isMysqlFamily(plan.sinkFacts);
    return servers && isOneServer(source, sink);
}

} // namespace

void readSinkTables(ProjectPlan &plan, Connector &sink, const PlanOptions &options,
                    const std::stop_token &stop)
{
    const auto names = sinkDatabases(plan);
    if (names.empty())
        return;
    auto reader = sink.openSchemaReader();
    if (!reader) {
        plan.errors.push_back(std::move(reader.error()));
        return;
    }
    const CancelOnStop cancelling(**reader, stop);
    auto catalog = (*reader)->readCatalog({{names.begin(), names.end()}});
    if (!catalog) {
        plan.errors.push_back(std::move(catalog.error()));
        return;
    }
    findMissingDatabases(plan, *catalog);
    std::set<TableName> present;
    std::map<TableName, std::vector<PlannedTable *>> wanted;
    for (PlannedTable &table : plan.tables)
        wanted[folded(plan, table.resolved.sink)].push_back(&table);
    std::unique_ptr<StatementRunner> statements;
    CancelOnStop cancellingStatements(stop);
    for (const CatalogObject &object : catalog->objects) {
        if (stop.stop_requested())
            return;
        const TableName name = folded(plan, object.name);
        present.insert(name);
        const auto tables = wanted.find(name);
        if (tables == wanted.end())
            continue;
        if (!statements) {
            auto opened = sink.openStatements();
            if (!opened) {
                plan.errors.push_back(std::move(opened.error()));
                return;
            }
            statements = std::move(*opened);
            cancellingStatements.watch(*statements);
        }
        SinkTable found{object.name, object.kind == ObjectKind::View, true, false, {}};
        inspect(plan, *statements, found, options);
        for (PlannedTable *table : tables->second)
            table->existing = found;
    }
    for (PlannedView &view : plan.views)
        view.exists = present.count(folded(plan, view.resolved.sink)) > 0;
}

PrecheckInput precheckInput(const ProjectPlan &plan, Connector &source, Connector &sink,
                            const PlanOptions &options)
{
    return {plan, options.resuming, isOneStore(plan, source, sink), source.describe(),
            sink.describe()};
}

} // namespace godwit
