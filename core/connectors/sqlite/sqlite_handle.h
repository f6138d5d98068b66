#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

// sqlite3.h stays in this folder's .cpp files.
struct sqlite3;
struct sqlite3_stmt;

namespace godwit {

enum class SqliteMode {
    Read,  ///< the file must exist; nothing is changed and no file stays behind
    Write, ///< the file is made when it is missing
};

/// A prepared statement. Its columns are read after SqliteHandle::step() gave a row.
class SqliteStatement
{
public:
    SqliteStatement() = default;
    explicit SqliteStatement(sqlite3_stmt *statement)
        : m_statement(statement)
    {}
    ~SqliteStatement();
    SqliteStatement(SqliteStatement &&other) noexcept;
    SqliteStatement &operator=(SqliteStatement &&other) noexcept;

    sqlite3_stmt *get() const { return m_statement; }
    explicit operator bool() const { return m_statement != nullptr; }

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const; ///< whole, also with a NUL inside

    void bind(int parameter, std::string_view text); ///< a copy is kept
    void bind(int parameter, std::int64_t number);

private:
    sqlite3_stmt *m_statement = nullptr;
};

/// One connection to one SQLite file. Used by one thread at a time, except cancel().
class SqliteHandle
{
public:
    /// Errors: ConnectionFailed (missing, no database, locked), AccessDenied, Io.
    /// Once @p stop is asked for it is as if cancel() had been called, also while opening.
    static Result<std::unique_ptr<SqliteHandle>> open(const std::string &path, SqliteMode mode,
                                                      int busyMilliseconds,
                                                      const std::stop_token &stop = {});
    ~SqliteHandle();
    SqliteHandle(const SqliteHandle &) = delete;
    SqliteHandle &operator=(const SqliteHandle &) = delete;

    /// Every statement of @p sql; rows are thrown away.
    [[nodiscard]] Result<void> execute(const std::string &sql);
    /// Exactly one statement.
    Result<SqliteStatement> prepare(std::string_view sql);
    /// True: there is a row.
    Result<bool> step(SqliteStatement &statement);
    /// The first cell of the first row; empty if there is none, or it is NULL.
    Result<std::optional<std::string>> queryText(std::string_view sql);

    /// SQLite's last error as ours; @p doing says what was tried: "reading main.orders".
    Error lastError(std::string_view doing) const;

    /// From any thread: the running call and every later one fail with Cancelled.
    void cancel();
    bool isCancelled() const { return m_cancelled || m_stop.stop_requested(); }

    sqlite3 *get() const { return m_handle; }
    const std::string &path() const { return m_path; }

private:
    SqliteHandle(std::string path, int busyMilliseconds, const std::stop_token &stop)
        : m_path(std::move(path))
        , m_busyMilliseconds(busyMilliseconds)
        , m_stop(stop)
    {}
    [[nodiscard]] Result<void> connect(const std::string &name, int flags);
    static int onBusy(void *self, int tries);
    static int onProgress(void *self);

    sqlite3 *m_handle = nullptr;
    std::string m_path;
    int m_busyMilliseconds;
    std::stop_token m_stop;
    std::atomic<bool> m_cancelled{false};
};

} // namespace godwit
