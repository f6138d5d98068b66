#include "app/password_prompt.h"

#include "core/base/secret.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

namespace godwit::ctl {

namespace {

class Terminal
{
public:
    Terminal()
        : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {}
    ~Terminal()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    bool write(const std::string &text) const
    {
        return ::write(m_descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

    std::optional<std::string> readLine() const
    {
        std::string line;
        char c = 0;
        while (::read(m_descriptor, &c, 1) == 1) {
            if (c == '\n')
                return line;
            line += c;
        }
        return std::nullopt;
    }

    std::optional<std::string> readLineWithoutEcho() const
    {
        termios before{};
        if (::tcgetattr(m_descriptor, &before) != 0)
            return std::nullopt;
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (::tcsetattr(m_descriptor, TCSAFLUSH, &silent) != 0)
            return std::nullopt;
        auto line = readLine();
        ::tcsetattr(m_descriptor, TCSAFLUSH, &before);
        return line;
    }

private:
    int m_descriptor;
};

} // namespace

std::optional<std::string> promptForPassword(const std::string &question)
{
    if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDERR_FILENO) != 1)
        return std::nullopt;
    const Terminal terminal;
    if (!terminal.isOpen() || !terminal.write(maskSecrets(question) + ": "))
        return std::nullopt;
    auto line = terminal.readLineWithoutEcho();
    terminal.write("\n");
    return line;
}

} // namespace godwit::ctl
