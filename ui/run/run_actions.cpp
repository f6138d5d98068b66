#include "ui/run/run_actions.h"

namespace godwit::ui {

RunActions actionsFor(ProjectState state, bool pausing, bool anyFailed)
{
    RunActions actions;
    switch (state) {
    case ProjectState::Init:
        actions.start = actions.edit = true;
        break;
    case ProjectState::Running:
        actions.pause = !pausing;
        break;
    case ProjectState::Suspend:
        actions.resume = actions.edit = actions.release = true;
        break;
    case ProjectState::Failed:
        actions.edit = actions.release = true;
        actions.retryFailed = anyFailed;
        actions.resume = !anyFailed;
        break;
    case ProjectState::Finished:
        actions.start = actions.edit = actions.release = true;
        break;
    case ProjectState::Released:
        actions.start = actions.edit = true;
        break;
    case ProjectState::Releasing:
    case ProjectState::Deleted:
        break;
    }
    return actions;
}

} // namespace godwit::ui
