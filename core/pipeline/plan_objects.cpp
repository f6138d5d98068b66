#include "core/pipeline/plan_objects.h"

#include "core/base/cancel_on_stop.h"
#include "core/base/text.h"
#include "core/pipeline/view_order.h"
#include "core/schema/mysql_names.h"
#include "core/schema/postgres_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace godwit {

namespace {

CatalogQuery queryFor(const Project &project)
{
    CatalogQuery query;
    if (project.transferMapping.mode == MappingMode::Specific) {
        for (const DatabaseMapping &database : project.transferMapping.databases)
            query.databases.push_back(database.name);
    }
    return query;
}

// Whatever the mapping says.
void sendToMain(Selection &selection)
{
    for (ResolvedObject &object : selection.objects)
        object.sink.database = "main";
}

std::string nameAt(Dialect sink, const std::string &name)
{
    return sink == Dialect::PostgreSql ? postgresName(name) : mysqlName(name);
}

std::string whyNoNameAt(Dialect sink, const std::string &name)
{
    return sink == Dialect::PostgreSql
               ? "PostgreSQL cannot have its name: it is longer than 63 bytes"
               : "MySQL cannot have its name: " + whyNoMysqlName(name);
}

// Names that the sink cannot have become ones that it can.
void nameForSink(ProjectPlan &plan)
{
    for (ResolvedObject &object : plan.selection.objects) {
        std::string name = nameAt(plan.sinkFacts.dialect, object.sink.table);
        if (!object.selected || name == object.sink.table)
            continue;
        object.askedName = std::exchange(object.sink.table, std::move(name));
    }
}

Note renamedNote(const ResolvedObject &object, Dialect sink)
{
    return {Level::Note, "it is named " + printable(object.sink.table) + " at the destination, as "
                             + whyNoNameAt(sink, object.askedName)};
}

// Looks for objects that land on one name only since it was changed for the sink: resolveObjects()
// has looked before that, and has judged those for which @p isKnown.
template<typename IsKnown>
void findCollisions(ProjectPlan &plan, const std::string &why, const std::string &proposal,
                    const IsKnown &isKnown)
{
    std::map<TableName, const ResolvedObject *> taken;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (!object.selected)
            continue;
        const auto [first, added] = taken.emplace(object.sink, &object);
        if (added || isKnown(*first->second, object))
            continue;
        Error error;
        error.code = ErrorCode::NameCollision;
        error.object = object.object.name.qualified();
        error.message = object.object.name.qualified() + " and "
                        + first->second->object.name.qualified() + " would both become "
                        + object.sink.qualified() + why;
        error.proposal = proposal;
        plan.errors.push_back(std::move(error));
    }
}

// A SQLite file has one database, and PostgreSQL and MySQL cannot have every name.
void fitNames(ProjectPlan &plan)
{
    if (plan.sinkFacts.dialect == Dialect::Sqlite) {
        sendToMain(plan.selection);
        findCollisions(plan, ": a SQLite destination has one database only",
                       "give one of them another mappedName, or migrate to two files",
                       [](const ResolvedObject &a, const ResolvedObject &b) {
                           return a.object.name.database == b.object.name.database;
                       });
        return;
    }
    nameForSink(plan);
    findCollisions(plan, ", as the destination cannot have one of their names",
                   "give one of them another mappedName",
                   [](const ResolvedObject &a, const ResolvedObject &b) {
                       return a.askedName.empty() && b.askedName.empty();
                   });
}

Error planError(Error error, const TableName &name)
{
    return std::move(error).of(name.qualified());
}

void readTable(ProjectPlan &plan, SchemaReader &reader, const ResolvedObject &object, bool profiled)
{
    auto schema = reader.readTable(object.object.name);
    Result<void> profile;
    if (schema && profiled)
        profile = reader.profile(*schema);
    if (!schema) {
        plan.errors.push_back(planError(std::move(schema.error()), object.object.name));
        return;
    }
    if (!profile) {
        plan.errors.push_back(planError(std::move(profile.error()), object.object.name));
        return;
    }
    PlannedTable table;
    table.resolved = object;
    table.source = std::move(*schema);
    plan.tables.push_back(std::move(table));
}

void readView(ProjectPlan &plan, SchemaReader &reader, const ResolvedObject &object)
{
    auto schema = reader.readView(object.object.name);
    if (!schema) {
        plan.errors.push_back(planError(std::move(schema.error()), object.object.name));
        return;
    }
    PlannedView view;
    view.resolved = object;
    view.source = std::move(*schema);
    plan.views.push_back(std::move(view));
}

void checkFilters(ProjectPlan &plan, Connector &source, const std::stop_token &stop)
{
    std::unique_ptr<StatementRunner> statements;
    CancelOnStop cancelling(stop);
    for (const PlannedTable &table : plan.tables) {
        if (stop.stop_requested())
            return;
        if (table.resolved.whereClause.empty())
            continue;
        if (!statements) {
            auto opened = source.openStatements();
            if (!opened) {
                plan.errors.push_back(std::move(opened.error()));
                return;
            }
            statements = std::move(*opened);
            cancelling.watch(*statements);
        }
        auto checked = statements->checkFilter(table.source.name, table.resolved.whereClause);
        if (!checked)
            plan.errors.push_back(planError(std::move(checked.error()), table.source.name));
    }
}

SchemaTarget targetFor(const ProjectPlan &plan)
{
    SchemaTarget target;
    target.facts = plan.sinkFacts;
    target.sourceFacts = plan.sourceFacts;
    target.deferIndexes =
        plan.project.structTransferConfig.deferIndexCreation && plan.project.enableFullTransfer;
    std::map<TableName, TableName> sinks;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (object.selected)
            sinks[object.object.name] = object.sink;
    }
    target.sinkOf = [sinks](const TableName &name) -> std::optional<TableName> {
        const auto found = sinks.find(name);
        return found == sinks.end() ? std::optional<TableName>() : found->second;
    };
    std::map<TableName, const TableSchema *> tables; // the plan outlives the conversion
    for (const PlannedTable &table : plan.tables)
        tables[table.source.name] = &table.source;
    target.sourceTable = [tables](const TableName &name) -> const TableSchema * {
        const auto found = tables.find(name);
        return found == tables.end() ? nullptr : found->second;
    };
    return target;
}

/// A table's or a view's conversion; what could not be converted matters only if it is to be made.
template<typename Converted, typename Planned>
void take(ProjectPlan &plan, Result<Converted> converted, Planned &object)
{
    if (converted) {
        object.converted = std::move(*converted);
        if (!object.resolved.askedName.empty())
            object.converted.notes.push_back(renamedNote(object.resolved, plan.sinkFacts.dialect));
    } else if (plan.project.enableStructTransfer) {
        plan.errors.push_back(planError(std::move(converted.error()), object.source.name));
    }
}

/// "2 functions of shop are not migrated: a, b", for each kind of them in a database of the
/// project.
void warnOfOthers(ProjectPlan &plan)
{
    std::set<std::string> chosen;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (object.selected)
            chosen.insert(object.object.name.database);
    }
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> names;
    for (const OtherObject &other : plan.catalog.others) {
        if (chosen.count(other.database) > 0)
            names[{other.database, other.kind}].push_back(printable(other.name));
    }
    for (const auto &[of, all] : names) {
        const bool one = all.size() == 1;
        plan.selection.warnings.push_back(
            {Level::Warning, (one ? "the " : std::to_string(all.size()) + ' ') + of.second
                                 + (one ? " of " : "s of ") + printable(of.first)
                                 + (one ? " is not migrated: " : " are not migrated: ")
                                 + join(all, ", ")});
    }
}

} // namespace

void selectObjects(ProjectPlan &plan, Connector &source, const PlanOptions &options,
                   const std::stop_token &stop)
{
    auto reader = source.openSchemaReader();
    if (!reader) {
        plan.errors.push_back(std::move(reader.error()));
        return;
    }
    const CancelOnStop cancelling(**reader, stop);
    auto catalog = (*reader)->readCatalog(queryFor(plan.project));
    if (!catalog) {
        plan.errors.push_back(std::move(catalog.error()));
        return;
    }
    plan.catalog = std::move(*catalog);
    plan.selection = resolveObjects(plan.project, plan.catalog);
    plan.errors.insert(plan.errors.end(), plan.selection.errors.begin(),
                       plan.selection.errors.end());
    warnOfOthers(plan);
    if (plan.sinkReached)
        fitNames(plan);
    const bool profiled =
        plan.sourceFacts.dialect == Dialect::Sqlite && plan.sinkFacts.dialect != Dialect::Sqlite;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (stop.stop_requested())
            return;
        if (!object.selected || options.skipped.count(object.object.name) > 0)
            continue;
        if (object.object.kind == ObjectKind::Table)
            readTable(plan, **reader, object, profiled);
        else
            readView(plan, **reader, object);
    }
    checkFilters(plan, source, stop);
}

void convertObjects(ProjectPlan &plan, const std::stop_token &stop)
{
    const SchemaTarget target = targetFor(plan);
    for (PlannedTable &table : plan.tables) {
        if (stop.stop_requested())
            return;
        take(plan,
             convertTable(table.source, table.resolved.sink, table.resolved.filterColumns, target),
             table);
    }
    orderViews(plan.views);
    for (PlannedView &view : plan.views) {
        take(plan, convertView(view.source, view.resolved.sink, target), view);
    }
}

} // namespace godwit
