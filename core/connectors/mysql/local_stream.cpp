#include "core/connectors/mysql/local_stream.h"

#include <mysql.h>

#include <cstring>

namespace godwit {

namespace {

constexpr int refusedError = 2068; // the library's own "LOAD DATA LOCAL INFILE is forbidden"

int beginStream(void **state, const char *requested, void *stream)
{
    *state = stream;
    auto *served = static_cast<LocalStream *>(stream);
    return served && served->serves(requested) ? 0 : 1;
}

int readStream(void *state, char *buffer, unsigned length)
{
    return static_cast<LocalStream *>(state)->read({buffer, length});
}

void endStream(void *) {}

int describeError(void *, char *buffer, unsigned length)
{
    std::strncpy(buffer, "the server asked for a local file, or the stream ended early", length);
    if (length > 0)
        buffer[length - 1] = '\0';
    return refusedError;
}

} // namespace

void serveLocalStream(MysqlConnection &connection, LocalStream &stream)
{
    mysql_set_local_infile_handler(connection.handle(), beginStream, readStream, endStream,
                                   describeError, &stream);
}

void refuseLocalFiles(MysqlConnection &connection)
{
    mysql_set_local_infile_handler(connection.handle(), beginStream, readStream, endStream,
                                   describeError, nullptr);
}

} // namespace godwit
