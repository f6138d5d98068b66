#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace godwit {

/// Reads @p path, at most @p most bytes. `-` is standard input.
/// Errors: InvalidArgument if it cannot be read; OutOfRange if it is longer.
Result<std::string> readWholeFile(const std::string &path, std::size_t most);

/// Puts @p bytes in the place of whatever file @p path is, at once: nobody sees half of it, and
/// what was there stays if something goes wrong. Mode 0644 less the umask; an existing file keeps
/// its own. Where @p path is a device or a pipe, it is written to as it is.
/// Errors: InvalidArgument (no such folder, a folder itself, not permitted); Io (the disk is full).
[[nodiscard]] Result<void> writeWholeFile(const std::string &path, const std::string &bytes);

} // namespace godwit
