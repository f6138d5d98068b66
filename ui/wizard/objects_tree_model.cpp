#include "ui/wizard/objects_tree_model.h"

#include <algorithm>

namespace godwit::ui {

// The internal id of an object's index is its group's row + 1, that of a group 0.

void ObjectsTreeModel::replaceWithinReset(std::vector<NameRange> groups,
                                          std::shared_ptr<const NameSearch> names)
{
    m_groups = std::move(groups);
    m_names = std::move(names);
    search();
}

void ObjectsTreeModel::setSearch(const QString &text)
{
    const ObjectQuery query = ObjectQuery::parse(text);
    if (query.isQualified == m_query.isQualified && query.database == m_query.database
        && query.table == m_query.table)
        return;
    beginResetModel();
    m_query = query;
    search();
    endResetModel();
}

void ObjectsTreeModel::search()
{
    m_found.clear();
    m_shown.clear();
    if (m_names && isSearching())
        m_found = findObjects(m_query, *m_names, m_groups);
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < m_groups.size(); ++i) {
        const NameRange &group = m_groups[i];
        if (!isSearching()) {
            m_shown.push_back({i, group.first, group.end});
            continue;
        }
        const std::uint32_t first = at;
        while (at < m_found.size() && m_found[at] < group.end && group.size() > 0)
            ++at;
        if (at > first)
            m_shown.push_back({i, first, at});
    }
    shownChanged();
}

std::uint32_t ObjectsTreeModel::shownCount() const
{
    return isSearching() ? static_cast<std::uint32_t>(m_found.size()) : objectCount();
}

const ObjectsTreeModel::Shown *ObjectsTreeModel::shownOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto row = isGroup(index) ? static_cast<std::size_t>(index.row())
                                    : static_cast<std::size_t>(index.internalId() - 1);
    return row < m_shown.size() ? &m_shown[row] : nullptr;
}

const NameRange &ObjectsTreeModel::groupAt(const QModelIndex &index) const
{
    return m_groups[shownOf(index)->group];
}

std::optional<std::uint32_t> ObjectsTreeModel::objectAt(const QModelIndex &index) const
{
    const Shown *shown = shownOf(index);
    if (!shown || isGroup(index))
        return std::nullopt;
    const std::uint32_t at = shown->first + static_cast<std::uint32_t>(index.row());
    if (at >= shown->end)
        return std::nullopt;
    return isSearching() ? m_found[at] : at;
}

std::vector<std::uint32_t> ObjectsTreeModel::objectsAt(const QModelIndex &index) const
{
    std::vector<std::uint32_t> objects;
    appendObjects(index.parent(), index.row(), index.row(), objects);
    return objects;
}

void ObjectsTreeModel::appendObjects(const QModelIndex &parent, int first, int last,
                                     std::vector<std::uint32_t> &objects) const
{
    const auto add = [&](std::uint32_t object) { objects.push_back(object); };
    if (!parent.isValid()) {
        for (int group = first; group <= last; ++group)
            forEachShown(group, add);
        return;
    }
    const Shown *shown = shownOf(parent);
    for (int row = first; shown && row <= last; ++row) {
        const std::uint32_t at = shown->first + static_cast<std::uint32_t>(row);
        add(isSearching() ? m_found[at] : at);
    }
}

QModelIndex ObjectsTreeModel::indexOf(std::uint32_t object, int column) const
{
    std::uint32_t at = object;
    if (isSearching()) {
        const auto found = std::lower_bound(m_found.begin(), m_found.end(), object);
        if (found == m_found.end() || *found != object)
            return {};
        at = static_cast<std::uint32_t>(found - m_found.begin());
    }
    const auto shown = std::partition_point(m_shown.begin(), m_shown.end(),
                                            [&](const Shown &s) { return s.end <= at; });
    if (shown == m_shown.end() || at < shown->first)
        return {};
    return createIndex(static_cast<int>(at - shown->first), column,
                       static_cast<quintptr>(shown - m_shown.begin()) + 1);
}

QModelIndex ObjectsTreeModel::groupIndex(const std::string &name) const
{
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        if (m_groups[m_shown[row].group].name == name)
            return createIndex(static_cast<int>(row), 0, quintptr(0));
    return {};
}

const std::string &ObjectsTreeModel::groupName(const QModelIndex &group) const
{
    return groupAt(group).name;
}

QModelIndex ObjectsTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const quintptr id = parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0;
    return createIndex(row, column, id);
}

QModelIndex ObjectsTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isGroup(child))
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr(0));
}

QModelIndex ObjectsTreeModel::sibling(int row, int column, const QModelIndex &index) const
{
    if (!index.isValid() || row < 0 || column < 0 || column >= columnCount()
        || row >= rowCount(index.parent()))
        return {};
    return createIndex(row, column, index.internalId());
}

int ObjectsTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_shown.size());
    if (parent.column() > 0 || !isGroup(parent))
        return 0;
    const Shown *shown = shownOf(parent);
    return shown ? static_cast<int>(shown->end - shown->first) : 0;
}

bool ObjectsTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

} // namespace godwit::ui
