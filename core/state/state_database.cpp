#include "core/state/state_database.h"

#include "core/state/sql.h"
#include "core/state/state_schema.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <thread>

namespace godwit {

namespace fs = std::filesystem;

namespace {

constexpr int busyTimeoutMs = 10000;

tl::unexpected<Error> cannotUse(const fs::path &path, int number)
{
    return fail(ErrorCode::Io,
                "Godwit's home cannot be used: " + path.string() + ": "
                    + std::generic_category().message(number),
                "choose a folder you may write with --home or GODWIT_HOME");
}

// Every missing folder on the way, readable by its owner only.
Result<void> makeFolder(const fs::path &folder)
{
    std::error_code ignored;
    if (fs::is_directory(folder, ignored))
        return {};
    const fs::path parent = folder.parent_path();
    if (!parent.empty() && parent != folder && !fs::exists(parent, ignored)) {
        if (auto made = makeFolder(parent); !made)
            return made;
    }
    if (::mkdir(folder.c_str(), 0700) != 0) {
        const int number = errno;
        if (!fs::is_directory(folder, ignored)) // a second process may have made it meanwhile
            return cannotUse(folder, number == EEXIST ? ENOTDIR : number);
    }
    return {};
}

// SQLite would create the file for everyone to read; -wal and -shm take its mode over. The file is
// never opened here: closing it again would drop the locks of every connection that this process
// has to it, and the next process to end would take the log away under them.
Result<void> makeFile(const fs::path &file)
{
    if (::mknod(file.c_str(), S_IFREG | 0600, 0) != 0 && errno != EEXIST)
        return cannotUse(file, errno);
    ::chmod(file.c_str(), 0600);
    if (::access(file.c_str(), R_OK | W_OK) != 0)
        return cannotUse(file, errno);
    return {};
}

Result<sqlite3 *> openFile(const std::string &name, int flags)
{
    sqlite3 *handle = nullptr;
    const int result =
        sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_FULLMUTEX, nullptr);
    if (result != SQLITE_OK) {
        Error error = stateError(handle, result);
        sqlite3_close(handle);
        return tl::unexpected(std::move(error));
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    return handle;
}

// SQLite does not wait for its turn when a database is turned into WAL, whatever the time-out.
Result<void> useWal(sqlite3 *handle)
{
    Result<void> done;
    for (int attempt = 0; attempt < 50; ++attempt) {
        done = executeSql(handle, "PRAGMA journal_mode = WAL");
        if (done || (sqlite3_errcode(handle) & 0xFF) != SQLITE_BUSY)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return done;
}

Result<void> prepare(sqlite3 *handle)
{
    if (auto done = useWal(handle); !done)
        return done;
    if (auto done = executeSql(handle, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        !done)
        return done;
    return upgradeState(handle);
}

// `file:` URI of a path, for the parameters that only a URI can carry.
std::string fileUri(const fs::path &file, const char *parameters)
{
    std::string uri = "file:";
    for (const char c : file.string()) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr const char *digits = "0123456789ABCDEF";
            uri += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
        } else {
            uri += c;
        }
    }
    return uri + parameters;
}

// A home that an older Godwit wrote cannot be read as it is, and reading must not change it: a
// temporary copy, which SQLite drops when it is closed, is upgraded instead.
Result<sqlite3 *> upgradedCopy(sqlite3 *original)
{
    auto copy = openFile("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!copy)
        return copy;
    sqlite3_backup *backup = sqlite3_backup_init(*copy, "main", original, "main");
    const int result = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(*copy);
    sqlite3_backup_finish(backup);
    Result<void> done;
    if (result != SQLITE_DONE)
        done = tl::unexpected(stateError(original, result));
    if (done)
        done = upgradeState(*copy);
    if (done)
        done = executeSql(*copy, "PRAGMA query_only = ON");
    if (!done) {
        sqlite3_close(*copy);
        return failure(std::move(done));
    }
    return copy;
}

// Null: nothing is in it yet; its maker was killed before the first tables were committed.
Result<sqlite3 *> openForReading(const fs::path &file, const char *parameters)
{
    auto handle = openFile(fileUri(file, parameters), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (!handle)
        return handle;
    auto version = readStateVersion(*handle);
    Result<void> usable = version ? refuseNewerState(*version) : failure(std::move(version));
    if (!usable) {
        sqlite3_close(*handle);
        return failure(std::move(usable));
    }
    if (*version == 0) {
        sqlite3_close(*handle);
        return nullptr;
    }
    if (*version < stateVersion) {
        auto copy = upgradedCopy(*handle);
        sqlite3_close(*handle);
        return copy;
    }
    return handle;
}

} // namespace

StateDatabase::StateDatabase(sqlite3 *handle, fs::path home)
    : m_handle(handle)
    , m_home(std::move(home))
{}

StateDatabase::~StateDatabase()
{
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<StateDatabase>> StateDatabase::open(const fs::path &home)
{
    const fs::path file = home / "state.db";
    if (auto made = makeFolder(home); !made)
        return failure(std::move(made));
    if (auto made = makeFile(file); !made)
        return failure(std::move(made));
    auto handle = openFile(file.string(), SQLITE_OPEN_READWRITE);
    if (!handle)
        return failure(std::move(handle));
    std::unique_ptr<StateDatabase> database(new StateDatabase(*handle, home));
    if (auto done = prepare(*handle); !done)
        return failure(std::move(done));
    return database;
}

Result<std::unique_ptr<StateDatabase>> StateDatabase::openReadOnly(const fs::path &home)
{
    const fs::path file = home / "state.db";
    struct stat found
    {
    };
    if (::stat(file.c_str(), &found) != 0) {
        if (errno == ENOENT)
            return nullptr;
        return cannotUse(file, errno);
    }
    if (found.st_size == 0)
        return nullptr;

    // Without a -wal file nobody has the database open, and SQLite would create one only to read:
    // an immutable database is read without. Should a writer come in between, the second way
    // serves.
    std::error_code ignored;
    if (!fs::exists(file.string() + "-wal", ignored)) {
        auto handle = openForReading(file, "?immutable=1");
        if (handle && !*handle)
            return nullptr;
        if (handle)
            return std::unique_ptr<StateDatabase>(new StateDatabase(*handle, home));
        if (!fs::exists(file.string() + "-wal", ignored))
            return failure(std::move(handle));
    }
    auto handle = openForReading(file, "?mode=ro");
    if (!handle)
        return failure(std::move(handle));
    if (!*handle)
        return nullptr;
    return std::unique_ptr<StateDatabase>(new StateDatabase(*handle, home));
}

fs::path homeFolder(const std::string &option)
{
    const auto variable = [](const char *name) {
        const char *value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing sets it
        return std::string(value ? value : "");
    };
    if (!option.empty())
        return fs::absolute(option);
    if (const std::string home = variable("GODWIT_HOME"); !home.empty())
        return fs::absolute(home);
    // The XDG specification ignores relative paths.
    if (const fs::path data = variable("XDG_DATA_HOME"); data.is_absolute())
        return data / "godwit";
    return fs::path(variable("HOME")) / ".local" / "share" / "godwit";
}

} // namespace godwit
