#include "app/source_check.h"

#include "app/json_report.h"
#include "app/text_table.h"
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"

#include <initializer_list>
#include <string_view>

namespace godwit::ctl {

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

std::string factsText(const ServerFacts &facts, const std::string &where)
{
    std::string text;
    const auto line = [&](const char *name, const std::string &value) {
        if (!value.empty())
            text += std::string(name) + printable(value) + '\n';
    };
    line("store          ", where);
    line("version        ", facts.product + ' ' + facts.version);
    line("account        ", facts.user);
    line("charset        ", facts.charset);
    line("collation      ", facts.collation);
    line("time zone      ", facts.timeZone);
    line("sql_mode       ", facts.sqlMode);
    line("binary log     ", facts.logBin ? facts.binlogFormat + ' ' + facts.binlogPosition : "");
    for (const std::string &grant : facts.grants)
        line("grant          ", grant);
    return text;
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

Answer testDataSource(const DataSource &source)
{
    auto connector = makeConnector(source);
    if (!connector)
        return failed(connector.error());
    const auto facts = (*connector)->readFacts();
    if (!facts)
        return failed(facts.error());
    const auto missing = missingAbilities(*facts);
    const Style style = Style::of(stdout);
    Answer answer;
    answer.document = {{"reachable", true}, {"facts", toJson(*facts)}, {"missing", missing}};
    answer.text = factsText(*facts, (*connector)->describe());
    for (const std::string &sentence : missing)
        answer.text += style.doubtful("missing") + "        " + printable(sentence) + '\n';
    if (missing.empty())
        answer.text += style.good("nothing is missing") + '\n';
    return answer;
}

} // namespace godwit::ctl
