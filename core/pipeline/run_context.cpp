#include "core/pipeline/run_context.h"

#include "core/pipeline/back_off.h"

#include <algorithm>

namespace godwit {

void RunContext::sayReconnecting(const std::string &line)
{
    say(Level::Warning, line);
    alerts.reconnected();
}

Result<void> RunContext::save(const TableRecord &table)
{
    board.setTable(table);
    if (!store)
        return {};
    return store->saveTable(record.id, table);
}

Result<void> RunContext::addSnapshot(const Snapshot &taken, const std::string &purpose)
{
    const SnapshotRecord added{taken.info, purpose};
    record.snapshots.push_back(added);
    if (!taken.info.consistent)
        say(Level::Warning, taken.info.method);
    if (!store)
        return {};
    return store->addSnapshot(record.id, added);
}

bool RunContext::standsForSink(std::size_t tableNumber) const
{
    const auto &group = sinks.of(tableNumber);
    const auto first = std::find_if(group.begin(), group.end(),
                                    [&](std::size_t number) { return !isSkipped(number); });
    return first != group.end() && *first == tableNumber;
}

std::size_t RunContext::sharing(int number) const
{
    return sinks.of(static_cast<std::size_t>(number)).size();
}

std::vector<TableName> RunContext::sourceTables() const
{
    std::vector<TableName> names;
    for (const TableRecord &table : record.tables) {
        if (!isSkipped(static_cast<std::size_t>(table.number)))
            names.push_back(table.source);
    }
    return names;
}

Error RunContext::fail(ObjectKind kind, int number, StepKind step, const SqlFailure &failure)
{
    const auto index = static_cast<std::size_t>(number);
    const bool isTable = kind == ObjectKind::Table;
    const std::string name = isTable ? record.tables[index].source.qualified()
                                     : plan.views[index].source.name.qualified();
    SqlFailure named = failure;
    named.error.object = name; // a connector may have called it by its name at the sink
    say(Level::Error, name + ": " + named.error.message);
    alerts.objectFailed(name, named.error);
    if (auto noted = objects.noteFailure(kind, number, step, named); !noted)
        say(Level::Warning, noted.error().message);
    const std::scoped_lock lock(recordMutex);
    record.errors.push_back(named.error);
    if (!isTable)
        return named.error;
    TableRecord &table = record.tables[index];
    table.state = step == StepKind::FullTransfer ? StepState::Failed : table.state;
    table.message = named.error.message;
    if (auto saved = save(table); !saved)
        say(Level::Warning, saved.error().message);
    return named.error;
}

void RunContext::forgetErrorsOf(const std::string &object)
{
    const std::scoped_lock lock(recordMutex);
    record.errors.erase(std::remove_if(record.errors.begin(), record.errors.end(),
                                       [&](const Error &error) { return error.object == object; }),
                        record.errors.end());
}

bool concernsEverything(ErrorCode code)
{
    return isWorthRetrying(code) || code == ErrorCode::Io || code == ErrorCode::StateDamaged
           || code == ErrorCode::Cancelled;
}

} // namespace godwit
