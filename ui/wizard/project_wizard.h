#pragma once

#include "ui/wizard/endpoint_panel.h"
#include "ui/wizard/missing_panel.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <set>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace godwit::ui {

class EndpointsPage;
class FinishPage;
class FileBanner;
class StepRail;

/// Makes a project, or changes one: a page of the main window with the pages of the project on its
/// left. Any page can be opened at any time; Next says what is missing before it goes on.
class ProjectWizard final : public QWidget
{
    Q_OBJECT

public:
    ProjectWizard(Session &session, std::unique_ptr<ProjectDraft> draft, QWidget *parent = nullptr);
    ~ProjectWizard() override;

    ProjectDraft &draft() { return *m_draft; }
    /// Without it no data source can be made in place.
    void setDataSourceCreator(const CreateDataSource &create);

    /// "shop", or "New project".
    QString title() const;
    /// Opens the page on which the payload's field at @p pointer is set, and focuses it. False if
    /// there is none.
    bool jumpTo(const QString &pointer);
    /// Opens the last page, for a project in which everything is filled in.
    void openLast();
    /// True if the wizard may be left: nothing is unsaved, or the user saved or discarded it.
    bool confirmLeave();

Q_SIGNALS:
    void saved(const QString &projectId);
    /// After saving.
    void runRequested(const QString &projectId);
    void closed();
    /// The project got another name, or its first.
    void titleChanged(const QString &title);

private:
    void buildFrame();
    QLayout *buildHeader();
    QLayout *buildButtons();
    void addPages();
    void addPage(WizardPage *page);
    void addShortcuts();
    int current() const;
    WizardPage *pageAt(int index) const { return m_pages[static_cast<std::size_t>(index)]; }
    void open(int index, bool focusFirst);
    void next();
    void focus(QWidget *field);
    void focusFirstField();
    void refreshLater();
    void refresh();
    bool save();
    bool mayReplaceNamesake();
    void showSaveError(const Error &error);
    void run();
    void showProblems();

    std::unique_ptr<ProjectDraft> m_draft;
    std::vector<WizardPage *> m_pages;
    std::set<int> m_visited;
    std::set<int> m_left; ///< what they lack is a problem from then on
    QString m_title;
    QTimer m_refresh;
    QLabel *m_name;
    QLabel *m_unsaved;
    QToolButton *m_undo;
    StepRail *m_rail;
    QLabel *m_heading;
    QLabel *m_subheading;
    FileBanner *m_banner;
    QStackedWidget *m_stack;
    MissingPanel *m_missing;
    QPushButton *m_cancel;
    QPushButton *m_save;
    QPushButton *m_back;
    QPushButton *m_next;
    EndpointsPage *m_endpoints = nullptr;
    FinishPage *m_finish = nullptr;
};

} // namespace godwit::ui
