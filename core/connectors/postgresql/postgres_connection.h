#pragma once

#include "core/base/result.h"
#include "core/data/row_batch.h"
#include "core/project/data_source.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>

// libpq-fe.h stays in this folder's .cpp files.
struct pg_conn;
struct pg_cancel;
struct pg_result;

namespace godwit {

/// The port, and the database where the source names none.
constexpr int postgresPort = 5432;
constexpr const char *postgresDatabase = "postgres";

/// "127.0.0.1:5432/shop", or the socket's folder in place of the host.
std::string postgresPlace(const DataSource &source);

/// What a connection is for; sessions are prepared accordingly.
enum class PostgresRole {
    Reader, ///< read only: what would change something fails
    Ddl,    ///< single statements
    Writer, ///< rows: neither foreign keys nor triggers stand in their way, where the account may
            ///< switch them off
};

/// One live link to a PostgreSQL server with every session setting that matters set on purpose:
/// UTF-8, UTC, ISO dates, exact floats. Used by one thread at a time, except shutdown().
class PostgresConnection
{
public:
    /// Errors: ConnectionFailed (nobody there, no TLS), AccessDenied, ObjectMissing (no such
    /// database), InvalidArgument (an unknown tls mode). Never repeats a password. Once @p stop is
    /// asked for it comes back soon, with Cancelled.
    static Result<std::unique_ptr<PostgresConnection>>
    open(const DataSource &source, const std::stop_token &stop = {},
         PostgresRole role = PostgresRole::Reader);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// Runs a statement and throws its result away, if it has one.
    /// Errors: ConnectionLost, AccessDenied, ObjectMissing, StatementFailed, Cancelled.
    [[nodiscard]] Result<void> execute(const std::string &sql);
    /// Runs a statement and answers how many rows it has changed.
    Result<std::uint64_t> change(const std::string &sql);
    /// All rows of a small result.
    Result<RowBatch> query(const std::string &sql);
    /// The first cell of the first row; empty if there is no row or it is NULL.
    Result<std::string> queryText(const std::string &sql);

    /// Begins `COPY (...) TO STDOUT`.
    [[nodiscard]] Result<void> startCopy(const std::string &select, std::string_view doing);
    /// The next line of it, in the library's own memory until the next call; empty at the end.
    Result<std::string_view> nextCopyLine(std::string_view doing);
    /// Ends a copy before its end: the server is told to stop.
    void abandonCopy();

    /// A writer's transaction does not look away from foreign keys and triggers from here on.
    [[nodiscard]] Result<void> seeTriggers();

    /// Begins `COPY ... FROM STDIN`, whose text it is given.
    [[nodiscard]] Result<void> startCopyIn(const std::string &sql);
    /// Sends a piece of it, of any length; waits while the server is behind.
    [[nodiscard]] Result<void> putCopy(std::string_view text);
    /// Ends it and answers how many rows the server took. DataRejected has its diagnostics().
    Result<std::uint64_t> endCopyIn();
    /// Ends it so that no row of it counts; also when there is none.
    void failCopyIn();

    /// What the server said of the statement that failed last.
    struct Diagnostics
    {
        std::string state;   ///< SQLSTATE
        std::string message; ///< in one line, without what follows
        std::string detail;
        std::string context; ///< where it was, in lines
        std::string column;
    };
    const Diagnostics &diagnostics() const { return m_diagnostics; }

    /// From here on a statement that fails leaves the transaction as it was: what the snapshot's
    /// readers need. To be called in a transaction.
    [[nodiscard]] Result<void> keepTransaction();

    int versionNumber() const;     ///< 150018
    std::string tlsCipher() const; ///< empty: the connection is not encrypted
    std::string literal(std::string_view text) const;

    /// From any thread: a blocked call fails soon, with Cancelled, and the server stops too.
    void shutdown();
    bool isShutDown() const { return m_shutDown; }

private:
    PostgresConnection() = default;
    Error resultError(const pg_result *result, std::string_view doing);
    [[nodiscard]] Result<void> prepareSession(PostgresRole role);
    [[nodiscard]] Result<void> prepareWriting(PostgresRole role);
    void freeLine();
    void recover();

    pg_conn *m_handle = nullptr;
    pg_cancel *m_cancel = nullptr;
    char *m_line = nullptr;
    bool m_copying = false;
    bool m_sendingCopy = false;
    bool m_looksAway = false;
    Diagnostics m_diagnostics;
    bool m_keepsTransaction = false;
    std::atomic<bool> m_shutDown{false};
    int m_socket = -1;
};

} // namespace godwit
