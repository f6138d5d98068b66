#include "ui/run/log_model.h"

#include "core/base/text.h"
#include "ui/common/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int removedAtOnce = 500; // cheaper than one line at a time

// Hours and minutes of today are what a log is read by; the day is in the tool tip.
QDateTime timeOf(const LogLine &line)
{
    QDateTime time = QDateTime::fromString(toQString(line.at), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return time.toLocalTime();
}

} // namespace

void LogModel::append(const std::vector<LogLine> &lines)
{
    if (lines.empty())
        return;
    // More than fits at once: only the newest count.
    const auto taken = std::min(lines.size(), static_cast<std::size_t>(mostLines));
    makeRoom(static_cast<int>(taken));
    const int first = static_cast<int>(m_lines.size());
    beginInsertRows({}, first, first + static_cast<int>(taken) - 1);
    m_lines.insert(m_lines.end(), lines.end() - static_cast<std::ptrdiff_t>(taken), lines.end());
    endInsertRows();
}

void LogModel::makeRoom(int lines)
{
    const int count = static_cast<int>(m_lines.size());
    const int tooMany = count + lines - mostLines;
    if (tooMany <= 0)
        return;
    const int removed = std::min(count, std::max(tooMany, removedAtOnce));
    beginRemoveRows({}, 0, removed - 1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + removed);
    endRemoveRows();
}

void LogModel::clear()
{
    if (m_lines.empty())
        return;
    beginRemoveRows({}, 0, static_cast<int>(m_lines.size()) - 1);
    m_lines.clear();
    endRemoveRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == LevelRole)
        return static_cast<int>(line.level);
    if (role == Qt::ToolTipRole && index.column() == Time)
        return QLocale().toString(timeOf(line), QLocale::LongFormat);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return timeOf(line).toString(QStringLiteral("HH:mm:ss"));
    case Severity:
        if (line.level == Level::Note)
            return tr("Info");
        return line.level == Level::Warning ? tr("Warning") : tr("Error");
    case Message:
        return toQString(printable(line.text));
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Severity:
        return tr("Level");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

void LogFilter::setLevel(Level worstOf)
{
    m_level = worstOf;
    invalidateFilter();
}

void LogFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex message = sourceModel()->index(row, LogModel::Message, parent);
    // Levels are ordered from the worst on.
    if (message.data(LogModel::LevelRole).toInt() > static_cast<int>(m_level))
        return false;
    return m_text.isEmpty() || message.data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace godwit::ui
