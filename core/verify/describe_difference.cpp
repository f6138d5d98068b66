#include "core/verify/describe_difference.h"

#include "core/base/text.h"

namespace godwit {

namespace {

// Of a row without a key: enough to find it among others, not the whole of it.
constexpr std::size_t longestLocator = 100; // bytes
constexpr std::size_t mostLocators = 8;

} // namespace

std::vector<bool> differingColumns(const CompareShape &shape, const RowOf &source,
                                   const RowOf &sink)
{
    CanonicalRow right = shape.row();
    CanonicalRow wrong = shape.row();
    right.encode(source.batch, source.row);
    wrong.encode(sink.batch, sink.row);
    std::vector<bool> differs;
    for (std::size_t i = 0; i < right.columns(); ++i)
        differs.push_back(right.cell(i) != wrong.cell(i));
    return differs;
}

std::string DifferenceDescriber::shown(std::size_t position, const RowOf &row) const
{
    const CellKind kind = row.batch.kind(row.row, position);
    const std::string_view bytes = row.batch.cell(row.row, position);
    if (kind == CellKind::Null)
        return {};
    switch (m_repair.typeOf(position).kind) {
    case TypeKind::Bit:
    case TypeKind::Binary:
    case TypeKind::Varbinary:
    case TypeKind::Blob:
    case TypeKind::Geometry:
        if (kind == CellKind::Text || kind == CellKind::Blob)
            return "0x" + toHex(bytes);
        break;
    default:
        break;
    }
    return kind == CellKind::Blob ? "0x" + toHex(bytes) : printable(bytes);
}

void DifferenceDescriber::identify(Difference &difference, const RowOf *source,
                                   const RowOf *sink) const
{
    CanonicalRow row = m_shape.row();
    const auto hash = [&](const RowOf &side) {
        row.encode(side.batch, side.row);
        difference.keyHash = hashText(hash128(row.key()));
        return hashText(hash128(row.bytes()));
    };
    if (sink)
        difference.sinkHash = hash(*sink);
    if (source)
        difference.sourceHash = hash(*source);
    const RowOf &found = source ? *source : *sink;
    const auto add = [&](std::size_t column) {
        difference.locators.push_back({column, found.batch.kind(found.row, column),
                                       std::string(found.batch.cell(found.row, column))});
    };
    for (const std::size_t column : m_shape.key)
        add(column);
    if (m_shape.hasKey())
        return;
    for (std::size_t column = 0; column < m_transfer.columns.size(); ++column) {
        if (found.batch.cell(found.row, column).size() <= longestLocator
            && difference.locators.size() < mostLocators)
            add(column);
    }
}

Difference DifferenceDescriber::describe(const RowOf *source, const RowOf *sink,
                                         const std::vector<bool> &differs) const
{
    Difference difference;
    difference.table = m_transfer.sink;
    for (std::size_t i = 0; i < m_transfer.columns.size(); ++i) {
        Difference::Cell cell;
        cell.column = m_transfer.columns[i].sinkName;
        cell.differs = differs[i];
        if (source) {
            cell.source = shown(i, *source);
            cell.sourceIsNull = source->batch.isNull(source->row, i);
        }
        if (sink) {
            cell.sink = shown(i, *sink);
            cell.sinkIsNull = sink->batch.isNull(sink->row, i);
        }
        difference.cells.push_back(std::move(cell));
    }
    for (const std::size_t position : m_shape.key)
        difference.key.push_back(difference.cells[position]);
    identify(difference, source, sink);
    return difference;
}

Difference DifferenceDescriber::onlyInSource(const RowOf &source, std::uint64_t copies) const
{
    Difference difference =
        describe(&source, nullptr, std::vector<bool>(m_transfer.columns.size(), false));
    difference.kind = DifferenceKind::OnlyInSource;
    difference.copies = copies;
    difference.repairSql = m_repair.insertRow(source, copies);
    return difference;
}

Difference DifferenceDescriber::onlyInSink(const RowOf &sink, std::uint64_t copies) const
{
    Difference difference =
        describe(nullptr, &sink, std::vector<bool>(m_transfer.columns.size(), false));
    difference.kind = DifferenceKind::OnlyInSink;
    difference.copies = copies;
    difference.repairSql = m_repair.deleteRow(sink, copies);
    return difference;
}

Difference DifferenceDescriber::different(const RowOf &source, const RowOf &sink) const
{
    const std::vector<bool> differs = differingColumns(m_shape, source, sink);
    Difference difference = describe(&source, &sink, differs);
    difference.kind = DifferenceKind::Different;
    difference.repairSql = m_repair.changeRow(source, sink, differs);
    return difference;
}

} // namespace godwit
