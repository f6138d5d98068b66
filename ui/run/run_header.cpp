#include "ui/run/run_header.h"

#include "ui/common/icons.h"
#include "ui/common/status_badge.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/run_text.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace godwit::ui {

namespace {

// From where to where, and when; the URLs are without passwords.
QString wayText(const StoredRun &stored)
{
    if (!stored.run)
        return RunHeader::tr("This project has not run yet.");
    //: source and destination
    QString text = RunHeader::tr("%1 → %2").arg(toQString(stored.run->sourceUrl),
                                                toQString(stored.run->sinkUrl));
    if (!stored.run->startedAt.empty())
        text += QStringLiteral(" · ")
                + RunHeader::tr("begun %1").arg(formatTime(stored.run->startedAt));
    if (!stored.run->finishedAt.empty())
        text += QStringLiteral(" · ")
                + RunHeader::tr("ended %1").arg(formatTime(stored.run->finishedAt));
    return text;
}

bool isVerified(const RunRecord &run)
{
    for (const StepRecord &step : run.steps) {
        if (step.step == StepKind::FullVerify)
            return step.state == StepState::Finished;
    }
    return false;
}

} // namespace

RunHeader::RunHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(makeHeading({}, 1, this))
    , m_state(new StatusBadge(this))
    , m_verdict(new StatusBadge(this))
    , m_way(makeHint({}, this))
    , m_start(makeButton("runStart", &RunHeader::startRequested))
    , m_pause(makeButton("runPause", &RunHeader::pauseRequested))
    , m_resume(makeButton("runResume", &RunHeader::resumeRequested))
    , m_retry(makeButton("runRetry", &RunHeader::retryRequested))
    , m_objects(makeButton("runObjects", &RunHeader::objectsRequested))
    , m_edit(makeButton("runEdit", &RunHeader::editRequested))
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("runHeader"));
    m_name->setObjectName(QStringLiteral("runName"));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setObjectName(QStringLiteral("runState"));
    m_verdict->setObjectName(QStringLiteral("runVerdict"));
    m_way->setObjectName(QStringLiteral("runWay"));
    m_way->setWordWrap(false);
    m_way->setMinimumWidth(1); // long URLs are cut off, the window stays small
    m_pause->setIcon(icon(Icon::Pause));
    m_pause->setText(tr("&Pause"));
    m_resume->setIcon(icon(Icon::Resume));
    m_resume->setText(tr("&Resume"));
    m_retry->setIcon(icon(Icon::Retry));
    m_retry->setText(tr("Re&try failed"));
    m_objects->setIcon(icon(Icon::Table));
    m_objects->setText(tr("View &objects"));
    m_edit->setIcon(icon(Icon::Settings));
    m_edit->setText(tr("&Settings"));
    m_start->setIcon(icon(Icon::Run));
    for (QPushButton *button : {m_start, m_pause, m_resume, m_retry})
        button->setDefault(true);
    makeMenu();

    auto *title = new QHBoxLayout;
    title->setSpacing(gridStep * 2);
    title->addWidget(m_name);
    title->addWidget(m_state);
    title->addWidget(m_verdict);
    title->addStretch();
    title->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {m_start, m_pause, m_resume, m_retry, m_objects, m_edit})
        title->addWidget(button);
    title->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(title);
    column->addWidget(m_way);
}

QPushButton *RunHeader::makeButton(const char *name, void (RunHeader::*signal)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->hide();
    connect(button, &QPushButton::clicked, this, signal);
    return button;
}

void RunHeader::makeMenu()
{
    m_more->setObjectName(QStringLiteral("runMore"));
    m_more->setText(tr("&More"));
    m_more->setIcon(icon(Icon::More));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    const auto add = [&](const char *name, Icon picture, const QString &text,
                         void (RunHeader::*signal)()) {
        QAction *action = menu->addAction(icon(picture), text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    m_proof = add("runProof", Icon::Report, tr("Save &proof…"), &RunHeader::proofRequested);
    menu->addSeparator();
    m_clone = add("runClone", Icon::Copy, tr("&Clone…"), &RunHeader::cloneRequested);
    m_download =
        add("runDownload", Icon::Export, tr("&Download project…"), &RunHeader::downloadRequested);
    menu->addSeparator();
    m_release = add("runRelease", Icon::Archive, tr("R&elease…"), &RunHeader::releaseRequested);
    m_more->setMenu(menu);
}

void RunHeader::setRun(const StoredRun &stored, const Shown &shown)
{
    const RunActions actions = actionsFor(shown.state, shown.pausing, shown.anyFailed);
    m_name->setText(toQString(stored.project.name));
    m_name->setToolTip(toQString(stored.project.id));
    QString word = projectStateText(shown.state);
    const bool isRun = !shown.runsHere || shown.job == JobKind::Run;
    if (shown.pausing)
        word = isRun ? tr("Pausing") : tr("Stopping");
    else if (!isRun)
        word = shown.job == JobKind::Repair ? tr("Repairing rows") : tr("Verifying again");
    else if (stored.process && !shown.runsHere && shown.state == ProjectState::Running)
        word = tr("Running in process %1").arg(*stored.process);
    m_state->setStatus(shown.pausing ? Status::Warning : statusOf(shown.state), word);
    const bool verified = stored.run && isVerified(*stored.run) && !shown.runsHere;
    m_verdict->setVisible(verified);
    if (verified && !stored.run->consistent)
        m_verdict->setStatus(Status::Warning, tr("Not everything is proven"));
    else if (verified)
        m_verdict->setStatus(*stored.run->consistent ? Status::Good : Status::Bad,
                             *stored.run->consistent ? verdictText(VerifyState::Consistent)
                                                     : verdictText(VerifyState::Different));
    m_way->setText(wayText(stored));
    m_way->setToolTip(m_way->text());
    const bool again = stored.run && shown.state != ProjectState::Init;
    m_start->setText(again ? tr("&Run again") : tr("&Start"));
    m_start->setVisible(actions.start);
    m_pause->setVisible(shown.state == ProjectState::Running);
    m_pause->setText(isRun ? tr("&Pause") : tr("Ca&ncel"));
    m_pause->setIcon(icon(isRun ? Icon::Pause : Icon::Stop));
    m_resume->setVisible(actions.resume);
    m_retry->setVisible(actions.retryFailed);
    m_objects->setVisible(true);
    m_edit->setVisible(true);
    for (QPushButton *button : {m_start, m_resume, m_retry})
        button->setEnabled(!shown.busy);
    m_pause->setEnabled(actions.pause && !shown.busy);
    m_edit->setEnabled(actions.edit && !shown.busy);
    m_edit->setToolTip(actions.edit ? QString() : tr("Pause the project to change its settings."));
    m_release->setEnabled(actions.release && !shown.busy);
    m_clone->setEnabled(!shown.busy);
    m_proof->setEnabled(!shown.savingProof);
}

} // namespace godwit::ui
