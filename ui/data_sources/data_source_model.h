#pragma once

#include "ui/common/session.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace godwit::ui {

/// The data sources of a home, one a row.
class DataSourceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        KindColumn,
        HostColumn, ///< SQLite: the file
        PortColumn,
        UserColumn,
        ProductionColumn,
        AddedColumn,
        IdColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole, IdRole, KindRole };

    struct Row
    {
        DataSourceStore::Record record;
        /// What its URL says; empty: it cannot be read.
        std::optional<DataSource> source;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Errors: those of the store; the rows stay as they were.
    [[nodiscard]] Result<void> load(Session &session);
    /// Null: there is none of this id.
    const Row *find(const std::string &id) const;
    /// -1: there is none.
    int rowOf(const std::string &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const Row &row, int column) const;
    QVariant sortKey(const Row &row, int column) const;

    std::vector<Row> m_rows;
};

/// Narrows the list down by kind and by a text, which may leave letters out ("ordmy" finds
/// orders-mysql).
class DataSourceFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DataSourceFilter(QObject *parent = nullptr);

    void setSearch(const QString &text);
    void setKind(std::optional<StoreKind> kind); ///< empty: every kind

    /// Every word of @p search stands in @p texts, or the letters of it in this order in the first.
    static bool matches(const QString &search, const QStringList &texts);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_search;
    std::optional<StoreKind> m_kind;
};

} // namespace godwit::ui
