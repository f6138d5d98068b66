#include "ui/wizard/objects_columns_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

bool holds(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isOfKey(const TableSchema &table, const std::string &column)
{
    const Index *key = table.rowKey();
    return key && std::any_of(key->parts.begin(), key->parts.end(), [&](const IndexPart &part) {
               return part.column == column;
           });
}

} // namespace

void ObjectsColumnsModel::setTable(const TableSchema &table, const std::vector<std::string> &kept,
                                   const std::vector<std::string> &shard)
{
    beginResetModel();
    m_rows.clear();
    for (const godwit::Column &column : table.columns) {
        Row row;
        row.name = column.name;
        row.type = toQString(column.type.declared);
        row.isKey = isOfKey(table, column.name);
        row.isKept = kept.empty() || row.isKey || holds(kept, column.name);
        row.isShard = holds(shard, column.name);
        m_rows.push_back(std::move(row));
    }
    addMissing(kept);
    addMissing(shard);
    for (Row &row : m_rows) {
        if (!row.isMissing)
            continue;
        row.isKept = holds(kept, row.name);
        row.isShard = holds(shard, row.name);
    }
    endResetModel();
}

void ObjectsColumnsModel::addMissing(const std::vector<std::string> &names)
{
    for (const std::string &name : names) {
        const bool isKnown = std::any_of(m_rows.begin(), m_rows.end(),
                                         [&](const Row &row) { return row.name == name; });
        if (isKnown)
            continue;
        Row row;
        row.name = name;
        row.isMissing = true;
        m_rows.push_back(std::move(row));
    }
}

void ObjectsColumnsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void ObjectsColumnsModel::setKept(const std::vector<std::string> &kept)
{
    if (m_rows.empty() || kept == this->kept())
        return;
    for (Row &row : m_rows)
        row.isKept = row.isMissing ? holds(kept, row.name)
                                   : kept.empty() || row.isKey || holds(kept, row.name);
    Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
}

void ObjectsColumnsModel::setShard(const std::vector<std::string> &shard)
{
    if (m_rows.empty() || shard == this->shard())
        return;
    for (Row &row : m_rows)
        row.isShard = holds(shard, row.name);
    Q_EMIT dataChanged(index(0, ShardColumn), index(rowCount() - 1, ShardColumn));
}

std::vector<std::string> ObjectsColumnsModel::kept() const
{
    const bool isAll = std::all_of(m_rows.begin(), m_rows.end(),
                                   [](const Row &row) { return row.isKept != row.isMissing; });
    std::vector<std::string> names;
    for (const Row &row : m_rows)
        if (!isAll && row.isKept)
            names.push_back(row.name);
    return names;
}

std::vector<std::string> ObjectsColumnsModel::shard() const
{
    std::vector<std::string> names;
    for (const Row &row : m_rows)
        if (row.isShard)
            names.push_back(row.name);
    return names;
}

int ObjectsColumnsModel::keptCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isKept; }));
}

void ObjectsColumnsModel::keepAll()
{
    for (Row &row : m_rows)
        row.isKept = !row.isMissing;
    sayKept();
}

void ObjectsColumnsModel::keepKeyOnly()
{
    for (Row &row : m_rows)
        row.isKept = row.isKey;
    if (keptCount() == 0 && !m_rows.empty())
        m_rows.front().isKept = true;
    sayKept();
}

void ObjectsColumnsModel::sayKept()
{
    if (m_rows.empty())
        return;
    Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
    Q_EMIT keptChanged();
}

int ObjectsColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ObjectsColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ObjectsColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (isName)
            return toQString(row.name);
        return index.column() == TypeColumn ? QVariant(row.type) : QVariant();
    case Qt::CheckStateRole:
        if (isName)
            return row.isKept ? Qt::Checked : Qt::Unchecked;
        if (index.column() == ShardColumn)
            return row.isShard ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        if (isName && row.isMissing)
            return icon(Icon::Warning, Status::Warning);
        return isName && row.isKey ? QVariant(icon(Icon::Key)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTip(row);
    default:
        return {};
    }
}

QVariant ObjectsColumnsModel::toolTip(const Row &row) const
{
    if (row.isMissing)
        return tr("The table has no column %1.").arg(toQString(row.name));
    if (row.isKey)
        return tr("%1 belongs to the key and is always kept.").arg(toQString(row.name));
    return {};
}

QVariant ObjectsColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Column");
    case TypeColumn:
        return tr("Type");
    default:
        return tr("Shard");
    }
}

Qt::ItemFlags ObjectsColumnsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if ((index.column() == NameColumn && !row.isKey) || index.column() == ShardColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ObjectsColumnsModel::setKeptAt(int row, bool kept)
{
    Row &changed = m_rows[static_cast<std::size_t>(row)];
    // A table without columns is none.
    if (changed.isKey || (!kept && changed.isKept && keptCount() == 1))
        return false;
    changed.isKept = kept;
    Q_EMIT dataChanged(index(row, NameColumn), index(row, NameColumn));
    Q_EMIT keptChanged();
    return true;
}

bool ObjectsColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const bool ticked = static_cast<Qt::CheckState>(value.toInt()) == Qt::Checked;
    if (index.column() == NameColumn)
        return setKeptAt(index.row(), ticked);
    if (index.column() != ShardColumn)
        return false;
    m_rows[static_cast<std::size_t>(index.row())].isShard = ticked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT shardChanged();
    return true;
}

} // namespace godwit::ui
