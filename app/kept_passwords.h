// Passwords of stored data sources in the desktop's keyring.
#pragma once

#include "core/project/data_source.h"

#include <optional>
#include <string>
#include <vector>

namespace godwit::ctl {

/// True of a data source that has an account.
bool wantsPassword(const DataSource &source);

/// The password that the keyring keeps for a stored data source. Empty if none is kept, or no
/// keyring answers. A keyring that refuses is a warning: the user can still type the password.
std::optional<Secret> keptPassword(const std::string &dataSourceId, std::vector<Error> &warnings);

/// Errors: NotSupported, if there is no keyring to keep a password in.
[[nodiscard]] Result<void> requireKeyring();
[[nodiscard]] Result<void> keepPassword(const std::string &dataSourceId, const Secret &password);
/// What is not there needs not be removed.
[[nodiscard]] Result<void> forgetPassword(const std::string &dataSourceId);

} // namespace godwit::ctl
