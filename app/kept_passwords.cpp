#include "app/kept_passwords.h"

#include "core/keychain/keychain_password_store.h"

namespace godwit::ctl {

namespace {

// Opened by the first who needs a password: most commands need none and start without it.
PasswordStore &passwords()
{
    static const auto store = openPasswordStore();
    return *store;
}

} // namespace

bool wantsPassword(const DataSource &source)
{
    return source.kind != StoreKind::Sqlite && !source.user.empty();
}

std::optional<Secret> keptPassword(const std::string &dataSourceId, std::vector<Error> &warnings)
{
    if (dataSourceId.empty())
        return std::nullopt;
    auto found = passwords().find(dataSourceId);
    if (found)
        return std::move(*found);
    found.error().level = Level::Warning;
    warnings.push_back(std::move(found.error()));
    return std::nullopt;
}

Result<void> requireKeyring()
{
    if (passwords().isPersistent())
        return {};
    return fail(ErrorCode::NotSupported,
                "there is no keyring that could keep the password: this session has no D-Bus, or "
                "neither the Secret Service nor KWallet answers on it",
                "leave out --save-password, and name an environment variable with --password-env "
                "or type the password when it is asked for");
}

Result<void> keepPassword(const std::string &dataSourceId, const Secret &password)
{
    return passwords().save(dataSourceId, password);
}

Result<void> forgetPassword(const std::string &dataSourceId)
{
    return passwords().remove(dataSourceId);
}

} // namespace godwit::ctl
