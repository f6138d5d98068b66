#include "ui/run/run_page.h"

#include "core/project/project_json.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/live_controls.h"
#include "ui/run/log_view.h"
#include "ui/run/objects_panel.h"
#include "ui/run/project_actions.h"
#include "ui/run/run_differences.h"
#include "ui/run/run_header.h"
#include "ui/run/run_starter.h"
#include "ui/run/run_summary.h"
#include "ui/run/save_proof.h"
#include "ui/run/step_line.h"
#include "ui/run/step_note.h"
#include "ui/run/transfer_panel.h"
#include "ui/run/verify_panel.h"

#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int workingMs = 250;
constexpr int idleMs = 2000;           // another process may begin to run the project
constexpr unsigned slowly = 4;         // ticks from one measuring of rates to the next
constexpr unsigned verySlowly = 2 * 4; // ticks between looks at the home

const StepRecord *findStep(const std::vector<StepRecord> &steps, StepKind kind)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [kind](const StepRecord &step) { return step.step == kind; });
    return found == steps.end() ? nullptr : &*found;
}

} // namespace

RunPage::RunPage(Session &session, RunManager &manager, const QString &projectId, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_manager(manager)
    , m_projectId(projectId)
    , m_monitor(manager.monitor(projectId))
    , m_reader(new RunReader(session.home(), toUtf8(projectId), this))
    , m_actions(new ProjectActions(session, toUtf8(projectId), this))
    , m_starter(new RunStarter(session, manager, projectId, this))
    , m_proof(new SaveProof(session.home(), toUtf8(projectId), this))
    , m_header(new RunHeader(this))
    , m_error(new ErrorPanel(this))
    , m_prechecks(new QPushButton(tr("See the prechec&ks…"), this))
    , m_steps(new StepLine(this))
    , m_stepNote(new StepNote(this))
    , m_summary(new RunSummary(this))
    , m_tabs(new QTabWidget(this))
    , m_transfer(new TransferPanel(m_monitor, this))
    , m_objects(new ObjectsPanel(session.home(), this))
    , m_verify(new VerifyPanel(m_monitor.tables(), this))
    , m_differences(new RunDifferences(session, manager, projectId, m_verify->againButton(), this))
{
    setObjectName(QStringLiteral("runPage"));
    m_prechecks->setObjectName(QStringLiteral("runPrechecks"));
    m_prechecks->hide();
    makeTabs();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gridStep * 2, gridStep * 2, gridStep * 2, gridStep);
    column->setSpacing(gridStep);
    column->addWidget(m_header);
    column->addWidget(m_error);
    column->addWidget(m_prechecks, 0, Qt::AlignLeft);
    column->addWidget(m_steps);
    column->addWidget(m_stepNote);
    column->addWidget(m_summary);
    column->addWidget(m_tabs, 1);
    connectHeader();
    connectRun();
    m_reader->readAll();
}

void RunPage::makeTabs()
{
    m_tabs->setObjectName(QStringLiteral("runTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_transfer, {});
    m_tabs->addTab(m_objects, {});
    m_tabs->addTab(m_verify, {});
    m_tabs->addTab(m_differences->panel(), {});
    m_tabs->addTab(new LogView(m_monitor.log(), this), {});
    showTabTitles();
    connect(m_tabs, &QTabWidget::tabBarClicked, this, [this] { m_follows = false; });
    connect(m_verify, &VerifyPanel::differencesRequested, this, [this](int table) {
        m_follows = false;
        m_differences->showTable(table);
        m_tabs->setCurrentWidget(m_differences->panel());
    });
    connect(m_differences, &RunDifferences::tried, this, &RunPage::showTried);
    connect(m_differences, &RunDifferences::countChanged, this, &RunPage::showTabTitles);
    connect(m_objects, &ObjectsPanel::countsChanged, this, [this] {
        showTabTitles();
        showHeader();
    });
    connect(m_objects, &ObjectsPanel::retryStored, this, [this] {
        if (!isAtWork())
            m_starter->start(true); // a run at work takes the object up by itself
    });
    connect(&m_transfer->controls(), &LiveControls::applyRequested, m_reader,
            &RunReader::storeWish);
}

void RunPage::connectHeader()
{
    m_header->setEnabled(false); // until the project is read
    connect(m_header, &RunHeader::startRequested, this,
            [this] { m_starter->startAgain(*m_stored, shownState()); });
    connect(m_header, &RunHeader::resumeRequested, this, [this] { m_starter->start(true); });
    connect(m_header, &RunHeader::retryRequested, this, [this] { m_starter->start(true); });
    connect(m_starter, &RunStarter::tried, this, &RunPage::showTried);
    connect(m_header, &RunHeader::pauseRequested, this, [this] {
        if (runsHere())
            m_manager.pause(m_projectId);
        else
            m_actions->pauseElsewhere();
        showHeader();
    });
    connect(m_header, &RunHeader::objectsRequested, this, [this] {
        m_follows = false;
        m_objects->showAll(true);
        m_tabs->setCurrentWidget(m_objects);
    });
    connect(m_header, &RunHeader::editRequested, this,
            [this] { Q_EMIT editRequested(m_projectId); });
    connect(m_header, &RunHeader::releaseRequested, this,
            [this] { m_actions->release(m_stored->project); });
    connect(m_header, &RunHeader::cloneRequested, this,
            [this] { m_actions->clone(m_stored->project); });
    connect(m_header, &RunHeader::downloadRequested, this,
            [this] { m_actions->download(m_stored->project); });
    connect(m_header, &RunHeader::proofRequested, this,
            [this] { m_proof->ask(m_stored->project); });
    connect(m_proof, &SaveProof::busyChanged, this, &RunPage::showHeader);
    connect(m_actions, &ProjectActions::busyChanged, this, &RunPage::showHeader);
    connect(m_actions, &ProjectActions::openRequested, this, &RunPage::openRequested);
    connect(m_actions, &ProjectActions::changed, this, [this] {
        Q_EMIT m_session.projectsChanged();
        Q_EMIT projectsChanged();
    });
    connect(m_prechecks, &QPushButton::clicked, this,
            [this] { m_starter->openPrechecks(*m_stored); });
    connect(m_steps, &StepLine::chosen, this, [this](StepKind step) { chooseStep(step, true); });
}

void RunPage::connectRun()
{
    connect(m_reader, &RunReader::allRead, this, &RunPage::takeStored);
    connect(m_reader, &RunReader::wishesRead, this, &RunPage::takeWishes);
    connect(m_reader, &RunReader::wishNotStored, &m_transfer->controls(), &LiveControls::showError);
    connect(m_reader, &RunReader::failed, m_error, &ErrorPanel::showError);
    connect(&m_monitor, &RunMonitor::changed, this, &RunPage::showProgress);
    connect(&m_manager, &RunManager::started, this, [this](const QString &id) {
        if (id != m_projectId)
            return;
        // Whoever verifies again or repairs stays on the tab where that was asked for.
        m_follows = jobKind() == JobKind::Run;
        showTried();
        showSlowly();
        adjustTimer();
    });
    connect(&m_manager, &RunManager::finished, this, [this](const QString &id) {
        if (id == m_projectId)
            m_reader->readAll();
    });
    connect(&m_session, &Session::projectsChanged, m_reader, &RunReader::readAll);
    connect(&m_timer, &QTimer::timeout, this, &RunPage::tick);
}

std::string RunPage::runId() const
{
    return m_stored && m_stored->run ? m_stored->run->id : std::string();
}

void RunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_ticks = 0;
    adjustTimer();
    if (m_stored)
        m_reader->readAll(); // it may have changed while nobody looked
    tick();
}

void RunPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void RunPage::adjustTimer()
{
    const int interval = isAtWork() ? workingMs : idleMs;
    if (m_timer.interval() != interval)
        m_timer.setInterval(interval);
    if (isVisible() && !m_timer.isActive())
        m_timer.start();
}

void RunPage::tick()
{
    const unsigned tick = m_ticks++;
    if (runsHere()) {
        m_manager.refresh(m_projectId); // says changed()
        m_differences->tick();
        if (tick % verySlowly == 0) {
            m_reader->readWishes();
            m_objects->refresh();
        }
    } else if (isAtWork()) {
        if (tick % slowly == 0 && !m_reader->isReading()) {
            m_reader->readAll();
            m_reader->readWishes();
            m_objects->refresh();
        }
    } else if (m_stored
               && RunLock::runningProcess(m_session.home(), m_stored->project.id).has_value()) {
        m_reader->readAll();
    }
    if (isAtWork() && tick % slowly == 0)
        showSlowly();
}

void RunPage::takeStored(const StoredRun &stored)
{
    m_stored = stored;
    if (!runsHere() && stored.run)
        m_monitor.readRecord(*stored.run, stored.process.has_value(), steadySeconds());
    if (stored.run)
        m_objects->setRun(stored.run->id);
    m_objects->refresh();
    m_differences->setRun(stored, shownState(), isAtWork());
    m_reader->readWishes();
    const LoadedProject loaded = readProject(stored.project.payload);
    m_transfer->controls().setProject(loaded.project.fullTransferConfig);
    m_transfer->explain(stored.run.has_value() || runsHere());
    showErrors();
    showHeader();
    showProgress();
    showSlowly();
    adjustTimer();
}

void RunPage::takeWishes(const RunReader::Wishes &wishes)
{
    LiveControls &controls = m_transfer->controls();
    controls.setWanted(wishes.wanted);
    if (runsHere())
        controls.setInForce(m_monitor.progress().limits);
    else
        controls.setInForce(isAtWork() ? wishes.limits : std::nullopt);
    if (wishes.runId == runId())
        return;
    m_objects->setRun(wishes.runId);
    m_reader->readAll(); // a run has begun since
}

bool RunPage::isAtWork() const
{
    return runsHere() || (m_stored && m_stored->process);
}

ProjectState RunPage::shownState() const
{
    if (runsHere())
        return ProjectState::Running;
    return m_stored ? godwit::shownState(m_stored->project, m_stored->process) : ProjectState::Init;
}

void RunPage::showProgress()
{
    if (!isVisible())
        return;
    const RunProgress &progress = m_monitor.progress();
    // Rows are repaired outside of the steps.
    const bool atWork = isAtWork() && !(runsHere() && jobKind() == JobKind::Repair);
    m_steps->setSteps(progress.steps, atWork,
                      [this](const StepRecord &step) { return m_monitor.secondsOf(step); });
    for (QWidget *part : {static_cast<QWidget *>(m_steps), static_cast<QWidget *>(m_stepNote),
                          static_cast<QWidget *>(m_summary)})
        part->setVisible(!progress.steps.empty() || isAtWork());
    m_summary->setProgress(m_monitor, atWork);
    if (m_follows && !progress.steps.empty() && m_chosen != progress.step)
        chooseStep(progress.step, false);
    else
        showStepNote();
}

// What costs more to show, and need not be newer than a second.
void RunPage::showSlowly()
{
    if (!isVisible())
        return;
    m_transfer->tick(steadySeconds());
    const StepRecord *verify = findStep(m_monitor.progress().steps, StepKind::FullVerify);
    m_verify->sumUp(verify || m_monitor.progress().steps.empty(),
                    verify && verify->state == StepState::Finished);
    if (runsHere())
        m_transfer->controls().setInForce(m_monitor.progress().limits);
}

void RunPage::showHeader()
{
    m_header->setEnabled(m_stored.has_value());
    if (!m_stored)
        return;
    RunHeader::Shown shown;
    shown.state = shownState();
    shown.runsHere = runsHere();
    shown.job = jobKind();
    shown.pausing = m_manager.isPausing(m_projectId)
                    || (m_actions->isBusy() && shown.state == ProjectState::Running);
    shown.anyFailed = m_objects->failedCount() > 0;
    shown.savingProof = m_proof->isBusy();
    shown.busy = m_actions->isBusy();
    m_header->setRun(*m_stored, shown);
}

void RunPage::showTried()
{
    showErrors();
    showHeader();
    if (m_stored)
        m_differences->setRun(*m_stored, shownState(), isAtWork());
}

void RunPage::showErrors()
{
    const auto refusal = m_manager.refusal(m_projectId);
    m_prechecks->setVisible(refusal && refusal->code == ErrorCode::PrecheckFailed
                            && jobKind() == JobKind::Run);
    if (refusal)
        m_error->showError(*refusal);
    else if (!isAtWork() && m_stored && m_stored->run
             && m_stored->run->state != ProjectState::Released)
        m_error->showErrors(m_stored->run->errors);
    else
        m_error->clear();
}

void RunPage::showTabTitles()
{
    const int troubled = m_objects->failedCount();
    m_tabs->setTabText(m_tabs->indexOf(m_transfer), tr("T&ables"));
    m_tabs->setTabText(m_tabs->indexOf(m_objects),
                       troubled > 0 ? tr("Ob&jects (%1 failed)").arg(troubled) : tr("Ob&jects"));
    m_tabs->setTabText(m_tabs->indexOf(m_verify), tr("&Verification"));
    const std::uint64_t differences = m_differences->openCount();
    m_tabs->setTabText(m_tabs->indexOf(m_differences->panel()),
                       differences > 0 ? tr("D&ifferences (%1)").arg(formatCount(differences))
                                       : tr("D&ifferences"));
    m_tabs->setTabText(m_tabs->count() - 1, tr("&Log"));
    m_tabs->setTabIcon(m_tabs->indexOf(m_objects),
                       troubled > 0 ? statusIcon(Status::Bad) : QIcon());
}

void RunPage::chooseStep(StepKind step, bool byUser)
{
    m_chosen = step;
    if (byUser)
        m_follows = false;
    m_steps->choose(step);
    showStepNote();
    if (step == StepKind::Schema && byUser) {
        m_objects->showAll(true);
        m_tabs->setCurrentWidget(m_objects);
    } else if (step == StepKind::FullVerify) {
        m_tabs->setCurrentWidget(m_verify);
    } else if (step == StepKind::FullTransfer || step == StepKind::Indexes) {
        m_tabs->setCurrentWidget(m_transfer);
    }
}

void RunPage::showStepNote()
{
    if (m_chosen)
        m_stepNote->showStep(*m_chosen, findStep(m_monitor.progress().steps, *m_chosen));
}

} // namespace godwit::ui
