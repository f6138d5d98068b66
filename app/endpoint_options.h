#pragma once

#include "app/endpoints.h"

namespace CLI {
class App;
}

namespace godwit::ctl {

/// `--source`, `--sink` and the options that name where passwords are.
void addEndpointOptions(CLI::App &command, EndpointOptions &options);

} // namespace godwit::ctl
