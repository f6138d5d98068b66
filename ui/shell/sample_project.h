#pragma once

#include "core/project/project.h"
#include "core/state/state_database.h"

#include <functional>
#include <string>

namespace godwit::ui {

/// Writes the sample database to a new file. Errors: Io.
using WriteSample = std::function<Result<void>(const std::string &path)>;

/// Makes everything that *Try it now* needs: the sample database in `<home>/sample/` (once), a data
/// source for it, one for a new destination beside it, and the project between the two, as
/// `resources/sample/project.json` has it. The project is not stored yet. Each call gives a new
/// destination and a name of its own: "sample-shop", "sample-shop-2"…
/// Takes a second or so: not for the window's thread. Errors: Io, StateDamaged.
Result<Project> prepareSample(StateDatabase &state, const WriteSample &writeSample);

} // namespace godwit::ui
