#pragma once

#include "core/pipeline/object_book.h"
#include "core/pipeline/run_alerts.h"
#include "core/pipeline/run_control.h"
#include "core/state/run_control_store.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace godwit {

/// Stands beside a run while it lives, on a thread of its own: twice a second it hands on what the
/// user asks (limits, objects to skip), notes in the home what is in force, and looks whether the
/// run stalls.
class RunWatch
{
public:
    /// What is asked before the start is in force once this is made. Everything must outlive it.
    RunWatch(RunControlStore &store, const RunRecord &run, RunControls &controls,
             ObjectBook &objects, RunAlerts &alerts, ProgressBoard &board);
    ~RunWatch();
    RunWatch(const RunWatch &) = delete;
    RunWatch &operator=(const RunWatch &) = delete;

private:
    void watch(const std::stop_token &ended);
    void look();
    void lookForWishes();
    void noteLimits();

    RunControlStore &m_store;
    const std::string m_projectId, m_runId;
    RunControls &m_controls;
    ObjectBook &m_objects;
    RunAlerts &m_alerts;
    ProgressBoard &m_board;
    std::optional<RunLimits> m_noted;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; ///< last: uses the others
};

} // namespace godwit
