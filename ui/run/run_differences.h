#pragma once

#include "core/service/stored_runs.h"
#include "ui/common/session.h"
#include "ui/run/run_manager.h"

#include <QObject>

namespace godwit::ui {

class DifferencePanel;

/// The differences of one project's run on its page, and what is done about them.
class RunDifferences final : public QObject
{
    Q_OBJECT

public:
    RunDifferences(Session &session, RunManager &manager, const QString &projectId, QWidget *page);

    QWidget *panel() const;
    /// How many there are to look at; repaired ones do not count.
    std::uint64_t openCount() const;
    /// What the home says now; reads the differences again where a verification has ended since.
    void setRun(const StoredRun &stored);
    void showTable(int number);

Q_SIGNALS:
    void countChanged();

private:
    Session &m_session;
    RunManager &m_manager;
    const QString m_projectId;
    DifferencePanel *m_panel;
    std::string m_seen; ///< what tells one verification from the next
};

} // namespace godwit::ui
