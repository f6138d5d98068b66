#include "app/payload_file.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace godwit::ctl {

namespace {

// The reader of payloads has finer limits; this one is for /dev/zero and its like.
constexpr std::size_t largestFile = 256U << 20; // bytes

tl::unexpected<Error> unreadable(const std::string &file, int number)
{
    return fail(ErrorCode::InvalidArgument,
                "the project file " + printable(file)
                    + " cannot be read: " + std::generic_category().message(number),
                "give the path of a CreateProject payload, or - for standard input");
}

} // namespace

Result<std::string> readPayloadFile(const std::string &file)
{
    const int descriptor =
        file == "-" ? ::dup(STDIN_FILENO) : ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return unreadable(file, errno);
    std::string text;
    std::vector<char> buffer(1U << 16);
    ssize_t size = 0;
    int number = 0;
    while (text.size() <= largestFile) {
        size = ::read(descriptor, buffer.data(), buffer.size());
        number = errno;
        if (size < 0 && number == EINTR)
            continue;
        if (size <= 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    ::close(descriptor);
    if (size < 0)
        return unreadable(file, number);
    if (text.size() > largestFile)
        return fail(ErrorCode::OutOfRange, "the project file is longer than 256 MiB",
                    "select objects by rules instead of listing them");
    return text;
}

} // namespace godwit::ctl
