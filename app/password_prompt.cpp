#include "app/password_prompt.h"

#include "core/base/secret.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace godwit::ctl {

namespace {

volatile std::sig_atomic_t caughtSignal = 0;

// While it lives, Ctrl+C ends the reading instead of the process: whoever turned the echo off must
// turn it on again. The signal is raised anew afterwards.
class SignalPause
{
public:
    SignalPause()
    {
        caughtSignal = 0;
        struct sigaction action
        {
        };
        action.sa_handler = [](int number) {
            caughtSignal = number;
        }; // no SA_RESTART: read() returns
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &action, &m_before[i]);
    }
    ~SignalPause()
    {
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &m_before[i], nullptr);
        if (caughtSignal != 0)
            ::raise(caughtSignal);
    }
    SignalPause(const SignalPause &) = delete;
    SignalPause &operator=(const SignalPause &) = delete;

private:
    static constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, signals.size()> m_before{};
};

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
        const SignalPause pause;
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
