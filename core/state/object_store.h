#pragma once

#include "core/data/table_schema.h"
#include "core/state/run_state.h"
#include "core/state/state_database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class ObjectState {
    Init,      ///< its turn has not come
    Completed, ///< made, or found at the sink; nothing that came after it has failed
    Failed,    ///< `step`, `error` and `failedSql` say where and why
    Skipped,   ///< left out by the user: not made, not copied, not indexed, not verified
};
std::string_view stateName(ObjectState state); ///< "INIT", "COMPLETED", "FAILED", "SKIPPED"
std::optional<ObjectState> objectStateOf(std::string_view name);
std::string_view kindName(ObjectKind kind); ///< "table", "view"

/// One table or view of a run.
struct ObjectRecord
{
    ObjectKind kind = ObjectKind::Table;
    int number = 0; ///< tables: TableRecord::number; views: the order they are made in, from 0
    TableName source;
    TableName sink;
    ObjectState state = ObjectState::Init;
    StepKind step = StepKind::Precheck; ///< that failed
    std::string ddl;       ///< every statement that makes it, each ended by `;` and a newline
    std::string failedSql; ///< the statement that failed; empty if it was none
    std::optional<Error> error;
};

/// The objects of runs beside run_table: tables and views, how each is made, and which the user has
/// decided about. A run's process notes what happens; retry() and skip() are the user's, allowed
/// from any process. Thread-safe.
class ObjectStore
{
public:
    explicit ObjectStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Tables by their number, then views in the order they are made.
    Result<std::vector<ObjectRecord>> list(const std::string &runId);
    /// Only those of one state, without their DDL: cheap however large the run.
    Result<std::vector<ObjectRecord>> list(const std::string &runId, ObjectState state);
    /// By the source's name.
    Result<std::optional<ObjectRecord>> find(const std::string &runId, const TableName &source);

    /// At the start of an attempt: @p objects are all there are now. Adds what is new, renews the
    /// DDL of the others (where one is given), drops what is gone and gives what failed another
    /// chance. What the user skipped stays skipped.
    [[nodiscard]] Result<void> begin(const std::string &runId,
                                     const std::vector<ObjectRecord> &objects);
    /// Unless the user has skipped it meanwhile.
    [[nodiscard]] Result<void> markFailed(const std::string &runId, ObjectKind kind, int number,
                                          StepKind step, const Error &error,
                                          const std::string &sql);
    /// Every object whose turn had not come: a step is through with all of them.
    [[nodiscard]] Result<void> completeWaiting(const std::string &runId);

    /// Leaves the object out from now on. Errors: InvalidArgument, if the run has no such object.
    [[nodiscard]] Result<void> skip(const std::string &runId, const TableName &source);
    /// A failed or skipped object has its turn again. Errors: InvalidArgument, if the run has no
    /// such object, or if it neither failed nor was skipped.
    [[nodiscard]] Result<void> retry(const std::string &runId, const TableName &source);
    /// Every failed one. Returns how many.
    Result<int> retryFailed(const std::string &runId);

private:
    StateDatabase &m_database;
};

} // namespace godwit
