#include "app/endpoint_options.h"

#include <CLI/CLI.hpp>

namespace godwit::ctl {

void addEndpointOptions(CLI::App &command, EndpointOptions &options)
{
    const auto add = [&](const char *name, std::string &value, const char *type, const char *text) {
        command.add_option(name, value, text)->type_name(type)->group("Data sources");
    };
    add("--source", options.sourceUrl, "URL", "Instead of the payload's sourceEndpointId");
    add("--sink", options.sinkUrl, "URL", "Instead of the payload's sinkEndpointId");
    add("--password-env", options.passwordVariable, "VAR",
        "Environment variable that holds the password of both sides");
    add("--source-password-env", options.sourcePasswordVariable, "VAR",
        "... of the source (default: GODWIT_SOURCE_PASSWORD)");
    add("--sink-password-env", options.sinkPasswordVariable, "VAR",
        "... of the destination (default: GODWIT_SINK_PASSWORD)");
}

} // namespace godwit::ctl
