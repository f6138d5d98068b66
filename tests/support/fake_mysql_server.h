#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace godwit::test {

/// The server's end of one connection: packets of the MySQL protocol, as a test wants them.
class MysqlPeer
{
public:
    MysqlPeer(int socket, std::stop_token stop)
        : m_socket(socket)
        , m_stop(std::move(stop))
    {}

    /// The next packet's payload; empty once the client is gone or the test ends.
    std::optional<std::string> receive()
    {
        const auto header = receiveBytes(4);
        if (!header)
            return std::nullopt;
        const auto byte = [&](int i) { return static_cast<std::uint8_t>((*header)[i]); };
        m_sequence = static_cast<std::uint8_t>(byte(3) + 1);
        return receiveBytes(byte(0) | byte(1) << 8 | byte(2) << 16);
    }

    void send(std::string_view payload)
    {
        const std::size_t size = payload.size();
        std::string packet = {char(size & 0xff), char(size >> 8 & 0xff), char(size >> 16 & 0xff),
                              char(m_sequence++)};
        packet += payload;
        sendRaw(packet);
    }

    void sendRaw(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    void sendOk(bool moreResults = false)
    {
        const char more = moreResults ? 0x08 : 0x00;
        send(std::string_view(std::string{0, 0, 0, char(0x02 | more), 0, 0, 0}));
    }
    void sendError(std::string_view message)
    {
        send(std::string("\xff\x10\x04#28000", 9) + std::string(message)); // 1040
    }
    /// One row with one text cell; nothing is NULL.
    void sendCell(const std::optional<std::string> &cell)
    {
        using namespace std::string_literals;
        const std::string endOfRows = "\xfe\0\0\x02\0"s;
        send("\x01");
        send("\x03"
             "def\0\0\0\x01x\x01x\x0c\x2d\0\xff\0\0\0\xfd\0\0\0\0\0"s);
        send(endOfRows);
        send(cell ? char(cell->size()) + *cell : "\xfb"s);
        send(endOfRows);
    }
    /// A prepared statement with one parameter.
    void sendPrepared()
    {
        using namespace std::string_literals;
        send("\0\x01\0\0\0\0\0\x01\0\0\0\0"s);
        send("\x03"
             "def\0\0\0\x01?\0\x0c\x3f\0\0\0\0\0\xfd\0\0\0\0\0"s);
        send("\xfe\0\0\x02\0"s);
    }
    void askForFile(std::string_view path) { send('\xfb' + std::string(path)); }

    /// @p mariaDb: as MariaDB says it, which takes arrays of rows.
    static std::string greeting(bool mariaDb = false)
    {
        using namespace std::string_literals;
        // Protocol 4.1, transactions, plugins, local files, multiple results: what a real server
        // offers.
        const std::uint32_t offers = (mariaDb ? 0 : 1) | 2 | 4 | 8 | 0x80 | 0x200 | 0x2000 | 0x8000
                                     | 0x10000 | 0x20000 | 0x40000 | 0x80000;
        const std::string version = mariaDb ? "5.5.5-10.11.19-MariaDB\0"s : "8.0.15\0"s;
        const std::string reserved =
            std::string(6, '\0') + (mariaDb ? "\x04\0\0\0"s : "\0\0\0\0"s); // bulk operations
        return "\x0a"s + version + "\x01\0\0\0"s + "abcdefgh\0"s + char(offers & 0xff)
               + char(offers >> 8 & 0xff) + "\x2d\x02\0"s + char(offers >> 16 & 0xff)
               + char(offers >> 24) + "\x15"s + reserved + "ijklmnopqrst\0"s
               + "mysql_native_password\0"s;
    }

    /// Greets the client and reads its answer.
    std::optional<std::string> greet(bool mariaDb = false)
    {
        m_sequence = 0;
        send(greeting(mariaDb));
        return receive();
    }
    /// ... and lets it in, whatever it answers.
    bool letIn(bool mariaDb = false)
    {
        if (!greet(mariaDb))
            return false;
        sendOk();
        return true;
    }

    /// Waits until the client hangs up or the test ends.
    void hang()
    {
        while (receiveBytes(1)) {
        }
    }

private:
    std::optional<std::string> receiveBytes(std::size_t count)
    {
        std::string bytes;
        while (bytes.size() < count) {
            pollfd descriptor{m_socket, POLLIN, 0};
            if (m_stop.stop_requested())
                return std::nullopt;
            if (poll(&descriptor, 1, 20) <= 0)
                continue;
            char buffer[4096];
            const ssize_t got =
                recv(m_socket, buffer, std::min(sizeof buffer, count - bytes.size()), 0);
            if (got <= 0)
                return std::nullopt;
            bytes.append(buffer, static_cast<std::size_t>(got));
        }
        return bytes;
    }

    int m_socket;
    std::stop_token m_stop;
    std::uint8_t m_sequence = 0;
};

/// Listens on a free port of 127.0.0.1 and serves one connection after the other.
class FakeMysqlServer
{
public:
    using Behaviour = std::function<void(MysqlPeer &)>;

    explicit FakeMysqlServer(Behaviour behaviour)
        : m_behaviour(std::move(behaviour))
        , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, generic, length) == 0 && listen(m_listener, 8) == 0
            && getsockname(m_listener, generic, &length) == 0)
            m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](std::stop_token stop) { serve(std::move(stop)); });
    }
    ~FakeMysqlServer()
    {
        m_thread.request_stop();
        shutdown(m_listener, SHUT_RDWR); // wakes the thread up
        m_thread.join();
        close(m_listener);
    }
    FakeMysqlServer(const FakeMysqlServer &) = delete;
    FakeMysqlServer &operator=(const FakeMysqlServer &) = delete;

    int port() const { return m_port; }

private:
    void serve(std::stop_token stop)
    {
        while (!stop.stop_requested()) {
            pollfd descriptor{m_listener, POLLIN, 0};
            if (poll(&descriptor, 1, 20) <= 0)
                continue;
            const int client = accept(m_listener, nullptr, nullptr);
            if (client < 0)
                continue;
            MysqlPeer peer(client, stop);
            m_behaviour(peer);
            close(client);
        }
    }

    Behaviour m_behaviour;
    int m_listener;
    int m_port = 0;
    std::jthread m_thread;
};

} // namespace godwit::test
