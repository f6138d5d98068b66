#include "ui/wizard/dry_run_page.h"

#include "ui/common/busy_indicator.h"
#include "ui/common/data_table.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/status_badge.h"
#include "ui/common/units.h"
#include "ui/wizard/ddl_view.h"
#include "ui/wizard/findings_view.h"

#include <QHeaderView>
#include <QTabWidget>

#include <algorithm>

namespace godwit::ui {

namespace {

enum Tab { ObjectsTab, DdlTab, NotesTab, ChecksTab, ProblemsTab };

} // namespace

DryRunPage::DryRunPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_run(new DryRun(draft, this))
    , m_objects(new PlanObjectModel(this))
    , m_filter(new PlanObjectFilter(*m_objects, this))
    , m_notes(new PlanNoteModel(this))
    , m_checks(new PlanCheckModel(draft, this))
    , m_problems(new PlanProblemModel(this))
    , m_busy(new BusyIndicator(this))
    , m_error(new ErrorPanel(this))
    , m_tabs(new QTabWidget(this))
    , m_ddl(new DdlView(this))
{
    setObjectName(QStringLiteral("dryRunPage"));
    m_busy->setObjectName(QStringLiteral("dryRunBusy"));
    m_error->setObjectName(QStringLiteral("dryRunError"));
    m_tabs->setObjectName(QStringLiteral("dryRunTabs"));
    m_tabs->setDocumentMode(true);

    auto *notes = new FindingsView("notes", m_notes, PlanNoteModel::NoteColumn, this);
    notes->table()->setAccessibleName(tr("Conversions"));
    notes->table()->setColumnWidths({110, 260, 600});
    auto *checks = new FindingsView("checks", m_checks, PlanCheckModel::MessageColumn, this);
    checks->table()->setAccessibleName(tr("Prechecks"));
    checks->table()->setColumnWidths({100, 100, 270, 70, 500});
    auto *problems =
        new FindingsView("problems", m_problems, PlanProblemModel::MessageColumn, this);
    problems->table()->setAccessibleName(tr("Problems"));
    problems->table()->setColumnWidths({110, 220, 600});
    m_tabs->addTab(buildObjects(), QString());
    m_tabs->addTab(m_ddl, QString());
    m_tabs->addTab(notes, QString());
    m_tabs->addTab(checks, QString());
    m_tabs->addTab(problems, QString());
    for (const FindingsView *view : {notes, checks, problems})
        connect(view, &FindingsView::jumpRequested, this, &WizardPage::jumpRequested);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildTop());
    column->addWidget(m_busy);
    column->addWidget(m_error);
    column->addWidget(m_tabs, 1);
    connect(m_busy, &BusyIndicator::cancelRequested, m_run, &DryRun::cancel);
    connect(m_run, &DryRun::changed, this, &DryRunPage::update);
    connect(m_checks, &QAbstractItemModel::dataChanged, this, &DryRunPage::nameTabs);
    connect(&draft, &ProjectDraft::changed, this, [this] {
        if (isVisible()) // else enter() looks
            nameTabs();
    });
    nameTabs();
}

QWidget *DryRunPage::buildTop()
{
    auto *top = new QWidget(this);
    m_summary = new QLabel(top);
    m_summary->setObjectName(QStringLiteral("dryRunSummary"));
    m_summary->setWordWrap(true);
    m_verdict = new StatusBadge(top);
    m_verdict->setObjectName(QStringLiteral("dryRunVerdict"));
    m_again = new QPushButton(icon(Icon::Refresh), tr("&Plan again"), top);
    m_again->setObjectName(QStringLiteral("planAgain"));
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_summary);
    texts->addWidget(m_verdict, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(texts, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    connect(m_again, &QPushButton::clicked, this, &DryRunPage::start);
    return top;
}

QWidget *DryRunPage::buildObjects()
{
    auto *box = new QWidget(this);
    auto *search = new SearchField(tr("Search objects"), box);
    search->setObjectName(QStringLiteral("objectSearch"));
    auto *shown = new QComboBox(box);
    shown->setObjectName(QStringLiteral("objectsShown"));
    shown->setAccessibleName(tr("Objects shown"));
    shown->addItems({tr("All objects"), tr("Those that go"), tr("Those left out")});
    m_objectTable = new DataTable(QStringLiteral("dryRun.objects"), box);
    m_objectTable->setObjectName(QStringLiteral("objects"));
    m_objectTable->setAccessibleName(tr("Objects"));
    m_objectTable->setModel(m_filter);
    m_objectTable->setSortingEnabled(true);
    m_objectTable->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_objectTable->setNumberColumns({PlanObjectModel::RowsColumn, PlanObjectModel::BytesColumn});
    m_objectTable->setColumnWidths({70, 70, 250, 250, 110, 100, 180});
    search->setList(m_objectTable);
    m_reason = new QLabel(box);
    m_reason->setObjectName(QStringLiteral("objectReason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *row = new QHBoxLayout;
    row->addWidget(search, 1);
    row->addWidget(shown);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addLayout(row);
    column->addWidget(m_objectTable, 1);
    column->addWidget(m_reason);
    connect(search, &SearchField::searchChanged, m_filter, &PlanObjectFilter::setSearch);
    connect(shown, &QComboBox::currentIndexChanged, m_filter,
            [this](int index) { m_filter->setShown(static_cast<PlanObjectFilter::Shown>(index)); });
    connect(m_objectTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DryRunPage::explainSelected);
    connect(m_objectTable, &DataTable::opened, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("/transferMapping")); });
    return box;
}

void DryRunPage::enter()
{
    if (m_run->state() == DryRun::State::Running)
        return;
    nameTabs();
    if (!m_run->plan() || m_run->isStale())
        start();
}

void DryRunPage::start()
{
    m_error->clear();
    if (!m_draft.errors().empty()) {
        m_error->showErrors(m_draft.errors()); // no plan without a whole project
        return;
    }
    m_run->start(this);
}

void DryRunPage::update()
{
    const bool isRunning = m_run->state() == DryRun::State::Running;
    if (isRunning)
        m_busy->start(tr("Looking at both data sources…"));
    else
        m_busy->stop();
    m_again->setEnabled(!isRunning);
    if (m_run->state() == DryRun::State::Failed)
        m_error->showError(m_run->error());
    else
        m_error->clear();
    if (!isRunning)
        showPlan();
}

void DryRunPage::showPlan()
{
    if (m_shown != m_run->plan()) {
        m_shown = m_run->plan();
        m_objects->setPlan(m_shown);
        m_notes->setPlan(m_shown);
        m_checks->setPlan(m_shown);
        m_problems->setPlan(m_shown);
        m_ddl->setPlan(m_shown);
        m_reason->clear();
    }
    nameTabs();
    Q_EMIT completeChanged();
}

QString DryRunPage::summary(const ProjectPlan &plan) const
{
    const auto &objects = plan.selection.objects;
    const auto selected = std::count_if(objects.begin(), objects.end(),
                                        [](const auto &object) { return object.selected; });
    QString text =
        tr("%1 of %2 objects go.")
            .arg(formatCount(static_cast<std::uint64_t>(selected)), formatCount(objects.size()));
    if (!plan.estimate)
        return text;
    const Estimate &estimate = *plan.estimate;
    return text + QLatin1Char(' ')
           + tr("About %1 rows, %2; it takes %3 to %4.")
                 .arg(formatCount(estimate.rows), formatBytes(estimate.bytes),
                      formatDuration(estimate.lowSeconds), formatDuration(estimate.highSeconds));
}

// Also after a tick: it may be all that stood in the way.
void DryRunPage::nameTabs()
{
    const auto name = [this](int tab, const QString &text, int count) {
        m_tabs->setTabText(
            tab, m_shown ? tr("%1 (%2)").arg(text, formatCount(static_cast<std::uint64_t>(count)))
                         : text);
    };
    name(ObjectsTab, tr("Objects"), m_objects->rowCount());
    m_tabs->setTabText(DdlTab, tr("Statements"));
    name(NotesTab, tr("Conversions"), m_notes->rowCount());
    name(ChecksTab, tr("Prechecks"), m_checks->rowCount());
    name(ProblemsTab, tr("Problems"), m_problems->rowCount());
    m_tabs->setTabIcon(NotesTab, m_notes->lossyCount() > 0 ? statusIcon(Status::Warning) : QIcon());
    const auto worst = m_problems->worst();
    m_tabs->setTabIcon(ProblemsTab, worst ? statusIcon(*worst) : QIcon());
    if (!m_shown) {
        m_summary->setText(tr("No plan has been made yet."));
        m_verdict->hide();
        return;
    }
    m_summary->setText(summary(*m_shown));
    const bool isRefused = m_shown->refused(m_draft.skippedPrechecks());
    m_tabs->setTabIcon(ChecksTab, isRefused ? statusIcon(Status::Bad) : QIcon());
    if (m_run->isStale())
        m_verdict->setStatus(Status::Warning, tr("The project has changed since: plan again."));
    else if (isRefused)
        m_verdict->setStatus(Status::Bad, tr("It would not start: see Prechecks and Problems."));
    else
        m_verdict->setStatus(Status::Good, tr("Nothing stands in its way."));
    m_verdict->show();
}

void DryRunPage::explainSelected()
{
    const QModelIndex current = m_filter->mapToSource(m_objectTable->currentIndex());
    m_reason->setText(current.isValid() ? m_objects->reason(current.row()) : QString());
}

} // namespace godwit::ui
