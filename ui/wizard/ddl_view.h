#pragma once

#include "ui/wizard/plan_object_model.h"

#include <QAbstractListModel>
#include <QWidget>

class QListView;

namespace godwit::ui {

class SqlView;

/// The tables and views of a plan, by name.
class PlannedNamesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setPlan(SharedPlan plan);
    QString before(int row) const; ///< as the source has it
    QString after(int row) const;  ///< every statement of the run, in order

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const PlannedView *view(int row) const; ///< null: the row is a table
    const PlannedTable &table(int row) const
    {
        return m_plan->tables[static_cast<std::size_t>(row)];
    }

    SharedPlan m_plan;
};

/// The statements of one table or view side by side: as they are, and as they will be.
class DdlView final : public QWidget
{
    Q_OBJECT

public:
    explicit DdlView(QWidget *parent = nullptr);
    void setPlan(const SharedPlan &plan);

private:
    void showSelected();

    PlannedNamesModel *m_model;
    QListView *m_names;
    SqlView *m_before;
    SqlView *m_after;
    bool m_isSourceMysql = true, m_isSinkMysql = true;
};

} // namespace godwit::ui
