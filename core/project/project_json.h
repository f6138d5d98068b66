// The CreateProject payload as JSON text. Source: OMS open API, CreateProject (V4.2.3).
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

struct LoadedProject
{
    Project project;             ///< what could be read; to be used only without errors
    std::vector<Error> errors;   ///< each with the RFC 6901 pointer of the field, without `#`
    std::vector<Error> warnings; ///< the same; what was tolerated, what OMS would refuse
    bool isValid() const { return errors.empty(); }
};

/// Reads a payload and checks it with checkProject(): every problem at once, not only the first.
/// Reading is tolerant: trailing commas, comments, capitalised keys, texts for flags and numbers,
/// one text for a list; null and absent mean the default. Pointers name the keys as they stand in
/// @p text; for a missing field, the one it would have.
LoadedProject readProject(std::string_view text);

/// The canonical text: the documentation's order of fields, null for what is not set, unknown
/// fields last at their level, four spaces a level, a newline at the end. Reading it gives an equal
/// project.
std::string writeProject(const Project &project);

} // namespace godwit
