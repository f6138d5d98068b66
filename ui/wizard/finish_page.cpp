#include "ui/wizard/finish_page.h"

#include "core/connectors/connector_registry.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/icons.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/difference_view.h"
#include "ui/wizard/payload_view.h"
#include "ui/wizard/problem_model.h"
#include "ui/wizard/project_draft.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace godwit::ui {

namespace {

constexpr std::size_t writtenAtOnce = 2000; // listed objects whose payload takes no noticeable time

std::size_t listedObjects(const TransferMapping &mapping)
{
    std::size_t count = 0;
    for (const DatabaseMapping &database : mapping.databases)
        count += database.tables.size() + database.views.size() + database.specificTables.size();
    return count;
}

void addEndpointReason(QStringList &reasons, const DataSource *source, const QString &missing)
{
    if (!source)
        reasons += missing;
    else if (!hasConnector(source->kind))
        reasons += FinishPage::tr("This version of Godwit cannot connect to %1.")
                       .arg(kindName(source->kind));
}

} // namespace

QStringList whyNotRunHere(const ProjectDraft &draft)
{
    QStringList reasons;
    const Project &project = draft.project();
    if (!draft.errors().empty())
        reasons += FinishPage::tr("%n error(s) must be put right first; the tab Problems lists "
                                  "them.",
                                  nullptr, static_cast<int>(draft.errors().size()));
    if (project.enableIncrTransfer || project.enableReverseIncrTransfer)
        reasons += FinishPage::tr("This version of Godwit cannot follow changes yet: leave the "
                                  "incremental and reverse steps out to run here.");
    if (!project.sourceEndpointId.empty())
        addEndpointReason(reasons, draft.sourceEndpoint(),
                          FinishPage::tr("The source is not one of this home's data sources."));
    if (!project.sinkEndpointId.empty())
        addEndpointReason(reasons, draft.sinkEndpoint(),
                          FinishPage::tr("The destination is not one of this home's data "
                                         "sources."));
    if (!draft.projectId().empty()
        && RunLock::runningProcess(draft.session().home(), draft.projectId()))
        reasons += FinishPage::tr("The project is running now. What is saved here counts for its "
                                  "next run.");
    return reasons;
}

FinishPage::FinishPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_run(new QPushButton(icon(Icon::Run), tr("&Run here"), this))
    , m_submit(new QPushButton(icon(Icon::Server), tr("S&ubmit to a server…"), this))
    , m_save(new QPushButton(icon(Icon::Save), tr("Sa&ve"), this))
    , m_export(new QPushButton(icon(Icon::Export), tr("E&xport JSON…"), this))
    , m_reasons(makeHint({}, this))
    , m_tabs(new QTabWidget(this))
    , m_payload(new PayloadView(m_tabs))
    , m_difference(new DifferenceView(m_tabs))
    , m_problems(new ProblemModel(this))
    , m_table(new DataTable(QStringLiteral("wizard.problems"), m_tabs))
{
    setObjectName(QStringLiteral("finishPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addLayout(buildActions());
    m_reasons->setObjectName(QStringLiteral("whyNotRun"));
    column->addWidget(m_reasons);

    m_tabs->setObjectName(QStringLiteral("finishTabs"));
    m_tabs->setDocumentMode(true);
    m_difference->setObjectName(QStringLiteral("differences"));
    m_difference->setAccessibleName(tr("Differences to the last saved version"));
    m_tabs->addTab(m_payload, tr("Payload"));
    m_tabs->addTab(m_difference, tr("Differences"));
    buildProblems();
    column->addWidget(m_tabs, 1);
    connect(m_difference, &DifferenceView::compared, this, [this](int changes) {
        //: a tab: how many lines differ from the last saved version
        m_tabs->setTabText(1,
                           changes > 0 ? tr("Differences (%1)").arg(changes) : tr("Differences"));
    });
    connect(&m_draft, &ProjectDraft::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    showState();
}

QLayout *FinishPage::buildActions()
{
    m_run->setObjectName(QStringLiteral("runHere"));
    m_submit->setObjectName(QStringLiteral("submitToServer"));
    m_save->setObjectName(QStringLiteral("saveProject"));
    m_export->setObjectName(QStringLiteral("exportProject"));
    m_submit->setEnabled(false);
    m_submit->setToolTip(tr("Comes with the service. Until then: export the JSON and send it with "
                            "godwitctl submit."));
    auto *line = new QHBoxLayout;
    for (QPushButton *button : {m_run, m_submit, m_save, m_export}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch();
    connect(m_run, &QPushButton::clicked, this, &FinishPage::runRequested);
    connect(m_save, &QPushButton::clicked, this, &FinishPage::saveRequested);
    connect(m_export, &QPushButton::clicked, this, &FinishPage::exportRequested);
    return line;
}

void FinishPage::buildProblems()
{
    m_table->setObjectName(QStringLiteral("problems"));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setMonospaceColumns({ProblemModel::WhereColumn});
    m_table->setColumnWidths({110, 260, 320});
    m_table->setModel(m_problems);
    auto *none = new EmptyState(Icon::Ok, tr("No problems"),
                                tr("Nothing is missing or wrong, and an OMS server would take the "
                                   "project as it is."),
                                m_tabs);
    m_tabs->addTab(viewOrEmpty(m_table, none, m_tabs), tr("Problems"));
    connect(m_table, &DataTable::opened, this, [this](const QModelIndex &index) {
        const Problem &problem = m_problems->problems()[static_cast<std::size_t>(index.row())];
        Q_EMIT jumpRequested(toQString(problem.error.pointer));
    });
}

QString FinishPage::title() const
{
    return tr("Finish");
}

QString FinishPage::subtitle() const
{
    return tr("What the project says, and what to do with it.");
}

void FinishPage::showProblems()
{
    m_tabs->setCurrentIndex(2);
    m_table->setFocus();
}

void FinishPage::enter()
{
    refresh();
}

void FinishPage::refresh()
{
    showState();
    if (m_writing)
        m_writing->cancel();
    if (listedObjects(m_draft.project().transferMapping) <= writtenAtOnce) {
        showPayload(m_draft.payload());
        return;
    }
    m_writing = runInBackground(
        this, [project = m_draft.project()](std::stop_token) { return writeProject(project); },
        [this](const std::string &payload) { showPayload(payload); });
}

void FinishPage::showPayload(const std::string &payload)
{
    m_payload->setPayload(payload);
    m_difference->setTexts(m_draft.savedPayload(), payload);
}

void FinishPage::showState()
{
    m_problems->setProblems(problemsOf(m_draft));
    const auto count = m_problems->problems().size();
    m_tabs->setTabText(2, count > 0 ? tr("Problems (%1)").arg(count) : tr("Problems"));
    m_tabs->setTabIcon(2, m_draft.errors().empty() ? QIcon() : icon(Icon::Error, Status::Bad));
    const QStringList reasons = whyNotRunHere(m_draft);
    m_run->setEnabled(reasons.isEmpty());
    m_reasons->setText(
        reasons.isEmpty() ? QString()
                          : tr("Run here is not possible: %1").arg(reasons.join(QLatin1Char(' '))));
    m_reasons->setVisible(!reasons.isEmpty());
}

} // namespace godwit::ui
