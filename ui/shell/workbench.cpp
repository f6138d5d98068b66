#include "ui/shell/workbench.h"

#include "core/state/project_store.h"
#include "ui/alerts/alerts_page.h"
#include "ui/common/error_panel.h"
#include "ui/common/production_frame.h"
#include "ui/common/text.h"
#include "ui/data_sources/data_source_dialog.h"
#include "ui/data_sources/data_sources_page.h"
#include "ui/run/run_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/project_entry.h"
#include "ui/wizard/project_files.h"
#include "ui/wizard/project_wizard.h"

namespace godwit::ui {

namespace {

QString nameOf(Session &session, const QString &projectId)
{
    const auto project = ProjectStore(session.state()).find(toUtf8(projectId));
    return project && *project ? toQString((*project)->name) : projectId;
}

// Names of those among the two data sources of a project that are marked as production.
QStringList productionSources(Session &session, const std::string &source, const std::string &sink)
{
    QStringList names;
    for (const std::string &endpoint : {source, sink}) {
        const auto record = DataSourceStore(session.state()).find(endpoint);
        if (record && *record && (*record)->production)
            names << toQString((*record)->name);
    }
    names.removeDuplicates();
    return names;
}

} // namespace

Workbench::Workbench(Session &session, const QString &language, const WriteSample &writeSample)
    : m_session(session)
    , m_manager(session)
    , m_runs(m_manager)
    , m_window(session, language)
{
    WindowParts parts;
    parts.runs = &m_runs;
    parts.writeSample = writeSample;
    parts.makeDataSourcesPage = [this](QWidget *parent) { return makeDataSourcesPage(parent); };
    parts.makeAlertsPage = [this](QWidget *parent) { return makeAlertsPage(parent); };
    parts.createDataSource = [](QWidget *page) { static_cast<DataSourcesPage *>(page)->create(); };
    parts.newProject = [this] { newProject(); };
    parts.editProject = [this](const QString &id) { editProject(id); };
    parts.openFile = [this](const QString &path) { openFile(path); };
    parts.openFinished = [this](const Project &project) { openFinished(project); };
    parts.openProject = [this](const QString &id) { openProject(id); };
    m_window.assemble(std::move(parts));
    connect(&m_window.pages(), &PageStack::currentChanged, this, &Workbench::markProduction);
    connect(&m_session, &Session::dataSourcesChanged, this, &Workbench::markProduction);
}

Workbench::~Workbench() = default;

void Workbench::openProject(const QString &projectId)
{
    if (const auto *shown = qobject_cast<RunPage *>(m_window.pages().current());
        shown && shown->projectId() == projectId)
        return;
    auto *page = new RunPage(m_session, m_manager, projectId);
    connect(page, &RunPage::openRequested, this, [this](const QString &id) {
        m_window.pages().back();
        openProject(id);
    });
    connect(page, &RunPage::editRequested, this, &Workbench::editProject);
    connect(page, &RunPage::projectsChanged, &m_session, &Session::projectsChanged);
    m_window.pages().open(page, nameOf(m_session, projectId));
}

void Workbench::newProject()
{
    openWizard(newDraft(m_session));
}

void Workbench::editProject(const QString &projectId)
{
    auto draft = draftOfProject(m_session, toUtf8(projectId));
    if (draft)
        openWizard(std::move(*draft));
    else
        ErrorPanel::report(&m_window, tr("The project was not opened"), draft.error());
}

void Workbench::openFile(const QString &path)
{
    if (auto draft = openProjectFile(m_session, path, &m_window))
        openWizard(std::move(draft));
}

void Workbench::openFinished(const Project &project)
{
    auto draft = newDraft(m_session);
    LoadedProject loaded;
    loaded.project = project;
    draft->load(loaded, {});
    openWizard(std::move(draft))->openLast();
}

ProjectWizard *Workbench::openWizard(std::unique_ptr<ProjectDraft> draft)
{
    auto *wizard = new ProjectWizard(m_session, std::move(draft));
    wizard->setDataSourceCreator([this](QWidget *window) -> std::optional<std::string> {
        DataSourceDialog dialog(m_session, {}, window);
        if (dialog.exec() != QDialog::Accepted)
            return std::nullopt;
        return dialog.savedId();
    });
    connect(wizard, &ProjectWizard::saved, this,
            [this] { m_window.say(tr("The project was saved.")); });
    connect(wizard, &ProjectWizard::runRequested, this, [this, wizard](const QString &id) {
        // A copy: the wizard goes before the run begins.
        runFromWizard(id, std::set(wizard->draft().skippedPrechecks()));
    });
    connect(wizard, &ProjectWizard::closed, this, [this] { m_window.pages().drop(); });
    connect(wizard, &ProjectWizard::titleChanged, &m_window.pages(), &PageStack::setTitle);
    connect(&wizard->draft(), &ProjectDraft::changed, this, &Workbench::markProduction);
    m_window.pages().open(wizard, wizard->title(), [wizard] { return wizard->confirmLeave(); });
    return wizard;
}

void Workbench::runFromWizard(const QString &projectId,
                              const std::set<std::string> &skippedPrechecks)
{
    m_window.pages().drop(); // the wizard: it has saved
    openProject(projectId);
    // Why it is refused is on the page.
    m_runs.start(projectId, &m_window, false, skippedPrechecks);
}

QWidget *Workbench::makeDataSourcesPage(QWidget *parent)
{
    auto *page = new DataSourcesPage(m_session, parent);
    page->setObjectName(QStringLiteral("dataSourcesPage")); // the help is about it
    return page;
}

QWidget *Workbench::makeAlertsPage(QWidget *parent)
{
    auto *page = new AlertsPage(m_session, parent);
    page->setObjectName(QStringLiteral("alertsPage"));
    connect(page, &AlertsPage::projectRequested, this, &Workbench::openProject);
    return page;
}

void Workbench::markProduction()
{
    QStringList names;
    if (const auto *page = qobject_cast<RunPage *>(m_window.pages().current())) {
        const auto project = ProjectStore(m_session.state()).find(toUtf8(page->projectId()));
        if (project && *project) {
            const auto [source, sink] = endpointsOf((*project)->payload);
            names = productionSources(m_session, source, sink);
        }
    }
    if (auto *wizard = qobject_cast<ProjectWizard *>(m_window.pages().current())) {
        const Project &project = wizard->draft().project();
        names = productionSources(m_session, project.sourceEndpointId, project.sinkEndpointId);
    }
    m_window.frame().setProductionSources(names);
}

} // namespace godwit::ui
