#include "ui/run/cell_model.h"

#include "ui/common/text.h"

#include <QFont>

#include <algorithm>

namespace godwit::ui {

namespace {

ShownValue shown(const std::string &text, bool isNull)
{
    ShownValue value;
    value.text = isNull ? QString() : toQString(text);
    value.kind = isNull ? ShownValue::Null : text.empty() ? ShownValue::Empty : ShownValue::Text;
    return value;
}

} // namespace

QString ShownValue::words() const
{
    switch (kind) {
    case Text:
        return text;
    case Empty:
        return CellModel::tr("(empty)");
    case Null:
        return QStringLiteral("NULL");
    case Missing:
        return CellModel::tr("(no such row)");
    }
    return {};
}

QString ShownValue::spoken() const
{
    switch (kind) {
    case Text:
        return text;
    case Empty:
        return CellModel::tr("An empty text");
    case Null:
        return CellModel::tr("No value: NULL");
    case Missing:
        return CellModel::tr("This side has no such row");
    }
    return {};
}

std::vector<ShownCell> shownCells(const Difference &difference)
{
    const DifferenceKind kind = difference.kind;
    std::vector<ShownCell> cells;
    cells.reserve(difference.cells.size());
    for (const Difference::Cell &cell : difference.cells) {
        ShownCell &sides = cells.emplace_back();
        if (kind != DifferenceKind::OnlyInSink)
            sides.source = shown(cell.source, cell.sourceIsNull);
        if (kind != DifferenceKind::OnlyInSource)
            sides.sink = shown(cell.sink, cell.sinkIsNull);
        if (kind != DifferenceKind::Different || !cell.differs)
            continue;
        // Beside NULL or an empty text, all of the other's text is different.
        ValueDiff diff = diffValues(sides.source.text, sides.sink.text);
        sides.source.marks = std::move(diff.source);
        sides.sink.marks = std::move(diff.sink);
    }
    return cells;
}

void CellModel::setDifference(StoredDifference difference, std::vector<ShownCell> cells)
{
    beginResetModel();
    m_difference = std::move(difference);
    m_cells = std::move(cells);
    choose();
    endResetModel();
}

void CellModel::clear()
{
    beginResetModel();
    m_difference.reset();
    m_cells.clear();
    choose();
    endResetModel();
}

void CellModel::setOnlyDiffering(bool only)
{
    if (only == m_onlyDiffering)
        return;
    beginResetModel();
    m_onlyDiffering = only;
    choose();
    endResetModel();
}

void CellModel::choose()
{
    m_rows.clear();
    if (!m_difference)
        return;
    const Difference &difference = m_difference->difference;
    // Of a row that one side has not got, every column differs.
    const bool all = !m_onlyDiffering || difference.kind != DifferenceKind::Different;
    for (std::size_t i = 0; i < difference.cells.size(); ++i) {
        const Difference::Cell &cell = difference.cells[i];
        const bool key = std::any_of(
            difference.key.begin(), difference.key.end(),
            [&cell](const Difference::Cell &part) { return part.column == cell.column; });
        if (all || cell.differs || key)
            m_rows.push_back(i);
    }
}

const Difference::Cell &CellModel::cell(int row) const
{
    return m_difference->difference.cells[m_rows[static_cast<std::size_t>(row)]];
}

bool CellModel::isKey(int row) const
{
    const auto &key = m_difference->difference.key;
    const std::string &name = cell(row).column;
    return std::any_of(key.begin(), key.end(),
                       [&name](const Difference::Cell &part) { return part.column == name; });
}

const ShownValue &CellModel::value(int row, int column) const
{
    const ShownCell &sides = m_cells[m_rows[static_cast<std::size_t>(row)]];
    return column == Source ? sides.source : sides.sink;
}

int CellModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CellModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isName = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
        if (isName)
            return toQString(cell(index.row()).column);
        return value(index.row(), index.column()).words();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        if (isName)
            return isKey(index.row()) ? QVariant(tr("Part of the key")) : QVariant();
        const ShownValue &value = this->value(index.row(), index.column());
        if (role == Qt::ToolTipRole && value.kind == ShownValue::Text)
            return {}; // the whole text, where it is cut off
        return value.spoken();
    }
    case Qt::FontRole: {
        QFont font;
        font.setBold(isName && cell(index.row()).differs);
        return font;
    }
    default:
        return {};
    }
}

QVariant CellModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Column");
    case Source:
        return tr("Source");
    case Sink:
        return tr("Destination");
    default:
        return {};
    }
}

} // namespace godwit::ui
