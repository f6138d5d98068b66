#pragma once

#include "core/base/result.h"
#include "core/state/state_database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class AlertKind {
    RunFailed,
    TableFailed,  ///< a table, a view, or its indexes
    RowsRejected, ///< the destination refused or would have altered values
    Differences,  ///< verification found some
    NotProven,    ///< verification could not compare everything
    Stalled,      ///< no row moved for a while; `clearedAt` once it goes on
    Slow,         ///< far beyond the estimate
    Reconnects,   ///< connections were lost again and again
};
/// "RUN_FAILED", "TABLE_FAILED", ...
std::string_view alertName(AlertKind kind);
std::optional<AlertKind> alertKindOf(std::string_view name);

struct Alert
{
    std::int64_t number = 0; ///< given by the store, growing
    std::string raisedAt;    ///< UTC; given by the store
    AlertKind kind = AlertKind::RunFailed;
    Level level = Level::Error;
    std::string projectId;
    std::string projectName; ///< as it was then; the project may be gone
    std::string runId;
    std::string object;    ///< database.table, if one is concerned
    std::string message;   ///< English, whole sentences
    std::string clearedAt; ///< UTC; empty while it lasts, and for what cannot pass
    bool acknowledged = false;
};

/// Which alerts; every field narrows them down.
struct AlertFilter
{
    std::optional<Level> level; ///< at least as bad as this one
    std::string projectId;
    bool unacknowledged = false;
    std::int64_t before = 0; ///< numbers below this one; 0: from the newest on
    int limit = 1000;
};

/// What somebody should look at, of every project of a home. The newest mostAlerts are kept.
/// Secrets are masked on the way in. Thread-safe.
class AlertStore
{
public:
    static constexpr std::int64_t mostAlerts = 10'000;

    explicit AlertStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Returns the number given to it.
    Result<std::int64_t> raise(const Alert &alert);
    /// What caused it has passed.
    [[nodiscard]] Result<void> clear(std::int64_t number);

    /// Newest first.
    Result<std::vector<Alert>> list(const AlertFilter &filter = {});
    /// How many list() would give without its limit.
    Result<std::int64_t> count(const AlertFilter &filter = {});

    /// Errors: InvalidArgument, if there is no such alert.
    [[nodiscard]] Result<void> acknowledge(std::int64_t number);
    /// All that @p filter leaves, whatever its limit.
    [[nodiscard]] Result<void> acknowledgeAll(const AlertFilter &filter = {});

private:
    StateDatabase &m_database;
};

} // namespace godwit
