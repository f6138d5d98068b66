#include "ui/wizard/endpoint_model.h"

#include "ui/common/icons.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"

#include <algorithm>

namespace godwit::ui {

namespace {

Icon iconOf(StoreKind kind)
{
    switch (kind) {
    case StoreKind::Kafka:
    case StoreKind::RocketMq:
        return Icon::Log;
    case StoreKind::HBase:
        return Icon::Table;
    case StoreKind::Sqlite:
        return Icon::Folder;
    default:
        return Icon::Database;
    }
}

} // namespace

EndpointModel::EndpointModel(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &Session::dataSourcesChanged, this, &EndpointModel::read);
    read();
}

void EndpointModel::setChosen(const std::string &idOrName)
{
    if (idOrName == m_chosen)
        return;
    m_chosen = idOrName;
    rebuild();
}

bool EndpointModel::isChosen(const DataSourceStore::Record &record) const
{
    return record.id == m_chosen || record.name == m_chosen;
}

int EndpointModel::chosenRow() const
{
    if (m_chosen.empty())
        return -1;
    const auto found = std::find_if(m_records.begin(), m_records.end(),
                                    [this](const auto &record) { return isChosen(record); });
    return static_cast<int>(found - m_records.begin()); // the row behind the last is the unknown
}

void EndpointModel::read()
{
    const auto records = DataSourceStore(m_session.state()).list();
    m_records = records ? *records : std::vector<DataSourceStore::Record>();
    rebuild();
}

void EndpointModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const DataSourceStore::Record &record : m_records) {
        Row row{record.id, toQString(record.name), {}, {}};
        if (const auto source = parseDataSourceUrl(record.url)) {
            row.place = placeOf(*source);
            row.text = tr("%1 (%2)").arg(row.text, kindName(source->kind));
            row.icon = icon(iconOf(source->kind));
        }
        if (record.production)
            row.text = tr("%1 – production").arg(row.text);
        m_rows.push_back(std::move(row));
    }
    const bool isKnown = std::any_of(m_records.begin(), m_records.end(),
                                     [this](const auto &record) { return isChosen(record); });
    if (!m_chosen.empty() && !isKnown)
        m_rows.push_back({m_chosen,
                          tr("%1 (not in this home)").arg(toQString(m_chosen)),
                          {},
                          icon(Icon::Warning, Status::Warning)});
    endResetModel();
}

int EndpointModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EndpointModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::ToolTipRole:
        return row.place;
    case Qt::DecorationRole:
        return row.icon;
    case IdRole:
        return toQString(row.id);
    default:
        return {};
    }
}

} // namespace godwit::ui
