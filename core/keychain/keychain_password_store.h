#pragma once

#include "core/service/password_store.h"

#include <chrono>
#include <memory>

namespace godwit {

/// Passwords in the desktop's keyring (Secret Service or KWallet), under the service name "Godwit".
/// One thread of the process talks to the keyring, so callers of any thread are served; they wait.
class KeychainPasswordStore final : public PasswordStore
{
public:
    /// @p patience: how long one request may take, the user's unlocking included. Needs a
    /// QCoreApplication, and makes one in the calling thread where none is.
    explicit KeychainPasswordStore(std::chrono::milliseconds patience = std::chrono::minutes(1));

    Result<std::optional<Secret>> find(const std::string &dataSourceId) override;
    [[nodiscard]] Result<void> save(const std::string &dataSourceId,
                                    const Secret &password) override;
    [[nodiscard]] Result<void> remove(const std::string &dataSourceId) override;
    bool isPersistent() const override { return true; }

    /// True if a keyring is there and speaks within @p patience. Asks for nothing that would need
    /// the keyring to be unlocked.
    static bool answers(std::chrono::milliseconds patience);

private:
    std::chrono::milliseconds m_patience;
};

/// The desktop's keyring if there is a session bus and a keyring answers on it, else one in memory.
/// There is no third way: passwords are never written to a file in plain text.
std::unique_ptr<PasswordStore> openPasswordStore();

} // namespace godwit
