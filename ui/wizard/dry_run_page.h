#pragma once

#include "ui/wizard/dry_run.h"
#include "ui/wizard/plan_finding_models.h"
#include "ui/wizard/wizard_page.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace godwit::ui {

class BusyIndicator;
class DataTable;
class DdlView;
class ErrorPanel;
class FindingsView;
class StatusBadge;

/// Page 5: what the project would do, worked out without writing anything.
class DryRunPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit DryRunPage(ProjectDraft &draft, QWidget *parent = nullptr);

    QString title() const override { return tr("Dry run"); }
    QString subtitle() const override
    {
        return tr("What would happen. Nothing is written to any data source.");
    }
    /// Plans, unless the plan at hand is still that of the project.
    void enter() override;
    DryRun &dryRun() { return *m_run; }

private:
    QWidget *buildTop();
    QWidget *buildObjects();
    void start();
    void update();
    void showPlan();
    QString summary(const ProjectPlan &plan) const;
    void nameTabs();
    void explainSelected();

    ProjectDraft &m_draft;
    DryRun *m_run;
    SharedPlan m_shown;
    PlanObjectModel *m_objects;
    PlanObjectFilter *m_filter;
    PlanNoteModel *m_notes;
    PlanCheckModel *m_checks;
    PlanProblemModel *m_problems;
    QLabel *m_summary;
    StatusBadge *m_verdict;
    QPushButton *m_again;
    BusyIndicator *m_busy;
    ErrorPanel *m_error;
    QTabWidget *m_tabs;
    DataTable *m_objectTable;
    QLabel *m_reason;
    DdlView *m_ddl;
};

} // namespace godwit::ui
