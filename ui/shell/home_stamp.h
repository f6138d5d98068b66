#pragma once

#include <QString>

#include <filesystem>

namespace godwit::ui {

/// Changes whenever somebody writes to the home's database, also in another process; costs two
/// looks at files. Equal stamps: nothing to read again.
QString stampOf(const std::filesystem::path &home);

} // namespace godwit::ui
