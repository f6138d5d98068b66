#pragma once

#include <string>
#include <string_view>

namespace godwit {

/// Why MySQL cannot have a table, column or index called @p name; empty if it can.
std::string whyNoMysqlName(std::string_view name);

} // namespace godwit
