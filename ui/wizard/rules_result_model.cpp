#include "ui/wizard/rules_result_model.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <algorithm>
#include <iterator>

namespace godwit::ui {

void RulesResultModel::setOutcome(std::shared_ptr<const RulesOutcome> outcome)
{
    beginResetModel();
    m_outcome = std::move(outcome);
    choose();
    endResetModel();
}

void RulesResultModel::setList(RulesList list)
{
    if (m_list == list)
        return;
    beginResetModel();
    m_list = list;
    choose();
    endResetModel();
}

void RulesResultModel::setSearch(const QString &text)
{
    beginResetModel();
    m_query = ObjectQuery::parse(text);
    choose();
    endResetModel();
}

void RulesResultModel::choose()
{
    m_found.clear();
    if (!m_outcome || m_query.isEmpty())
        return;
    const std::vector<std::uint32_t> found = m_outcome->catalog->find(m_query);
    const std::vector<std::uint32_t> &all = m_outcome->list(m_list);
    std::set_intersection(all.begin(), all.end(), found.begin(), found.end(),
                          std::back_inserter(m_found));
}

const std::vector<std::uint32_t> &RulesResultModel::shown() const
{
    return m_outcome && m_query.isEmpty() ? m_outcome->list(m_list) : m_found;
}

std::optional<std::uint32_t> RulesResultModel::objectAt(int row) const
{
    const auto &objects = shown();
    if (row < 0 || static_cast<std::size_t>(row) >= objects.size())
        return std::nullopt;
    return objects[static_cast<std::size_t>(row)];
}

std::optional<int> RulesResultModel::rowOf(std::uint32_t object) const
{
    const auto &objects = shown();
    const auto found = std::lower_bound(objects.begin(), objects.end(), object);
    if (found == objects.end() || *found != object)
        return std::nullopt;
    return static_cast<int>(found - objects.begin());
}

int RulesResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown().size());
}

int RulesResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RulesResultModel::data(const QModelIndex &index, int role) const
{
    const auto object = index.isValid() ? objectAt(index.row()) : std::nullopt;
    if (!object)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*object, index.column());
    case Qt::DecorationRole:
        return picture(*object, index.column());
    case Qt::AccessibleDescriptionRole:
        return m_outcome->catalog->object(*object).kind == ObjectKind::View ? tr("View")
                                                                            : tr("Table");
    default:
        return {};
    }
}

QVariant RulesResultModel::text(std::uint32_t object, int column) const
{
    const TableName &name = m_outcome->catalog->object(object).name;
    switch (column) {
    case ObjectColumn:
        return qualifiedName(name);
    case SinkColumn: {
        const RulesOutcome::Moved *moved = m_outcome->movedObject(object);
        return moved && moved->sink != name ? qualifiedName(moved->sink) : QString();
    }
    default:
        return toQString(m_outcome->rule(object));
    }
}

QVariant RulesResultModel::picture(std::uint32_t object, int column) const
{
    if (column == ObjectColumn)
        return icon(m_outcome->catalog->object(object).kind == ObjectKind::View ? Icon::View
                                                                                : Icon::Table);
    const RulesOutcome::Moved *moved = m_outcome->movedObject(object);
    if (column != SinkColumn || !moved)
        return {};
    if (moved->isFiltered)
        return icon(Icon::Filter);
    return moved->hasColumns ? QVariant(icon(Icon::Column)) : QVariant();
}

QVariant RulesResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ObjectColumn:
        return tr("Object");
    case SinkColumn:
        return tr("Becomes");
    default:
        return m_list == RulesList::Excluded || m_list == RulesList::Removed ? tr("Because of")
                                                                             : tr("Taken by");
    }
}

} // namespace godwit::ui
