#include "ui/run/precheck_model.h"

#include "ui/common/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

QString statusText(PrecheckStatus status)
{
    switch (status) {
    case PrecheckStatus::Passed:
        return PrecheckModel::tr("Passed");
    case PrecheckStatus::Warning:
        return PrecheckModel::tr("Warning");
    case PrecheckStatus::Failed:
        return PrecheckModel::tr("Failed");
    }
    return {};
}

bool canBeSkipped(const PrecheckResult &result)
{
    return result.skippable && result.status == PrecheckStatus::Failed;
}

} // namespace

void PrecheckModel::take(std::vector<PrecheckResult> results)
{
    beginResetModel();
    m_results = std::move(results);
    std::stable_sort(m_results.begin(), m_results.end(),
                     [](const PrecheckResult &one, const PrecheckResult &other) {
                         return one.status > other.status;
                     });
    m_skipped.clear();
    endResetModel();
}

bool PrecheckModel::isClear() const
{
    return std::all_of(m_results.begin(), m_results.end(), [this](const PrecheckResult &result) {
        return result.status != PrecheckStatus::Failed
               || (canBeSkipped(result) && m_skipped.count(result.item) > 0);
    });
}

int PrecheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int PrecheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PrecheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PrecheckResult &result = m_results[static_cast<std::size_t>(index.row())];
    if (role == StatusRole)
        return static_cast<int>(result.status);
    if (role == Qt::CheckStateRole && index.column() == Item && canBeSkipped(result))
        return m_skipped.count(result.item) > 0 ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == Item && canBeSkipped(result))
        return tr("Tick it to start all the same.");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Item:
        return (result.side == Side::Source ? tr("Source: %1") : tr("Destination: %1"))
            .arg(toQString(result.item));
    case Status:
        return statusText(result.status);
    case Message:
        return toQString(result.message);
    case Remedy:
        return toQString(result.remedy);
    default:
        return {};
    }
}

bool PrecheckModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Item
        || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const PrecheckResult &result = m_results[static_cast<std::size_t>(index.row())];
    if (!canBeSkipped(result))
        return false;
    if (value.toInt() == Qt::Checked)
        m_skipped.insert(result.item);
    else
        m_skipped.erase(result.item);
    // An item may fail on both sides; it is skipped by its name.
    Q_EMIT dataChanged(this->index(0, Item), this->index(rowCount() - 1, Item),
                       {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags PrecheckModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Item
        && canBeSkipped(m_results[static_cast<std::size_t>(index.row())]))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PrecheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Item:
        return tr("Check");
    case Status:
        return tr("Result");
    case Message:
        return tr("What was found");
    case Remedy:
        return tr("What to do");
    default:
        return {};
    }
}

} // namespace godwit::ui
