#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace godwit {

enum class LogLevel { Debug, Info, Warning, Error };

/// "DEBUG", "INFO", "WARNING", "ERROR".
std::string_view levelName(LogLevel level);

/// Lines of what Godwit does, for a file and for whoever listens.
///
/// Shape: `2026-11-23T03:00:33Z INFO shop.orders: 12 chunks done`; always one line, whatever the
/// message
///        holds, and without any secret (see maskSecrets()).
/// Thread-safe. Logging never fails: lines that cannot be written are counted.
class Log
{
public:
    using Listener = std::function<void(LogLevel level, const std::string &line)>;

    Log() = default;
    ~Log();
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;

    /// Appends to @p path from now on, which only its owner may read. Several processes may share
    /// it. Errors: Io.
    [[nodiscard]] Result<void> openFile(const std::string &path);

    /// Calls @p listener for every line, one at a time, from the thread that logs. What a listener
    /// logs itself goes to the file only. Returns a number for removeListener().
    int addListener(Listener listener);
    /// Once this returns, the listener is not called any more. Not to be called by a listener.
    void removeListener(int number);

    /// Lines below @p level are dropped; Info at first.
    void setLevel(LogLevel level) { m_level = level; }
    bool isOn(LogLevel level) const { return level >= m_level; }

    /// @p place says what the line is about: a table, a step, a connection.
    void write(LogLevel level, std::string_view place, std::string_view message);
    void debug(std::string_view place, std::string_view message);
    void info(std::string_view place, std::string_view message);
    void warning(std::string_view place, std::string_view message);
    void error(std::string_view place, std::string_view message);
    void error(std::string_view place, const Error &error);

    /// Lines that did not reach the file: the disk is full, say.
    std::uint64_t lostLines() const { return m_lostLines; }

private:
    void append(std::string line);
    void tellListeners(LogLevel level, const std::string &line);

    std::atomic<LogLevel> m_level = LogLevel::Info;
    std::atomic<std::uint64_t> m_lostLines = 0;
    std::mutex m_fileMutex;
    int m_file = -1;
    std::mutex m_listenerMutex;
    std::map<int, Listener> m_listeners;
    int m_nextNumber = 1;
};

/// The log of this process.
Log &processLog();

} // namespace godwit
