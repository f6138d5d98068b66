#include "ui/shell/sink_access.h"

#include "core/connectors/connector_registry.h"
#include "core/state/data_source_store.h"
#include "core/state/newest_runs.h"
#include "core/state/project_store.h"
#include "ui/shell/project_entry.h"

#include <algorithm>

namespace godwit::ui {

namespace {

// The data source that a run wrote to: the one of that URL, else the project's own, whose URL may
// have been edited since.
std::string dataSourceFor(const std::string &url, const std::string &projectSink,
                          const std::vector<DataSourceStore::Record> &records)
{
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&url](const auto &record) { return record.url == url; });
    return found == records.end() ? projectSink : found->id;
}

} // namespace

Result<SinkAccess> unlockSinks(Session &session, const std::string &projectId, QWidget *window)
{
    const auto urls = sinkUrlsOf(session.state(), projectId);
    if (!urls)
        return tl::unexpected(urls.error());
    const auto project = ProjectStore(session.state()).find(projectId);
    if (!project)
        return tl::unexpected(project.error());
    const std::string projectSink = *project ? endpointsOf((*project)->payload).second : "";
    const auto records = DataSourceStore(session.state()).list();
    if (!records)
        return tl::unexpected(records.error());

    SinkAccess sinks;
    for (const std::string &url : *urls) {
        auto place = parseDataSourceUrl(url);
        if (!place)
            return tl::unexpected(place.error());
        if (place->kind != StoreKind::Sqlite && !place->user.empty()) {
            const auto known = session.unlock(dataSourceFor(url, projectSink, *records), window);
            if (!known)
                return fail(ErrorCode::Cancelled, "the destination " + url + " was not reached",
                            "release the project again and give its password");
            place->password = known->password;
        }
        sinks.emplace(url, std::move(*place));
    }
    return sinks;
}

Result<std::unique_ptr<Connector>> openSink(const SinkAccess &sinks, const std::string &url)
{
    const auto sink = sinks.find(url);
    if (sink == sinks.end())
        return fail(ErrorCode::InvalidArgument, "the destination " + url + " is new since",
                    "release the project again");
    return makeConnector(sink->second);
}

} // namespace godwit::ui
