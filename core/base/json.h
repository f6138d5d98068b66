// The one JSON type of Godwit. Include it in .cpp files; headers use <nlohmann/json_fwd.hpp>.
#pragma once

#include <nlohmann/json.hpp>

namespace godwit {

using Json = nlohmann::ordered_json; ///< keeps the order of keys, as the payload has them

} // namespace godwit
