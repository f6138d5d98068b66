#pragma once

#include "core/pipeline/project_plan.h"

#include <QAbstractTableModel>

#include <set>
#include <string>
#include <vector>

namespace godwit::ui {

/// The prechecks of a plan. Failed ones that may be skipped can be checked in the first column.
class PrecheckModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Item, Status, Message, Remedy, ColumnCount };
    enum Role { StatusRole = Qt::UserRole }; ///< int of PrecheckStatus

    using QAbstractTableModel::QAbstractTableModel;

    /// What needs a look comes first.
    void take(std::vector<PrecheckResult> results);
    const std::set<std::string> &skipped() const { return m_skipped; }
    /// Nothing that failed stands in the way any more.
    bool isClear() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PrecheckResult> m_results;
    std::set<std::string> m_skipped;
};

} // namespace godwit::ui
