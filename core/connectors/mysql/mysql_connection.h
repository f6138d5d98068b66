#pragma once

#include "core/base/result.h"
#include "core/data/row_batch.h"
#include "core/project/data_source.h"

#include <atomic>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

// mysql.h stays in this folder's .cpp files.
struct st_mysql;
struct st_mysql_res;

namespace godwit {

class LocalStream;

/// What a connection is for; decides its session settings.
enum class MysqlRole {
    Catalog, ///< reads information_schema and SHOW statements; results in UTF-8
    Reader,  ///< reads rows: stored bytes, no conversion, read only
    Writer,  ///< loads rows: LOAD DATA LOCAL allowed, from Godwit's own stream only
    Ddl,     ///< creates tables and views; statements in UTF-8
    Repair,  ///< changes single rows; reads them as Reader does
};

/// One live link to a MySQL-family server, with every session setting that matters set on purpose.
/// Used by one thread at a time, except shutdown().
class MysqlConnection
{
public:
    /// Errors: ConnectionFailed (nobody there, wrong name), AccessDenied. Never repeats a password.
    /// Once @p stop is asked for it comes back soon, with Cancelled.
    static Result<std::unique_ptr<MysqlConnection>> open(const DataSource &source, MysqlRole role,
                                                         const std::stop_token &stop = {});
    ~MysqlConnection();
    MysqlConnection(const MysqlConnection &) = delete;
    MysqlConnection &operator=(const MysqlConnection &) = delete;

    /// Runs a statement and throws its result away, if it has one.
    /// Errors: ConnectionLost, AccessDenied, ObjectMissing, StatementFailed, Cancelled.
    [[nodiscard]] Result<void> execute(std::string_view sql);
    /// All rows of a small result.
    Result<RowBatch> query(std::string_view sql);
    /// The first cell of the first row; empty if there is no row or it is NULL.
    Result<std::string> queryText(std::string_view sql);

    /// An error once the server has asked for a local file: it gets no further statement.
    [[nodiscard]] Result<void> checkTrust(std::string_view doing) const;

    /// The last error came from the client library, which refused what the server sent or lost it.
    bool errorIsTheClients() const;

    /// The error the client library holds now, as ours; @p doing says what was tried.
    Error lastError(std::string_view doing) const;

    bool isMariaDb() const { return m_isMariaDb; }
    bool isOceanBase() const { return m_isOceanBase; }
    int versionNumber() const { return m_versionNumber; } ///< 80015, 101119
    const std::string &serverVersion() const { return m_serverVersion; }
    unsigned long connectionId() const;
    std::string tlsCipher() const; ///< empty: the connection is not encrypted

    /// From any thread: a blocked call fails soon, with Cancelled.
    void shutdown();
    bool isShutDown() const { return m_shutDown; }

    st_mysql *handle() const { return m_handle; }

private:
    friend class LocalFileGuard;

    MysqlConnection() = default;
    /// OceanBase greets as some MySQL; only its version comment gives it away.
    [[nodiscard]] Result<void> recognizeOceanBase();
    /// A statement has one result. What a server sends beyond it is read, and not used.
    [[nodiscard]] Result<void> skipOtherResults();

    st_mysql *m_handle = nullptr;
    bool m_isMariaDb = false;
    bool m_isOceanBase = false;
    int m_versionNumber = 0;
    std::string m_serverVersion;
    std::atomic<bool> m_shutDown{false};
    LocalStream *m_stream = nullptr; ///< what the server may ask for now
    std::string m_refusedFile;       ///< what it asked for instead
    bool m_hasRefusedFile = false;
};

} // namespace godwit
