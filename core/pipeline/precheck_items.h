// The parts of runPrechecks(): each judges one matter and adds one result per item and side.
#pragma once

#include "core/pipeline/precheck.h"

#include <string>
#include <vector>

namespace godwit {

using PrecheckResults = std::vector<PrecheckResult>;

/// Gathers what is wrong under one item and says it in one result.
class Finding
{
public:
    Finding(std::string item, Side side, bool skippable = false)
    {
        m_result.item = std::move(item);
        m_result.side = side;
        m_result.skippable = skippable;
    }

    void warn(const std::string &what) { add(PrecheckStatus::Warning, what); }
    void failOn(const std::string &what) { add(PrecheckStatus::Failed, what); }
    /// What the user can do; each is said once.
    void remedy(const std::string &what);
    /// @p passed is said when nothing is wrong; @p about introduces what is.
    void report(PrecheckResults &results, const std::string &about, const std::string &passed);

private:
    void add(PrecheckStatus status, const std::string &what);

    PrecheckResult m_result;
    std::vector<std::string> m_failures, m_warnings, m_remedies;
};

bool isMysqlFamily(const ServerFacts &facts);

void checkServers(const PrecheckInput &input, PrecheckResults &results);
void checkSourceObjects(const PrecheckInput &input, PrecheckResults &results);
void checkSinkObjects(const PrecheckInput &input, PrecheckResults &results);
void checkPrivileges(const PrecheckInput &input, PrecheckResults &results);
void checkSteps(const PrecheckInput &input, PrecheckResults &results);

} // namespace godwit
