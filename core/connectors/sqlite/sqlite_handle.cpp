#include "core/connectors/sqlite/sqlite_handle.h"

#include "core/base/text.h"

#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>

namespace godwit {

namespace {

namespace fs = std::filesystem;

constexpr int busyStepMilliseconds = 5;
constexpr int progressSteps = 100'000; // of SQLite's virtual machine: a few milliseconds

bool mayAccess(const std::string &path, int mode)
{
    return ::access(path.c_str(), mode) == 0;
}

std::string folderOf(const std::string &path)
{
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

// Bytes 18 and 19 of the header are 2 in a WAL database.
bool isWalDatabase(const std::string &path)
{
    std::array<char, 20> header{};
    std::ifstream file(path, std::ios::binary);
    return file.read(header.data(), header.size()) && header[18] == 2 && header[19] == 2;
}

// How to name and open the file such that reading leaves nothing behind. A read-only connection to
// a WAL database makes its -wal and -shm files and cannot remove them again; a writable one removes
// them.
std::pair<std::string, int> readingForm(const std::string &path)
{
    std::error_code ignored;
    if (!isWalDatabase(path) || fs::exists(path + "-wal", ignored))
        return {path, SQLITE_OPEN_READONLY};
    if (mayAccess(path, W_OK) && mayAccess(folderOf(path), W_OK))
        return {path, SQLITE_OPEN_READWRITE};
    std::string uri = "file:";
    for (const char c : path)
        uri += c == '/' ? std::string("/") : percentEncode({&c, 1});
    return {uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI};
}

Result<void> checkReadable(const std::string &path)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        return fail(ErrorCode::ConnectionFailed, "there is no file " + printable(path),
                    "check the path of the SQLite data source");
    }
    if (fs::is_directory(path, ignored)) {
        return fail(ErrorCode::ConnectionFailed,
                    printable(path) + " is a folder, not a SQLite database",
                    "name the database file itself");
    }
    if (!mayAccess(path, R_OK)) {
        return fail(ErrorCode::AccessDenied, "no permission to read " + printable(path),
                    "give the user that runs Godwit the right to read the file");
    }
    return {};
}

Result<void> checkWritable(const std::string &path)
{
    std::error_code ignored;
    const std::string folder = folderOf(path);
    if (!fs::is_directory(folder, ignored)) {
        return fail(ErrorCode::ConnectionFailed, "there is no folder " + printable(folder),
                    "make the folder, or correct the path of the SQLite data source");
    }
    if (fs::is_directory(path, ignored)) {
        return fail(ErrorCode::ConnectionFailed,
                    printable(path) + " is a folder, not a SQLite database",
                    "name the database file itself");
    }
    // SQLite keeps its journal beside the file, so the folder has to be writable too.
    if (!mayAccess(folder, W_OK) || (fs::exists(path, ignored) && !mayAccess(path, W_OK))) {
        return fail(ErrorCode::AccessDenied, "no permission to write " + printable(path),
                    "give the user that runs Godwit the right to write the file and its folder");
    }
    return {};
}

struct Cause
{
    ErrorCode code;
    std::string proposal;
};

Cause causeOf(int code, std::string_view message)
{
    // A reader may not roll back what a killed writer left half done.
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
        return {
            ErrorCode::AccessDenied,
            "its last writer was killed in the middle of a transaction; if that was Godwit, resume "
            "the run (--resume), else open the file once with the program that writes it"};
    switch (code & 0xFF) {
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::ConnectionLost,
                "another program holds the database; let it finish, then try again"};
    case SQLITE_FULL:
        return {ErrorCode::Io, "make room on the disk, then resume"};
    case SQLITE_IOERR:
        return {ErrorCode::Io, "check the disk and the file system"};
    case SQLITE_CORRUPT:
        return {ErrorCode::Io, "the file is damaged; `PRAGMA integrity_check` says where"};
    case SQLITE_NOTADB:
        return {ErrorCode::ConnectionFailed,
                "name a SQLite 3 database; encrypted ones are not supported"};
    case SQLITE_CANTOPEN:
        return {ErrorCode::ConnectionFailed,
                "check the path and the rights of the file and its folder"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::AccessDenied,
                "give the user that runs Godwit the right to write the file"};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return {ErrorCode::DataRejected,
                "correct the rows or the destination's table, then resume"};
    default:
        break;
    }
    if (message.starts_with("no such table"))
        return {ErrorCode::ObjectMissing, {}};
    return {ErrorCode::StatementFailed, {}};
}

} // namespace

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

SqliteStatement::SqliteStatement(SqliteStatement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{}

SqliteStatement &SqliteStatement::operator=(SqliteStatement &&other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string SqliteStatement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    const int bytes = sqlite3_column_bytes(m_statement, column);
    return text ? std::string(text, static_cast<std::size_t>(bytes)) : std::string();
}

void SqliteStatement::bind(int parameter, std::string_view text)
{
    sqlite3_bind_text64(m_statement, parameter, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void SqliteStatement::bind(int parameter, std::int64_t number)
{
    sqlite3_bind_int64(m_statement, parameter, number);
}

Result<std::unique_ptr<SqliteHandle>> SqliteHandle::open(const std::string &path, SqliteMode mode,
                                                         int busyMilliseconds,
                                                         const std::stop_token &stop)
{
    const bool reading = mode == SqliteMode::Read;
    if (auto checked = reading ? checkReadable(path) : checkWritable(path); !checked)
        return failure(std::move(checked));
    const auto [name, flags] =
        reading ? readingForm(path)
                : std::pair<std::string, int>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    std::unique_ptr<SqliteHandle> handle(new SqliteHandle(path, busyMilliseconds, stop));
    if (auto connected = handle->connect(name, flags); !connected)
        return failure(std::move(connected));
    // Foreign keys are not Godwit's to enforce while rows arrive in any order.
    const char *settings = reading ? "PRAGMA query_only = ON; PRAGMA cache_size = -8192;"
                                   : "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32768;";
    if (auto set = handle->execute(settings); !set)
        return failure(std::move(set));
    return handle;
}

Result<void> SqliteHandle::connect(const std::string &name, int flags)
{
    const int code = sqlite3_open_v2(name.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(lastError("opening " + printable(m_path)));
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_handler(m_handle, onBusy, this);
    sqlite3_progress_handler(m_handle, progressSteps, onProgress, this);
    // The rows are copied as they are: whatever a trigger of an existing table would add is not the
    // source's.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    // sqlite3_open_v2() does not look at the file yet.
    auto version = queryText("PRAGMA schema_version");
    if (version)
        return {};
    Error error = lastError("opening " + printable(m_path));
    if (error.code == ErrorCode::ConnectionLost)
        error.code = ErrorCode::ConnectionFailed; // there was no connection to lose
    return tl::unexpected(std::move(error));
}

SqliteHandle::~SqliteHandle()
{
    sqlite3_close_v2(m_handle);
}

int SqliteHandle::onBusy(void *self, int tries)
{
    const auto *handle = static_cast<SqliteHandle *>(self);
    if (handle->isCancelled() || tries * busyStepMilliseconds >= handle->m_busyMilliseconds)
        return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(busyStepMilliseconds));
    return 1;
}

int SqliteHandle::onProgress(void *self)
{
    return static_cast<SqliteHandle *>(self)->isCancelled() ? 1 : 0;
}

Result<void> SqliteHandle::execute(const std::string &sql)
{
    if (isCancelled())
        return fail(ErrorCode::Cancelled, "stopped");
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(lastError("running a statement"));
    return {};
}

Result<SqliteStatement> SqliteHandle::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const char *tail = nullptr;
    const int code =
        sqlite3_prepare_v2(m_handle, sql.data(), static_cast<int>(sql.size()), &statement, &tail);
    SqliteStatement prepared(statement);
    if (code != SQLITE_OK)
        return tl::unexpected(lastError("preparing a statement"));
    if (!prepared)
        return fail(ErrorCode::StatementFailed, "the statement is empty");
    const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (!trimmed(rest).empty())
        return fail(ErrorCode::StatementFailed, "more than one statement where one is expected");
    return prepared;
}

Result<bool> SqliteHandle::step(SqliteStatement &statement)
{
    if (isCancelled())
        return fail(ErrorCode::Cancelled, "stopped");
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(lastError("running a statement"));
}

Result<std::optional<std::string>> SqliteHandle::queryText(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return failure(std::move(statement));
    const auto row = step(*statement);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || statement->isNull(0))
        return std::nullopt;
    return statement->text(0);
}

Error SqliteHandle::lastError(std::string_view doing) const
{
    const int code = sqlite3_extended_errcode(m_handle);
    const std::string message = m_handle ? sqlite3_errmsg(m_handle) : "out of memory";
    if ((code & 0xff) == SQLITE_BUSY && isCancelled()) {
        Error stopped; // SQLite says "locked": it was waiting for somebody else's lock
        stopped.code = ErrorCode::Cancelled;
        stopped.message = "stopped while " + std::string(doing);
        return stopped;
    }
    Cause cause = causeOf(code, message);
    Error error;
    error.code = cause.code;
    error.message = std::string(doing) + ": " + printable(message);
    error.proposal = std::move(cause.proposal);
    return error;
}

void SqliteHandle::cancel()
{
    m_cancelled = true;
    sqlite3_interrupt(m_handle);
}

} // namespace godwit
