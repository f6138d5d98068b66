#include "ui/wizard/project_draft.h"

#include "core/base/cancel_on_stop.h"
#include "core/connectors/connector_registry.h"
#include "core/project/project_check.h"
#include "core/project/project_names.h"
#include "core/state/audit_log.h"
#include "core/state/project_store.h"

#include <algorithm>
#include <utility>

namespace godwit::ui {

namespace {

/// What one look at a data source brings home.
struct SourceLook
{
    ServerFacts facts;
    Catalog catalog;
};

Result<SourceLook> lookAt(const DataSource &source, const std::stop_token &stop)
{
    auto connector = makeConnector(source, stop);
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
    const CancelOnStop cancelling(**reader, stop);
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

const Error *firstAt(const std::vector<Error> &list, std::string_view pointer)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Error &error) {
        return isAtOrBelow(error.pointer, pointer);
    });
    return found == list.end() ? nullptr : &*found;
}

void dropKnown(std::vector<Error> &list, const std::vector<Error> &known)
{
    std::erase_if(list, [&](const Error &error) {
        return std::any_of(known.begin(), known.end(), [&](const Error &other) {
            return other.code == error.code && other.message == error.message;
        });
    });
}

} // namespace

ProjectDraft::ProjectDraft(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_project.enableStructTransfer = true;
    m_project.enableFullTransfer = true;
    m_project.enableFullVerify = true;
    connect(&session, &Session::dataSourcesChanged, this, [this] {
        findEndpoints();
        Q_EMIT changed();
    });
    judgeMapping();
    judge();
    markSaved();
}

void ProjectDraft::load(const LoadedProject &loaded, const std::string &savedPayload)
{
    m_project = loaded.project;
    m_tolerated = loaded.warnings;
    m_unread = loaded.errors;
    m_savedPayload = savedPayload;
    m_mapping.reset();
    m_history.clear();
    m_inputErrors.clear();
    dropCatalog();
    findEndpoints();
    judgeMapping();
    judge();
    // What the project itself still says is in errors() and warnings(); the rest is the file's.
    dropKnown(m_unread, m_errors);
    dropKnown(m_tolerated, m_warnings);
    markSaved();
}

void ProjectDraft::setProject(const std::string &id, const std::vector<std::string> &tags)
{
    m_projectId = id;
    m_tags = tags;
    markSaved();
}

void ProjectDraft::change(const std::function<void(Project &)> &edit, const std::string &field)
{
    DraftState before = state();
    edit(m_project);
    const bool mappingChanged = m_project.transferMapping != *before.mapping;
    noteChange(std::move(before), mappingChanged, field);
}

void ProjectDraft::changeSettings(const std::function<void(Project &)> &edit,
                                  const std::string &field)
{
    DraftState before = state();
    edit(m_project);
    noteChange(std::move(before), false, field);
}

void ProjectDraft::setTags(const std::vector<std::string> &tags)
{
    if (tags == m_tags)
        return;
    m_history.push(state(), "tags");
    m_tags = tags;
    sayChanged();
}

void ProjectDraft::noteChange(DraftState before, bool mappingChanged, const std::string &field)
{
    TransferMapping mapping = std::exchange(m_project.transferMapping, {});
    const bool settingsChanged = m_project != before.settings;
    m_project.transferMapping = std::move(mapping);
    if (!mappingChanged && !settingsChanged)
        return;
    // The rules' meaning depends on the type.
    const bool typeChanged = m_project.type != before.settings.type;
    const bool sourceChanged = m_project.sourceEndpointId != before.settings.sourceEndpointId;
    const bool sinkChanged = m_project.sinkEndpointId != before.settings.sinkEndpointId;
    m_history.push(std::move(before), field);
    if (mappingChanged)
        m_mapping.reset();
    if (mappingChanged || typeChanged)
        judgeMapping();
    if (sourceChanged)
        dropCatalog();
    if (sourceChanged || sinkChanged)
        findEndpoints();
    judge();
    sayChanged();
}

DraftState ProjectDraft::state()
{
    if (!m_mapping)
        m_mapping = std::make_shared<const TransferMapping>(m_project.transferMapping);
    TransferMapping mapping = std::exchange(m_project.transferMapping, {});
    DraftState state{m_project, m_mapping, m_tags};
    m_project.transferMapping = std::move(mapping);
    return state;
}

void ProjectDraft::restore(DraftState state)
{
    const bool sourceChanged = m_project.sourceEndpointId != state.settings.sourceEndpointId;
    m_project = std::move(state.settings);
    m_project.transferMapping = *state.mapping;
    m_mapping = std::move(state.mapping);
    m_tags = std::move(state.tags);
    m_inputErrors.clear(); // the fields show the project again
    if (sourceChanged)
        dropCatalog();
    findEndpoints();
    judgeMapping();
    judge();
    sayChanged();
}

void ProjectDraft::undo()
{
    if (m_history.canUndo())
        restore(m_history.undo(state()));
}

void ProjectDraft::redo()
{
    if (m_history.canRedo())
        restore(m_history.redo(state()));
}

void ProjectDraft::markSaved()
{
    m_saved = state();
    sayChanged();
}

std::string ProjectDraft::payload() const
{
    return writeProject(m_project);
}

bool ProjectDraft::isChanged() const
{
    return m_differsFromSaved || !m_inputErrors.empty();
}

void ProjectDraft::sayChanged()
{
    const DraftState now = state();
    m_differsFromSaved = now.settings != m_saved.settings || now.tags != m_saved.tags
                         || (now.mapping != m_saved.mapping && *now.mapping != *m_saved.mapping);
    Q_EMIT changed();
}

bool ProjectDraft::isNameTaken() const
{
    const auto namesake = ProjectStore(m_session.state()).findByName(m_project.name);
    return namesake && *namesake && (*namesake)->id != m_projectId;
}

Result<std::string> ProjectDraft::save(Namesake namesake)
{
    if (!m_inputErrors.empty())
        return tl::unexpected(m_inputErrors.begin()->second);
    if (const Error *wrongName = errorAt("/name"))
        return tl::unexpected(*wrongName);
    auto id = store(namesake);
    if (!id)
        return id;
    m_projectId = *id;
    m_savedPayload = payload();
    m_unread.clear();
    markSaved();
    Q_EMIT m_session.projectsChanged();
    return id;
}

Result<std::string> ProjectDraft::store(Namesake namesake)
{
    ProjectStore projects(m_session.state());
    auto other = projects.findByName(m_project.name);
    if (!other)
        return failure(std::move(other));
    if (*other && (*other)->id != m_projectId) {
        if (namesake == Namesake::Refuse || !m_projectId.empty())
            return fail(ErrorCode::InvalidName,
                        "there is a project named \"" + m_project.name + "\" already",
                        "choose another name, or edit that project");
    } else if (!m_projectId.empty() && !*other) {
        if (RunLock::runningProcess(m_session.home(), m_projectId))
            return fail(ErrorCode::AlreadyRunning, "a running project cannot be given another name",
                        "pause it first, or keep its name");
        if (auto renamed = projects.rename(m_projectId, m_project.name); !renamed)
            return failure(std::move(renamed));
    }
    const std::string type(nameOf(m_project.type));
    auto record = projects.put(m_project.name, type, payload());
    if (!record)
        return failure(std::move(record));
    if (auto tagged = projects.setTags(record->id, m_tags); !tagged)
        return failure(std::move(tagged));
    if (auto noted = AuditLog(m_session.state()).add("projects save", record->id, record->name);
        !noted)
        return failure(std::move(noted));
    return record->id;
}

const Error *ProjectDraft::errorAt(std::string_view pointer) const
{
    return firstAt(m_errors, pointer);
}

const Error *ProjectDraft::warningAt(std::string_view pointer) const
{
    return firstAt(m_warnings, pointer);
}

void ProjectDraft::setInputError(const std::string &pointer, const std::string &message)
{
    const auto known = m_inputErrors.find(pointer);
    if (known == m_inputErrors.end() ? message.empty() : known->second.message == message)
        return;
    if (message.empty()) {
        m_inputErrors.erase(known);
    } else {
        Error error;
        error.code = ErrorCode::WrongType;
        error.message = message;
        error.pointer = pointer;
        m_inputErrors[pointer] = std::move(error);
    }
    judge();
    sayChanged();
}

void ProjectDraft::judgeMapping()
{
    Problems problems;
    checkTransferMapping(m_project, problems);
    m_mappingErrors = problems.takeErrors();
    m_mappingWarnings = problems.takeWarnings();
}

void ProjectDraft::judge()
{
    Problems problems;
    checkSettings(m_project, problems);
    m_errors = problems.takeErrors();
    m_warnings = problems.takeWarnings();
    for (const auto &[pointer, error] : m_inputErrors)
        m_errors.push_back(error);
    m_errors.insert(m_errors.end(), m_mappingErrors.begin(), m_mappingErrors.end());
    m_warnings.insert(m_warnings.end(), m_mappingWarnings.begin(), m_mappingWarnings.end());
}

void ProjectDraft::findEndpoints()
{
    DataSourceStore store(m_session.state());
    const auto find = [&](const std::string &id) -> std::optional<DataSource> {
        const auto record = store.find(id);
        if (!record || !*record)
            return std::nullopt;
        auto source = parseDataSourceUrl((*record)->url);
        if (!source)
            return std::nullopt;
        source->id = (*record)->id;
        source->name = (*record)->name;
        return std::move(*source);
    };
    m_source = find(m_project.sourceEndpointId);
    m_sink = find(m_project.sinkEndpointId);
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

void ProjectDraft::adoptCatalog(std::shared_ptr<const Catalog> catalog, const ServerFacts &facts)
{
    cancelCatalog();
    m_sourceFacts = facts;
    m_catalog = std::move(catalog);
    m_catalogSource = m_project.sourceEndpointId;
    m_catalogState = CatalogState::Ready;
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
        this,
        [dataSource = *unlocked](const std::stop_token &stop) { return lookAt(dataSource, stop); },
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
