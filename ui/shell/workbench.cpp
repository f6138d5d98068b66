#include "ui/shell/workbench.h"

#include "core/state/project_store.h"
#include "ui/alerts/alerts_page.h"
#include "ui/common/text.h"
#include "ui/data_sources/data_sources_page.h"
#include "ui/run/run_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/production_frame.h"
#include "ui/shell/project_entry.h"

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
    connect(page, &RunPage::projectsChanged, &m_session, &Session::projectsChanged);
    m_window.pages().open(page, nameOf(m_session, projectId));
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
    m_window.frame().setProductionSources(names);
}

} // namespace godwit::ui
