#include "core/connectors/postgresql/postgres_connection.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_errors.h"
#include "core/connectors/postgresql/postgres_login.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

namespace godwit {

namespace {

struct ResultCloser
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ResultCloser>;

std::string contextOf(const PGresult *result)
{
    const char *text = result ? PQresultErrorField(result, PG_DIAG_CONTEXT) : nullptr;
    return text ? text : "";
}

/// One field of a failed statement's answer, in one line.
std::string field(const PGresult *result, int code)
{
    const char *text = result ? PQresultErrorField(result, code) : nullptr;
    return text ? postgresLine(text) : std::string();
}

} // namespace

Result<std::unique_ptr<PostgresConnection>>
PostgresConnection::open(const DataSource &source, const std::stop_token &stop, PostgresRole role)
{
    auto login = logIntoPostgres(source, stop);
    if (!login)
        return tl::unexpected(login.error());
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection);
    PGconn *handle = *login;
    connection->m_handle = handle;
    connection->m_cancel = PQgetCancel(handle);
    connection->m_socket = PQsocket(handle);
    PQsetNoticeProcessor(
        handle, [](void *, const char *) {}, nullptr); // not to stderr
    const std::stop_callback onStop(stop, [&connection] { connection->shutdown(); });
    if (auto prepared = connection->prepareSession(role); !prepared)
        return failure(std::move(prepared));
    return connection;
}

Result<void> PostgresConnection::prepareSession(PostgresRole role)
{
    // row_security: rows that a policy hides would be missing without a word; so they are an error.
    // search_path: every name that the server prints is then a full one. lc_monetary: the text of
    // money is then the same everywhere. client_min_messages: nobody reads notices here.
    auto set =
        execute("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
                "SET extra_float_digits = 3; SET bytea_output = 'hex'; SET "
                "standard_conforming_strings = on; SET lc_monetary = 'C';"
                "SET statement_timeout = 0; SET lock_timeout = '60s';"
                "SET idle_in_transaction_session_timeout = 0; SET row_security = off;"
                "SET search_path = ''; SET quote_all_identifiers = off;"
                "SET client_min_messages = error;"
                "SET default_transaction_read_only = "
                + std::string(role == PostgresRole::Reader ? "on" : "off"));
    if (set && role != PostgresRole::Reader)
        set = prepareWriting(role);
    if (!set)
        return tl::unexpected(std::move(set.error()).at("preparing the session"));
    return set;
}

Result<void> PostgresConnection::prepareWriting(PostgresRole role)
{
    // What is told to be committed must survive a crash of the server, also where it is set up to
    // answer before that: one wait for the disk per chunk of 16 MiB costs nothing that matters. A
    // setting that waits for more (for a standby) stays.
    auto set = execute("SET default_transaction_isolation = 'read committed';"
                       "SELECT pg_catalog.set_config('synchronous_commit', 'on', false)"
                       " WHERE pg_catalog.current_setting('synchronous_commit') = 'off';"
                       "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings"
                       " WHERE name IN ('idle_session_timeout', 'transaction_timeout')");
    if (!set || role != PostgresRole::Writer)
        return set;
    // Rows come in any order, and exactly as they are at the source. Only some accounts may.
    auto replica = execute("SET session_replication_role = replica");
    m_looksAway = replica.has_value();
    return replica || replica.error().code == ErrorCode::AccessDenied ? Result<void>() : replica;
}

Result<void> PostgresConnection::seeTriggers()
{
    return m_looksAway ? execute("SET LOCAL session_replication_role = origin") : Result<void>();
}

PostgresConnection::~PostgresConnection()
{
    freeLine();
    PQfreeCancel(m_cancel);
    PQfinish(m_handle);
}

Error PostgresConnection::resultError(const PGresult *result, std::string_view doing)
{
    Error error;
    if (m_shutDown) {
        error.code = ErrorCode::Cancelled;
        error.message = "cancelled while " + std::string(doing);
        return error;
    }
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string message =
        postgresLine(result && state ? PQresultErrorMessage(result) : PQerrorMessage(m_handle));
    m_diagnostics = {field(result, PG_DIAG_SQLSTATE), field(result, PG_DIAG_MESSAGE_PRIMARY),
                     field(result, PG_DIAG_MESSAGE_DETAIL), contextOf(result),
                     field(result, PG_DIAG_COLUMN_NAME)};
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

Result<std::uint64_t> PostgresConnection::change(const std::string &sql)
{
    if (m_shutDown)
        return tl::unexpected(resultError(nullptr, "running a statement"));
    const ResultPointer result(PQexec(m_handle, sql.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        Error error = resultError(result.get(), "running a statement");
        recover();
        return tl::unexpected(std::move(error));
    }
    return parseUnsigned(PQcmdTuples(result.get())).value_or(0);
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

Result<void> PostgresConnection::startCopyIn(const std::string &sql)
{
    if (m_shutDown)
        return tl::unexpected(resultError(nullptr, "starting to write"));
    const ResultPointer result(PQexec(m_handle, sql.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        return tl::unexpected(resultError(result.get(), "starting to write"));
    m_sendingCopy = true;
    return {};
}

Result<void> PostgresConnection::putCopy(std::string_view text)
{
    // The library counts in int, and a piece is at most this much longer in its buffer.
    constexpr std::size_t largestPiece = 1 << 20;
    while (!text.empty()) {
        const std::size_t length = std::min(text.size(), largestPiece);
        if (m_shutDown || PQputCopyData(m_handle, text.data(), static_cast<int>(length)) != 1)
            return tl::unexpected(resultError(nullptr, "sending rows"));
        text.remove_prefix(length);
    }
    // Nothing comes before the end but a refusal: then the rest need not be sent.
    pollfd answer{m_socket, POLLIN, 0};
    if (poll(&answer, 1, 0) > 0) {
        auto refused = endCopyIn();
        if (!refused)
            return failure(std::move(refused));
        return fail(ErrorCode::StatementFailed, "the server ended the copy before its last row");
    }
    return {};
}

Result<std::uint64_t> PostgresConnection::endCopyIn()
{
    m_sendingCopy = false;
    const bool ended = !m_shutDown && PQputCopyEnd(m_handle, nullptr) == 1;
    ResultPointer result(ended ? PQgetResult(m_handle) : nullptr);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        Error error = resultError(result.get(), "writing rows");
        while (const ResultPointer more = ResultPointer(PQgetResult(m_handle))) {
        }
        return tl::unexpected(std::move(error));
    }
    const auto rows = parseUnsigned(PQcmdTuples(result.get()));
    while (const ResultPointer more = ResultPointer(PQgetResult(m_handle))) {
    }
    return rows.value_or(0);
}

void PostgresConnection::failCopyIn()
{
    if (!m_sendingCopy)
        return;
    m_sendingCopy = false;
    if (m_shutDown || PQputCopyEnd(m_handle, "given up by Godwit") != 1)
        return;
    while (const ResultPointer more = ResultPointer(PQgetResult(m_handle))) {
    }
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
