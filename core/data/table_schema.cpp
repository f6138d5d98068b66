#include "core/data/table_schema.h"

#include <algorithm>

namespace godwit {

namespace {

bool identifiesRows(const TableSchema &table, const Index &index)
{
    if (index.kind != IndexKind::Primary && index.kind != IndexKind::Unique)
        return false;
    if (!index.where.empty())
        return false;
    return std::all_of(index.parts.begin(), index.parts.end(), [&](const IndexPart &part) {
        if (part.column.empty() || part.prefixLength)
            return false;
        const Column *column = table.findColumn(part.column);
        return column && !column->nullable;
    });
}

} // namespace

const Column *TableSchema::findColumn(std::string_view columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column &c) { return c.name == columnName; });
    return found == columns.end() ? nullptr : &*found;
}

const Index *TableSchema::primaryKey() const
{
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [](const Index &i) { return i.kind == IndexKind::Primary; });
    return found == indexes.end() ? nullptr : &*found;
}

const Index *TableSchema::rowKey() const
{
    if (const Index *primary = primaryKey(); primary && identifiesRows(*this, *primary))
        return primary;
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [&](const Index &i) { return identifiesRows(*this, i); });
    return found == indexes.end() ? nullptr : &*found;
}

} // namespace godwit
