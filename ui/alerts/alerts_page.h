#pragma once

#include "core/state/alert_store.h"
#include "ui/common/background.h"
#include "ui/common/session.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace godwit::ui {

class AlertModel;
class DataTable;
class EmptyState;
class ErrorPanel;

/// Failures, stalls and threshold crossings of every project of the home in one list, whichever
/// process raised them. Looks at the home in the background every few seconds: it counts while it
/// is hidden, and reads the list only while it is visible.
class AlertsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsPage(Session &session, QWidget *parent = nullptr);

    /// Alerts that nobody has acknowledged, as counted last.
    int unacknowledged() const { return m_unacknowledged; }
    void refresh();

Q_SIGNALS:
    void projectRequested(const QString &projectId);
    /// For the badge in the navigation.
    void unacknowledgedChanged(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct News
    {
        std::int64_t unacknowledged = 0;
        bool withList = false;
        std::vector<Alert> alerts;
        std::vector<std::pair<std::string, std::string>> projects; ///< id and name
    };

    QWidget *makeFilters();
    QWidget *makeButtons();
    AlertFilter filter() const;
    void filterChanged();
    static Result<News> readNews(StateDatabase &state, const AlertFilter &filter, bool withList);
    void take(const Result<News> &news);
    void takeProjects(const std::vector<std::pair<std::string, std::string>> &projects);
    void acknowledgeSelected();
    void acknowledgeAll();
    template<typename Work>
    void change(Work work);
    void openProject();
    void updateButtons();

    Session &m_session;
    AlertModel *m_model;
    QComboBox *m_level;
    QComboBox *m_project;
    QCheckBox *m_onlyNew;
    DataTable *m_table;
    EmptyState *m_empty;
    ErrorPanel *m_error;
    QPushButton *m_acknowledge;
    QPushButton *m_acknowledgeAll;
    QPushButton *m_open;
    QTimer m_timer;
    QPointer<BackgroundTask> m_reading;
    QPointer<BackgroundTask> m_changing;
    bool m_again = false; ///< something has changed since the reading began
    int m_unacknowledged = 0;
};

} // namespace godwit::ui
