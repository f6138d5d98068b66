#pragma once

#include "ui/common/background.h"
#include "ui/wizard/wizard_page.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace godwit::ui {

class DifferenceView;
class DataTable;
class PayloadView;
class ProblemModel;
class ProjectDraft;

/// Why @p draft cannot run in this program now, one reason a line; empty: it can.
QStringList whyNotRunHere(const ProjectDraft &draft);

/// Page 6: the payload, what changed since the last save, what is wrong, and what to do with it.
class FinishPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit FinishPage(ProjectDraft &draft, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void enter() override;
    /// Brings the list of problems to the front.
    void showProblems();

Q_SIGNALS:
    void runRequested();
    void saveRequested();
    void exportRequested();

private:
    QLayout *buildActions();
    void buildProblems();
    void refresh();
    void showPayload(const std::string &payload);
    void showState();

    ProjectDraft &m_draft;
    QPushButton *m_run;
    QPushButton *m_submit;
    QPushButton *m_save;
    QPushButton *m_export;
    QLabel *m_reasons;
    QTabWidget *m_tabs;
    PayloadView *m_payload;
    DifferenceView *m_difference;
    ProblemModel *m_problems;
    DataTable *m_table;
    QPointer<BackgroundTask> m_writing;
};

} // namespace godwit::ui
