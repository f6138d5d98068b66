#include "ui/wizard/project_draft.h"

#include "core/connectors/connector_registry.h"
#include "core/project/project_check.h"
#include "core/state/project_store.h"

namespace godwit::ui {

namespace {

/// What one look at a data source brings home.
struct SourceLook
{
    ServerFacts facts;
    Catalog catalog;
};

Result<SourceLook> lookAt(const DataSource &source)
{
    auto connector = makeConnector(source);
    if (!connector)
        return failure(std::move(connector));
    SourceLook look;
    auto facts = (*connector)->readFacts();
    if (!facts)
        return failure(std::move(facts));
    look.facts = std::move(*facts);
    auto reader = (*connector)->openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    auto catalog = (*reader)->readCatalog({});
    if (!catalog)
        return failure(std::move(catalog));
    look.catalog = std::move(*catalog);
    return look;
}

bool isAtOrBelow(std::string_view pointer, std::string_view place)
{
    return pointer.substr(0, place.size()) == place
           && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

} // namespace

ProjectDraft::ProjectDraft(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_project.enableStructTransfer = true;
    m_project.enableFullTransfer = true;
    m_project.enableFullVerify = true;
    judge();
}

void ProjectDraft::load(const LoadedProject &loaded, const std::string &savedPayload)
{
    m_project = loaded.project;
    m_tolerated = loaded.warnings;
    m_savedPayload = savedPayload;
    dropCatalog();
    judge();
    Q_EMIT changed();
}

void ProjectDraft::change(const std::function<void(Project &)> &edit)
{
    const Project before = m_project;
    edit(m_project);
    if (m_project == before)
        return;
    if (m_project.sourceEndpointId != before.sourceEndpointId)
        dropCatalog();
    judge();
    Q_EMIT changed();
}

std::string ProjectDraft::payload() const
{
    return writeProject(m_project);
}

bool ProjectDraft::isChanged() const
{
    return payload() != m_savedPayload;
}

Result<std::string> ProjectDraft::save()
{
    ProjectStore projects(m_session.state());
    const std::string text = payload();
    auto namesake = projects.findByName(m_project.name);
    if (!namesake)
        return failure(std::move(namesake));
    if (*namesake && (*namesake)->id != m_projectId)
        return fail(ErrorCode::InvalidName,
                    "there is a project named \"" + m_project.name + "\" already",
                    "choose another name, or edit that project");
    if (!m_projectId.empty()) {
        auto stored = projects.find(m_projectId);
        if (!stored)
            return failure(std::move(stored));
        if (*stored && (*stored)->name != m_project.name) {
            if (auto renamed = projects.rename(m_projectId, m_project.name); !renamed)
                return failure(std::move(renamed));
        }
    }
    const char *type = m_project.type == ProjectType::Sync ? "SYNC" : "MIGRATION";
    auto record = projects.put(m_project.name, type, text);
    if (!record)
        return failure(std::move(record));
    m_projectId = record->id;
    m_savedPayload = text;
    Q_EMIT m_session.projectsChanged();
    Q_EMIT changed();
    return m_projectId;
}

const Error *ProjectDraft::errorAt(std::string_view pointer) const
{
    for (const Error &error : m_errors) {
        if (isAtOrBelow(error.pointer, pointer))
            return &error;
    }
    return nullptr;
}

void ProjectDraft::judge()
{
    Problems problems;
    checkProject(m_project, problems);
    m_errors = problems.takeErrors();
    m_warnings = problems.takeWarnings();
}

void ProjectDraft::dropCatalog()
{
    cancelCatalog();
    if (m_catalogState == CatalogState::None)
        return;
    m_catalog.reset();
    m_catalogState = CatalogState::None;
    Q_EMIT catalogChanged();
}

void ProjectDraft::cancelCatalog()
{
    if (!m_catalogTask)
        return;
    m_catalogTask->cancel();
    m_catalogTask.clear();
    m_catalogState = m_catalog ? CatalogState::Ready : CatalogState::None;
    Q_EMIT catalogChanged();
}

void ProjectDraft::readCatalog(QWidget *window, bool again)
{
    const std::string &source = m_project.sourceEndpointId;
    if (m_catalogTask || (!again && m_catalogState == CatalogState::Ready) || source.empty())
        return;
    const auto unlocked = m_session.unlock(source, window);
    if (!unlocked)
        return;
    m_catalogState = CatalogState::Loading;
    m_catalogSource = source;
    m_catalogTask = runInBackground(
        this, [dataSource = *unlocked](std::stop_token) { return lookAt(dataSource); },
        [this](Result<SourceLook> look) {
            m_catalogTask.clear();
            if (look) {
                m_sourceFacts = std::move(look->facts);
                m_catalog = std::make_shared<const Catalog>(std::move(look->catalog));
                m_catalogState = CatalogState::Ready;
            } else {
                m_catalogError = std::move(look.error());
                m_catalogState = CatalogState::Failed;
            }
            Q_EMIT catalogChanged();
        });
    Q_EMIT catalogChanged();
}

} // namespace godwit::ui
