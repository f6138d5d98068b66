#include "core/pipeline/compare_request.h"

namespace godwit {

namespace {

// A table without a key that the project empties holds nothing but the copy, whatever the flag
// says.
bool mayHoldOtherRows(const RunContext &context, const CompareGroup &group)
{
    const FullTransferConfig &config = context.project.fullTransferConfig;
    if (!config.allowDestTableNotEmpty)
        return false;
    const bool hasKey = context.plan.tables[group.front()].source.rowKey() != nullptr;
    return hasKey || !config.nonePkUkTruncateDstTable || group.size() > 1;
}

} // namespace

CompareRequest compareRequestOf(const RunContext &context, const CompareGroup &group, bool whole)
{
    CompareRequest request;
    for (const std::size_t number : group) {
        const TableSchema &source = context.plan.tables[number].source;
        request.sources.push_back(context.transfers[number]);
        request.sourceSchemas.push_back(source);
        request.estimatedRows += source.estimatedRows;
        request.estimatedBytes += source.dataBytes;
    }
    request.sourceDialect = context.plan.sourceFacts.dialect;
    request.sinkSchema = context.sinkSchemas[group.front()];
    request.sinkDialect = context.plan.sinkFacts.dialect;
    if (context.rowsPerChunk > 0)
        request.smallestSlice = context.rowsPerChunk;
    // A table that was skipped may have left rows there before.
    request.ignoreExtraSinkRows = !whole || mayHoldOtherRows(context, group);
    return request;
}

} // namespace godwit
