// What a dry run found, one model per kind of finding. Each shows the plan's own values.
#pragma once

#include "ui/common/theme.h"
#include "ui/wizard/plan_object_model.h"
#include "ui/wizard/project_draft.h"

#include <QAbstractTableModel>

#include <optional>

namespace godwit::ui {

/// The JSON pointer of the payload field that is behind a finding, for a jump to its page; an empty
/// text if there is none.
constexpr int pointerRole = Qt::UserRole;
/// What to do about a finding, to be copied.
constexpr int remedyRole = Qt::UserRole + 1;

/// One note of a conversion a row: what is changed, added or lost.
class PlanNoteModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LevelColumn, ObjectColumn, NoteColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setPlan(SharedPlan plan);
    int lossyCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        const ResolvedObject *object;
        const Note *note;
    };
    SharedPlan m_plan;
    std::vector<Row> m_rows; ///< into m_plan, what is lost first
};

/// The prechecks, worst first. A failed one that may be skipped has a tick, kept by the draft.
class PlanCheckModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatusColumn, SideColumn, ItemColumn, SkipColumn, MessageColumn, ColumnCount };

    explicit PlanCheckModel(ProjectDraft &draft, QObject *parent = nullptr);
    void setPlan(SharedPlan plan);
    const PrecheckResult &check(int row) const { return *m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool canSkip(int row) const;
    QString text(const PrecheckResult &check, int column) const;

    ProjectDraft &m_draft;
    SharedPlan m_plan;
    std::vector<const PrecheckResult *> m_rows; ///< into m_plan
};

/// Errors of the plan, then warnings about rules.
class PlanProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LevelColumn, ObjectColumn, MessageColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setPlan(SharedPlan plan);
    std::optional<Status> worst() const; ///< of the rows; empty: there are none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Error *error(int row) const; ///< null: the row is a warning

    SharedPlan m_plan;
};

} // namespace godwit::ui
