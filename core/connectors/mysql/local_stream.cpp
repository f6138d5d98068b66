#include "core/connectors/mysql/local_stream.h"

#include <mysql.h>

#include <cstring>

namespace godwit {

namespace {

constexpr int refusedError = 2068; // the library's own "LOAD DATA LOCAL INFILE is forbidden"

} // namespace

/// The functions that the client library calls when a server asks for a file.
class LocalFileGuard
{
public:
    static void install(MysqlConnection &connection, LocalStream *stream)
    {
        connection.m_stream = stream;
        mysql_set_local_infile_handler(connection.handle(), begin, read, end, describeError,
                                       &connection);
    }

private:
    static int begin(void **state, const char *requested, void *guarded)
    {
        auto *connection = static_cast<MysqlConnection *>(guarded);
        *state = connection->m_stream;
        if (connection->m_stream && connection->m_stream->serves(requested))
            return 0;
        connection->m_hasRefusedFile = true;
        connection->m_refusedFile = requested ? requested : "";
        return 1;
    }

    static int read(void *state, char *buffer, unsigned length)
    {
        return static_cast<LocalStream *>(state)->read({buffer, length});
    }

    static void end(void *) {}

    static int describeError(void *, char *buffer, unsigned length)
    {
        std::strncpy(buffer, "the server asked for a local file, or the stream ended early",
                     length);
        if (length > 0)
            buffer[length - 1] = '\0';
        return refusedError;
    }
};

void serveLocalStream(MysqlConnection &connection, LocalStream &stream)
{
    LocalFileGuard::install(connection, &stream);
}

void refuseLocalFiles(MysqlConnection &connection)
{
    LocalFileGuard::install(connection, nullptr);
}

} // namespace godwit
