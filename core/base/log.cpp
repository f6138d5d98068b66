#include "core/base/log.h"

#include "core/base/secret.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace godwit {

namespace {

thread_local bool inListener = false;

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::string_view levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "DEBUG";
    case LogLevel::Info:
        return "INFO";
    case LogLevel::Warning:
        return "WARNING";
    case LogLevel::Error:
        break;
    }
    return "ERROR";
}

Log::~Log()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> Log::openFile(const std::string &path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        const std::string reason = std::generic_category().message(errno);
        return fail(ErrorCode::Io,
                    "cannot write the log file " + maskSecrets(printable(path)) + ": " + reason,
                    "Check the folder and its permissions, or choose another home.");
    }
    const std::scoped_lock lock(m_fileMutex);
    if (m_file >= 0)
        ::close(m_file);
    m_file = file;
    return {};
}

int Log::addListener(Listener listener)
{
    const std::scoped_lock lock(m_listenerMutex);
    m_listeners.emplace(m_nextNumber, std::move(listener));
    return m_nextNumber++;
}

void Log::removeListener(int number)
{
    const std::scoped_lock lock(m_listenerMutex);
    m_listeners.erase(number);
}

void Log::write(LogLevel level, std::string_view place, std::string_view message)
{
    if (!isOn(level))
        return;
    std::string text(place);
    if (!place.empty())
        text += ": ";
    text += message;
    // Masked first: a secret with a line break in it would not be found in the printable form.
    const std::string line =
        utcNow() + ' ' + std::string(levelName(level)) + ' ' + printable(maskSecrets(text));
    append(line + '\n');
    tellListeners(level, line);
}

void Log::append(std::string line)
{
    const std::scoped_lock lock(m_fileMutex);
    // One write for the whole line: lines of several processes do not mix.
    if (m_file >= 0 && !writeAll(m_file, line))
        ++m_lostLines;
}

void Log::tellListeners(LogLevel level, const std::string &line)
{
    if (inListener)
        return;
    const std::scoped_lock lock(m_listenerMutex);
    inListener = true;
    for (const auto &[number, listener] : m_listeners)
        listener(level, line);
    inListener = false;
}

void Log::debug(std::string_view place, std::string_view message)
{
    write(LogLevel::Debug, place, message);
}

void Log::info(std::string_view place, std::string_view message)
{
    write(LogLevel::Info, place, message);
}

void Log::warning(std::string_view place, std::string_view message)
{
    write(LogLevel::Warning, place, message);
}

void Log::error(std::string_view place, std::string_view message)
{
    write(LogLevel::Error, place, message);
}

void Log::error(std::string_view place, const Error &error)
{
    std::string text;
    for (const std::string &where : error.where)
        text += where + ": ";
    text += error.message;
    if (!error.proposal.empty())
        text += " - " + error.proposal;
    write(LogLevel::Error, place, text);
}

Log &processLog()
{
    static Log instance;
    return instance;
}

} // namespace godwit
