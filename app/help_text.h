#pragma once

#include <string>

namespace godwit::ctl {

/// Examples, exit codes and environment variables below `godwitctl --help`.
std::string programFooter();

} // namespace godwit::ctl
