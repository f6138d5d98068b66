#pragma once

#include "core/pipeline/project_plan.h"
#include "core/state/object_store.h"
#include "core/state/run_state.h"

#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace godwit {

/// What the user has left out says so wherever it is shown.
constexpr const char *skippedReason = "skipped by the user";

/// An error, and the statement that it came from; empty if it was none.
struct SqlFailure
{
    Error error;
    std::string sql;
};

/// The objects of one run: what failed is noted in the home, what the user skips is looked up
/// there. Thread-safe.
class ObjectBook
{
public:
    /// @p store: null, where nothing is stored (verification alone).
    explicit ObjectBook(ObjectStore *store)
        : m_store(store)
    {}

    /// Source names that the user has skipped in a run that is about to be resumed.
    Result<std::set<TableName>> skippedNames(const std::string &runId) const;

    /// Writes down the objects of an attempt; what failed in the last one has its turn again.
    [[nodiscard]] Result<void> begin(const std::string &runId,
                                     const std::vector<ObjectRecord> &objects);
    /// A run that has ended is looked at again: nothing is written down.
    [[nodiscard]] Result<void> open(const std::string &runId);
    /// Looks up what the user has skipped. True: there is something new.
    Result<bool> refresh();
    bool isSkipped(ObjectKind kind, int number) const;
    bool hasSkipped() const;

    [[nodiscard]] Result<void> noteFailure(ObjectKind kind, int number, StepKind step,
                                           const SqlFailure &failure);
    /// A step has been through with every object.
    [[nodiscard]] Result<void> completeWaiting();

private:
    ObjectStore *m_store;
    std::string m_runId;
    mutable std::mutex m_mutex;
    std::set<std::pair<ObjectKind, int>> m_skipped;
};

/// The objects of @p plan as a run writes them down; tables by @p tables' numbers.
std::vector<ObjectRecord> objectRecords(const ProjectPlan &plan,
                                        const std::vector<TableRecord> &tables);

} // namespace godwit
