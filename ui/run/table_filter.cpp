#include "ui/run/table_filter.h"

#include "core/state/run_state.h"
#include "ui/run/table_progress_model.h"

namespace godwit::ui {

namespace {

bool isWanted(TableFilter::Which which, StepState state)
{
    switch (which) {
    case TableFilter::All:
        return true;
    case TableFilter::AtWork:
        return state == StepState::Running;
    case TableFilter::Open:
        return state != StepState::Finished;
    case TableFilter::Failed:
        return state == StepState::Failed;
    case TableFilter::Finished:
        return state == StepState::Finished;
    }
    return true;
}

} // namespace

TableFilter::TableFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(TableProgressModel::SortRole);
}

void TableFilter::setWhich(Which which)
{
    m_which = which;
    invalidateFilter();
}

void TableFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex name = sourceModel()->index(row, TableProgressModel::Name, parent);
    const auto state = static_cast<StepState>(name.data(TableProgressModel::StateRole).toInt());
    if (!isWanted(m_which, state))
        return false;
    if (m_text.isEmpty() || name.data().toString().contains(m_text, Qt::CaseInsensitive))
        return true;
    const QModelIndex sink = name.siblingAtColumn(TableProgressModel::Destination);
    return sink.data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace godwit::ui
