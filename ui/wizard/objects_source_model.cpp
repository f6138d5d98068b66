#include "ui/wizard/objects_source_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr std::size_t mostNotices = 200; // of changed databases, one signal each

} // namespace

void ObjectsSourceModel::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    beginResetModel();
    m_picked.clear();
    m_pickedCount = 0;
    m_catalog = std::move(catalog);
    if (m_catalog)
        replaceWithinReset(m_catalog->databases(),
                           std::shared_ptr<const NameSearch>(m_catalog, &m_catalog->names()));
    else
        replaceWithinReset({}, nullptr);
    endResetModel();
}

void ObjectsSourceModel::setPicked(std::vector<char> picked)
{
    m_picked = std::move(picked);
    m_pickedCount = static_cast<std::uint32_t>(std::count_if(
        m_picked.begin(), m_picked.end(), [](char isPicked) { return isPicked != 0; }));
    const std::vector<std::uint32_t> before = m_pickedInGroup;
    countPicked();
    sayTicksChanged(before);
}

void ObjectsSourceModel::shownChanged()
{
    countPicked();
}

void ObjectsSourceModel::countPicked()
{
    m_pickedInGroup.assign(static_cast<std::size_t>(rowCount()), 0);
    for (int group = 0; group < rowCount(); ++group)
        forEachShown(group, [&](std::uint32_t object) {
            m_pickedInGroup[static_cast<std::size_t>(group)] += isPicked(object) ? 1 : 0;
        });
}

void ObjectsSourceModel::sayTicksChanged(const std::vector<std::uint32_t> &before)
{
    if (rowCount() == 0)
        return;
    std::size_t notices = 0;
    for (int group = 0; group < rowCount() && notices < mostNotices; ++group) {
        const auto at = static_cast<std::size_t>(group);
        // With equal counts other objects may be ticked; that no tick was and none is, is certain.
        if (m_pickedInGroup[at] == 0 && (at >= before.size() || before[at] == 0))
            continue;
        const QModelIndex parent = index(group, 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent),
                           {Qt::CheckStateRole});
        ++notices;
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (notices == mostNotices)
        Q_EMIT ticksChanged();
}

Qt::CheckState ObjectsSourceModel::groupState(int group) const
{
    const std::uint32_t picked = m_pickedInGroup[static_cast<std::size_t>(group)];
    if (picked == 0)
        return Qt::Unchecked;
    const auto shown = static_cast<std::uint32_t>(rowCount(index(group, 0)));
    return picked == shown ? Qt::Checked : Qt::PartiallyChecked;
}

TableName ObjectsSourceModel::keyOf(std::uint32_t object) const
{
    return m_catalog->object(object).name;
}

std::vector<std::uint32_t> ObjectsSourceModel::withKeys(const std::vector<TableName> &keys) const
{
    std::vector<std::uint32_t> objects;
    for (const TableName &key : keys)
        if (const auto object = m_catalog ? m_catalog->find(key.database, key.table) : std::nullopt)
            objects.push_back(*object);
    return objects;
}

int ObjectsSourceModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ObjectsSourceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_catalog)
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == RowsColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (isGroup(index))
        return groupData(index, role);
    const auto number = objectAt(index);
    return number ? objectData(m_catalog->object(*number), *number, index.column(), role)
                  : QVariant();
}

QVariant ObjectsSourceModel::groupData(const QModelIndex &index, int role) const
{
    const bool isName = index.column() == NameColumn;
    const int count = rowCount(index.siblingAtColumn(0));
    switch (role) {
    case Qt::DisplayRole:
        return isName ? toQString(groupName(index))
                      : formatCount(static_cast<std::uint64_t>(count));
    case Qt::DecorationRole:
        return isName ? QVariant(icon(Icon::Database)) : QVariant();
    case Qt::CheckStateRole:
        return isName && count > 0 ? QVariant(groupState(index.row())) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return tr("%1: %n table(s) and view(s), %2 picked", nullptr, count)
            .arg(toQString(groupName(index)),
                 formatCount(m_pickedInGroup[static_cast<std::size_t>(index.row())]));
    default:
        return {};
    }
}

QVariant ObjectsSourceModel::objectData(const CatalogObject &object, std::uint32_t number,
                                        int column, int role) const
{
    const bool isView = object.kind == ObjectKind::View;
    const bool isName = column == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (isName)
            return toQString(object.name.table);
        return isView                ? QString()
               : object.rowsAreExact ? formatCount(object.estimatedRows)
                                     //: an estimated number of rows
                                     : tr("≈ %1").arg(formatCount(object.estimatedRows));
    case Qt::DecorationRole:
        return isName ? QVariant(icon(isView ? Icon::View : Icon::Table)) : QVariant();
    case Qt::CheckStateRole:
        return isName ? QVariant(isPicked(number) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ToolTipRole:
        if (isView)
            return tr("View %1").arg(qualifiedName(object.name));
        return object.hasUniqueKey ? tr("Table %1").arg(qualifiedName(object.name))
                                   : tr("Table %1, without a primary or unique key")
                                         .arg(qualifiedName(object.name));
    default:
        return {};
    }
}

QVariant ObjectsSourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == RowsColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Source object") : tr("Rows");
}

Qt::ItemFlags ObjectsSourceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (!isGroup(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

bool ObjectsSourceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != NameColumn)
        return false;
    const auto wanted = static_cast<Qt::CheckState>(value.toInt());
    Q_EMIT pickRequested(objectsAt(index), wanted == Qt::Checked);
    return true;
}

} // namespace godwit::ui
