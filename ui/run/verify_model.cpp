#include "ui/run/verify_model.h"

#include "ui/common/text.h"
#include "ui/common/units.h"
#include "ui/run/run_text.h"

#include <set>
#include <string_view>
#include <utility>

namespace godwit::ui {

namespace {

bool isCount(int column)
{
    return column >= VerifyModel::SourceRows && column <= VerifyModel::Changed;
}

std::uint64_t countIn(const VerifyResult &verify, int column)
{
    switch (column) {
    case VerifyModel::SourceRows:
        return verify.sourceRows;
    case VerifyModel::SinkRows:
        return verify.sinkRows;
    case VerifyModel::OnlyInSource:
        return verify.onlyInSource;
    case VerifyModel::OnlyInSink:
        return verify.onlyInSink;
    default:
        return verify.different;
    }
}

bool isCompared(const TableProgress &table)
{
    return table.record.verify.state == VerifyState::Skipped && table.counters.sourceRowsSeen > 0;
}

QString countText(const TableProgress &table, int column)
{
    if (table.record.verify.state != VerifyState::Skipped)
        return formatCount(countIn(table.record.verify, column));
    if (column == VerifyModel::SourceRows && isCompared(table))
        return formatCount(table.counters.sourceRowsSeen);
    if (column == VerifyModel::SinkRows && isCompared(table))
        return formatCount(table.counters.sinkRowsSeen);
    return {};
}

QString textIn(const TableProgress &table, int column)
{
    const TableRecord &record = table.record;
    const VerifyResult &verify = record.verify;
    switch (column) {
    case VerifyModel::Name:
        return qualifiedName(record.source);
    case VerifyModel::Verdict:
        return isCompared(table) ? VerifyModel::tr("Comparing") : verdictText(verify.state);
    case VerifyModel::SourceDigest:
        return toQString(verify.sourceDigest);
    case VerifyModel::SinkDigest:
        return toQString(verify.sinkDigest);
    case VerifyModel::Method:
        return toQString(verify.message.empty() ? verify.method : verify.message);
    default:
        return countText(table, column);
    }
}

} // namespace

VerifyTotals totalsOf(const std::vector<TableProgress> &tables)
{
    VerifyTotals totals;
    std::set<std::pair<std::string_view, std::string_view>> sinks;
    for (const TableProgress &progress : tables) {
        const TableRecord &table = progress.record;
        const VerifyResult &verify = table.verify;
        // Tables merged into one at the destination are compared together, and each of them carries
        // the result of all.
        const bool counted = verify.state != VerifyState::Skipped
                             && sinks.emplace(table.sink.database, table.sink.table).second;
        if (counted) {
            totals.sourceRows += verify.sourceRows;
            totals.sinkRows += verify.sinkRows;
            totals.onlyInSource += verify.onlyInSource;
            totals.onlyInSink += verify.onlyInSink;
            totals.changed += verify.different;
        }
        switch (verify.state) {
        case VerifyState::Consistent:
            ++totals.consistent;
            break;
        case VerifyState::Different:
            ++totals.different;
            break;
        case VerifyState::NotProven:
            ++totals.notProven;
            break;
        case VerifyState::Skipped:
            ++totals.open;
            break;
        }
    }
    return totals;
}

VerifyModel::VerifyModel(RunTables &tables, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tables(tables)
{
    connect(&tables, &RunTables::changed, this, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, Verdict), index(last, ColumnCount - 1));
    });
    connect(&tables, &RunTables::aboutToAppend, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&tables, &RunTables::appended, this, [this] { endInsertRows(); });
    connect(&tables, &RunTables::aboutToReset, this, [this] { beginResetModel(); });
    connect(&tables, &RunTables::wasReset, this, [this] { endResetModel(); });
}

int VerifyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_tables.count();
}

int VerifyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VerifyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TableProgress &table = m_tables.at(index.row());
    const TableRecord &record = table.record;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textIn(table, column);
    case Qt::ToolTipRole:
        if (column == Verdict)
            return toQString(record.verify.message);
        return isCount(column) ? QVariant() : QVariant(textIn(table, column));
    case Qt::TextAlignmentRole:
        return QVariant(isCount(column) ? Qt::AlignRight | Qt::AlignVCenter
                                        : Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        if (isCount(column))
            return static_cast<qulonglong>(countIn(record.verify, column));
        // What needs a look comes first.
        if (column == Verdict) {
            static constexpr int order[] = {3, 0, 1, 2}; // by VerifyState
            return order[static_cast<int>(record.verify.state)];
        }
        return textIn(table, column);
    case VerdictRole:
        return static_cast<int>(record.verify.state);
    case AtWorkRole:
        return isCompared(table);
    default:
        return {};
    }
}

QVariant VerifyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(isCount(section) ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Table");
    case Verdict:
        return tr("Result");
    case SourceRows:
        return tr("Source rows");
    case SinkRows:
        return tr("Destination rows");
    case OnlyInSource:
        return tr("Only in source");
    case OnlyInSink:
        return tr("Only in destination");
    case Changed:
        return tr("Different");
    case SourceDigest:
        return tr("Source digest");
    case SinkDigest:
        return tr("Destination digest");
    case Method:
        return tr("How it was compared");
    default:
        return {};
    }
}

} // namespace godwit::ui
