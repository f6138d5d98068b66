#include "core/verify/compare_shape.h"

#include <algorithm>

namespace godwit {

CompareShape shapeOf(const CompareRequest &request)
{
    const TableTransfer &first = request.sources.front();
    CompareShape shape;
    for (const ColumnTransfer &column : first.columns)
        shape.forms.push_back(column.compare);
    shape.key = first.keyPositions();
    const bool sameKey = std::all_of(
        request.sources.begin(), request.sources.end(),
        [&](const TableTransfer &source) { return source.keyPositions() == shape.key; });
    if (!sameKey || shape.key.size() != first.sourceKey.size())
        shape.key.clear();
    return shape;
}

} // namespace godwit
