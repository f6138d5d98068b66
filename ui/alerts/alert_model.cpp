#include "ui/alerts/alert_model.h"

#include "core/base/text.h"
#include "ui/common/error_text.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <iterator>
#include <utility>

namespace godwit::ui {

namespace {

QString standingOf(const Alert &alert)
{
    if (alert.acknowledged)
        return AlertModel::tr("Acknowledged");
    if (!alert.clearedAt.empty())
        return AlertModel::tr("Passed %1").arg(formatTime(alert.clearedAt));
    return AlertModel::tr("New");
}

} // namespace

QString alertLevelText(Level level)
{
    switch (level) {
    case Level::Fatal:
        return AlertModel::tr("Fatal");
    case Level::Error:
        return AlertModel::tr("Error");
    case Level::Warning:
        return AlertModel::tr("Warning");
    case Level::Note:
        return AlertModel::tr("Note");
    }
    return {};
}

QString alertKindText(AlertKind kind)
{
    switch (kind) {
    case AlertKind::RunFailed:
        return AlertModel::tr("The run failed.");
    case AlertKind::TableFailed:
        return AlertModel::tr("An object failed.");
    case AlertKind::RowsRejected:
        return AlertModel::tr("The destination refused rows.");
    case AlertKind::Differences:
        return AlertModel::tr("Source and destination differ.");
    case AlertKind::NotProven:
        return AlertModel::tr("Not everything is proven.");
    case AlertKind::Stalled:
        return AlertModel::tr("Nothing moved for a while.");
    case AlertKind::Slow:
        return AlertModel::tr("The run takes far longer than estimated.");
    case AlertKind::Reconnects:
        return AlertModel::tr("Connections were lost again and again.");
    }
    return {};
}

// Both lists are newest first, so one walk along both finds what came, went and changed.
void AlertModel::take(std::vector<Alert> alerts)
{
    std::size_t next = 0;
    int row = 0;
    while (next < alerts.size() || row < rowCount()) {
        if (next == alerts.size() || (row < rowCount() && at(row).number > alerts[next].number)) {
            removeAt(row);
            continue;
        }
        if (row < rowCount() && at(row).number == alerts[next].number) {
            replaceAt(row++, std::move(alerts[next++]));
            continue;
        }
        std::vector<Alert> added; // everything newer than the row that is there, at once
        while (next < alerts.size() && (row == rowCount() || alerts[next].number > at(row).number))
            added.push_back(std::move(alerts[next++]));
        const int count = static_cast<int>(added.size());
        insertAt(row, std::move(added));
        row += count;
    }
}

void AlertModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_alerts.erase(m_alerts.begin() + row);
    endRemoveRows();
}

void AlertModel::insertAt(int row, std::vector<Alert> alerts)
{
    beginInsertRows({}, row, row + static_cast<int>(alerts.size()) - 1);
    m_alerts.insert(m_alerts.begin() + row, std::make_move_iterator(alerts.begin()),
                    std::make_move_iterator(alerts.end()));
    endInsertRows();
}

void AlertModel::replaceAt(int row, Alert alert)
{
    Alert &known = m_alerts[static_cast<std::size_t>(row)];
    const bool same =
        known.acknowledged == alert.acknowledged && known.clearedAt == alert.clearedAt;
    known = std::move(alert);
    if (!same)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alerts.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Alert &alert = at(index.row());
    if (role == StatusRole)
        return static_cast<int>(statusOf(alert.level));
    if (role == Qt::ToolTipRole && index.column() == Message)
        return QString(alertKindText(alert.kind) + QLatin1Char('\n') + toQString(alert.message))
            .toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Severity:
        return alertLevelText(alert.level);
    case Raised:
        return formatTime(alert.raisedAt);
    case Project:
        return toQString(alert.projectName);
    case Object:
        return toQString(printable(alert.object));
    case Message:
        return toQString(printable(alert.message));
    case Standing:
        return standingOf(alert);
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Severity:
        return tr("Level");
    case Raised:
        return tr("Time");
    case Project:
        return tr("Project");
    case Object:
        return tr("Object");
    case Message:
        return tr("Message");
    case Standing:
        return tr("State");
    default:
        return {};
    }
}

} // namespace godwit::ui
