#pragma once

#include "core/mapping/resolve_objects.h"

#include <vector>

namespace godwit {

/// How an object came by its sink's name.
struct SinkNaming
{
    bool byRule = false;  ///< a rule names the sink's table
    bool byEntry = false; ///< a `mappedName` does
    bool topic = false;
};

/// Looks for objects of @p selection that land on one name of the sink. Several tables may, if the
/// project says so on purpose: each of them by a rule such as `a.*=c.d`, or by a `mappedName`
/// together with `allowDestTableNotEmpty`. Anything else is a NameCollision. Also refuses Godwit's
/// own database.
///
/// @p naming has one item for each object of @p selection.
void checkSinkNames(const Project &project, const std::vector<SinkNaming> &naming,
                    Selection &selection);

} // namespace godwit
