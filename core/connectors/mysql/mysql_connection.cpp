#include "core/connectors/mysql/mysql_connection.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/connectors/mysql/local_stream.h"
#include "core/connectors/mysql/mysql_address.h"
#include "core/connectors/mysql/mysql_session.h"
#include "core/connectors/oceanbase/oceanbase_errors.h"

#include <errmsg.h>
#include <mysql.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace godwit {

namespace {

constexpr auto connectDeadline = std::chrono::seconds(20);
constexpr auto stopLatency = std::chrono::milliseconds(100); // until a stop is noticed

int milliseconds(std::chrono::steady_clock::duration duration)
{
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

short pollEvents(int status)
{
    int events = 0;
    if (status & MYSQL_WAIT_READ)
        events |= POLLIN;
    if (status & MYSQL_WAIT_WRITE)
        events |= POLLOUT;
    if (status & MYSQL_WAIT_EXCEPT)
        events |= POLLPRI;
    return static_cast<short>(events);
}

// Waits for what the client library waits for; MYSQL_WAIT_TIMEOUT when the deadline has passed, or
// nobody wants the connection any more.
int waitFor(MYSQL *handle, int status, std::chrono::steady_clock::time_point deadline,
            const std::stop_token &stop)
{
    pollfd descriptor{mysql_get_socket(handle), pollEvents(status), 0};
    int ready = 0;
    while (ready == 0) {
        auto left = deadline - std::chrono::steady_clock::now();
        if (left.count() <= 0 || stop.stop_requested())
            return MYSQL_WAIT_TIMEOUT;
        if (stop.stop_possible())
            left = std::min<decltype(left)>(left, stopLatency);
        ready = poll(&descriptor, 1, milliseconds(left));
    }
    if (ready < 0)
        return MYSQL_WAIT_TIMEOUT;
    int result = 0;
    if (descriptor.revents & (POLLIN | POLLHUP | POLLERR))
        result |= MYSQL_WAIT_READ;
    if (descriptor.revents & POLLOUT)
        result |= MYSQL_WAIT_WRITE;
    if (descriptor.revents & POLLPRI)
        result |= MYSQL_WAIT_EXCEPT;
    return result;
}

// The library's own connect timeout ends with the TCP handshake; a server that accepts and then
// says nothing would hold us for ever. So the connect runs step by step under a deadline of ours.
bool connectWithin(MYSQL *handle, const DataSource &source, unsigned long flags,
                   const std::stop_token &stop)
{
    const auto deadline = std::chrono::steady_clock::now() + connectDeadline;
    const auto socket = source.options.find("socket");
    const char *path = socket == source.options.end() ? nullptr : socket->second.c_str();
    const auto port = static_cast<unsigned>(mysqlPort(source));
    // The library reads it until the connection stands, several calls later.
    const std::string login = mysqlLogin(source);
    MYSQL *connected = nullptr;
    int status = mysql_real_connect_start(
        &connected, handle, source.host.c_str(), login.c_str(), source.password.reveal().c_str(),
        source.database.empty() ? nullptr : source.database.c_str(), path ? 0 : port, path, flags);
    while (status != 0) {
        const int ready = waitFor(handle, status, deadline, stop);
        if (ready == MYSQL_WAIT_TIMEOUT && mysql_get_socket(handle) >= 0)
            ::shutdown(mysql_get_socket(handle), SHUT_RDWR);
        status = mysql_real_connect_cont(&connected, handle,
                                         ready == MYSQL_WAIT_TIMEOUT ? status | ready : ready);
    }
    return connected != nullptr;
}

bool asksForTls(const DataSource &source)
{
    const auto mode = source.options.find("tls");
    return mode != source.options.end() && mode->second != "off" && mode->second != "disabled";
}

void applyTls(MYSQL *handle, const DataSource &source)
{
    const auto option = [&](const char *name) -> const std::string * {
        const auto found = source.options.find(name);
        return found == source.options.end() ? nullptr : &found->second;
    };
    const std::string *mode = option("tls");
    const my_bool yes = 1;
    const my_bool verify = mode && (*mode == "verify-full" || *mode == "verify-ca") ? 1 : 0;
    // Whoever answers may ask for the password in clear text; only a server that has proved its
    // name gets it.
    if (!verify)
        mysql_optionsv(handle, MARIADB_OPT_RESTRICTED_AUTH,
                       "mysql_native_password,caching_sha2_password,sha256_password,client_ed25519,"
                       "auth_gssapi_client");
    if (!asksForTls(source))
        return;
    mysql_optionsv(handle, MYSQL_OPT_SSL_ENFORCE, &yes);
    mysql_optionsv(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify);
    if (const std::string *ca = option("tls-ca"))
        mysql_optionsv(handle, MYSQL_OPT_SSL_CA, ca->c_str());
    if (const std::string *certificate = option("tls-cert"))
        mysql_optionsv(handle, MYSQL_OPT_SSL_CERT, certificate->c_str());
    if (const std::string *key = option("tls-key"))
        mysql_optionsv(handle, MYSQL_OPT_SSL_KEY, key->c_str());
}

/// A mistyped mode must not become a weaker one.
Result<void> checkTlsMode(const DataSource &source)
{
    const auto mode = source.options.find("tls");
    if (mode == source.options.end())
        return {};
    for (const std::string_view known :
         {"off", "disabled", "required", "verify-ca", "verify-full"}) {
        if (mode->second == known)
            return {};
    }
    return fail(ErrorCode::InvalidArgument,
                "the option tls=" + printable(mode->second) + " is not known",
                "write tls=off, tls=required, tls=verify-ca or tls=verify-full");
}

ErrorCode codeFor(unsigned number)
{
    switch (number) {
    case 2002:
    case 2003:
    case 2004:
    case 2005:
    case 1040:
    case 1129:
    case 1130:
    case 2026:
        return ErrorCode::ConnectionFailed;
    case 1053:
    case 1152:
    case 1158:
    case 1159:
    case 1160:
    case 1161:
    case 1317:
    case 1927:
    case 2006:
    case 2012:
    case 2013:
    case 2027:
    case 2055:
    case 3169:
    case 4031:
        return ErrorCode::ConnectionLost;
    case 1205:
    case 1213:
    case 1020:
    case 3572:
        return ErrorCode::Busy;
    case 1044:
    case 1045:
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1419:
    case 1698:
    case 1410:
    case 3118:
    case 1290:
    case 1820:
        return ErrorCode::AccessDenied;
    case 1049:
    case 1051:
    case 1054:
    case 1146:
    case 1347:
    case 1356:
        return ErrorCode::ObjectMissing;
    case 1048:
    case 1062:
    case 1136:
    case 1261:
    case 1262:
    case 1263:
    case 1264:
    case 1265:
    case 1292:
    case 1364:
    case 1366:
    case 1406:
    case 1411:
    case 1416:
    case 1451:
    case 1452:
    case 1690:
    case 3140:
    case 3144:
    case 3156:
    case 3819:
    case 4025:
    case 1526:
    case 1748:
    case 3048:
    case 3617:
        return ErrorCode::DataRejected;
    case 1021:
    case 1114:
    case 3:
    case 1030:
    case 1041:
    case 1026:
        return ErrorCode::Io;
    default:
        return ErrorCode::StatementFailed;
    }
}

std::string remedyFor(ErrorCode code, unsigned number)
{
    if (number == CR_SSL_CONNECTION_ERROR)
        return "name the certificate authority's file with tls-ca=FILE, and connect by the host "
               "name that the server's certificate holds";
    if (number == 1045 || number == 1698)
        return "check the user name and the password of this data source";
    if (number == 1290)
        return "the server runs with an option that forbids this (read only?); change it or choose "
               "another server";
    switch (code) {
    case ErrorCode::ConnectionFailed:
        return "check that the server runs and that host, port and firewall let this machine in";
    case ErrorCode::ConnectionLost:
        return "check the server's log and the network, then run again with --resume";
    case ErrorCode::AccessDenied:
        return "give the account the privilege that the message names";
    case ErrorCode::ObjectMissing:
        return "check the name, and whether the account may see it";
    case ErrorCode::Io:
        return "free some disk space at the server, then run again with --resume";
    case ErrorCode::Busy:
        return "another session holds a lock; run again with --resume";
    default:
        return {};
    }
}

void initialiseLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { mysql_library_init(0, nullptr, nullptr); });
}

} // namespace

Result<std::unique_ptr<MysqlConnection>>
MysqlConnection::open(const DataSource &source, MysqlRole role, const std::stop_token &stop)
{
    if (auto known = checkTlsMode(source); !known)
        return failure(std::move(known));
    initialiseLibrary();
    std::unique_ptr<MysqlConnection> connection(new MysqlConnection);
    MYSQL *handle = mysql_init(nullptr);
    if (!handle)
        return fail(ErrorCode::Internal, "out of memory while preparing a connection");
    connection->m_handle = handle;

    const unsigned localInfile = role == MysqlRole::Writer ? 1 : 0;
    const unsigned timeout = 15; // seconds, of the TCP handshake
    mysql_optionsv(handle, MYSQL_OPT_NONBLOCK, 0);
    mysql_optionsv(handle, MYSQL_OPT_LOCAL_INFILE, &localInfile);
    mysql_optionsv(handle, MYSQL_OPT_CONNECT_TIMEOUT, &timeout);
    mysql_optionsv(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_optionsv(handle, MYSQL_OPT_CONNECT_ATTR_RESET, nullptr);
    mysql_optionsv(handle, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "godwit");
    const unsigned long maximumPacket = 1UL << 30;
    mysql_optionsv(handle, MYSQL_OPT_MAX_ALLOWED_PACKET, &maximumPacket);
    applyTls(handle, source);
    // Before the first byte is exchanged: a hostile server may ask for a file at any time.
    refuseLocalFiles(*connection);

    if (!connectWithin(handle, source, 0, stop)) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while connecting to " + mysqlPlace(source));
        Error error = connection->lastError("connecting to " + mysqlPlace(source));
        if (error.code != ErrorCode::AccessDenied && error.code != ErrorCode::ObjectMissing) {
            error.code = ErrorCode::ConnectionFailed;
            error.proposal = remedyFor(error.code, mysql_errno(handle));
        }
        return tl::unexpected(std::move(error));
    }
    // The library goes on without TLS where the server offers none and no certificate is to be
    // checked.
    if (asksForTls(source) && !mysql_get_ssl_cipher(handle))
        return fail(ErrorCode::ConnectionFailed,
                    "connecting to " + mysqlPlace(source) + ": the server offers no TLS",
                    "set TLS up at the server, or allow an open connection with tls=off");
    const int on = 1;
    setsockopt(mysql_get_socket(handle), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);

    connection->m_serverVersion = mysql_get_server_info(handle);
    connection->m_isMariaDb = connection->m_serverVersion.find("MariaDB") != std::string::npos;
    connection->m_versionNumber = static_cast<int>(mysql_get_server_version(handle));
    const std::stop_callback onStop(stop, [&connection] { connection->shutdown(); });
    if (auto known = connection->recognizeOceanBase(); !known)
        return failure(std::move(known));
    if (auto prepared = prepareSession(*connection, role); !prepared)
        return failure(std::move(prepared));
    return connection;
}

Result<void> MysqlConnection::recognizeOceanBase()
{
    if (m_isMariaDb)
        return {};
    auto comment = queryText("SELECT @@version_comment");
    if (!comment)
        return failure(std::move(comment));
    m_isOceanBase = toLower(*comment).starts_with("oceanbase");
    return {};
}

MysqlConnection::~MysqlConnection()
{
    if (m_handle)
        mysql_close(m_handle);
}

Result<void> MysqlConnection::checkTrust(std::string_view doing) const
{
    if (m_hasRefusedFile)
        return tl::unexpected(lastError(doing));
    return {};
}

bool MysqlConnection::errorIsTheClients() const
{
    const unsigned number = mysql_errno(m_handle);
    return number >= CR_MIN_ERROR && number <= CR_MAX_ERROR;
}

Result<void> MysqlConnection::execute(std::string_view sql)
{
    if (auto trusted = checkTrust("running a statement"); !trusted)
        return trusted;
    if (mysql_real_query(m_handle, sql.data(), sql.size()) != 0)
        return tl::unexpected(lastError("running a statement"));
    if (MYSQL_RES *result = mysql_store_result(m_handle))
        mysql_free_result(result);
    else if (mysql_field_count(m_handle) != 0)
        return tl::unexpected(lastError("reading a result"));
    return skipOtherResults();
}

Result<void> MysqlConnection::skipOtherResults()
{
    int next = 0;
    while ((next = mysql_next_result(m_handle)) == 0) {
        if (MYSQL_RES *result = mysql_store_result(m_handle))
            mysql_free_result(result);
        else if (mysql_field_count(m_handle) != 0)
            return tl::unexpected(lastError("reading a result"));
    }
    // The library answers -1, "no more results", also where the next result was an error.
    if (next > 0 || mysql_errno(m_handle) != 0)
        return tl::unexpected(lastError("reading the next result"));
    return checkTrust("running a statement");
}

Result<RowBatch> MysqlConnection::query(std::string_view sql)
{
    if (auto trusted = checkTrust("running a query"); !trusted)
        return failure(std::move(trusted));
    if (mysql_real_query(m_handle, sql.data(), sql.size()) != 0)
        return tl::unexpected(lastError("running a query"));
    RowBatch rows;
    MYSQL_RES *result = mysql_store_result(m_handle);
    if (!result) {
        if (mysql_field_count(m_handle) != 0)
            return tl::unexpected(lastError("reading a result"));
        if (auto ended = skipOtherResults(); !ended)
            return failure(std::move(ended));
        return rows;
    }
    const unsigned columns = mysql_num_fields(result);
    rows.reset(columns);
    while (MYSQL_ROW row = mysql_fetch_row(result)) {
        const unsigned long *lengths = mysql_fetch_lengths(result);
        for (unsigned i = 0; i < columns; ++i) {
            if (row[i])
                rows.append(CellKind::Text, {row[i], lengths[i]});
            else
                rows.appendNull();
        }
    }
    mysql_free_result(result);
    if (auto ended = skipOtherResults(); !ended)
        return failure(std::move(ended));
    return rows;
}

Result<std::string> MysqlConnection::queryText(std::string_view sql)
{
    auto rows = query(sql);
    if (!rows)
        return failure(std::move(rows));
    return rows->rows() > 0 ? std::string(rows->cell(0, 0)) : std::string();
}

Error MysqlConnection::lastError(std::string_view doing) const
{
    Error error;
    if (m_shutDown) {
        error.code = ErrorCode::Cancelled;
        error.message = "cancelled while " + std::string(doing);
        return error;
    }
    if (m_hasRefusedFile) {
        error.code = ErrorCode::AccessDenied;
        error.message = maskSecrets(std::string(doing) + ": the server asked for the local file '"
                                    + printable(m_refusedFile) + "'; it was refused");
        error.proposal = "no honest server does this; check which machine answers at this address";
        return error;
    }
    const unsigned number = mysql_errno(m_handle);
    const auto own = m_isOceanBase ? oceanBaseError(number) : std::nullopt;
    error.code = own ? own->code : codeFor(number);
    error.message = maskSecrets(std::string(doing) + ": " + mysql_error(m_handle) + " ("
                                + std::to_string(number) + ")");
    error.proposal = own ? own->proposal : remedyFor(error.code, number);
    return error;
}

std::string MysqlConnection::tlsCipher() const
{
    const char *cipher = mysql_get_ssl_cipher(m_handle);
    return cipher ? cipher : "";
}

unsigned long MysqlConnection::connectionId() const
{
    return mysql_thread_id(m_handle);
}

void MysqlConnection::shutdown()
{
    m_shutDown = true;
    const auto socket = mysql_get_socket(m_handle);
    if (socket >= 0)
        ::shutdown(socket, SHUT_RDWR);
}

} // namespace godwit
