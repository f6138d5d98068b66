#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>

namespace godwit::ui {

/// Writes @p payload to @p path, whole or not at all. Errors: Io.
[[nodiscard]] Result<void> writePayloadFile(const QString &path, const std::string &payload);

} // namespace godwit::ui
