#pragma once

#include "core/data/table_schema.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace godwit::ui {

/// A table's columns, with ticks: which ones are kept, and which ones decide a message's
/// partition. The key's columns are always kept.
class ObjectsColumnsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, TypeColumn, ShardColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// @p kept empty: all. Names in @p kept and @p shard that the table does not have are shown
    /// too, so that they can be taken away.
    void setTable(const TableSchema &table, const std::vector<std::string> &kept,
                  const std::vector<std::string> &shard);
    void clear();
    void setKept(const std::vector<std::string> &kept);
    void setShard(const std::vector<std::string> &shard);

    /// What the payload says: in the table's order, empty where every column is kept.
    std::vector<std::string> kept() const;
    std::vector<std::string> shard() const;
    int keptCount() const;
    void keepAll();
    void keepKeyOnly(); ///< with a key; without one, the first column

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void keptChanged(); ///< by the user
    void shardChanged();

private:
    struct Row
    {
        std::string name;
        QString type;
        bool isKey = false;
        bool isMissing = false; ///< the table has no such column
        bool isKept = true;
        bool isShard = false;
    };
    void addMissing(const std::vector<std::string> &names);
    bool setKeptAt(int row, bool kept);
    void sayKept();
    QVariant toolTip(const Row &row) const;

    std::vector<Row> m_rows;
};

} // namespace godwit::ui
