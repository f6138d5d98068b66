#include "core/service/source_check.h"

#include "core/base/text.h"
#include "core/pipeline/grants.h"
#include "core/service/data_source_document.h"

#include <array>
#include <initializer_list>
#include <string_view>

namespace godwit {

namespace {

struct UseNames
{
    const char *key;   ///< in documents
    const char *words; ///< in sentences
};
constexpr std::array<UseNames, 3> useNames = {{{"source", "as a source"},
                                               {"sink", "as a destination"},
                                               {"incremental", "for incremental transfer"}}};

const UseNames &namesOf(SourceUse use)
{
    return useNames[static_cast<std::size_t>(use)];
}

/// Looks at a server of MySQL's family.
class MysqlCheck
{
public:
    explicit MysqlCheck(const ServerFacts &facts)
        : m_facts(facts)
        , m_grants(facts)
    {}

    std::vector<MissingAbility> run()
    {
        needPrivileges(SourceUse::Source, {"SELECT", "SHOW VIEW"}, true);
        needPrivileges(SourceUse::Source, {"RELOAD", "REPLICATION CLIENT"}, false);
        needPrivileges(SourceUse::Sink,
                       {"CREATE", "ALTER", "INDEX", "DROP", "SELECT", "INSERT", "UPDATE", "DELETE",
                        "REFERENCES", "CREATE VIEW"},
                       true);
        checkSink();
        checkBinaryLog();
        return std::move(m_missing);
    }

private:
    bool allows(std::string_view privilege) const
    {
        // MariaDB 10.5 gave this privilege a name of its own.
        return m_grants.allowsGlobally(privilege)
               || (privilege == "REPLICATION CLIENT" && m_grants.allowsGlobally("BINLOG MONITOR"));
    }

    void needPrivileges(SourceUse use, std::initializer_list<const char *> privileges,
                        bool alsoByDatabase)
    {
        std::vector<std::string> lacking;
        for (const char *privilege : privileges) {
            if (!allows(privilege))
                lacking.emplace_back(privilege);
        }
        if (lacking.empty())
            return;
        const std::string list = join(lacking, ", ");
        std::string message = "no global " + list;
        if (alsoByDatabase)
            message += "; grants for single databases may suffice, the precheck of a project says";
        if (m_grants.hasRoles())
            message += "; one of the account's roles may grant it";
        m_missing.push_back({use, message, grantStatement(list, {}, m_facts.user), true});
    }

    void checkSink()
    {
        if (!m_facts.localInfile) {
            m_missing.push_back({SourceUse::Sink,
                                 "local_infile is off, the server refuses bulk loading",
                                 "SET GLOBAL local_infile = 1", true});
        }
        if (m_facts.readOnly) {
            m_missing.push_back({SourceUse::Sink, "the server is read only",
                                 "write to its primary, or run SET GLOBAL read_only = 0 if it has "
                                 "none"});
        }
    }

    void checkBinaryLog()
    {
        if (!m_facts.logBin) {
            m_missing.push_back({SourceUse::Incremental, "the binary log is off",
                                 "put log_bin into the server's configuration and restart it"});
            return;
        }
        needPrivileges(SourceUse::Incremental, {"REPLICATION SLAVE"}, false);
        if (m_facts.binlogFormat != "ROW") {
            m_missing.push_back({SourceUse::Incremental,
                                 "binlog_format is " + m_facts.binlogFormat + " and must be ROW",
                                 "SET GLOBAL binlog_format = 'ROW'", true});
        }
        if (!m_facts.binlogRowImage.empty() && m_facts.binlogRowImage != "FULL") {
            m_missing.push_back(
                {SourceUse::Incremental,
                 "binlog_row_image is " + m_facts.binlogRowImage + " and must be FULL",
                 "SET GLOBAL binlog_row_image = 'FULL'", true});
        }
    }

    const ServerFacts &m_facts;
    Grants m_grants;
    std::vector<MissingAbility> m_missing;
};

} // namespace

std::vector<MissingAbility> missingAbilities(const ServerFacts &facts)
{
    if (facts.dialect == Dialect::PostgreSql) {
        std::vector<MissingAbility> missing = {
            {SourceUse::Incremental, "this version of Godwit does not read its changes", ""}};
        if (facts.readOnly)
            missing.insert(missing.begin(), {SourceUse::Sink, "the server is a standby: read only",
                                             "write to its primary"});
        return missing;
    }
    if (facts.dialect != Dialect::Sqlite)
        return MysqlCheck(facts).run();
    if (!facts.readOnly)
        return {};
    return {{SourceUse::Sink, "the file cannot be written",
             "give the account that runs Godwit the right to write the file and its folder"}};
}

std::string sentence(const MissingAbility &missing)
{
    return std::string(namesOf(missing.use).words) + ": " + missing.message
           + (missing.remedy.empty() ? "" : "; " + missing.remedy);
}

Json sourceCheckDocument(const ServerFacts &facts)
{
    Json document = {{"reachable", true},
                     {"facts", toJson(facts)},
                     {"missing", Json::array()},
                     {"findings", Json::array()}};
    for (const MissingAbility &missing : missingAbilities(facts)) {
        document["missing"].push_back(sentence(missing));
        document["findings"].push_back({{"use", namesOf(missing.use).key},
                                        {"message", missing.message},
                                        {"remedy", missing.remedy},
                                        {"isStatement", missing.isStatement}});
    }
    return document;
}

} // namespace godwit
