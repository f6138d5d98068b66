#pragma once

#include "core/service/stored_runs.h"
#include "ui/common/session.h"
#include "ui/run/run_manager.h"

#include <QObject>

namespace godwit::ui {

class DifferencePanel;
class RepairStrip;
class VerifyAgainButton;

/// The differences of one project's run on its page, and what is done about them: rows are
/// repaired, and both sides compared again.
class RunDifferences final : public QObject
{
    Q_OBJECT

public:
    RunDifferences(Session &session, RunManager &manager, const QString &projectId,
                   VerifyAgainButton *again, QWidget *page);

    QWidget *panel() const;
    /// How many there are to look at; repaired ones do not count.
    std::uint64_t openCount() const;
    /// What the home says now; reads the differences again where a verification has ended since.
    /// @p shown: the state of the project, @p atWork: here or in another process.
    void setRun(const StoredRun &stored, ProjectState shown, bool atWork);
    void showTable(int number);
    /// Shows how far a repair is, and what a verification has found so far. Called a few times a
    /// second while something is at work here.
    void tick();

Q_SIGNALS:
    void countChanged();
    /// Something was asked for: it is at work, or RunManager::refusal() says why not.
    void tried();

private:
    bool isRepairing() const;
    bool isVerifying() const;
    void showObstacle(ProjectState shown, bool atWork);
    void showVerifyWork();
    void showStrip();
    void verifyAgain(VerifyScope scope);
    void openRepair();
    void repair(const RepairRequest &request, bool verifiesAfterwards);

    Session &m_session;
    RunManager &m_manager;
    const QString m_projectId;
    VerifyAgainButton *m_again;
    QWidget *m_page;
    DifferencePanel *m_panel;
    RepairStrip *m_strip;
    std::optional<StoredRun> m_stored;
    unsigned m_ticks = 0;
    std::string m_seen; ///< what tells one verification from the next
};

} // namespace godwit::ui
