#pragma once

#include "core/mapping/explain_object.h"
#include "core/pipeline/project_plan.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>

namespace godwit::ui {

using SharedPlan = std::shared_ptr<const ProjectPlan>;

/// Every object of the source's catalogue: whether it goes, where to, and by which rule. Shows the
/// plan's own values; nothing is kept per row.
class PlanObjectModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SelectedColumn,
        KindColumn,
        SourceColumn,
        SinkColumn,
        RowsColumn,
        BytesColumn,
        RuleColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(SharedPlan plan);
    const ResolvedObject &object(int row) const
    {
        return m_plan->selection.objects[static_cast<std::size_t>(row)];
    }
    /// Why the object is in or out; worked out now.
    QString reason(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const ResolvedObject &object, int column);

    SharedPlan m_plan;
    std::unique_ptr<ObjectExplainer> m_explainer; ///< of m_plan; made when first asked
};

/// Narrows the objects down and sorts them, by the plan's values and not by texts made for each
/// row.
class PlanObjectFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Shown { All, Selected, LeftOut };

    explicit PlanObjectFilter(PlanObjectModel &model, QObject *parent = nullptr);

    void setSearch(const QString &text);
    void setShown(Shown shown);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const PlanObjectModel &m_model;
    QString m_search;
    Shown m_shown = Shown::All;
};

} // namespace godwit::ui
