#pragma once

#include "core/base/result.h"
#include "core/data/row_batch.h"
#include "core/project/data_source.h"

#include <atomic>
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

/// One live link to a PostgreSQL server, read only, with every session setting that matters set on
/// purpose: UTF-8, UTC, ISO dates, exact floats. Used by one thread at a time, except shutdown().
class PostgresConnection
{
public:
    /// Errors: ConnectionFailed (nobody there, no TLS), AccessDenied, ObjectMissing (no such
    /// database), InvalidArgument (an unknown tls mode). Never repeats a password. Once @p stop is
    /// asked for it comes back soon, with Cancelled.
    static Result<std::unique_ptr<PostgresConnection>> open(const DataSource &source,
                                                            const std::stop_token &stop = {});
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// Runs a statement and throws its result away, if it has one.
    /// Errors: ConnectionLost, AccessDenied, ObjectMissing, StatementFailed, Cancelled.
    [[nodiscard]] Result<void> execute(const std::string &sql);
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
    Error resultError(const pg_result *result, std::string_view doing) const;
    [[nodiscard]] Result<void> prepareSession();
    void freeLine();
    void recover();

    pg_conn *m_handle = nullptr;
    pg_cancel *m_cancel = nullptr;
    char *m_line = nullptr;
    bool m_copying = false;
    bool m_keepsTransaction = false;
    std::atomic<bool> m_shutDown{false};
    int m_socket = -1;
};

} // namespace godwit
