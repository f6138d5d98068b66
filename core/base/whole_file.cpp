#include "core/base/whole_file.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

namespace godwit {

namespace {

/// A file descriptor, closed in the end.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {}
    ~Descriptor() { (void)close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }
    /// False: what was written may not have arrived.
    bool close()
    {
        const int number = m_number;
        m_number = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

tl::unexpected<Error> unreadable(const std::string &path, int number)
{
    return fail(ErrorCode::InvalidArgument,
                printable(path) + " cannot be read: " + std::generic_category().message(number),
                "give the path of a file that is there");
}

tl::unexpected<Error> unwritable(const std::string &path, int number)
{
    const std::string message =
        printable(path) + " cannot be written: " + std::generic_category().message(number);
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return fail(ErrorCode::Io, message, "make room on the disk, or choose another file");
    if (number == EIO)
        return fail(ErrorCode::Io, message, "choose a file on another disk");
    return fail(ErrorCode::InvalidArgument, message, "choose a file in a folder you may write");
}

bool writeAll(int descriptor, const std::string &bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += static_cast<std::size_t>(count);
    }
    return true;
}

Result<void> writeInto(const std::string &path, const std::string &bytes)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.isOpen() || !writeAll(file.number(), bytes) || !file.close())
        return unwritable(path, errno);
    return {};
}

// A name in the same folder, so that renaming needs no copy; no other process or thread has it.
std::string besides(const std::string &path)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    const std::string name =
        ".godwit-" + std::to_string(::getpid()) + '-' + std::to_string(now) + ".part";
    return (std::filesystem::path(path).parent_path() / name).string();
}

Result<void> replaceFile(const std::string &path, const std::string &bytes, mode_t mode,
                         bool keepsMode)
{
    const std::string temporary = besides(path);
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.isOpen())
        return unwritable(path, errno);
    bool done = !keepsMode || ::fchmod(file.number(), mode) == 0;
    done = done && writeAll(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close()
           && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (done)
        return {};
    const int number = errno;
    ::unlink(temporary.c_str());
    return unwritable(path, number);
}

} // namespace

Result<std::string> readWholeFile(const std::string &path, std::size_t most)
{
    const Descriptor file(path == "-" ? ::dup(STDIN_FILENO)
                                      : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.isOpen())
        return unreadable(path, errno);
    std::string bytes;
    std::vector<char> buffer(1U << 16);
    while (bytes.size() <= most) {
        const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return fail(ErrorCode::OutOfRange,
                printable(path) + " is longer than " + std::to_string(most >> 20) + " MiB",
                "give the path of another file");
}

Result<void> writeWholeFile(const std::string &path, const std::string &bytes)
{
    struct stat found
    {
    };
    const bool exists = ::stat(path.c_str(), &found) == 0;
    if (exists && S_ISDIR(found.st_mode))
        return unwritable(path, EISDIR);
    if (exists && !S_ISREG(found.st_mode))
        return writeInto(path, bytes);
    // A link stays, and what it points to is replaced.
    std::error_code ignored;
    const auto target = std::filesystem::canonical(path, ignored);
    return replaceFile(exists && !ignored ? target.string() : path, bytes,
                       exists ? found.st_mode & 07777 : 0644, exists);
}

} // namespace godwit
