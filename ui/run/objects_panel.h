#pragma once

#include "core/state/object_store.h"
#include "ui/common/background.h"
#include "ui/run/object_model.h"

#include <QWidget>

#include <filesystem>
#include <string>
#include <vector>

class QComboBox;
class QPushButton;
class QSortFilterProxyModel;

namespace godwit::ui {

class DataTable;
class EmptyState;
class ErrorPanel;
class SearchField;

/// The tables and views of a run that need a decision, or all of them: Retry, Skip, Show SQL. Reads
/// and changes them in the home, in the background; the process that runs the project, whichever
/// it is, takes notice within half a second.
class ObjectsPanel final : public QWidget
{
    Q_OBJECT

public:
    ObjectsPanel(std::filesystem::path home, QWidget *parent = nullptr);

    /// Empty: the project has never run.
    void setRun(const std::string &runId);
    /// Reads the objects anew, unless that is just being done.
    void refresh();
    int failedCount() const { return m_model->count(ObjectState::Failed); }
    int skippedCount() const { return m_model->count(ObjectState::Skipped); }
    void showAll(bool all);

Q_SIGNALS:
    void countsChanged();
    /// Failed objects have their turn again; a run that is not at work must be resumed for it.
    void retryStored();
    void skipStored();

private:
    using Change = Result<void> (ObjectStore::*)(const std::string &, const TableName &);

    void makeButtons();
    void take(Result<std::vector<ObjectRecord>> objects);
    std::vector<TableName> selected(bool troubledOnly) const;
    void change(std::vector<TableName> objects, Change change, void (ObjectsPanel::*done)());
    void retry();
    void retryAll();
    void skip();
    void showSql();
    void updateButtons();

    const std::filesystem::path m_home;
    std::string m_runId;
    ObjectModel *m_model;
    QSortFilterProxyModel *m_filter;
    QComboBox *m_which;
    SearchField *m_search;
    DataTable *m_table;
    EmptyState *m_empty;
    ErrorPanel *m_error;
    QPushButton *m_retry;
    QPushButton *m_skip;
    QPushButton *m_showSql;
    QPushButton *m_retryAll;
    QPointer<BackgroundTask> m_reading;
    QPointer<BackgroundTask> m_changing;
};

} // namespace godwit::ui
