#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"

#include <map>

namespace godwit {

namespace {

std::string nameOf(const PlannedTable &table)
{
    return table.resolved.sink.qualified();
}

/// As the destination compares names.
TableName folded(const ServerFacts &sink, const TableName &name)
{
    const bool exact = isMysqlFamily(sink) && sink.lowerCaseTableNames == 0;
    if (exact || sink.dialect == Dialect::PostgreSql)
        return name;
    return {toLower(name.database), toLower(name.table)};
}

void checkCycle(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_TABLE_CYCLICALLY", Side::Sink);
    if (input.sameStore) {
        for (const ResolvedObject &object : input.plan.selection.objects) {
            const ServerFacts &facts = input.plan.sinkFacts;
            if (object.selected && folded(facts, object.object.name) == folded(facts, object.sink))
                finding.failOn(object.sink.qualified());
        }
    }
    finding.remedy("choose another destination, or give the objects another mappedName");
    finding.report(results, "source and destination are the same: ",
                   input.sameStore ? "source and destination are one store, under different names"
                                   : "source and destination are different stores");
}

void checkUniqueNames(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_TABLE_NAME_UNIQUE", Side::Sink);
    std::map<TableName, std::vector<const ResolvedObject *>> targets;
    for (const ResolvedObject &object : input.plan.selection.objects) {
        if (object.selected)
            targets[folded(input.plan.sinkFacts, object.sink)].push_back(&object);
    }
    for (const auto &[name, objects] : targets) {
        if (objects.size() < 2)
            continue;
        std::vector<std::string> names;
        bool sameSpelling = true;
        bool onlyTables = true;
        for (const ResolvedObject *object : objects) {
            names.push_back(object->object.name.qualified());
            sameSpelling = sameSpelling && object->sink == objects.front()->sink;
            onlyTables = onlyTables && object->object.kind == ObjectKind::Table;
        }
        const std::string what =
            join(names, " and ") + " become " + objects.front()->sink.qualified();
        if (sameSpelling && onlyTables) // asked for: several tables are merged into one
            finding.warn(what);
        else
            finding.failOn(what);
    }
    finding.remedy("give each its own mappedName, unless they are meant to be merged");
    finding.report(results, "several objects land on one name: ",
                   "every object has a name of its own at the destination");
}

void judgeExisting(const PrecheckInput &input, const PlannedTable &table, Finding &finding)
{
    const Project &project = input.plan.project;
    const FullTransferConfig &config = project.fullTransferConfig;
    if (!table.existing) {
        if (!project.enableStructTransfer && !input.resuming) {
            finding.failOn(nameOf(table) + " does not exist");
            finding.remedy(
                "switch schema transfer on (enableStructTransfer), or create the tables first");
        }
        return;
    }
    if (table.existing->isView) {
        finding.failOn(nameOf(table) + " is a view there");
        finding.remedy("drop the view, or give the table another mappedName");
        return;
    }
    if (table.existing->isEmpty || table.existing->isOurs || input.resuming
        || !project.enableFullTransfer)
        return;
    if (!config.allowDestTableNotEmpty) {
        finding.failOn(nameOf(table) + " is not empty");
        finding.remedy(
            "empty these tables, or allow rows beside the copy (allowDestTableNotEmpty): then "
            "rows of the same key are replaced, and rows that are only at the destination are "
            "not looked for by the verification");
        return;
    }
    if (!table.source.rowKey() && config.nonePkUkTruncateDstTable) {
        finding.warn(nameOf(table) + " has no key and is emptied before the copy");
        finding.remedy("set nonePkUkTruncateDstTable to false to keep its rows");
    } else {
        finding.warn(nameOf(table) + " holds rows already, and keeps them");
        finding.remedy(
            "rows that are only at the destination are not looked for by the verification");
    }
}

void checkExisting(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("RDB_TABLE_EXIST", Side::Sink);
    for (const PlannedTable &table : input.plan.tables)
        judgeExisting(input, table, finding);
    finding.report(results, "", "nothing at the destination is in the way");
}

void checkSinkTriggers(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_TRIGGER", Side::Sink, true);
    for (const PlannedTable &table : input.plan.tables) {
        if (!table.existing || !input.plan.project.enableFullTransfer)
            continue;
        for (const std::string &trigger : table.existing->triggers)
            finding.warn(nameOf(table) + '.' + trigger);
    }
    finding.remedy(
        "they fire for every row that is copied; drop them before the copy and create them again "
        "afterwards");
    finding.report(results, "triggers at the destination: ",
                   "no trigger stands in the way at the destination");
}

} // namespace

void checkSinkObjects(const PrecheckInput &input, PrecheckResults &results)
{
    checkCycle(input, results);
    checkUniqueNames(input, results);
    checkExisting(input, results);
    checkSinkTriggers(input, results);
}

} // namespace godwit
