// From what the user wrote to a data source that can be opened: an id, a name or a URL, and a
// password from where the user keeps it.
#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/project_plan.h"
#include "core/project/data_source.h"
#include "core/project/project.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace godwit::ctl {

/// `--source`, `--sink`, and where passwords come from.
struct EndpointOptions
{
    std::string sourceUrl;
    std::string sinkUrl;
    std::string passwordVariable; ///< for both sides
    std::string sourcePasswordVariable;
    std::string sinkPasswordVariable;
};

/// The options as they would be typed again, without passwords: " --source sqlite:///a.db".
std::string writtenOptions(const EndpointOptions &options);

/// The data source of @p idOrUrl (id or name of a stored one, or a URL), with its password from, in
/// this order: @p passwordVariable, the URL, GODWIT_SOURCE_PASSWORD or GODWIT_SINK_PASSWORD, the
/// stored variable's name, the desktop's keyring (of a stored data source), a prompt if this is a
/// terminal. Creates no file. Errors:
/// InvalidArgument.
Result<DataSource> findDataSource(const std::string &idOrUrl, Side side,
                                  const std::string &passwordVariable,
                                  const std::filesystem::path &home, std::vector<Error> &warnings);

struct Endpoints
{
    std::string sourceUrl; ///< without a password
    std::string sinkUrl;
    std::unique_ptr<Connector> source;
    std::unique_ptr<Connector> sink;
};

/// Both sides of @p project. Errors: InvalidArgument, with the payload's pointer; NotSupported.
Result<Endpoints> openEndpoints(const Project &project, const EndpointOptions &options,
                                const std::filesystem::path &home, std::vector<Error> &warnings);

/// As openEndpoints(), one side only.
Result<std::unique_ptr<Connector>> openEndpoint(const Project &project, Side side,
                                                const EndpointOptions &options,
                                                const std::filesystem::path &home, std::string &url,
                                                std::vector<Error> &warnings);

} // namespace godwit::ctl
