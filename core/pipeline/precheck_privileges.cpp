#include "core/base/text.h"
#include "core/pipeline/grants.h"
#include "core/pipeline/precheck_items.h"

#include <map>

namespace godwit {

namespace {

/// Judges one account: what is missing is named per database, with the statement that grants it.
class Account
{
public:
    Account(const ServerFacts &facts, Finding finding)
        : m_facts(facts)
        , m_grants(facts)
        , m_finding(std::move(finding))
    {}

    void needs(const std::string &privilege, const TableName &table)
    {
        if (!m_grants.allows(privilege, table))
            m_missing[table.database].insert(privilege);
    }
    void needsOnDatabase(const std::string &privilege, const std::string &database)
    {
        if (!m_grants.allowsOnDatabase(privilege, database))
            m_missing[database].insert(privilege);
    }
    bool allowsGlobally(const std::string &privilege) const
    {
        return m_grants.allowsGlobally(privilege);
    }
    bool allowsOnDatabase(const std::string &privilege, const std::string &database) const
    {
        return m_grants.allowsOnDatabase(privilege, database);
    }
    void warn(const std::string &what, const std::string &privileges, const std::string &database)
    {
        m_finding.warn(what);
        m_finding.remedy(grantStatement(privileges, database, m_facts.user));
    }

    void report(PrecheckResults &results, const std::string &purpose)
    {
        for (const auto &[database, privileges] : m_missing) {
            const std::string list = join({privileges.begin(), privileges.end()}, ", ");
            const std::string what = list + " on " + database;
            if (m_grants.hasRoles())
                m_finding.warn(what + " (unless one of its roles grants it)");
            else
                m_finding.failOn(what);
            m_finding.remedy(grantStatement(list, database, m_facts.user));
        }
        m_finding.report(results, m_facts.user + " lacks, " + purpose + ": ",
                         m_facts.user + " has what it takes " + purpose);
    }

private:
    const ServerFacts &m_facts;
    Grants m_grants;
    Finding m_finding;
    std::map<std::string, std::set<std::string>> m_missing; ///< by database
};

void checkReading(const PrecheckInput &input, PrecheckResults &results)
{
    const ProjectPlan &plan = input.plan;
    Account account(plan.sourceFacts, Finding("DB_ACCOUNT_FULL_READ_PRIVILEGE", Side::Source));
    for (const PlannedTable &table : plan.tables)
        account.needs("SELECT", table.source.name);
    for (const PlannedView &view : plan.views) {
        account.needs("SELECT", view.source.name);
        account.needs("SHOW VIEW", view.source.name);
    }
    const bool copies = plan.project.enableFullTransfer && !plan.tables.empty();
    if (copies && !account.allowsGlobally("RELOAD") && !account.allowsGlobally("FLUSH_TABLES"))
        account.warn(
            "RELOAD, to open all readers at one instant; without it they may see different "
            "instants if something writes meanwhile",
            "RELOAD", "");
    account.report(results, "to read the chosen objects");
}

void checkWriting(const PrecheckInput &input, PrecheckResults &results)
{
    const ProjectPlan &plan = input.plan;
    Account account(plan.sinkFacts, Finding("DB_ACCOUNT_WRITER_PRIVILEGE", Side::Sink));
    for (const PlannedTable &table : plan.tables) {
        if (plan.project.enableFullTransfer || plan.project.enableFullVerify)
            account.needs("SELECT", table.resolved.sink);
        if (plan.project.enableFullTransfer) {
            account.needs("INSERT", table.resolved.sink);
            account.needs("DELETE", table.resolved.sink);
        }
    }
    if (plan.project.enableFullTransfer) {
        for (const char *privilege : {"CREATE", "SELECT", "INSERT", "DELETE", "DROP"}) {
            if (account.allowsOnDatabase(privilege, "godwit"))
                continue;
            account.warn(
                "CREATE, SELECT, INSERT, DELETE, DROP on godwit, where the checkpoints would be "
                "kept; without it chunks in flight are done again after a crash",
                "CREATE, SELECT, INSERT, DELETE, DROP", "godwit");
            break;
        }
    }
    account.report(results, "to write the chosen tables");
}

bool isNew(const PlannedTable &table)
{
    return !table.existing;
}

void checkCreating(const PrecheckInput &input, PrecheckResults &results)
{
    const ProjectPlan &plan = input.plan;
    Account account(plan.sinkFacts, Finding("DB_ACCOUNT_CREATE_PRIVILEGE", Side::Sink));
    for (const DatabaseSchema &database : plan.databasesToCreate)
        account.needsOnDatabase("CREATE", database.name);
    for (const PlannedTable &table : plan.tables) {
        if (!isNew(table))
            continue;
        account.needs("CREATE", table.resolved.sink);
        if (!table.converted.foreignKeyStatements.empty()) {
            account.needs("ALTER", table.resolved.sink);
            account.needs("REFERENCES", table.resolved.sink);
        }
        if (!table.converted.indexStatements.empty()) {
            account.needs("ALTER", table.resolved.sink);
            account.needs("INDEX", table.resolved.sink);
        }
    }
    for (const PlannedView &view : plan.views) {
        if (!view.exists) {
            account.needs("CREATE VIEW", view.resolved.sink);
            account.needs("SELECT", view.resolved.sink);
        }
    }
    account.report(results, "to create the chosen objects");
}

} // namespace

void checkPrivileges(const PrecheckInput &input, PrecheckResults &results)
{
    const ProjectPlan &plan = input.plan;
    if (plan.sourceReached && isMysqlFamily(plan.sourceFacts))
        checkReading(input, results);
    if (!plan.sinkReached || !isMysqlFamily(plan.sinkFacts))
        return;
    checkWriting(input, results);
    if (plan.project.enableStructTransfer)
        checkCreating(input, results);
}

} // namespace godwit
