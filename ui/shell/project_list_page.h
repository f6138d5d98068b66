#pragma once

#include "ui/common/background.h"
#include "ui/common/session.h"
#include "ui/shell/project_list_model.h"
#include "ui/shell/project_operations.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QAction;
class QComboBox;
class QMenu;

namespace godwit::ui {

class DataTable;
class EmptyState;
class ErrorPanel;
class ProjectListActions;
class ProjectRuns;
class SearchField;
class UnfinishedOffer;

/// The projects of the home: found, filtered, and acted upon one by one or many at once.
class ProjectListPage final : public QWidget
{
    Q_OBJECT

public:
    ProjectListPage(Session &session, ProjectRuns &runs, QWidget *parent = nullptr);

    const ProjectListModel &projects() const { return *m_model; }
    std::vector<ProjectEntry> selected() const;
    /// Selects the project of this id, if it is shown.
    void select(const QString &id);
    /// Whether projects can be made and opened here, and the sample tried.
    void setOffered(bool projects, bool sample);
    bool isLoaded() const { return m_isLoaded; }

public Q_SLOTS:
    /// Reads the home again, in the background.
    void reload();

Q_SIGNALS:
    void openRequested(const QString &projectId);
    void editRequested(const QString &projectId);
    void newRequested();
    void importRequested();
    void tryRequested();
    void message(const QString &text); ///< for the status bar
    /// The home was read; projects() is what it holds.
    void loaded();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *buildTop();
    QLayout *buildFilters();
    QLayout *buildActions();
    QWidget *buildEmptyState();
    void buildOperations();
    void rememberFilters();
    void restoreFilters();
    void filterChanged();
    void refreshTags();
    void take(Result<std::vector<ProjectEntry>> entries);
    void applyRunning();
    void reloadIfChanged();
    void enableOperations();
    void perform(Operation operation);
    void showMenu(const QPoint &place);
    QStringList names() const;

    Session &m_session;
    ProjectRuns &m_runs;
    ProjectListActions *m_actions;
    ProjectListModel *m_model;
    ProjectListFilter *m_filter;
    SearchField *m_search;
    QComboBox *m_state;
    QComboBox *m_type;
    QComboBox *m_tag;
    DataTable *m_table;
    EmptyState *m_empty;
    QWidget *m_emptyButtons[3] = {};
    QWidget *m_showAll = nullptr;
    UnfinishedOffer *m_offer;
    ErrorPanel *m_error;
    std::map<Operation, QAction *> m_operations;
    QPointer<BackgroundTask> m_reading;
    bool m_isLoaded = false;
    bool m_readAgain = false;
    bool m_isEditOffered = true;
    QTimer m_watch; ///< for changes that other processes make
    QString m_stamp;
};

} // namespace godwit::ui
