#include "core/connectors/postgresql/postgres_connection.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_errors.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

namespace godwit {

namespace {

constexpr auto connectDeadline = std::chrono::seconds(20);
constexpr auto stopLatency = std::chrono::milliseconds(100); // until a stop is noticed
constexpr const char *systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

struct ResultCloser
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ResultCloser>;

std::string option(const DataSource &source, const char *name)
{
    const auto found = source.options.find(name);
    return found == source.options.end() ? std::string() : found->second;
}

/// libpq's name of the mode; empty if there is none. A mistyped mode must not become a weaker one.
std::string sslMode(const std::string &mode)
{
    static const std::map<std::string, std::string> names = {
        {"", "prefer"},          {"off", "disable"},         {"disabled", "disable"},
        {"required", "require"}, {"verify-ca", "verify-ca"}, {"verify-full", "verify-full"}};
    const auto found = names.find(mode);
    return found == names.end() ? std::string() : found->second;
}

/// Everything is said: what stands in PG… variables or in the user's own files counts for nothing.
Result<std::map<std::string, std::string>> parametersOf(const DataSource &source)
{
    const std::string mode = option(source, "tls");
    const std::string known = sslMode(mode);
    if (known.empty())
        return fail(ErrorCode::InvalidArgument,
                    "the option tls=" + printable(mode) + " is not known",
                    "write tls=off, tls=required, tls=verify-ca or tls=verify-full");
    const std::string socket = option(source, "socket");
    std::map<std::string, std::string> parameters = {
        {"host", socket.empty() ? source.host : socket},
        {"port", std::to_string(source.port > 0 ? source.port : postgresPort)},
        {"user", source.user},
        {"password", source.password.reveal()},
        {"dbname", source.database.empty() ? postgresDatabase : source.database},
        {"passfile", "/dev/null"},
        {"options", " "},
        {"application_name", "godwit"},
        {"client_encoding", "UTF8"},
        {"gssencmode", "disable"},
        {"sslmode", known},
        {"keepalives", "1"},
    };
    const bool verifies = known == "verify-ca" || known == "verify-full";
    std::string authorities = option(source, "tls-ca");
    if (authorities.empty() && verifies && ::access(systemAuthorities, R_OK) == 0)
        authorities = systemAuthorities;
    for (const auto &[name, value] :
         {std::pair<const char *, std::string>{"sslrootcert", authorities},
          {"sslcert", option(source, "tls-cert")},
          {"sslkey", option(source, "tls-key")}}) {
        if (!value.empty())
            parameters[name] = value;
    }
    return parameters;
}

PGconn *startConnecting(const std::map<std::string, std::string> &parameters)
{
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (const auto &[name, value] : parameters) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectStartParams(names.data(), values.data(), 0);
}

/// Waits for the socket in one direction; false when time is up or nobody wants the link any more.
bool waitFor(PGconn *handle, PostgresPollingStatusType wanted,
             std::chrono::steady_clock::time_point deadline, const std::stop_token &stop)
{
    pollfd descriptor{PQsocket(handle),
                      static_cast<short>(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    int ready = 0;
    while (ready == 0) {
        std::chrono::steady_clock::duration left = deadline - std::chrono::steady_clock::now();
        if (left.count() <= 0 || stop.stop_requested())
            return false;
        left = std::min<std::chrono::steady_clock::duration>(left, stopLatency);
        const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
        ready = poll(&descriptor, 1, static_cast<int>(std::max<std::int64_t>(wait, 1)));
    }
    return ready > 0;
}

/// Empty when connected; else what is wrong.
std::string connectWithin(PGconn *handle, const std::stop_token &stop)
{
    const auto deadline = std::chrono::steady_clock::now() + connectDeadline;
    PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
    while (wanted != PGRES_POLLING_OK) {
        if (wanted == PGRES_POLLING_FAILED || PQstatus(handle) == CONNECTION_BAD)
            return PQerrorMessage(handle);
        if (!waitFor(handle, wanted, deadline, stop))
            return "no answer within 20 s";
        wanted = PQconnectPoll(handle);
    }
    return {};
}

/// The library ends its texts with a line break, and indents the following lines.
std::string oneLine(std::string_view text)
{
    std::string out;
    for (const char c : trimmed(text)) {
        if (c == '\n' || c == '\t' || c == '\r')
            out += out.ends_with(' ') ? "" : " ";
        else
            out += c;
    }
    return out;
}

} // namespace

std::string postgresPlace(const DataSource &source)
{
    const std::string socket = option(source, "socket");
    const int port = source.port > 0 ? source.port : postgresPort;
    return (socket.empty() ? source.host : socket) + ':' + std::to_string(port) + '/'
           + (source.database.empty() ? postgresDatabase : source.database);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const DataSource &source,
                                                                     const std::stop_token &stop)
{
    const auto parameters = parametersOf(source);
    if (!parameters)
        return tl::unexpected(parameters.error());
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection);
    PGconn *handle = startConnecting(*parameters);
    if (!handle)
        return fail(ErrorCode::Internal, "out of memory while preparing a connection");
    connection->m_handle = handle;
    const std::string problem = connectWithin(handle, stop);
    const std::string doing = "connecting to " + postgresPlace(source);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while " + doing);
    if (!problem.empty()) {
        const ErrorCode code = postgresConnectErrorCode(problem);
        return fail(code, maskSecrets(doing + ": " + oneLine(problem)),
                    postgresRemedy(code, problem));
    }
    connection->m_cancel = PQgetCancel(handle);
    connection->m_socket = PQsocket(handle);
    PQsetNoticeProcessor(
        handle, [](void *, const char *) {}, nullptr); // not to stderr
    const std::stop_callback onStop(stop, [&connection] { connection->shutdown(); });
    if (auto prepared = connection->prepareSession(); !prepared)
        return failure(std::move(prepared));
    return connection;
}

Result<void> PostgresConnection::prepareSession()
{
    // row_security: rows that a policy hides would be missing without a word; so they are an error.
    // search_path: every name that the server prints is then a full one.
    auto set =
        execute("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
                "SET extra_float_digits = 3; SET bytea_output = 'hex'; SET "
                "standard_conforming_strings = on;"
                "SET statement_timeout = 0; SET lock_timeout = '60s';"
                "SET idle_in_transaction_session_timeout = 0; SET row_security = off;"
                "SET search_path = ''; SET quote_all_identifiers = off;"
                "SET default_transaction_read_only = on");
    if (!set)
        return tl::unexpected(std::move(set.error()).at("preparing the session"));
    return set;
}

PostgresConnection::~PostgresConnection()
{
    freeLine();
    PQfreeCancel(m_cancel);
    PQfinish(m_handle);
}

Error PostgresConnection::resultError(const PGresult *result, std::string_view doing) const
{
    Error error;
    if (m_shutDown) {
        error.code = ErrorCode::Cancelled;
        error.message = "cancelled while " + std::string(doing);
        return error;
    }
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string message =
        oneLine(result && state ? PQresultErrorMessage(result) : PQerrorMessage(m_handle));
    error.code = state ? postgresErrorCode(state) : ErrorCode::ConnectionLost;
    error.message = maskSecrets(std::string(doing) + ": " + message
                                + (state ? " (" + std::string(state) + ")" : std::string()));
    error.proposal = postgresRemedy(error.code, message);
    return error;
}

Result<void> PostgresConnection::execute(const std::string &sql)
{
    if (m_shutDown)
        return tl::unexpected(resultError(nullptr, "running a statement"));
    const ResultPointer result(PQexec(m_handle, sql.c_str()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    Error error = resultError(result.get(), "running a statement");
    recover();
    return tl::unexpected(std::move(error));
}

Result<RowBatch> PostgresConnection::query(const std::string &sql)
{
    if (m_shutDown)
        return tl::unexpected(resultError(nullptr, "running a query"));
    const ResultPointer result(PQexec(m_handle, sql.c_str()));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
        Error error = resultError(result.get(), "running a query");
        recover();
        return tl::unexpected(std::move(error));
    }
    RowBatch rows;
    const int columns = PQnfields(result.get());
    rows.reset(static_cast<std::size_t>(columns));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result.get(), row, column))
                rows.appendNull();
            else
                rows.append(CellKind::Text,
                            {PQgetvalue(result.get(), row, column),
                             static_cast<std::size_t>(PQgetlength(result.get(), row, column))});
        }
    }
    return rows;
}

Result<std::string> PostgresConnection::queryText(const std::string &sql)
{
    auto rows = query(sql);
    if (!rows)
        return failure(std::move(rows));
    return rows->rows() > 0 ? std::string(rows->cell(0, 0)) : std::string();
}

Result<void> PostgresConnection::startCopy(const std::string &select, std::string_view doing)
{
    if (m_shutDown)
        return tl::unexpected(resultError(nullptr, doing));
    const ResultPointer result(PQexec(m_handle, ("COPY (" + select + "\n) TO STDOUT").c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_OUT) {
        Error error = resultError(result.get(), doing);
        recover();
        return tl::unexpected(std::move(error));
    }
    m_copying = true;
    return {};
}

Result<std::string_view> PostgresConnection::nextCopyLine(std::string_view doing)
{
    freeLine();
    if (!m_copying)
        return std::string_view();
    const int length = PQgetCopyData(m_handle, &m_line, 0);
    if (length > 0)
        return std::string_view(m_line, static_cast<std::size_t>(length));
    m_copying = false;
    const ResultPointer result(PQgetResult(m_handle));
    const bool complete = length == -1 && PQresultStatus(result.get()) == PGRES_COMMAND_OK;
    Error error;
    if (!complete)
        error = resultError(result.get(), doing);
    while (const ResultPointer more = ResultPointer(PQgetResult(m_handle))) {
    }
    if (complete)
        return std::string_view();
    recover();
    return tl::unexpected(std::move(error));
}

void PostgresConnection::abandonCopy()
{
    if (!m_copying)
        return;
    char problem[256];
    if (!m_shutDown)
        PQcancel(m_cancel, problem, sizeof problem);
    do {
        freeLine();
    } while (PQgetCopyData(m_handle, &m_line, 0) > 0);
    while (const ResultPointer more = ResultPointer(PQgetResult(m_handle))) {
    }
    m_copying = false;
    recover();
}

Result<void> PostgresConnection::keepTransaction()
{
    auto kept = execute("SAVEPOINT godwit");
    m_keepsTransaction = kept.has_value();
    return kept;
}

void PostgresConnection::recover()
{
    if (m_keepsTransaction && !m_shutDown && PQtransactionStatus(m_handle) == PQTRANS_INERROR)
        const ResultPointer result(PQexec(m_handle, "ROLLBACK TO SAVEPOINT godwit"));
}

void PostgresConnection::freeLine()
{
    PQfreemem(m_line);
    m_line = nullptr;
}

int PostgresConnection::versionNumber() const
{
    return PQserverVersion(m_handle);
}

std::string PostgresConnection::tlsCipher() const
{
    const char *cipher = PQsslAttribute(m_handle, "cipher");
    return cipher ? cipher : "";
}

std::string PostgresConnection::literal(std::string_view text) const
{
    std::string out(text.size() * 2 + 1, '\0');
    int error = 0;
    out.resize(PQescapeStringConn(m_handle, out.data(), text.data(), text.size(), &error));
    return '\'' + out + '\'';
}

void PostgresConnection::shutdown()
{
    // Whoever waits here wakes first; the server then hears that nobody wants the answer.
    if (m_shutDown.exchange(true))
        return;
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
    char problem[256];
    if (m_cancel)
        PQcancel(m_cancel, problem, sizeof problem);
}

} // namespace godwit
