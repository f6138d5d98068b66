#include "core/connectors/postgresql/postgres_errors.h"

namespace godwit {

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

} // namespace

ErrorCode postgresErrorCode(std::string_view sqlState)
{
    struct Known
    {
        std::string_view prefix; ///< the longest that fits counts: the more special ones come first
        ErrorCode code;
    };
    static constexpr Known known[] = {
        {"57014", ErrorCode::StatementFailed},  // cancelled by somebody else, or timed out
        {"57P03", ErrorCode::ConnectionFailed}, // starting up
        {"57P", ErrorCode::ConnectionLost},
        {"08", ErrorCode::ConnectionLost},
        {"25P03", ErrorCode::ConnectionLost}, // idle in its transaction for too long
        {"53300", ErrorCode::ConnectionFailed},
        {"53", ErrorCode::Io},
        {"58", ErrorCode::Io},
        {"28", ErrorCode::AccessDenied},
        {"42501", ErrorCode::AccessDenied},
        {"3D000", ErrorCode::ObjectMissing},
        {"3F000", ErrorCode::ObjectMissing},
        {"42P01", ErrorCode::ObjectMissing},
        {"42703", ErrorCode::ObjectMissing},
        {"40", ErrorCode::Busy},
        {"55P03", ErrorCode::Busy},
        {"22", ErrorCode::DataRejected},
        {"23", ErrorCode::DataRejected},
    };
    for (const Known &entry : known) {
        if (sqlState.starts_with(entry.prefix))
            return entry.code;
    }
    return ErrorCode::StatementFailed;
}

ErrorCode postgresConnectErrorCode(std::string_view message)
{
    for (const std::string_view denied :
         {"password authentication failed", "no password supplied", "authentication failed",
          "no pg_hba.conf entry", "is not permitted to log in", "permission denied for database"}) {
        if (contains(message, denied))
            return ErrorCode::AccessDenied;
    }
    if (contains(message, "role \"") && contains(message, "does not exist"))
        return ErrorCode::AccessDenied;
    if (contains(message, "database \"") && contains(message, "does not exist"))
        return ErrorCode::ObjectMissing;
    return ErrorCode::ConnectionFailed;
}

std::string postgresRemedy(ErrorCode code, std::string_view message)
{
    if (contains(message, "row-level security"))
        return "read as the table's owner, or as a role with BYPASSRLS: rows that a policy hides "
               "would be missing at the destination";
    if (contains(message, "does not match host name"))
        return "connect by a name that the certificate holds, or have one made out to this name";
    if (contains(message, "certificate verify failed"))
        return "name with tls-ca=FILE the certificate of the authority that signed the server's "
               "certificate";
    if (contains(message, "root certificate file"))
        return "tls-ca names a file that cannot be read, or that holds no certificate: check the "
               "path";
    if (contains(message, "certificate") || contains(message, "SSL"))
        return "name the certificate authority's file with tls-ca=FILE, and connect by the host "
               "name that the server's certificate holds";
    if (contains(message, "no pg_hba.conf entry"))
        return "add a line for this machine, user and database to the server's pg_hba.conf";
    if (contains(message, "authentication failed") || contains(message, "no password supplied"))
        return "check the user name and the password of this data source";
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
        return "free what the server's message names, then run again with --resume";
    case ErrorCode::Busy:
        return "another session holds a lock; run again with --resume";
    default:
        return {};
    }
}

} // namespace godwit
