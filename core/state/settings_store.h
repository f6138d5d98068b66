#pragma once

#include "core/base/json.h"
#include "core/state/state_database.h"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>

namespace godwit {

/// A number that somebody may choose: how it is called, what it is if nobody did, and its range.
struct NumberSetting
{
    const char *key;
    std::int64_t fallback;
    std::int64_t least;
    std::int64_t most;
};

struct FlagSetting
{
    const char *key;
    bool fallback;
};

struct TextSetting
{
    const char *key;
    const char *fallback;
};

/// The settings that core/ itself knows. The window's own (`ui.…`) are named where they are used.
namespace settings {

/// Seconds without a row moving before a copy or a verification counts as stalled.
inline constexpr NumberSetting stallSeconds{"alert.stallSeconds", 60, 1, 86'400};
/// A run is slow when it takes longer than so many times the estimate's upper end.
inline constexpr NumberSetting slowFactor{"alert.slowFactor", 2, 1, 1'000};
/// ... but never before so many seconds.
inline constexpr NumberSetting slowSeconds{"alert.slowSeconds", 60, 0, 31'536'000};
/// Lost connections within ten minutes that are worth an alert.
inline constexpr NumberSetting reconnects{"alert.reconnects", 5, 1, 10'000};
/// Differences kept of one table; the others are only counted.
/// OMS: `limitator.table.diff.max`, 10,000, at most ten million.
inline constexpr NumberSetting differenceCap{"verify.differenceCap", 1'000'000, 1, 10'000'000};
/// "en", "zh_CN"; empty: the desktop's.
inline constexpr TextSetting language{"ui.language", ""};

} // namespace settings

/// What is set for a home, as JSON values by key: settings that no code here knows survive.
/// Thread-safe.
class SettingsStore
{
public:
    explicit SettingsStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Empty if nobody has set it.
    Result<std::optional<Json>> find(const std::string &key);
    Result<std::map<std::string, Json>> list();
    /// Errors: InvalidArgument for an empty key.
    [[nodiscard]] Result<void> put(const std::string &key, const Json &value);
    [[nodiscard]] Result<void> remove(const std::string &key);

    /// The value in force: the fallback where nothing, or nothing usable, is set.
    Result<std::int64_t> get(const NumberSetting &setting);
    Result<bool> get(const FlagSetting &setting);
    Result<std::string> get(const TextSetting &setting);

    /// Errors: InvalidArgument for a number out of the setting's range.
    [[nodiscard]] Result<void> set(const NumberSetting &setting, std::int64_t value);
    [[nodiscard]] Result<void> set(const FlagSetting &setting, bool value);
    [[nodiscard]] Result<void> set(const TextSetting &setting, const std::string &value);

private:
    StateDatabase &m_database;
};

} // namespace godwit
