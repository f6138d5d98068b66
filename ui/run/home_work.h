// Small pieces of work on the home's database that must not stop the window: its disk may be slow,
// and a run may be writing to it.
#pragma once

#include "core/state/state_database.h"
#include "ui/common/background.h"

#include <filesystem>
#include <type_traits>
#include <utility>

namespace godwit::ui {

/// Runs @p work(StateDatabase &) in a thread of its own on a connection of its own, and
/// @p done(result) in @p context's thread. @p work returns a Result<T>.
template<typename Work, typename Done>
QPointer<BackgroundTask> workInHome(QObject *context, const std::filesystem::path &home, Work work,
                                    Done done)
{
    using Answer = std::invoke_result_t<Work &, StateDatabase &>;
    return runInBackground(
        context,
        [home, work = std::move(work)](std::stop_token) mutable -> Answer {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return work(**state);
        },
        std::move(done));
}

} // namespace godwit::ui
