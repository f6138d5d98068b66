#include "core/service/password_store.h"

namespace godwit {

Result<std::optional<Secret>> MemoryPasswordStore::find(const std::string &dataSourceId)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_passwords.find(dataSourceId);
    if (found == m_passwords.end())
        return std::nullopt;
    return std::optional(found->second);
}

Result<void> MemoryPasswordStore::save(const std::string &dataSourceId, const Secret &password)
{
    const std::scoped_lock lock(m_mutex);
    m_passwords.insert_or_assign(dataSourceId, password);
    return {};
}

Result<void> MemoryPasswordStore::remove(const std::string &dataSourceId)
{
    const std::scoped_lock lock(m_mutex);
    m_passwords.erase(dataSourceId);
    return {};
}

} // namespace godwit
