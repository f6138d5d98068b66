#pragma once

#include "core/project/data_source.h"
#include "ui/common/background.h"
#include "ui/common/connection_findings.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace godwit::ui {

class BusyIndicator;
class ErrorPanel;

/// Looks at a data source in the background and shows in one list what it found: the server, its
/// settings, what the account holds and lacks, each with what to do about it.
class ConnectionReport final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionReport(QWidget *parent = nullptr);

    /// Connects and reads; writes nothing. One at a time: an earlier one is given up.
    void test(const DataSource &source);
    void cancel();
    /// Back to the hint of the beginning.
    void clear();
    bool isRunning() const { return !m_task.isNull(); }

    void showFacts(const ServerFacts &facts);
    void showError(const Error &error);
    const std::vector<ConnectionFinding> &findings() const { return m_findings; }

Q_SIGNALS:
    /// Not emitted for a test that was cancelled.
    void finished(bool isReachable);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildRows();
    void addRow(const ConnectionFinding &finding, QGridLayout &grid, int &row);
    void removeRows();

    QPointer<BackgroundTask> m_task;
    std::vector<ConnectionFinding> m_findings;
    QLabel *m_hint;
    BusyIndicator *m_busy;
    ErrorPanel *m_error;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column;
    QToolButton *m_copyAll;
};

} // namespace godwit::ui
