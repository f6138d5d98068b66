#include "core/state/settings_store.h"

#include "core/base/text.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

// A number as it may stand in JSON; empty for anything else, and for what 64 bits cannot hold.
std::optional<std::int64_t> integerOf(const Json &value)
{
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    return std::nullopt;
}

bool isWithin(const NumberSetting &setting, std::int64_t value)
{
    return value >= setting.least && value <= setting.most;
}

} // namespace

Result<std::optional<Json>> SettingsStore::find(const std::string &key)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement row(m_database.handle(), "SELECT value FROM setting WHERE key = ?");
    const auto found = row.bind(key).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    Json value = Json::parse(row.text(0), nullptr, false);
    if (value.is_discarded()) // written by hand, say: as if it were not there
        return std::nullopt;
    return std::optional(std::move(value));
}

Result<std::map<std::string, Json>> SettingsStore::list()
{
    const std::scoped_lock lock(m_database.mutex());
    std::map<std::string, Json> all;
    Statement rows(m_database.handle(), "SELECT key, value FROM setting");
    auto done = eachRow(rows, [&](const Statement &row) -> Result<void> {
        Json value = Json::parse(row.text(1), nullptr, false);
        if (!value.is_discarded())
            all.emplace(row.text(0), std::move(value));
        return {};
    });
    if (!done)
        return failure(std::move(done));
    return all;
}

Result<void> SettingsStore::put(const std::string &key, const Json &value)
{
    if (key.empty())
        return fail(ErrorCode::InvalidArgument, "a setting needs a name", "give it one");
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)");
    return statement.bind(key, value.dump(-1, ' ', false, Json::error_handler_t::replace), utcNow())
        .run();
}

Result<void> SettingsStore::remove(const std::string &key)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), "DELETE FROM setting WHERE key = ?");
    return statement.bind(key).run();
}

Result<std::int64_t> SettingsStore::get(const NumberSetting &setting)
{
    const auto value = find(setting.key);
    if (!value)
        return tl::unexpected(value.error());
    const auto number = *value ? integerOf(**value) : std::nullopt;
    return number && isWithin(setting, *number) ? *number : setting.fallback;
}

Result<bool> SettingsStore::get(const FlagSetting &setting)
{
    const auto value = find(setting.key);
    if (!value)
        return tl::unexpected(value.error());
    return *value && (*value)->is_boolean() ? (*value)->get<bool>() : setting.fallback;
}

Result<std::string> SettingsStore::get(const TextSetting &setting)
{
    const auto value = find(setting.key);
    if (!value)
        return tl::unexpected(value.error());
    return *value && (*value)->is_string() ? (*value)->get<std::string>() : setting.fallback;
}

Result<void> SettingsStore::set(const NumberSetting &setting, std::int64_t value)
{
    if (!isWithin(setting, value)) {
        return fail(ErrorCode::InvalidArgument,
                    std::string(setting.key) + " cannot be " + std::to_string(value),
                    "give a number from " + std::to_string(setting.least) + " to "
                        + std::to_string(setting.most));
    }
    return put(setting.key, value);
}

Result<void> SettingsStore::set(const FlagSetting &setting, bool value)
{
    return put(setting.key, value);
}

Result<void> SettingsStore::set(const TextSetting &setting, const std::string &value)
{
    return put(setting.key, value);
}

} // namespace godwit
