#pragma once

#include "core/pipeline/compare_request.h"
#include "core/state/project_store.h"

#include <memory>
#include <set>

namespace godwit {

/// Both sides of a project, and who watches what is done with them.
struct RunSides
{
    Connector &source;
    Connector &sink;
    ProgressBoard &board;
    std::stop_token stop;
};

/// A finished run of the home, opened again to look at what it copied, or to mend it: planned as it
/// was begun, its tables in their own order. No other process can run the project meanwhile. A
/// table that has gone since has its error in `transferErrors`; tables that are new are left aside.
class FinishedRun
{
public:
    /// @p asked: stands in where the home has no payload of the run. Everything must outlive the
    /// answer. Errors: InvalidArgument, for an unknown project; AlreadyRunning; PrecheckFailed, if
    /// its newest run is not a finished one; ConnectionFailed.
    static Result<std::unique_ptr<FinishedRun>> open(const Project &asked, const RunSides &sides,
                                                     StateDatabase &state,
                                                     const std::string &projectId);

    RunContext &context() { return *m_context; }
    StateDatabase &state() { return m_state; }
    /// All tables that are compared as one with table @p number, without skipped ones; empty: it
    /// cannot be compared at all.
    CompareGroup groupOf(std::size_t number) const;
    /// How they are compared; without readers.
    CompareRequest requestFor(const CompareGroup &group) const;

private:
    FinishedRun(ProjectRecord record, Project project, RunRecord run, RunLock lock,
                const RunSides &sides, StateDatabase &state);

    Result<void> plan();
    void align();
    Result<void> load();

    StateDatabase &m_state;
    ProjectRecord m_record;
    Project m_project;
    RunLock m_lock;
    RunStore m_runs;
    ObjectStore m_objectStore;
    AlertStore m_alertStore;
    SettingsStore m_settings;
    DifferenceWriter m_differences;
    RunControls m_controls;
    ObjectBook m_objects;
    RunAlerts m_alerts;
    std::unique_ptr<RunContext> m_context;
    std::set<std::size_t> m_gone; ///< numbers of tables that are not planned any more
};

} // namespace godwit
