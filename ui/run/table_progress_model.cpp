#include "ui/run/table_progress_model.h"

#include "ui/common/text.h"
#include "ui/common/units.h"
#include "ui/run/run_text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr double rateSeconds = 10;
constexpr double nearlyDone = 0.999; // an estimate can be passed before the end

bool isNumber(int column)
{
    return column == TableProgressModel::Rows || column == TableProgressModel::Total
           || column == TableProgressModel::Speed || column == TableProgressModel::Size;
}

} // namespace

StepState copyState(const TableProgress &table)
{
    if (table.record.state == StepState::Init && table.counters.rows > 0)
        return StepState::Running;
    return table.record.state;
}

std::optional<double> shareDone(const TableProgress &table)
{
    if (table.record.state == StepState::Finished)
        return 1;
    if (table.record.estimatedRows == 0)
        return std::nullopt;
    const double share =
        static_cast<double>(table.counters.rows) / static_cast<double>(table.record.estimatedRows);
    return std::min(share, nearlyDone);
}

TableProgressModel::TableProgressModel(RunTables &tables, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tables(tables)
{
    connect(&tables, &RunTables::changed, this, [this](int first, int last) {
        noteRunning(first, last);
        Q_EMIT dataChanged(index(first, State), index(last, ColumnCount - 1));
    });
    connect(&tables, &RunTables::aboutToAppend, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&tables, &RunTables::appended, this, [this](int first, int last) {
        noteRunning(first, last);
        endInsertRows();
    });
    connect(&tables, &RunTables::aboutToReset, this, [this] { beginResetModel(); });
    connect(&tables, &RunTables::wasReset, this, [this] {
        m_running.clear();
        endResetModel();
    });
}

int TableProgressModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_tables.count();
}

int TableProgressModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TableProgressModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TableProgress &table = m_tables.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(table, column);
    case Qt::ToolTipRole:
        return toolTip(table, column);
    case Qt::TextAlignmentRole:
        return QVariant(isNumber(column) ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        return sortKey(table, column);
    case ShareRole: {
        const auto share = shareDone(table);
        return share ? QVariant(*share) : QVariant();
    }
    case ExactRole:
        return table.estimateIsExact || table.record.state == StepState::Finished;
    case StateRole:
        return static_cast<int>(copyState(table));
    default:
        return {};
    }
}

QVariant TableProgressModel::text(const TableProgress &table, int column) const
{
    const bool begun = copyState(table) != StepState::Init;
    switch (column) {
    case Name:
        return qualifiedName(table.record.source);
    case Destination:
        return qualifiedName(table.record.sink);
    case State:
        return tableStateText(copyState(table));
    case Rows:
        return begun ? formatCount(table.counters.rows) : QString();
    case Total:
        if (table.record.state == StepState::Finished)
            return formatCount(table.counters.rows);
        return table.estimateIsExact ? formatCount(table.record.estimatedRows)
                                     : tr("≈ %1").arg(formatCount(table.record.estimatedRows));
    case Progress: {
        const auto share = shareDone(table);
        return share ? formatPercent(*share) : QString();
    }
    case Speed: {
        const double speed = speedOf(table);
        return speed > 0 ? formatRowRate(speed) : QString();
    }
    case Size:
        return begun ? formatBytes(table.counters.bytes) : QString();
    default:
        return {};
    }
}

QVariant TableProgressModel::sortKey(const TableProgress &table, int column) const
{
    switch (column) {
    case State:
        return static_cast<int>(copyState(table));
    case Rows:
        return static_cast<qulonglong>(table.counters.rows);
    case Total:
        return static_cast<qulonglong>(std::max(table.record.estimatedRows, table.counters.rows));
    case Progress:
        return shareDone(table).value_or(-1);
    case Speed:
        return speedOf(table);
    case Size:
        return static_cast<qulonglong>(table.counters.bytes);
    default:
        return text(table, column);
    }
}

QVariant TableProgressModel::toolTip(const TableProgress &table, int column) const
{
    if (column == Name || column == Destination)
        return text(table, column);
    if (column == State && !table.record.message.empty())
        return toQString(table.record.message);
    if (column == Total && table.record.state != StepState::Finished && !table.estimateIsExact)
        return tr("Estimated by the source; the exact number is known once the table is copied.");
    if (column == Progress && table.record.chunksPlanned > 0)
        return table.record.chunksComplete ? tr("%1 of %2 chunks")
                                                 .arg(table.record.chunksDone)
                                                 .arg(table.record.chunksPlanned)
                                           : tr("%1 of at least %2 chunks")
                                                 .arg(table.record.chunksDone)
                                                 .arg(table.record.chunksPlanned);
    return {};
}

QVariant TableProgressModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber(section) ? Qt::AlignRight | Qt::AlignVCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Table");
    case Destination:
        return tr("Destination");
    case State:
        return tr("State");
    case Rows:
        return tr("Rows");
    case Total:
        return tr("Of");
    case Progress:
        return tr("Progress");
    case Speed:
        return tr("Rate");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

double TableProgressModel::speedOf(const TableProgress &table) const
{
    const auto found = m_running.constFind(table.record.number);
    return found == m_running.constEnd() ? 0 : found->rate().rows;
}

void TableProgressModel::noteRunning(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (copyState(m_tables.at(row)) != StepState::Running)
            m_running.remove(row);
        else if (!m_running.contains(row))
            m_running.insert(row, RateWindow(rateSeconds));
    }
}

void TableProgressModel::tick(double at)
{
    for (auto running = m_running.begin(); running != m_running.end(); ++running) {
        const TableCounters &counters = m_tables.at(running.key()).counters;
        const double before = running->rate().rows;
        running->add(at, {counters.rows, counters.bytes});
        if (running->rate().rows != before)
            Q_EMIT dataChanged(index(running.key(), Speed), index(running.key(), Speed));
    }
}

} // namespace godwit::ui
