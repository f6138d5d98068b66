#pragma once

#include <optional>
#include <string>

namespace godwit::ctl {

/// Asks on the terminal, without echo. Empty if there is no terminal to ask on: scripts never hang.
std::optional<std::string> promptForPassword(const std::string &question);

} // namespace godwit::ctl
