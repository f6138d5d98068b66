#include "core/base/text.h"
#include "core/connectors/mysql/mysql_schema_reader.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <chrono>

namespace godwit {

namespace {

/// `PASSWORD '*6BB...'`, `AS '$A$005$...'`: the literal becomes '******'.
std::string withoutPasswords(const std::string &grant)
{
    const std::vector<SqlToken> tokens = tokenize(grant);
    std::string out;
    std::size_t copied = 0;
    bool identified = false;
    for (const SqlToken &token : tokens) {
        identified = identified || token.is("IDENTIFIED");
        if (!identified || token.kind != TokenKind::Text)
            continue;
        out += grant.substr(copied, token.begin - copied) + "'******'";
        copied = token.end;
    }
    return out + grant.substr(copied);
}

const std::vector<std::string> &allPrivileges()
{
    static const std::vector<std::string> names = {"SELECT",
                                                   "INSERT",
                                                   "UPDATE",
                                                   "DELETE",
                                                   "CREATE",
                                                   "DROP",
                                                   "RELOAD",
                                                   "PROCESS",
                                                   "FILE",
                                                   "REFERENCES",
                                                   "INDEX",
                                                   "ALTER",
                                                   "SHOW DATABASES",
                                                   "SUPER",
                                                   "CREATE TEMPORARY TABLES",
                                                   "LOCK TABLES",
                                                   "EXECUTE",
                                                   "REPLICATION SLAVE",
                                                   "REPLICATION CLIENT",
                                                   "CREATE VIEW",
                                                   "SHOW VIEW",
                                                   "CREATE ROUTINE",
                                                   "ALTER ROUTINE",
                                                   "CREATE USER",
                                                   "EVENT",
                                                   "TRIGGER"};
    return names;
}

/// Privileges of `GRANT a, b (c), d ON *.* TO ...`; none, if it grants on less than everything.
std::vector<std::string> globalPrivileges(const std::string &grant)
{
    const std::vector<SqlToken> tokens = tokenize(grant);
    std::vector<std::string> names;
    std::string name;
    std::size_t at = 1;
    for (; at < tokens.size() && !tokens[at].is("ON"); ++at) {
        if (tokens[at].is("TO"))
            return {}; // a role
        if (tokens[at].is(",")) {
            names.push_back(std::move(name));
            name.clear();
        } else {
            name += (name.empty() ? "" : " ") + toUpper(tokens[at].text);
        }
    }
    names.push_back(std::move(name));
    const bool global = at + 3 < tokens.size() && tokens[at + 1].is("*") && tokens[at + 2].is(".")
                        && tokens[at + 3].is("*");
    if (!global || tokens.empty() || !tokens[0].is("GRANT"))
        return {};
    return names;
}

/// `binlog.000003:154` of what SHOW MASTER STATUS answers.
std::string positionOf(const RowBatch &rows)
{
    if (rows.rows() == 0 || rows.columns() < 2)
        return {};
    return std::string(rows.cell(0, 0)) + ':' + std::string(rows.cell(0, 1));
}

class FactsReader
{
public:
    explicit FactsReader(MysqlConnection &connection)
        : m_connection(connection)
    {}

    Result<ServerFacts> run()
    {
        if (auto done = variables(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = clock(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = collations(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = grants(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = binlog(); !done)
            return tl::unexpected(std::move(done.error()));
        return std::move(m_facts);
    }

private:
    Result<void> variables()
    {
        auto rows = m_connection.query(
            "SELECT VERSION(), @@GLOBAL.version_comment, @@GLOBAL.time_zone,"
            " @@GLOBAL.system_time_zone, @@GLOBAL.character_set_server,"
            " @@GLOBAL.collation_server, @@GLOBAL.sql_mode, @@GLOBAL.max_allowed_packet,"
            " @@GLOBAL.lower_case_table_names, CURRENT_USER(), @@GLOBAL.read_only,"
            " @@GLOBAL.local_infile");
        if (!rows)
            return failure(std::move(rows));
        const auto cell = [&](std::size_t column) { return std::string(rows->cell(0, column)); };
        m_facts.version = cell(0);
        m_facts.versionNumber = m_connection.versionNumber();
        if (m_connection.isOceanBase()) {
            if (auto own = oceanBaseVersion(); !own)
                return own;
        }
        m_facts.tlsCipher = m_connection.tlsCipher();
        product(cell(1));
        // "SYSTEM" alone says nothing to whoever reads the report.
        m_facts.timeZone = cell(2) == "SYSTEM" ? cell(3) : cell(2);
        m_facts.charset = cell(4);
        m_facts.collation = cell(5);
        m_facts.sqlMode = cell(6);
        m_facts.maxAllowedPacket = parseUnsigned(cell(7)).value_or(0);
        m_facts.lowerCaseTableNames = static_cast<int>(parseInteger(cell(8)).value_or(0));
        m_facts.user = cell(9);
        m_facts.readOnly = cell(10) != "0" && !equalsIgnoringCase(cell(10), "OFF");
        m_facts.localInfile = cell(11) == "1" || equalsIgnoringCase(cell(11), "ON");
        return {};
    }

    /// "4.3.5.3": VERSION() tells the MySQL that it is compatible with.
    Result<void> oceanBaseVersion()
    {
        auto version = m_connection.queryText("SELECT ob_version()");
        if (!version)
            return failure(std::move(version));
        m_facts.version = *version;
        m_facts.versionNumber = 0;
        const auto parts = split(*version, '.');
        for (std::size_t i = 0; i < 3; ++i)
            m_facts.versionNumber =
                m_facts.versionNumber * 100
                + static_cast<int>(i < parts.size() ? parseInteger(parts[i]).value_or(0) : 0);
        return {};
    }

    void product(const std::string &comment)
    {
        const std::string words = toLower(m_facts.version + ' ' + comment);
        m_facts.dialect = m_connection.isMariaDb() ? Dialect::MariaDb : Dialect::MySql;
        if (words.find("tidb") != words.npos)
            m_facts.product = "TiDB";
        else if (m_connection.isOceanBase())
            m_facts.product = "OceanBase";
        else
            m_facts.product = m_connection.isMariaDb() ? "MariaDB" : "MySQL";
    }

    Result<void> clock()
    {
        using namespace std::chrono;
        const auto now = [] {
            return duration_cast<milliseconds>(system_clock::now().time_since_epoch());
        };
        const milliseconds before = now();
        auto server = m_connection.queryText("SELECT UNIX_TIMESTAMP(NOW(6)) * 1000");
        if (!server)
            return failure(std::move(server));
        const milliseconds ours = (before + now()) / 2;
        const std::string whole = server->substr(0, server->find('.'));
        const milliseconds skew = milliseconds(parseInteger(whole).value_or(0)) - ours;
        m_facts.clockSkewSeconds = round<seconds>(skew).count();
        return {};
    }

    Result<void> collations()
    {
        // MariaDB lists its newer collations without their charset, except here.
        const bool full = m_connection.isMariaDb() && m_connection.versionNumber() >= 101001;
        auto rows = m_connection.query(
            full ? "SELECT FULL_COLLATION_NAME"
                   " FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY"
                 : "SELECT COLLATION_NAME FROM information_schema.COLLATIONS");
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i)
            m_facts.collations.insert(toLower(rows->cell(i, 0)));
        return {};
    }

    Result<void> grants()
    {
        auto rows = m_connection.query("SHOW GRANTS");
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i) {
            const std::string grant(rows->cell(i, 0));
            m_facts.grants.push_back(withoutPasswords(grant));
            for (const std::string &privilege : globalPrivileges(grant))
                addPrivilege(privilege);
        }
        return {};
    }

    void addPrivilege(const std::string &privilege)
    {
        if (privilege == "ALL PRIVILEGES" || privilege == "ALL")
            m_facts.globalPrivileges.insert(allPrivileges().begin(), allPrivileges().end());
        else if (privilege == "BINLOG MONITOR") // MariaDB's newer name
            m_facts.globalPrivileges.insert("REPLICATION CLIENT");
        else if (privilege == "REPLICATION REPLICA")
            m_facts.globalPrivileges.insert("REPLICATION SLAVE");
        if (privilege != "USAGE")
            m_facts.globalPrivileges.insert(privilege);
    }

    Result<void> binlog()
    {
        // Its variable log_bin says ON all the same (seen); changes are read from a log service.
        if (m_connection.isOceanBase())
            return {};
        auto on = m_connection.queryText("SELECT @@GLOBAL.log_bin");
        if (!on)
            return on.error().code == ErrorCode::ConnectionLost ? failure(std::move(on))
                                                                : Result<void>();
        m_facts.logBin = *on == "1" || equalsIgnoringCase(*on, "ON");
        if (!m_facts.logBin)
            return {};
        m_facts.binlogFormat =
            m_connection.queryText("SELECT @@GLOBAL.binlog_format").value_or(std::string());
        m_facts.binlogRowImage =
            m_connection.queryText("SELECT @@GLOBAL.binlog_row_image").value_or(std::string());
        // MySQL 8.4 knows the new name only. Without the privilege the position stays empty.
        for (const char *statement : {"SHOW MASTER STATUS", "SHOW BINARY LOG STATUS"}) {
            if (auto rows = m_connection.query(statement)) {
                m_facts.binlogPosition = positionOf(*rows);
                break;
            }
        }
        return {};
    }

    MysqlConnection &m_connection;
    ServerFacts m_facts;
};

} // namespace

Result<ServerFacts> readMysqlFacts(MysqlConnection &connection)
{
    return FactsReader(connection).run();
}

} // namespace godwit
