#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"

#include <set>

namespace godwit {

namespace {

std::string nameOf(const PlannedTable &table)
{
    return table.source.name.qualified();
}

void checkEngines(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_ENGINE", Side::Source);
    for (const PlannedTable &table : input.plan.tables) {
        if (!table.source.engine.empty() && !equalsIgnoringCase(table.source.engine, "InnoDB"))
            finding.warn(nameOf(table) + " (" + table.source.engine + ")");
    }
    finding.remedy(
        "let nothing write to these tables during the copy: a snapshot does not hold them "
        "still. OMS would refuse them");
    finding.report(results, "no InnoDB tables: ", "every chosen table is stored by InnoDB");
}

bool isApproximate(const Column &column)
{
    return column.type.kind == TypeKind::Float || column.type.kind == TypeKind::Double
           || (column.type.kind == TypeKind::Dynamic && column.type.affinity == Affinity::Real);
}

void checkKeys(const PrecheckInput &input, PrecheckResults &results)
{
    const FullTransferConfig &config = input.plan.project.fullTransferConfig;
    Finding types("DB_DATA_TYPE_INDEX", Side::Source, true);
    Finding keys("DB_UK_INDEX", Side::Source);
    Finding functions("DB_FUNCTION_BASED", Side::Source);
    for (const PlannedTable &table : input.plan.tables) {
        const Index *key = table.source.rowKey();
        if (!key)
            keys.warn(nameOf(table));
        for (std::size_t i = 0; key && i < key->parts.size(); ++i) {
            const Column *column = table.source.findColumn(key->parts[i].column);
            if (column && isApproximate(*column))
                types.warn(nameOf(table) + '.' + column->name);
        }
        for (const Index &index : table.source.indexes) {
            for (const IndexPart &part : index.parts) {
                if (part.column.empty()) {
                    functions.warn(nameOf(table) + '.' + index.name);
                    break;
                }
            }
        }
    }
    types.remedy("such a table is copied by one reader, from front to back");
    types.report(results,
                 "keys of floating-point numbers, along which a table cannot be cut safely: ",
                 "no key holds floating-point numbers");
    std::string copied = "each is read in one pass and compared as a multiset of its rows";
    if (config.nonePkUkTruncateDstTable)
        copied += "; its destination is emptied before the copy (nonePkUkTruncateDstTable)";
    keys.remedy(copied + ". OMS would not verify them");
    keys.report(results,
                "no primary key and no unique key without NULLs: ", "every chosen table has a key");
    functions.remedy(
        "they are carried over where the destination has such indexes; see the notes of the "
        "plan. OMS would refuse unique ones");
    functions.report(results, "indexes over expressions: ", "no index is over an expression");
}

std::set<TableName> selectedNames(const ProjectPlan &plan)
{
    std::set<TableName> names;
    for (const ResolvedObject &object : plan.selection.objects) {
        if (object.selected)
            names.insert(object.object.name);
    }
    return names;
}

void checkReferences(const PrecheckInput &input, const std::set<TableName> &selected,
                     PrecheckResults &results)
{
    Finding finding("DB_FOREIGN_REFERENCE", Side::Source);
    for (const PlannedTable &table : input.plan.tables) {
        for (const ForeignKey &key : table.source.foreignKeys) {
            TableName referenced = key.referencedTable;
            if (referenced.database.empty())
                referenced.database = table.source.name.database;
            if (selected.count(referenced) == 0)
                finding.warn(nameOf(table) + " refers to " + referenced.qualified());
        }
    }
    finding.remedy(
        "select the other tables too, or see to it that they stand at the destination with the "
        "rows referred to. OMS would refuse such tables");
    finding.report(results, "foreign keys lead out of the selection: ",
                   "every foreign key stays within the selection");
}

void checkViews(const PrecheckInput &input, const std::set<TableName> &selected,
                PrecheckResults &results)
{
    Finding finding("RDB_OBJECT_DEPENDENCY_INTEGRITY", Side::Source, true);
    for (const PlannedView &view : input.plan.views) {
        for (const TableName &used : view.source.dependsOn) {
            if (selected.count(used) > 0)
                continue;
            const std::string what = view.source.name.qualified() + " uses " + used.qualified();
            if (input.plan.project.enableStructTransfer && !view.exists)
                finding.failOn(what);
            else
                finding.warn(what);
        }
    }
    finding.remedy(
        "select what the views use, or leave the views out; skip this check if it all stands at "
        "the destination under the same names");
    finding.report(results, "views use objects that are not selected: ",
                   "every view finds what it uses in the selection");
}

void checkTriggers(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_TRIGGER", Side::Source, true);
    for (const PlannedTable &table : input.plan.tables) {
        for (const std::string &trigger : table.source.triggers)
            finding.warn(nameOf(table) + '.' + trigger);
    }
    finding.remedy(
        "triggers are not migrated; create them at the destination after the switch-over");
    finding.report(results, "triggers at the source: ", "no chosen table has triggers");
}

} // namespace

void checkSourceObjects(const PrecheckInput &input, PrecheckResults &results)
{
    const std::set<TableName> selected = selectedNames(input.plan);
    if (isMysqlFamily(input.plan.sourceFacts))
        checkEngines(input, results);
    checkKeys(input, results);
    checkReferences(input, selected, results);
    checkViews(input, selected, results);
    checkTriggers(input, results);
}

} // namespace godwit
