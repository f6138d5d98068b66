#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"

#include <algorithm>
#include <cstdlib>

namespace godwit {

namespace {

constexpr std::int64_t allowedSkewSeconds = 5;
constexpr std::uint64_t smallestPacket = 4 * 1024 * 1024;

struct Known
{
    int from = 0;
    int below = 0;
    const char *words = "";
};

/// The versions each connector is tested with.
Known knownVersions(const ServerFacts &facts)
{
    if (facts.product == "OceanBase")
        return {40305, 40306, "OceanBase 4.3.5"};
    switch (facts.dialect) {
    case Dialect::MySql:
        return {50700, 90000, "MySQL 5.7 and 8.x"};
    case Dialect::MariaDb:
        return {100300, 130000, "MariaDB 10.3 to 12"};
    case Dialect::Sqlite:
        return {30800, 40000, "SQLite 3.8 and newer"};
    case Dialect::PostgreSql:
        return {150000, 160000, "PostgreSQL 15"};
    }
    return {};
}

void checkVersion(const ServerFacts &facts, Side side, PrecheckResults &results)
{
    Finding finding("DB_VERSION", side, true);
    const Known known = knownVersions(facts);
    const std::string is = facts.product + ' ' + facts.version;
    const bool other = facts.product == "TiDB";
    if (other || facts.versionNumber < known.from || facts.versionNumber >= known.below) {
        finding.warn(is + " is not among the versions tested (" + known.words + ")");
        finding.remedy(
            "try it with a copy of the data first; the verification shows whether it was right");
    }
    finding.report(results, "", is);
}

void checkClock(const ServerFacts &facts, Side side, PrecheckResults &results)
{
    Finding finding("DB_TIME_SYNC", side);
    const std::string skew = std::to_string(std::abs(facts.clockSkewSeconds)) + " s";
    if (std::abs(facts.clockSkewSeconds) > allowedSkewSeconds) {
        finding.warn("the server's clock is " + skew
                     + (facts.clockSkewSeconds > 0 ? " ahead of" : " behind") + " this machine's");
        finding.remedy("synchronise both clocks (NTP); the copy itself does not depend on it");
    }
    finding.report(results, "", "the clocks differ by " + skew);
}

bool hasMode(const ServerFacts &facts, std::string_view mode)
{
    const auto modes = split(facts.sqlMode, ',');
    return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

void checkSqlMode(const ServerFacts &source, const ServerFacts &sink, PrecheckResults &results)
{
    Finding finding("DB_SQL_MODE", Side::Sink, true);
    for (const char *mode :
         {"ANSI_QUOTES", "PIPES_AS_CONCAT", "NO_BACKSLASH_ESCAPES", "IGNORE_SPACE",
          "PAD_CHAR_TO_FULL_LENGTH", "NO_UNSIGNED_SUBTRACTION"}) {
        if (hasMode(source, mode) != hasMode(sink, mode))
            finding.warn(std::string(mode) + " is set at the "
                         + (hasMode(source, mode) ? "source" : "destination") + " only");
    }
    finding.remedy(
        "applications may behave differently there; set the same sql_mode. The copy sets its "
        "own and is not concerned");
    finding.report(results, "sql_mode differs: ", "the sql_modes read statements alike");
}

void checkTimeZone(const ServerFacts &source, const ServerFacts &sink, PrecheckResults &results)
{
    Finding finding("DB_TIMEZONE", Side::Sink, true);
    if (source.timeZone != sink.timeZone)
        finding.warn(source.timeZone + " at the source, " + sink.timeZone + " at the destination");
    finding.remedy(
        "TIMESTAMP values are moved as the instants they are and DATETIME values as they "
        "stand; set the same default if applications rely on it");
    finding.report(results,
                   "the servers' time zones differ: ", "both servers use " + sink.timeZone);
}

void checkNameCase(const ServerFacts &source, const ServerFacts &sink, PrecheckResults &results)
{
    Finding finding("DB_LOWER_CASE_TABLE_NAMES", Side::Sink, true);
    if (source.lowerCaseTableNames != sink.lowerCaseTableNames)
        finding.warn(std::to_string(source.lowerCaseTableNames) + " at the source, "
                     + std::to_string(sink.lowerCaseTableNames) + " at the destination");
    finding.remedy(
        "names may be stored or compared differently there; check the names of the plan");
    finding.report(results, "lower_case_table_names differs: ",
                   "lower_case_table_names is " + std::to_string(sink.lowerCaseTableNames)
                       + " on both sides");
}

void checkPacket(const ServerFacts &source, const ServerFacts &sink, PrecheckResults &results)
{
    Finding finding("DB_MAX_ALLOWED_PACKET", Side::Sink, true);
    const std::uint64_t wanted =
        isMysqlFamily(source) ? std::max(source.maxAllowedPacket, smallestPacket) : smallestPacket;
    if (sink.maxAllowedPacket > 0 && sink.maxAllowedPacket < wanted) {
        finding.warn(std::to_string(sink.maxAllowedPacket) + " bytes are less than "
                     + std::to_string(wanted) + "; a longer row would be refused");
        finding.remedy("SET GLOBAL max_allowed_packet = " + std::to_string(wanted));
    }
    finding.report(results, "max_allowed_packet: ",
                   "max_allowed_packet is " + std::to_string(sink.maxAllowedPacket) + " bytes");
}

void checkWritable(const PrecheckInput &input, PrecheckResults &results)
{
    const ServerFacts &sink = input.plan.sinkFacts;
    Finding finding("GODWIT_READ_ONLY", Side::Sink);
    if (sink.readOnly) {
        const bool mayStill = sink.globalPrivileges.count("SUPER") > 0
                              || sink.globalPrivileges.count("READ_ONLY ADMIN") > 0
                              || sink.globalPrivileges.count("READ ONLY ADMIN") > 0
                              || sink.globalPrivileges.count("CONNECTION_ADMIN") > 0;
        const std::string what = input.sinkName + " is read only";
        if (mayStill)
            finding.warn(what
                         + "; this account may write all the same (not under super_read_only)");
        else
            finding.failOn(what);
        finding.remedy(isMysqlFamily(sink) ? "SET GLOBAL read_only = OFF, if it is not a replica"
                                           : "make the file and its folder writable");
    }
    finding.report(results, "", "the destination takes writes");
}

void checkLocalInfile(const ServerFacts &sink, PrecheckResults &results)
{
    Finding finding("GODWIT_LOCAL_INFILE", Side::Sink);
    if (!sink.localInfile) {
        finding.failOn("local_infile is off; the copy is loaded with LOAD DATA LOCAL INFILE");
        finding.remedy("SET GLOBAL local_infile = 1; it can go back to 0 after the migration");
    }
    finding.report(results, "", "local_infile is on");
}

void checkCharsets(const PrecheckInput &input, PrecheckResults &results)
{
    Finding finding("DB_CHARSET", Side::Sink, true);
    const std::set<std::string> &known = input.plan.sinkFacts.collations;
    std::set<std::string> missing;
    const auto look = [&](const std::string &collation, const std::string &where) {
        if (collation.empty() || known.count(toLower(collation)) > 0)
            return;
        if (missing.insert(collation).second)
            finding.warn(collation + " (" + where + ")");
    };
    if (!known.empty()) {
        for (const PlannedTable &table : input.plan.tables) {
            look(table.source.collation, table.source.name.qualified());
            for (const Column &column : table.source.columns)
                look(column.type.collation, table.source.name.qualified() + '.' + column.name);
        }
    }
    finding.remedy("a near collation is used instead; the notes of the plan name it per column");
    finding.report(results, "the destination does not know these collations: ",
                   "the destination knows every collation of the chosen tables");
}

} // namespace

void checkServers(const PrecheckInput &input, PrecheckResults &results)
{
    const ProjectPlan &plan = input.plan;
    if (plan.sourceReached) {
        checkVersion(plan.sourceFacts, Side::Source, results);
        if (isMysqlFamily(plan.sourceFacts))
            checkClock(plan.sourceFacts, Side::Source, results);
    }
    if (!plan.sinkReached)
        return;
    const ServerFacts &sink = plan.sinkFacts;
    checkVersion(sink, Side::Sink, results);
    checkWritable(input, results);
    if (!isMysqlFamily(sink))
        return;
    checkClock(sink, Side::Sink, results);
    if (plan.project.enableFullTransfer && sink.product != "OceanBase") // loaded by INSERT
        checkLocalInfile(sink, results);
    if (!plan.sourceReached)
        return;
    checkPacket(plan.sourceFacts, sink, results);
    if (!isMysqlFamily(plan.sourceFacts))
        return;
    checkNameCase(plan.sourceFacts, sink, results);
    checkTimeZone(plan.sourceFacts, sink, results);
    checkSqlMode(plan.sourceFacts, sink, results);
    checkCharsets(input, results);
}

} // namespace godwit
