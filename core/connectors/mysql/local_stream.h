#pragma once

#include "core/connectors/mysql/mysql_connection.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace godwit {

/// The only "file" that a LOAD DATA LOCAL of Godwit's can read: bytes made in memory, under a name
/// that no file has. A server that asks for anything else gets an error and not one byte.
class LocalStream
{
public:
    /// Fills @p buffer; 0 at the end, -1 on an error (which the caller keeps for itself).
    using Fill = std::function<int(std::span<char> buffer)>;

    LocalStream(std::string name, Fill fill)
        : m_name(std::move(name))
        , m_fill(std::move(fill))
    {}

    const std::string &name() const { return m_name; }
    bool serves(const char *requested) const { return requested && m_name == requested; }
    int read(std::span<char> buffer) { return m_fill(buffer); }

private:
    std::string m_name;
    Fill m_fill;
};

/// From now on the server may ask @p connection for @p stream, and for nothing else.
void serveLocalStream(MysqlConnection &connection, LocalStream &stream);

/// From now on the server may ask @p connection for nothing.
void refuseLocalFiles(MysqlConnection &connection);

} // namespace godwit
