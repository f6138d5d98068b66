#include "core/pipeline/run_context.h"

#include <algorithm>
#include <thread>

namespace godwit {

void RunContext::say(const std::string &line)
{
    board.update([&](RunProgress &progress) { progress.newLogLines.push_back(line); });
}

void RunContext::show(const std::string &activity)
{
    board.update([&](RunProgress &progress) { progress.activity = activity; });
}

Result<void> RunContext::save(const TableRecord &table)
{
    board.update([&](RunProgress &progress) {
        progress.tables[static_cast<std::size_t>(table.number)] = table;
    });
    if (!store)
        return {};
    return store->saveTable(record.id, table);
}

Result<void> RunContext::addSnapshot(const Snapshot &taken, const std::string &purpose)
{
    const SnapshotRecord added{taken.info, purpose};
    record.snapshots.push_back(added);
    if (!taken.info.consistent)
        say("warning: " + taken.info.method);
    if (!store)
        return {};
    return store->addSnapshot(record.id, added);
}

std::size_t RunContext::sharing(int number) const
{
    const TableName &sinkName = record.tables[static_cast<std::size_t>(number)].sink;
    return static_cast<std::size_t>(
        std::count_if(record.tables.begin(), record.tables.end(),
                      [&](const TableRecord &table) { return table.sink == sinkName; }));
}

int workersFor(SpeedMode mode, const Connector &sink)
{
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    int workers = 1;
    if (mode == SpeedMode::Normal)
        workers = std::clamp(cores, 2, 8);
    if (mode == SpeedMode::Fast)
        workers = std::clamp(cores * 2, 4, 32);
    return std::min(workers, sink.maximumWriters());
}

} // namespace godwit
