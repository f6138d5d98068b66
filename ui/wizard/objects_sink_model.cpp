#include "ui/wizard/objects_sink_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <algorithm>
#include <map>

namespace godwit::ui {

void ObjectsSinkModel::setMapping(std::shared_ptr<const TransferMapping> mapping,
                                  std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    std::map<std::string_view, std::vector<std::uint32_t>> items; // by the sink's database
    for (std::uint32_t i = 0; i < mapping->databases.size(); ++i)
        items[mapping->databases[i].sinkName()].push_back(i);

    std::vector<ObjectPlace> places;
    std::vector<NameRange> groups;
    auto names = std::make_shared<NameSearch>();
    for (const auto &[sink, ofSink] : items) {
        const auto first = static_cast<std::uint32_t>(places.size());
        for (const std::uint32_t item : ofSink) {
            const DatabaseMapping &database = mapping->databases[item];
            for (const bool isView : {false, true}) {
                const auto &list = isView ? database.views : database.tables;
                for (std::uint32_t i = 0; i < list.size(); ++i) {
                    places.push_back({item, isView, i});
                    names->add(list[i].sinkName());
                }
            }
        }
        const auto end = static_cast<std::uint32_t>(places.size());
        if (end > first)
            groups.push_back({std::string(sink), first, end});
    }
    beginResetModel();
    m_mapping = std::move(mapping);
    m_catalog = std::move(catalog);
    m_places = std::move(places);
    replaceWithinReset(std::move(groups), std::move(names));
    endResetModel();
}

std::vector<ObjectPlace> ObjectsSinkModel::placesOf(const std::vector<std::uint32_t> &objects) const
{
    std::vector<ObjectPlace> places;
    places.reserve(objects.size());
    for (const std::uint32_t object : objects)
        places.push_back(m_places[object]);
    return places;
}

std::optional<std::uint32_t> ObjectsSinkModel::objectAtPlace(const ObjectPlace &place) const
{
    const auto found = std::find(m_places.begin(), m_places.end(), place);
    if (found == m_places.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - m_places.begin());
}

TableName ObjectsSinkModel::sourceOf(std::uint32_t object) const
{
    const ObjectPlace &place = m_places[object];
    return {m_mapping->databases[place.database].name, listedAt(*m_mapping, place).name};
}

TableName ObjectsSinkModel::sinkOf(std::uint32_t object) const
{
    const ObjectPlace &place = m_places[object];
    return {m_mapping->databases[place.database].sinkName(),
            listedAt(*m_mapping, place).sinkName()};
}

std::vector<std::uint32_t> ObjectsSinkModel::withKeys(const std::vector<TableName> &keys) const
{
    std::vector<std::uint32_t> objects;
    if (keys.empty() || !m_mapping)
        return objects;
    for (std::uint32_t i = 0; i < m_places.size(); ++i) {
        const std::string &database = m_mapping->databases[m_places[i].database].name;
        const std::string &name = listedAt(*m_mapping, m_places[i]).name;
        const bool isWanted = std::any_of(keys.begin(), keys.end(), [&](const TableName &key) {
            return key.table == name && key.database == database;
        });
        if (isWanted)
            objects.push_back(i);
    }
    return objects;
}

bool ObjectsSinkModel::isMissing(std::uint32_t object) const
{
    if (!m_catalog)
        return false;
    const ObjectPlace &place = m_places[object];
    const auto found = m_catalog->find(m_mapping->databases[place.database].name,
                                       listedAt(*m_mapping, place).name);
    return !found || (m_catalog->object(*found).kind == ObjectKind::View) != place.isView;
}

int ObjectsSinkModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ObjectsSinkModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index))
        return groupData(index, role);
    const auto object = objectAt(index);
    return object ? objectData(*object, index.column(), role) : QVariant();
}

QVariant ObjectsSinkModel::groupData(const QModelIndex &index, int role) const
{
    const int count = rowCount(index.siblingAtColumn(0));
    const QString name = toQString(groupName(index));
    if (index.column() == SourceColumn && role == Qt::DisplayRole)
        return tr("%n object(s)", nullptr, count);
    if (index.column() != NameColumn)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return name;
    case Qt::DecorationRole:
        return icon(Icon::Database);
    case Qt::ToolTipRole:
        return tr("Destination database %1").arg(name);
    default:
        return {};
    }
}

QVariant ObjectsSinkModel::objectData(std::uint32_t object, int column, int role) const
{
    const ObjectPlace &place = m_places[object];
    const ObjectMapping &mapping = listedAt(*m_mapping, place);
    const bool isName = column == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (isName)
            return toQString(mapping.sinkName());
        return column == SourceColumn ? qualifiedName(sourceOf(object)) : settingsText(mapping);
    case Qt::DecorationRole:
        if (isName && isMissing(object))
            return icon(Icon::Warning, Status::Warning);
        if (isName)
            return icon(place.isView ? Icon::View : Icon::Table);
        if (column == SettingsColumn && mapping.whereClause)
            return icon(Icon::Filter);
        if (column == SettingsColumn && !settingsText(mapping).isEmpty())
            return icon(Icon::Column);
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTip(object);
    default:
        return {};
    }
}

QString ObjectsSinkModel::toolTip(std::uint32_t object) const
{
    const ObjectMapping &mapping = listedAt(*m_mapping, m_places[object]);
    QString text =
        tr("%1 goes to %2").arg(qualifiedName(sourceOf(object)), qualifiedName(sinkOf(object)));
    if (isMissing(object))
        text += QLatin1Char('\n')
                + (m_places[object].isView ? tr("The source has no such view.")
                                           : tr("The source has no such table."));
    if (mapping.whereClause)
        text += QLatin1Char('\n') + tr("Only rows where %1").arg(toQString(*mapping.whereClause));
    return text;
}

QString ObjectsSinkModel::settingsText(const ObjectMapping &object)
{
    QStringList parts;
    if (object.whereClause && !object.whereClause->empty())
        parts += tr("filtered");
    if (!object.filterColumns.empty())
        parts += tr("%n column(s)", nullptr, static_cast<int>(object.filterColumns.size()));
    if (!object.shardColumns.empty())
        parts += tr("%n shard column(s)", nullptr, static_cast<int>(object.shardColumns.size()));
    return parts.join(QStringLiteral(", "));
}

QVariant ObjectsSinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Destination object");
    case SourceColumn:
        return tr("Source");
    default:
        return tr("Settings");
    }
}

Qt::ItemFlags ObjectsSinkModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsEditable;
    if (!isGroup(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

bool ObjectsSinkModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || index.column() != NameColumn || name.isEmpty()
        || name == index.data(Qt::EditRole).toString())
        return false;
    if (isGroup(index)) {
        Q_EMIT databaseRenameRequested(toQString(groupName(index)), name);
        return true;
    }
    const auto object = objectAt(index);
    if (!object)
        return false;
    Q_EMIT renameRequested(m_places[*object], name);
    return true;
}

} // namespace godwit::ui
