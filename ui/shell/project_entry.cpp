#include "ui/shell/project_entry.h"

#include "core/base/json.h"
#include "core/service/stored_runs.h"
#include "core/state/data_source_store.h"

namespace godwit::ui {

namespace {

// Listens until both endpoints were heard, then ends the reading.
class EndpointReader final : public nlohmann::json_sax<Json>
{
public:
    std::string source, sink;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_array(std::size_t) override { return ++m_depth > 0; }
    bool end_array() override { return --m_depth >= 0; }
    bool start_object(std::size_t) override { return ++m_depth > 0; }
    bool end_object() override { return --m_depth >= 0; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }
    bool key(string_t &name) override
    {
        m_wanted = nullptr;
        if (m_depth == 1 && name == "sourceEndpointId")
            m_wanted = &source;
        if (m_depth == 1 && name == "sinkEndpointId")
            m_wanted = &sink;
        return true;
    }
    bool string(string_t &text) override
    {
        if (m_wanted)
            *m_wanted = text;
        m_wanted = nullptr;
        return source.empty() || sink.empty();
    }

private:
    int m_depth = 0;
    std::string *m_wanted = nullptr;
};

ProjectSide sideOf(const std::string &id, const std::vector<DataSourceStore::Record> &sources)
{
    for (const auto &source : sources) {
        if (source.id == id || source.name == id)
            return {id, source.name, source.production};
    }
    return {id, id, false};
}

} // namespace

std::pair<std::string, std::string> endpointsOf(const std::string &payload)
{
    EndpointReader reader;
    Json::sax_parse(payload, &reader);
    return {std::move(reader.source), std::move(reader.sink)};
}

Result<std::vector<ProjectEntry>> readProjectEntries(StateDatabase &state)
{
    auto projects = ProjectStore(state).list();
    if (!projects)
        return failure(std::move(projects));
    const auto sources = DataSourceStore(state).list();
    if (!sources)
        return tl::unexpected(sources.error());
    auto runs = newestRuns(state);
    if (!runs)
        return failure(std::move(runs));

    std::vector<ProjectEntry> entries;
    entries.reserve(projects->size());
    for (ProjectRecord &project : *projects) {
        ProjectEntry entry;
        entry.process = RunLock::runningProcess(state.home(), project.id);
        entry.state = shownState(project, entry.process);
        const auto [source, sink] = endpointsOf(project.payload);
        entry.source = sideOf(source, *sources);
        entry.sink = sideOf(sink, *sources);
        if (const auto run = runs->find(project.id); run != runs->end())
            entry.run = std::move(run->second);
        entry.id = std::move(project.id);
        entry.name = std::move(project.name);
        entry.type = std::move(project.type);
        entry.tags = std::move(project.tags);
        entry.createdAt = std::move(project.createdAt);
        entry.modifiedAt = std::move(project.modifiedAt);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace godwit::ui
