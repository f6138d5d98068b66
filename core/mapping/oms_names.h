#pragma once

#include <string>
#include <string_view>

namespace godwit {

/// Why OMS would not match an object of this name in the mode WILDCARD: "it holds a space"; empty
/// if it would. Godwit itself has no such limit.
///
/// Source: OMS CE user guide, "Configure matching rules for migration objects" and the limits of
/// the "Create a project" pages.
std::string omsNameLimit(std::string_view name);

} // namespace godwit
