#include "core/base/text.h"
#include "core/state/state_database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace godwit {

namespace fs = std::filesystem;

namespace {

fs::path lockFile(const fs::path &home, const std::string &projectId)
{
    return home / "locks" / (percentEncode(projectId) + ".lock");
}

std::optional<int> processIn(int descriptor)
{
    char text[32] = {};
    const auto size = ::pread(descriptor, text, sizeof text - 1, 0);
    if (size <= 0)
        return std::nullopt;
    const auto number = parseInteger(trimmed({text, static_cast<std::size_t>(size)}));
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

tl::unexpected<Error> cannotLock(const fs::path &path, int number)
{
    return fail(ErrorCode::Io,
                "the project cannot be locked: " + path.string() + ": "
                    + std::generic_category().message(number),
                "check that Godwit's home may be written, or choose another one with --home or "
                "GODWIT_HOME");
}

// runningProcess() holds a lock for a moment; that alone is no reason to refuse.
bool lockSoon(int descriptor)
{
    for (int attempt = 0; attempt < 10; ++attempt) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

} // namespace

Result<RunLock> RunLock::acquire(const fs::path &home, const std::string &projectId)
{
    const fs::path path = lockFile(home, projectId);
    const fs::path folder = path.parent_path();
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return cannotLock(folder, errno);
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotLock(path, errno);
    if (!lockSoon(descriptor)) {
        const int number = errno;
        const auto process = processIn(descriptor);
        ::close(descriptor);
        if (number != EWOULDBLOCK)
            return cannotLock(path, number);
        return fail(ErrorCode::AlreadyRunning,
                    "the project is being run already"
                        + (process ? ", by process " + std::to_string(*process) : std::string()),
                    "wait for it to end, or pause it with `godwitctl projects pause`");
    }
    RunLock lock(descriptor);
    const std::string process = std::to_string(::getpid()) + '\n';
    if (::ftruncate(descriptor, 0) != 0
        || ::pwrite(descriptor, process.data(), process.size(), 0)
               != static_cast<ssize_t>(process.size()))
        return cannotLock(path, errno);
    return lock;
}

std::optional<int> RunLock::runningProcess(const fs::path &home, const std::string &projectId)
{
    const int descriptor = ::open(lockFile(home, projectId).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return std::nullopt;
    std::optional<int> process;
    if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        process = processIn(descriptor);
    ::close(descriptor);
    return process;
}

RunLock::RunLock(int descriptor)
    : m_descriptor(descriptor)
{}

RunLock::RunLock(RunLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

RunLock &RunLock::operator=(RunLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

RunLock::~RunLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace godwit
