#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace godwit {

/// Passwords of data sources, by the data source's id. Thread-safe. Never a file of ours, never
/// plain text.
class PasswordStore
{
public:
    virtual ~PasswordStore() = default;

    /// Empty: none is kept for this data source. May wait while the user unlocks the keyring: not
    /// for the window's thread.
    /// Errors: AccessDenied if the user refuses; Io if the keyring does not answer.
    virtual Result<std::optional<Secret>> find(const std::string &dataSourceId) = 0;
    [[nodiscard]] virtual Result<void> save(const std::string &dataSourceId,
                                            const Secret &password) = 0;
    /// Nothing to remove is no error.
    [[nodiscard]] virtual Result<void> remove(const std::string &dataSourceId) = 0;
    /// False: passwords are gone when the program ends, and the user is told so.
    virtual bool isPersistent() const = 0;
};

/// Keeps them until the program ends.
class MemoryPasswordStore final : public PasswordStore
{
public:
    Result<std::optional<Secret>> find(const std::string &dataSourceId) override;
    [[nodiscard]] Result<void> save(const std::string &dataSourceId,
                                    const Secret &password) override;
    [[nodiscard]] Result<void> remove(const std::string &dataSourceId) override;
    bool isPersistent() const override { return false; }

private:
    std::mutex m_mutex;
    std::map<std::string, Secret> m_passwords;
};

} // namespace godwit
