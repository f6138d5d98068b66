#include "core/state/difference_run.h"

#include "core/state/sql.h"

namespace godwit {

Result<std::optional<std::int64_t>> differenceRun(sqlite3 *database, const std::string &runId)
{
    Statement exists(database, "SELECT 1 FROM sqlite_master WHERE name = 'difference'");
    const auto known = exists.step();
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return std::nullopt;
    Statement statement(database, "SELECT number FROM run WHERE id = ?");
    const auto found = statement.bind(runId).step();
    if (!found)
        return tl::unexpected(found.error());
    return *found ? std::optional(statement.integer(0)) : std::nullopt;
}

} // namespace godwit
