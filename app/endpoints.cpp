#include "app/endpoints.h"

#include "app/kept_passwords.h"
#include "app/password_prompt.h"
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/state/data_source_store.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace godwit::ctl {

namespace {

std::optional<std::string> variable(const std::string &name)
{
    const char *value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nothing sets it
    return value ? std::optional<std::string>(value) : std::nullopt;
}

const char *sideVariable(Side side)
{
    return side == Side::Source ? "GODWIT_SOURCE_PASSWORD" : "GODWIT_SINK_PASSWORD";
}

Error passwordInUrl(const DataSource &source, Side side)
{
    Error warning;
    warning.code = ErrorCode::InvalidArgument;
    warning.level = Level::Warning;
    warning.message =
        "the URL of " + source.url()
        + " holds a password; other users may see it in lists of processes and shells "
          "keep it in their history";
    warning.proposal = std::string("put it into the environment variable ") + sideVariable(side)
                       + ", or name another one with --password-env";
    return warning;
}

Result<void> takeFromVariable(DataSource &source, const std::string &name, const std::string &why)
{
    auto value = variable(name);
    if (!value) {
        return fail(ErrorCode::InvalidArgument,
                    "the environment variable " + printable(name) + " is not set; " + why,
                    "set it, or leave it empty if there is no password");
    }
    source.password = Secret(std::move(*value));
    return {};
}

// A run remembers URLs: the password kept for the stored data source of that URL is the right one.
std::string storedId(const DataSource &source, const std::filesystem::path &home)
{
    if (!source.id.empty())
        return source.id;
    const auto state = StateDatabase::openReadOnly(home);
    if (!state || !*state)
        return {};
    const auto records = DataSourceStore(**state).list();
    if (!records)
        return {};
    const std::string url = source.url();
    const auto found = std::find_if(records->begin(), records->end(),
                                    [&](const auto &record) { return record.url == url; });
    return found == records->end() ? std::string() : found->id;
}

Result<void> findPassword(DataSource &source, Side side, const std::string &given,
                          const std::string &stored, const std::filesystem::path &home,
                          std::vector<Error> &warnings)
{
    if (!given.empty())
        return takeFromVariable(source, given, "it was named by --password-env");
    if (!source.password.empty() || source.kind == StoreKind::Sqlite)
        return {};
    if (auto value = variable(sideVariable(side))) {
        source.password = Secret(std::move(*value));
        return {};
    }
    if (!stored.empty()) {
        return takeFromVariable(source, stored,
                                "the data source " + printable(source.name)
                                    + " says that it holds the password");
    }
    if (wantsPassword(source)) {
        if (auto kept = keptPassword(storedId(source, home), warnings))
            source.password = std::move(*kept);
        else if (auto typed = promptForPassword("Password of " + source.url()))
            source.password = Secret(std::move(*typed));
    }
    return {};
}

Result<DataSourceStore::Record> findStored(const std::string &idOrName,
                                           const std::filesystem::path &home)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failure(std::move(state));
    if (*state) {
        auto record = DataSourceStore(**state).find(idOrName);
        if (!record)
            return failure(std::move(record));
        if (*record)
            return std::move(**record);
    }
    return fail(ErrorCode::InvalidArgument,
                "there is no data source " + printable(idOrName) + " in the home "
                    + printable(home.string()),
                "store it with `godwitctl source add`, or give URLs with --source and --sink");
}

// For a shell: what is more than letters, digits and a few signs stands in single quotes.
std::string shellWord(const std::string &text)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || std::string_view("/:._-@%+=").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain))
        return text;
    return '\'' + replaced(text, "'", "'\\''") + '\'';
}

} // namespace

std::string writtenOptions(const EndpointOptions &options)
{
    std::string text;
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            text += std::string(" ") + name + ' ' + shellWord(value);
    };
    const auto addUrl = [&](const char *name, const std::string &url) {
        if (const auto source = parseDataSourceUrl(url); source)
            add(name, source->url());
        else
            add(name, url.find("://") == std::string::npos ? url : std::string());
    };
    addUrl("--source", options.sourceUrl);
    addUrl("--sink", options.sinkUrl);
    add("--password-env", options.passwordVariable);
    add("--source-password-env", options.sourcePasswordVariable);
    add("--sink-password-env", options.sinkPasswordVariable);
    return text;
}

Result<DataSource> findDataSource(const std::string &idOrUrl, Side side,
                                  const std::string &passwordVariable,
                                  const std::filesystem::path &home, std::vector<Error> &warnings)
{
    DataSourceStore::Record record;
    record.url = idOrUrl;
    if (idOrUrl.find("://") == std::string::npos) {
        auto stored = findStored(idOrUrl, home);
        if (!stored)
            return failure(std::move(stored));
        record = std::move(*stored);
    }
    auto source = parseDataSourceUrl(record.url);
    if (!source)
        return source;
    source->id = record.id;
    source->name = record.name;
    if (source->hadPasswordInUrl)
        warnings.push_back(passwordInUrl(*source, side));
    if (auto found =
            findPassword(*source, side, passwordVariable, record.passwordVariable, home, warnings);
        !found)
        return failure(std::move(found));
    return source;
}

Result<std::unique_ptr<Connector>> openEndpoint(const Project &project, Side side,
                                                const EndpointOptions &options,
                                                const std::filesystem::path &home, std::string &url,
                                                std::vector<Error> &warnings)
{
    const bool isSource = side == Side::Source;
    const std::string &given = isSource ? options.sourceUrl : options.sinkUrl;
    const std::string &own =
        isSource ? options.sourcePasswordVariable : options.sinkPasswordVariable;
    const std::string &id = isSource ? project.sourceEndpointId : project.sinkEndpointId;
    auto source = findDataSource(given.empty() ? id : given, side,
                                 own.empty() ? options.passwordVariable : own, home, warnings);
    if (!source) {
        if (given.empty())
            source.error().pointer = isSource ? "/sourceEndpointId" : "/sinkEndpointId";
        return failure(std::move(source));
    }
    url = source->url();
    return makeConnector(*source);
}

Result<Endpoints> openEndpoints(const Project &project, const EndpointOptions &options,
                                const std::filesystem::path &home, std::vector<Error> &warnings)
{
    Endpoints endpoints;
    auto source = openEndpoint(project, Side::Source, options, home, endpoints.sourceUrl, warnings);
    if (!source)
        return failure(std::move(source));
    auto sink = openEndpoint(project, Side::Sink, options, home, endpoints.sinkUrl, warnings);
    if (!sink)
        return failure(std::move(sink));
    endpoints.source = std::move(*source);
    endpoints.sink = std::move(*sink);
    return endpoints;
}

} // namespace godwit::ctl
