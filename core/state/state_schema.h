#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace godwit {

/// The version of the home's database that this Godwit writes.
constexpr int stateVersion = 4;

/// 0: the database is new.
Result<int> readStateVersion(sqlite3 *database);

/// Creates the tables, or brings them to stateVersion, all in one transaction.
/// Errors: NotSupported, if a newer Godwit wrote the database.
[[nodiscard]] Result<void> upgradeState(sqlite3 *database);

/// Errors: NotSupported, as upgradeState().
[[nodiscard]] Result<void> refuseNewerState(int version);

} // namespace godwit
