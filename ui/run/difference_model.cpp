#include "ui/run/difference_model.h"

#include "ui/common/text.h"
#include "ui/common/units.h"
#include "ui/run/difference_text.h"
#include "ui/run/home_work.h"

#include <algorithm>
#include <utility>

namespace godwit::ui {

namespace {

QString columnsText(const DifferenceRow &row)
{
    if (row.kind != DifferenceKind::Different) {
        if (row.copies > 1)
            return DifferenceModel::tr("%1 equal rows").arg(formatCount(row.copies));
        return DifferenceModel::tr("The whole row");
    }
    QStringList names;
    for (const std::string &column : row.columns)
        names << toQString(column);
    QString text = names.join(QStringLiteral(", "));
    if (row.columnCount > row.columns.size())
        text = DifferenceModel::tr("%1 and %n more", nullptr,
                                   static_cast<int>(row.columnCount - row.columns.size()))
                   .arg(text);
    return text;
}

QString textIn(const DifferenceRow &row, int column)
{
    switch (column) {
    case DifferenceModel::Table:
        return toQString(row.tableName);
    case DifferenceModel::Kind:
        return differenceKindText(row.kind);
    case DifferenceModel::Key:
        return row.key.empty() ? DifferenceModel::tr("(no key)") : toQString(row.key);
    case DifferenceModel::State:
        return differenceStateText(row.state);
    case DifferenceModel::Columns:
        return columnsText(row);
    default:
        return {};
    }
}

} // namespace

std::uint64_t DifferenceTotals::of(const DifferenceFilter &filter) const
{
    std::uint64_t sum = 0;
    for (const DifferenceCount &count : counts) {
        if (filter.table.value_or(count.table) == count.table
            && filter.kind.value_or(count.kind) == count.kind
            && filter.state.value_or(count.state) == count.state)
            sum += count.count;
    }
    return sum;
}

std::uint64_t DifferenceTotals::all() const
{
    return of(DifferenceFilter());
}

std::uint64_t DifferenceTotals::of(DifferenceKind kind) const
{
    DifferenceFilter filter;
    filter.kind = kind;
    return of(filter);
}

std::uint64_t DifferenceTotals::of(DifferenceState state) const
{
    DifferenceFilter filter;
    filter.state = state;
    return of(filter);
}

DifferenceModel::DifferenceModel(std::filesystem::path home, QObject *parent)
    : QAbstractTableModel(parent)
    , m_home(home)
    , m_pages(new DifferencePages(std::move(home), this))
{
    connect(m_pages, &DifferencePages::pageRead, this, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    connect(m_pages, &DifferencePages::failed, this, &DifferenceModel::failed);
}

void DifferenceModel::show(const std::string &runId, const DifferenceFilter &filter)
{
    m_wantedRun = runId;
    m_wantedFilter = filter;
    read();
}

void DifferenceModel::read()
{
    if (m_isReading) {
        m_again = true;
        return;
    }
    m_isReading = true;
    Q_EMIT readingBegan();
    workInHome(
        this, m_home,
        [runId = m_wantedRun, filter = m_wantedFilter](StateDatabase &state) -> Result<Answer> {
            DifferenceStore store(state);
            auto counts = store.counts(runId);
            if (!counts)
                return failure(std::move(counts));
            Answer answer;
            answer.totals.counts = std::move(*counts);
            if (filter.keyText.empty()) {
                answer.matching = answer.totals.of(filter);
                return answer;
            }
            auto matching = store.count(runId, filter);
            if (!matching)
                return failure(std::move(matching));
            answer.matching = *matching;
            return answer;
        },
        [this, runId = m_wantedRun, filter = m_wantedFilter](Result<Answer> answer) {
            m_isReading = false;
            if (std::exchange(m_again, false)) {
                read();
                return;
            }
            if (answer)
                take(runId, filter, std::move(*answer));
            else
                Q_EMIT failed(answer.error());
        });
}

void DifferenceModel::reload(bool anew)
{
    m_anew = m_anew || anew;
    read();
}

void DifferenceModel::take(const std::string &runId, const DifferenceFilter &filter, Answer answer)
{
    m_totals = std::move(answer.totals);
    m_matching = answer.matching;
    const int count = static_cast<int>(std::min(m_matching, mostRows));
    // The same rows, in another state perhaps, and some more.
    const bool stays = !std::exchange(m_anew, false) && runId == m_shownRun
                       && filter == m_shownFilter && count >= m_count;
    if (!stays) {
        beginResetModel();
        showRows(runId, filter, count);
        endResetModel();
    } else {
        if (count > m_count) {
            beginInsertRows({}, m_count, count - 1);
            m_count = count;
            endInsertRows();
        }
        showRows(runId, filter, count); // forgets what was read before
        if (count > 0)
            Q_EMIT dataChanged(index(0, 0), index(count - 1, ColumnCount - 1));
    }
    Q_EMIT wasRead();
}

void DifferenceModel::showRows(const std::string &runId, const DifferenceFilter &filter, int count)
{
    m_shownRun = runId;
    m_shownFilter = filter;
    m_count = count;
    m_pages->show(runId, filter, static_cast<std::size_t>(count));
}

const DifferenceRow *DifferenceModel::rowAt(int row) const
{
    return row < 0 || row >= m_count ? nullptr : m_pages->row(static_cast<std::size_t>(row));
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != KindRole && role != StateRole)
        return {};
    const DifferenceRow *row = rowAt(index.row());
    if (!row) {
        const bool tells = role == Qt::DisplayRole && index.column() == Key;
        return tells ? QVariant(tr("Reading…")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return textIn(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == State && !row->message.empty() ? QVariant(toQString(row->message))
                                                                : QVariant();
    case KindRole:
        return static_cast<int>(row->kind);
    default:
        return static_cast<int>(row->state);
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Table:
        return tr("Table");
    case Kind:
        return tr("What");
    case Key:
        return tr("Key");
    case State:
        return tr("State");
    case Columns:
        return tr("Differs in");
    default:
        return {};
    }
}

} // namespace godwit::ui
