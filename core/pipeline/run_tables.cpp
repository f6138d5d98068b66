#include "core/pipeline/run_tables.h"

#include <algorithm>
#include <map>
#include <utility>

namespace godwit {

namespace {

TableRecord recordOf(const PlannedTable &planned, int number)
{
    TableRecord record;
    record.number = number;
    record.source = planned.source.name;
    record.sink = planned.resolved.sink;
    record.estimatedRows = planned.source.estimatedRows;
    record.sinkExisted = planned.existing.has_value();
    record.notes = planned.converted.notes;
    return record;
}

// The prechecks of a resumed run take every row at the sink for the run's own.
tl::unexpected<Error> notEmpty(const PlannedTable &table)
{
    Error error;
    error.code = ErrorCode::DestinationNotEmpty;
    error.object = table.source.name.qualified();
    error.message = table.source.name.qualified() + " is new since the run began, and "
                    + table.existing->name.qualified() + " at the destination holds rows already";
    error.proposal = "empty that table, or leave the new one out of the project";
    return tl::unexpected(std::move(error));
}

tl::unexpected<Error> missing(const RunContext &context, const TableRecord &record)
{
    const std::string name = record.source.qualified();
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.object = name;
    error.message = name
                    + " is part of the unfinished run, but the source or the project no longer "
                      "has it";
    error.proposal = "bring it back, leave it out (godwitctl projects skip " + context.project.name
                     + " " + name + "), or release the run and start a new one: godwitctl "
                     + "projects release " + context.project.name;
    return tl::unexpected(std::move(error));
}

// A skipped table is not planned, but keeps its number: the marks at the sink go by it.
PlannedTable placeFor(const TableRecord &record)
{
    PlannedTable place;
    place.resolved.object.name = record.source;
    place.resolved.sink = record.sink;
    place.source.name = record.source;
    return place;
}

} // namespace

std::vector<TableRecord> tableRecords(const ProjectPlan &plan)
{
    std::vector<TableRecord> records;
    for (const PlannedTable &table : plan.tables)
        records.push_back(recordOf(table, static_cast<int>(records.size())));
    return records;
}

Result<void> matchTables(RunContext &context, const std::set<TableName> &skipped)
{
    std::vector<PlannedTable> &planned = context.plan.tables;
    std::map<std::pair<TableName, TableName>, std::size_t> open;
    for (std::size_t i = 0; i < planned.size(); ++i)
        open.emplace(std::pair(planned[i].source.name, planned[i].resolved.sink), i);
    std::vector<PlannedTable> ordered;
    for (const TableRecord &record : context.record.tables) {
        const auto found = open.find({record.source, record.sink});
        if (found == open.end() && skipped.count(record.source) > 0) {
            ordered.push_back(placeFor(record));
            continue;
        }
        if (found == open.end())
            return missing(context, record);
        ordered.push_back(std::move(planned[found->second]));
        open.erase(found);
    }
    std::vector<std::size_t> added;
    for (const auto &[names, position] : open)
        added.push_back(position);
    std::sort(added.begin(), added.end()); // in the plan's order
    for (const std::size_t position : added) {
        PlannedTable &table = planned[position];
        if (table.existing && !table.existing->isEmpty
            && !context.project.fullTransferConfig.allowDestTableNotEmpty)
            return notEmpty(table);
        context.say(Level::Note, table.source.name.qualified() + " is new since the run began");
        const auto number = static_cast<int>(context.record.tables.size());
        context.record.tables.push_back(recordOf(table, number));
        ordered.push_back(std::move(table));
    }
    context.plan.tables = std::move(ordered);
    return context.store->saveTables(context.record.id, context.record.tables);
}

} // namespace godwit
