#include "ui/data_sources/data_source_model.h"

#include "ui/common/icons.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <algorithm>

namespace godwit::ui {

namespace {

// What the search looks at: all that is shown, except for the dates.
constexpr int searchedColumns[] = {DataSourceModel::NameColumn, DataSourceModel::KindColumn,
                                   DataSourceModel::HostColumn, DataSourceModel::PortColumn,
                                   DataSourceModel::UserColumn, DataSourceModel::IdColumn};

bool holdsInOrder(const QString &text, const QString &letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

Result<void> DataSourceModel::load(Session &session)
{
    auto records = DataSourceStore(session.state()).list();
    if (!records)
        return failure(std::move(records));
    beginResetModel();
    m_rows.clear();
    for (DataSourceStore::Record &record : *records) {
        auto source = parseDataSourceUrl(record.url);
        m_rows.push_back({std::move(record), source ? std::optional(std::move(*source))
                                                    : std::optional<DataSource>()});
    }
    endResetModel();
    return {};
}

int DataSourceModel::rowOf(const std::string &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.record.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const DataSourceModel::Row *DataSourceModel::find(const std::string &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

int DataSourceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DataSourceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DataSourceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::DecorationRole:
        if (index.column() == ProductionColumn && row.record.production)
            return statusIcon(Status::Warning);
        return {};
    case SortRole:
        return sortKey(row, index.column());
    case IdRole:
        return toQString(row.record.id);
    case KindRole:
        return row.source ? QVariant(static_cast<int>(row.source->kind)) : QVariant();
    default:
        return {};
    }
}

QVariant DataSourceModel::text(const Row &row, int column) const
{
    const auto &source = row.source;
    const bool isFile = source && source->kind == StoreKind::Sqlite;
    switch (column) {
    case NameColumn:
        return toQString(row.record.name);
    case KindColumn:
        return source ? kindName(source->kind) : tr("unreadable");
    case HostColumn:
        return source ? toQString(isFile ? source->path : source->host) : QString();
    case PortColumn:
        if (!source || isFile)
            return {};
        return QString::number(source->port != 0 ? source->port : defaultPort(source->kind));
    case UserColumn:
        return source ? toQString(source->user) : QString();
    case ProductionColumn:
        return row.record.production ? tr("Production") : QString();
    case AddedColumn:
        return formatTime(row.record.createdAt);
    case IdColumn:
        return toQString(row.record.id);
    default:
        return {};
    }
}

QVariant DataSourceModel::sortKey(const Row &row, int column) const
{
    switch (column) {
    case AddedColumn:
        return toQString(row.record.createdAt); // UTC in ISO form sorts as text
    case PortColumn:
        return text(row, column).toInt();
    default:
        return text(row, column);
    }
}

QVariant DataSourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case HostColumn:
        return tr("Host or file");
    case PortColumn:
        return tr("Port");
    case UserColumn:
        return tr("User name");
    case ProductionColumn:
        return tr("Mark");
    case AddedColumn:
        return tr("Added");
    case IdColumn:
        return tr("ID");
    default:
        return {};
    }
}

DataSourceFilter::DataSourceFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(DataSourceModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void DataSourceFilter::setSearch(const QString &text)
{
    m_search = text.trimmed();
    invalidateFilter();
}

void DataSourceFilter::setKind(std::optional<StoreKind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool DataSourceFilter::matches(const QString &search, const QStringList &texts)
{
    for (const QString &word : search.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool isThere = std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        if (!isThere && (texts.isEmpty() || !holdsInOrder(texts.first(), word)))
            return false;
    }
    return true;
}

bool DataSourceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = sourceModel();
    const auto at = [&](int column) { return model->index(row, column, parent); };
    const QVariant kind = at(0).data(DataSourceModel::KindRole);
    if (m_kind && (!kind.isValid() || kind.toInt() != static_cast<int>(*m_kind)))
        return false;
    QStringList texts;
    for (const int column : searchedColumns)
        texts << at(column).data().toString();
    return matches(m_search, texts);
}

} // namespace godwit::ui
