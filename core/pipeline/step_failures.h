#pragma once

#include "core/pipeline/run_context.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace godwit {

/// What failed in a step that goes on with the other objects. Thread-safe.
class StepFailures
{
public:
    StepFailures(RunContext &context, StepKind step)
        : m_context(context)
        , m_step(step)
    {}

    /// False: the error concerns everything, and the step must end; outcome() then gives it.
    bool add(ObjectKind kind, std::size_t number, SqlFailure failure);
    bool addTable(std::size_t number, SqlFailure failure)
    {
        return add(ObjectKind::Table, number, std::move(failure));
    }

    /// Something of this table has failed in this step already.
    bool hasFailed(std::size_t tableNumber);

    /// What concerns everything; else one error for all objects that failed, which says how to go
    /// on; else nothing. What the user has skipped meanwhile does not count. @p done: "created",
    /// "indexed".
    [[nodiscard]] Result<void> outcome(const std::string &done);

private:
    RunContext &m_context;
    const StepKind m_step;
    std::mutex m_mutex;
    std::optional<Error> m_fatal;
    std::map<std::pair<ObjectKind, std::size_t>, Error> m_failed;
};

/// "mend it and ...": how to go on after objects failed.
std::string waysOn(const RunContext &context);

} // namespace godwit
