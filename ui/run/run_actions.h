#pragma once

#include "core/state/run_state.h"

namespace godwit::ui {

/// What can be done to a project now. Source: OMS, "View details of a migration project": the
/// operations of each state; a project that has run can be run again.
struct RunActions
{
    bool start = false;
    bool pause = false;
    bool resume = false;
    bool retryFailed = false; ///< resume, which gives what failed another chance
    bool edit = false;        ///< else the settings can be looked at only
    bool release = false;
    bool operator==(const RunActions &) const = default;
};

/// @p state: as shown, so that a run whose process has died is Suspend. @p pausing: it was asked to
/// stop already. @p anyFailed: single objects have failed.
RunActions actionsFor(ProjectState state, bool pausing, bool anyFailed);

} // namespace godwit::ui
