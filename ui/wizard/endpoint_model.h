#pragma once

#include "ui/common/session.h"

#include <QAbstractListModel>

#include <vector>

namespace godwit::ui {

/// The stored data sources, for the combo boxes of the first page; one more row for a data source
/// that a project names but this home does not have. Follows the session.
class EndpointModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int IdRole = Qt::UserRole;

    explicit EndpointModel(Session &session, QObject *parent = nullptr);

    /// @p idOrName: what the project says.
    void setChosen(const std::string &idOrName);
    /// The row of what the project says; -1 if it says nothing.
    int chosenRow() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        std::string id;
        QString text, place;
        QIcon icon;
    };
    void read();
    void rebuild();
    bool isChosen(const DataSourceStore::Record &record) const;

    Session &m_session;
    std::string m_chosen;
    std::vector<DataSourceStore::Record> m_records;
    std::vector<Row> m_rows;
};

} // namespace godwit::ui
