#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

struct sqlite3;

namespace godwit {

/// The SQLite database of one Godwit home: `<home>/state.db`, WAL, synchronous FULL. Opened and
/// upgraded here; the stores beside this file own the statements.
class StateDatabase
{
public:
    /// Makes the home's folder (mode 0700) when it is missing.
    /// Errors: Io, StateDamaged (with the way to a fresh start in the proposal).
    static Result<std::unique_ptr<StateDatabase>> open(const std::filesystem::path &home);
    /// As open(), but of a home that may not exist and is not created: then null. Nothing is
    /// written; a home of an older Godwit is seen as it would be after its upgrade.
    static Result<std::unique_ptr<StateDatabase>> openReadOnly(const std::filesystem::path &home);
    ~StateDatabase();
    StateDatabase(const StateDatabase &) = delete;
    StateDatabase &operator=(const StateDatabase &) = delete;

    sqlite3 *handle() const { return m_handle; }
    std::mutex &mutex() { return m_mutex; } ///< held by whoever uses the handle
    const std::filesystem::path &home() const { return m_home; }

private:
    StateDatabase(sqlite3 *handle, std::filesystem::path home);

    sqlite3 *m_handle;
    std::mutex m_mutex;
    std::filesystem::path m_home;
};

/// `--home`, else GODWIT_HOME, else `$XDG_DATA_HOME/godwit`, else `~/.local/share/godwit`.
std::filesystem::path homeFolder(const std::string &option);

/// Held while a project runs; the operating system drops it when the process dies, however it dies.
class RunLock
{
public:
    /// Errors: AlreadyRunning, with the process id that holds it.
    static Result<RunLock> acquire(const std::filesystem::path &home, const std::string &projectId);
    /// The process that holds the lock now; empty if none does. Creates nothing.
    static std::optional<int> runningProcess(const std::filesystem::path &home,
                                             const std::string &projectId);
    RunLock(RunLock &&other) noexcept;
    RunLock &operator=(RunLock &&other) noexcept;
    ~RunLock();

private:
    explicit RunLock(int descriptor);
    int m_descriptor = -1;
};

} // namespace godwit
