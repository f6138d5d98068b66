#include "core/pipeline/precheck.h"

#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"

#include <algorithm>

namespace godwit {

namespace {

/// So many findings of one item are named; the rest is counted.
constexpr std::size_t mostNamed = 8;

std::string listed(const std::vector<std::string> &all)
{
    const std::vector<std::string> named(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), mostNamed)));
    std::string text = join(named, "; ");
    if (all.size() > mostNamed)
        text += "; and " + std::to_string(all.size() - mostNamed) + " more";
    return text;
}

} // namespace

void Finding::add(PrecheckStatus status, const std::string &what)
{
    (status == PrecheckStatus::Failed ? m_failures : m_warnings).push_back(what);
}

void Finding::remedy(const std::string &what)
{
    if (std::find(m_remedies.begin(), m_remedies.end(), what) == m_remedies.end())
        m_remedies.push_back(what);
}

void Finding::report(PrecheckResults &results, const std::string &about, const std::string &passed)
{
    PrecheckResult result = m_result;
    std::vector<std::string> all = m_failures;
    all.insert(all.end(), m_warnings.begin(), m_warnings.end());
    result.status = !m_failures.empty()   ? PrecheckStatus::Failed
                    : !m_warnings.empty() ? PrecheckStatus::Warning
                                          : PrecheckStatus::Passed;
    result.message = all.empty() ? passed : about + listed(all);
    if (!all.empty())
        result.remedy = listed(m_remedies);
    results.push_back(std::move(result));
}

bool isMysqlFamily(const ServerFacts &facts)
{
    return facts.dialect == Dialect::MySql || facts.dialect == Dialect::MariaDb;
}

std::vector<PrecheckResult> runPrechecks(const PrecheckInput &input)
{
    PrecheckResults results;
    checkServers(input, results);
    if (input.plan.sourceReached)
        checkSourceObjects(input, results);
    if (input.plan.sourceReached && input.plan.sinkReached)
        checkSinkObjects(input, results);
    checkPrivileges(input, results);
    checkSteps(input, results);
    return results;
}

} // namespace godwit
