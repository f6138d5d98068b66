#include "ui/run/run_differences.h"

#include "core/project/data_source.h"
#include "core/project/project_json.h"
#include "core/state/data_source_store.h"
#include "ui/common/error_panel.h"
#include "ui/common/text.h"
#include "ui/run/difference_panel.h"
#include "ui/run/repair_dialog.h"
#include "ui/run/repair_strip.h"
#include "ui/run/verify_again_button.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr unsigned ticksBetweenLooks = 12; ///< counting what was found goes through all of it

DifferenceStanding standingOf(const StoredRun &stored)
{
    DifferenceStanding standing;
    standing.hasRun = stored.run.has_value();
    if (!stored.run)
        return standing;
    for (const StepRecord &step : stored.run->steps) {
        if (step.step != StepKind::FullVerify)
            continue;
        standing.verifies = true;
        standing.verified = step.state == StepState::Finished;
    }
    return standing;
}

std::string verificationOf(const RunRecord &run)
{
    std::string seen = run.id;
    for (const StepRecord &step : run.steps) {
        if (step.step == StepKind::FullVerify)
            seen += ' ' + std::string(stateName(step.state)) + ' ' + step.finishedAt;
    }
    std::uint64_t stored = 0;
    for (const TableRecord &table : run.tables)
        stored += table.verify.stored;
    return seen + ' ' + std::to_string(stored);
}

bool isMysql(const std::string &url)
{
    return dialectOfUrl(url) == Dialect::MySql;
}

// Empty: a finished run is there, and nobody works on it.
QString obstacleOf(bool hasRun, ProjectState shown, bool atWork)
{
    if (atWork)
        return RunDifferences::tr("Something is being done to this project: wait for its end, or "
                                  "cancel it.");
    if (!hasRun)
        return RunDifferences::tr("The project has not run yet.");
    if (shown != ProjectState::Finished)
        return RunDifferences::tr("The run has not come to its end: resume it first.");
    return {};
}

} // namespace

RunDifferences::RunDifferences(Session &session, RunManager &manager, const QString &projectId,
                               VerifyAgainButton *again, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_manager(manager)
    , m_projectId(projectId)
    , m_again(again)
    , m_page(page)
    , m_panel(new DifferencePanel(session.home(), manager.monitor(projectId).tables(), page))
    , m_strip(new RepairStrip(m_panel))
{
    m_panel->setStrip(m_strip);
    showObstacle(ProjectState::Init, false);
    connect(m_panel, &DifferencePanel::totalsChanged, this, [this] {
        showVerifyWork();
        Q_EMIT countChanged();
    });
    connect(m_panel, &DifferencePanel::repairRequested, this, &RunDifferences::openRepair);
    connect(m_again, &VerifyAgainButton::requested, this, &RunDifferences::verifyAgain);
    connect(m_strip, &RepairStrip::cancelRequested, this, [this] {
        m_manager.pause(m_projectId);
        showStrip();
    });
    connect(m_strip, &RepairStrip::verifyRequested, this,
            [this] { verifyAgain(VerifyScope::AbnormalTables); });
    connect(m_strip, &RepairStrip::dismissed, this,
            [this] { m_manager.forgetRepair(m_projectId); });
    connect(&m_manager, &RunManager::repaired, this, [this](const QString &id) {
        if (id == m_projectId)
            m_panel->reload();
    });
    for (const auto signal : {&RunManager::started, &RunManager::finished}) {
        connect(&m_manager, signal, this, [this](const QString &id) {
            if (id == m_projectId)
                showStrip();
        });
    }
    showStrip();
}

QWidget *RunDifferences::panel() const
{
    return m_panel;
}

std::uint64_t RunDifferences::openCount() const
{
    const DifferenceTotals &totals = m_panel->totals();
    return totals.all() - totals.of(DifferenceState::Repaired);
}

bool RunDifferences::isRepairing() const
{
    return m_manager.isRunning(m_projectId) && m_manager.jobKind(m_projectId) == JobKind::Repair;
}

void RunDifferences::setRun(const StoredRun &stored, ProjectState shown, bool atWork)
{
    m_stored = stored;
    m_panel->setMysql(!stored.run || isMysql(stored.run->sinkUrl));
    m_panel->setStanding(standingOf(stored));
    m_panel->setRun(stored.run ? stored.run->id : std::string());
    showObstacle(shown, atWork);
    showVerifyWork();
    std::string seen = stored.run ? verificationOf(*stored.run) : std::string();
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    m_panel->reload(true);
}

void RunDifferences::showObstacle(ProjectState shown, bool atWork)
{
    const QString obstacle = obstacleOf(m_stored && m_stored->run, shown, atWork);
    m_panel->setObstacle(obstacle);
    m_again->setObstacle(obstacle);
}

void RunDifferences::showVerifyWork()
{
    int abnormal = 0;
    for (const TableProgress &table : m_manager.monitor(m_projectId).tables().rows())
        abnormal += table.record.verify.state != VerifyState::Consistent ? 1 : 0;
    m_again->setWork(abnormal, m_panel->totals().all());
    m_strip->offerVerify(abnormal > 0 && m_again->isEnabled());
}

// Of several tables merged into one at the destination, the first stands for all.
void RunDifferences::showTable(int number)
{
    const auto &rows = m_manager.monitor(m_projectId).tables().rows();
    if (number >= 0 && static_cast<std::size_t>(number) < rows.size()) {
        const TableName &sink = rows[static_cast<std::size_t>(number)].record.sink;
        const auto first =
            std::find_if(rows.begin(), rows.end(),
                         [&sink](const TableProgress &table) { return table.record.sink == sink; });
        number = first->record.number;
    }
    m_panel->showTable(number);
}

bool RunDifferences::isVerifying() const
{
    return m_manager.isRunning(m_projectId)
           && m_manager.monitor(m_projectId).progress().step == StepKind::FullVerify;
}

void RunDifferences::tick()
{
    if (isRepairing())
        showStrip();
    else if (isVerifying() && m_panel->isVisible() && m_ticks++ % ticksBetweenLooks == 0)
        m_panel->reload();
}

void RunDifferences::showStrip()
{
    if (isRepairing()) {
        const RunProgress &progress = m_manager.monitor(m_projectId).progress();
        m_strip->showWork(progress.objectsDone, progress.objectsTotal,
                          m_manager.isPausing(m_projectId));
    } else if (const auto report = m_manager.repairReport(m_projectId)) {
        m_strip->showReport(*report);
    } else {
        m_strip->clear();
    }
}

void RunDifferences::verifyAgain(VerifyScope scope)
{
    (void)m_manager.verifyAgain(m_projectId, m_page, scope);
    Q_EMIT tried();
}

void RunDifferences::openRepair()
{
    if (!m_stored || !m_stored->run)
        return;
    // What was copied is repaired where it was copied to, whatever the settings say by now.
    const std::string &asItRan = m_stored->run->payload;
    const LoadedProject loaded = readProject(asItRan.empty() ? m_stored->project.payload : asItRan);
    const auto sink = DataSourceStore(m_session.state()).find(loaded.project.sinkEndpointId);
    if (!sink || !*sink) {
        Error gone;
        gone.message = "the destination's data source is not there any more";
        ErrorPanel::report(m_page, tr("Rows cannot be repaired"), sink ? gone : sink.error());
        return;
    }
    RepairDialog::Subject subject;
    subject.home = m_session.home();
    subject.project = toQString(m_stored->project.name);
    subject.sink = **sink;
    subject.dialect = dialectOfUrl((*sink)->url);
    subject.chosen = m_panel->chosen();
    subject.all = m_panel->all();
    subject.isFiltered = m_panel->isFiltered();
    subject.tableName = [this](int number) { return m_panel->tableName(number); };
    auto *dialog = new RepairDialog(std::move(subject), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { repair(dialog->request(), dialog->verifiesAfterwards()); });
    dialog->open();
}

void RunDifferences::repair(const RepairRequest &request, bool verifiesAfterwards)
{
    (void)m_manager.repair(m_projectId, m_page, request,
                           verifiesAfterwards ? std::optional(VerifyScope::AbnormalTables)
                                              : std::nullopt);
    Q_EMIT tried();
}

} // namespace godwit::ui
