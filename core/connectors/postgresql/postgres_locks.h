// Advisory locks: they tell which writers of a run are alive. They hold within one database.
#pragma once

#include "core/connectors/postgresql/postgres_connection.h"

#include <string>

namespace godwit {

/// Godwit gives a run at most this many writers.
constexpr int mostPostgresWriters = 64;

/// Ends the session that holds writer @p writer's lock, if there is one, and takes the lock. It is
/// held as long as the connection lives. Errors: Busy; AlreadyRunning, when somebody was quicker.
[[nodiscard]] Result<void> takeWriterLock(PostgresConnection &connection, const std::string &run,
                                          int writer);

/// Ends every session that holds a lock of @p run's writers, and waits until all are gone: their
/// transactions are then committed or rolled back for good. Errors: Busy, with the session's id.
[[nodiscard]] Result<void> endWriters(PostgresConnection &connection, const std::string &run);

/// Under it the schema `godwit` is made and dropped, so that one run's clean-up does not take it
/// away from another's start. Held until the connection ends.
[[nodiscard]] Result<void> takeCatalogLock(PostgresConnection &connection);

} // namespace godwit
