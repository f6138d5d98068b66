#include "core/service/data_source_changes.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/state/audit_log.h"
#include "core/state/project_store.h"

namespace godwit {

namespace {

using Record = DataSourceStore::Record;

constexpr std::size_t mostNames = 5; // in one message

Result<Record> noted(StateDatabase &state, const char *action, Result<Record> record)
{
    if (!record)
        return record;
    if (auto done = AuditLog(state).add(action, record->id, record->name); !done)
        return failure(std::move(done));
    return record;
}

Result<Record> require(StateDatabase &state, const std::string &idOrName)
{
    auto record = DataSourceStore(state).find(idOrName);
    if (!record)
        return failure(std::move(record));
    if (!*record) {
        return fail(ErrorCode::InvalidArgument, "there is no data source " + printable(idOrName),
                    "`godwitctl source list` shows those of this home");
    }
    return std::move(**record);
}

bool names(const Json &payload, const char *endpoint, const Record &source)
{
    const auto id = payload.find(endpoint);
    if (id == payload.end() || !id->is_string())
        return false;
    const auto &text = id->get_ref<const std::string &>();
    return text == source.id || text == source.name;
}

tl::unexpected<Error> inUse(const Record &source, const std::vector<std::string> &projects)
{
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < projects.size() && i < mostNames; ++i)
        shown.push_back(printable(projects[i]));
    std::string list = join(shown, ", ");
    if (projects.size() > mostNames)
        list += " and " + std::to_string(projects.size() - mostNames) + " more";
    return fail(ErrorCode::PrecheckFailed,
                "data source " + printable(source.name) + " is used by "
                    + (projects.size() == 1 ? "project " : "projects ") + list,
                "give those projects another data source, or delete them first");
}

} // namespace

Result<Record> addDataSource(StateDatabase &state, const DataSourceStore::Settings &settings)
{
    return noted(state, "source add", DataSourceStore(state).add(settings));
}

Result<Record> updateDataSource(StateDatabase &state, const std::string &idOrName,
                                const DataSourceStore::Settings &settings)
{
    return noted(state, "source update", DataSourceStore(state).update(idOrName, settings));
}

Result<Record> copyDataSource(StateDatabase &state, const std::string &idOrName)
{
    return noted(state, "source copy", DataSourceStore(state).copy(idOrName));
}

Result<Record> removeDataSource(StateDatabase &state, const std::string &idOrName)
{
    auto record = require(state, idOrName);
    if (!record)
        return record;
    const auto projects = projectsUsing(state, *record);
    if (!projects)
        return tl::unexpected(projects.error());
    if (!projects->empty())
        return inUse(*record, *projects);
    if (auto removed = DataSourceStore(state).remove(record->id); !removed)
        return failure(std::move(removed));
    return noted(state, "source remove", std::move(record));
}

Result<std::vector<std::string>> projectsUsing(StateDatabase &state, const Record &source)
{
    const auto projects = ProjectStore(state).list();
    if (!projects)
        return tl::unexpected(projects.error());
    std::vector<std::string> users;
    for (const ProjectRecord &project : *projects) {
        const Json payload = Json::parse(project.payload, nullptr, false);
        if (payload.is_object()
            && (names(payload, "sourceEndpointId", source)
                || names(payload, "sinkEndpointId", source)))
            users.push_back(project.name);
    }
    return users;
}

} // namespace godwit
