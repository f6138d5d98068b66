#include "core/pipeline/split_table.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::uint64_t bytesPerChunk = 16ULL << 20;
constexpr std::uint64_t fewestRows = 1000;
constexpr std::uint64_t mostRows = 400'000;
constexpr std::uint64_t guessedRowBytes = 200; // where the store does not say

bool ordersReliably(const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Float:
    case TypeKind::Double:
    case TypeKind::Enum:
    case TypeKind::Set:
    case TypeKind::Bit:
    case TypeKind::Json:
    case TypeKind::Geometry:
    case TypeKind::Uuid:
    case TypeKind::Inet:
    case TypeKind::Unknown:
        return false;
    default:
        return true;
    }
}

} // namespace

ChunkPlan planChunks(const TableSchema &table)
{
    ChunkPlan plan;
    const std::uint64_t rowBytes =
        table.estimatedRows > 0 && table.dataBytes > 0
            ? std::max<std::uint64_t>(1, table.dataBytes / table.estimatedRows)
            : guessedRowBytes;
    plan.rowsPerChunk = std::clamp(bytesPerChunk / rowBytes, fewestRows, mostRows);
    const Index *key = table.rowKey();
    if (!key)
        return plan;
    for (const IndexPart &part : key->parts) {
        const Column *column = table.findColumn(part.column);
        if (!column || !ordersReliably(column->type)) {
            plan.key.clear();
            return plan;
        }
        plan.key.push_back(part.column);
    }
    return plan;
}

bool coversTable(const std::vector<ChunkRecord> &chunks)
{
    return !chunks.empty() && !chunks.back().chunk.range.upTo;
}

Result<std::vector<ChunkRecord>> splitNext(RowReader &reader, const TableName &table,
                                           int tableNumber, const ChunkPlan &plan,
                                           const std::vector<ChunkRecord> &known, int count)
{
    std::vector<ChunkRecord> added;
    std::optional<KeyBound> after;
    if (!known.empty())
        after = known.back().chunk.range.upTo;
    // A table goes on along the key it was begun with, even if it has got another one since.
    const auto &key = known.empty() ? plan.key : known.back().chunk.range.columns;
    for (int i = 0; i < count; ++i) {
        ChunkRecord next;
        next.table = tableNumber;
        next.chunk.number = static_cast<int>(known.size()) + i;
        next.chunk.range = {key, after, std::nullopt};
        if (!key.empty()) {
            auto bound = reader.boundAfter(table, key, after, plan.rowsPerChunk);
            if (!bound)
                return failure(std::move(bound));
            next.chunk.range.upTo = std::move(*bound);
        }
        after = next.chunk.range.upTo;
        added.push_back(std::move(next));
        if (!after)
            break;
    }
    return added;
}

} // namespace godwit
