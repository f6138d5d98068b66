#include "core/state/run_control_store.h"

#include "core/base/text.h"
#include "core/state/sql.h"

#include <limits>

namespace godwit {

namespace {

constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

std::optional<std::uint64_t> countOf(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.count(column));
}

tl::unexpected<Error> outOfRange(const std::string &what, const std::string &range)
{
    return fail(ErrorCode::InvalidArgument, what + " must be " + range, "give a number in between");
}

Result<void> check(const RunControl &control)
{
    if (control.threads && (*control.threads < 1 || *control.threads > mostThreads))
        return outOfRange("the number of threads", "1 to " + std::to_string(mostThreads));
    if (control.rowsPerSecond.value_or(0) > largest)
        return outOfRange("the rows per second", "0 to " + std::to_string(largest));
    if (control.bytesPerSecond.value_or(0) > largest)
        return outOfRange("the bytes per second", "0 to " + std::to_string(largest));
    return {};
}

std::optional<std::string> speedText(const std::optional<SpeedMode> &mode)
{
    return mode ? std::optional(std::string(speedName(*mode))) : std::nullopt;
}

} // namespace

std::string_view speedName(SpeedMode mode)
{
    switch (mode) {
    case SpeedMode::Steady:
        return "STEADY";
    case SpeedMode::Normal:
        return "NORMAL";
    case SpeedMode::Fast:
        return "FAST";
    }
    return "NORMAL";
}

std::optional<SpeedMode> speedOf(std::string_view name)
{
    for (const auto mode : {SpeedMode::Steady, SpeedMode::Normal, SpeedMode::Fast}) {
        if (speedName(mode) == name)
            return mode;
    }
    return std::nullopt;
}

Result<RunControl> RunControlStore::find(const std::string &projectId)
{
    const std::scoped_lock lock(m_database.mutex());
    RunControl control;
    Statement row(m_database.handle(),
                  "SELECT threads, rows_per_second, bytes_per_second, speed_mode "
                  "FROM run_control WHERE project_id = ?");
    const auto found = row.bind(projectId).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return control;
    if (!row.isNull(0))
        control.threads = static_cast<int>(row.integer(0));
    control.rowsPerSecond = countOf(row, 1);
    control.bytesPerSecond = countOf(row, 2);
    if (!row.isNull(3))
        control.speedMode = speedOf(row.text(3));
    return control;
}

Result<void> RunControlStore::put(const std::string &projectId, const RunControl &control)
{
    if (auto valid = check(control); !valid)
        return valid;
    const std::scoped_lock lock(m_database.mutex());
    // An unknown project gives no row, rather than a foreign key's error.
    Statement statement(m_database.handle(),
                        "INSERT OR REPLACE INTO run_control SELECT id, ?2, ?3, ?4, ?5, ?6 "
                        "FROM project WHERE id = ?1");
    statement.bind(projectId, control.threads, control.rowsPerSecond, control.bytesPerSecond,
                   speedText(control.speedMode), utcNow());
    if (auto done = statement.run(); !done)
        return done;
    if (sqlite3_changes(m_database.handle()) > 0)
        return {};
    return fail(ErrorCode::InvalidArgument, "there is no project " + projectId,
                "`godwitctl projects list` shows those of this home");
}

Result<std::optional<RunLimits>> RunControlStore::limits(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement row(m_database.handle(),
                  "SELECT step, threads_wanted, threads, rows_per_second, bytes_per_second, "
                  "speed_mode, remark FROM run_limits WHERE run_id = ?");
    const auto found = row.bind(runId).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    RunLimits limits;
    limits.step = stepOf(row.text(0)).value_or(StepKind::Precheck);
    limits.threadsWanted = static_cast<int>(row.integer(1));
    limits.threads = static_cast<int>(row.integer(2));
    limits.rowsPerSecond = row.count(3);
    limits.bytesPerSecond = row.count(4);
    limits.speedMode = speedOf(row.text(5)).value_or(SpeedMode::Normal);
    limits.remark = row.text(6);
    return std::optional(std::move(limits));
}

Result<void> RunControlStore::saveLimits(const std::string &runId, const RunLimits &limits)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "INSERT OR REPLACE INTO run_limits VALUES (?,?,?,?,?,?,?,?,?)");
    return statement
        .bind(runId, stepName(limits.step), limits.threadsWanted, limits.threads,
              limits.rowsPerSecond, limits.bytesPerSecond, speedName(limits.speedMode),
              limits.remark, utcNow())
        .run();
}

} // namespace godwit
