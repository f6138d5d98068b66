#pragma once

#include <string>
#include <vector>

namespace godwit::ctl {

/// The arguments without the program's name. Where one is a URL with a password, the password is
/// overwritten with `*` in @p argv itself, so that no list of processes shows it, and registered to
/// be masked in all output. To be called before anything else.
std::vector<std::string> takeArguments(int argc, char **argv);

} // namespace godwit::ctl
