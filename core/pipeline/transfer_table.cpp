#include "core/pipeline/transfer_table.h"

#include <algorithm>

namespace godwit {

TransferTable decideTransfer(const RunContext &context, int number)
{
    const auto index = static_cast<std::size_t>(number);
    const FullTransferConfig &config = context.project.fullTransferConfig;
    TransferTable table;
    table.number = number;
    table.plan = planChunks(context.plan.tables[index].source);
    if (context.rowsPerChunk > 0)
        table.plan.rowsPerChunk = context.rowsPerChunk;
    // A table with a key that only cannot be cut along it keeps the rows it may keep: they are
    // overwritten by key.
    const bool mayEmpty =
        !config.allowDestTableNotEmpty || context.plan.tables[index].source.rowKey() == nullptr;
    table.restartable = table.plan.key.empty() && config.nonePkUkTruncateDstTable && mayEmpty
                        && context.sharing(number) == 1;
    if (config.allowDestTableNotEmpty && !table.restartable)
        table.conflicts = ConflictPolicy::Replace;
    return table;
}

KeyRange sinkRange(const TableTransfer &transfer, const KeyRange &range)
{
    KeyRange renamed = range;
    for (std::string &name : renamed.columns) {
        const auto column = std::find_if(transfer.columns.begin(), transfer.columns.end(),
                                         [&](const auto &c) { return c.sourceName == name; });
        if (column != transfer.columns.end())
            name = column->sinkName;
    }
    return renamed;
}

} // namespace godwit
