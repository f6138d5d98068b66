#include "core/service/source_check.h"

#include "core/base/text.h"

#include <initializer_list>
#include <string_view>

namespace godwit {

namespace {

bool holds(const ServerFacts &facts, const char *privilege)
{
    return facts.globalPrivileges.contains("ALL PRIVILEGES")
           || facts.globalPrivileges.contains("ALL") || facts.globalPrivileges.contains(privilege);
}

void checkPrivileges(const ServerFacts &facts, const char *purpose,
                     std::initializer_list<const char *> privileges,
                     std::vector<std::string> &missing)
{
    std::vector<std::string> lacking;
    for (const char *privilege : privileges) {
        // MariaDB 10.5 gave this privilege a name of its own.
        const bool renamed =
            std::string_view(privilege) == "REPLICATION CLIENT" && holds(facts, "BINLOG MONITOR");
        if (!renamed && !holds(facts, privilege))
            lacking.emplace_back(privilege);
    }
    if (!lacking.empty())
        missing.push_back(
            std::string(purpose) + ": no global " + join(lacking, ", ")
            + "; grants for single databases may suffice, the precheck of a project says");
}

void checkMysql(const ServerFacts &facts, std::vector<std::string> &missing)
{
    checkPrivileges(facts, "as a source", {"SELECT", "RELOAD", "REPLICATION CLIENT", "SHOW VIEW"},
                    missing);
    checkPrivileges(facts, "as a destination",
                    {"CREATE", "ALTER", "INDEX", "DROP", "INSERT", "UPDATE", "DELETE", "REFERENCES",
                     "CREATE VIEW"},
                    missing);
    if (!facts.localInfile)
        missing.emplace_back(
            "as a destination: local_infile is off, the server refuses bulk loading; "
            "SET GLOBAL local_infile = 1");
    if (facts.readOnly)
        missing.emplace_back("as a destination: the server is read only");
    if (!facts.logBin)
        missing.emplace_back("for incremental transfer: the binary log is off");
    else if (facts.binlogFormat != "ROW"
             || (!facts.binlogRowImage.empty() && facts.binlogRowImage != "FULL"))
        missing.emplace_back(
            "for incremental transfer: binlog_format must be ROW and binlog_row_image "
            "FULL");
}

} // namespace

std::vector<std::string> missingAbilities(const ServerFacts &facts)
{
    std::vector<std::string> missing;
    if (facts.dialect != Dialect::Sqlite)
        checkMysql(facts, missing);
    else if (facts.readOnly)
        missing.emplace_back("as a destination: the file cannot be written");
    return missing;
}

} // namespace godwit
