#include "core/connectors/postgresql/postgres_login.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/connectors/postgresql/postgres_errors.h"

#include <libpq-fe.h>
#include <poll.h>
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

} // namespace

std::string postgresLine(std::string_view text)
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

std::string postgresPlace(const DataSource &source)
{
    const std::string socket = option(source, "socket");
    const int port = source.port > 0 ? source.port : postgresPort;
    return (socket.empty() ? source.host : socket) + ':' + std::to_string(port) + '/'
           + (source.database.empty() ? postgresDatabase : source.database);
}

Result<PGconn *> logIntoPostgres(const DataSource &source, const std::stop_token &stop)
{
    const auto parameters = parametersOf(source);
    if (!parameters)
        return tl::unexpected(parameters.error());
    PGconn *handle = startConnecting(*parameters);
    if (!handle)
        return fail(ErrorCode::Internal, "out of memory while preparing a connection");
    const std::string problem = connectWithin(handle, stop);
    const std::string doing = "connecting to " + postgresPlace(source);
    if (!stop.stop_requested() && problem.empty())
        return handle;
    PQfinish(handle);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while " + doing);
    const ErrorCode code = postgresConnectErrorCode(problem);
    return fail(code, maskSecrets(doing + ": " + postgresLine(problem)),
                postgresRemedy(code, problem));
}

} // namespace godwit
