#include "core/pipeline/step_failures.h"

#include "core/base/text.h"

namespace godwit {

std::string waysOn(const RunContext &context)
{
    const std::string name = printable(context.project.name);
    return "mend the cause and resume (`godwitctl projects resume " + name
           + "` tries again what failed), or leave an object out with `godwitctl projects skip "
           + name + " OBJECT` before that";
}

bool StepFailures::add(ObjectKind kind, std::size_t number, SqlFailure failure)
{
    if (concernsEverything(failure.error.code)) {
        const std::scoped_lock lock(m_mutex);
        if (!m_fatal)
            m_fatal = std::move(failure.error);
        return false;
    }
    if (!failure.sql.empty())
        failure.error.message += "; the statement was: " + failure.sql;
    Error noted = m_context.fail(kind, static_cast<int>(number), m_step, failure);
    const std::scoped_lock lock(m_mutex);
    m_failed.insert_or_assign({kind, number}, std::move(noted));
    return true;
}

bool StepFailures::hasFailed(std::size_t tableNumber)
{
    const std::scoped_lock lock(m_mutex);
    return m_failed.count({ObjectKind::Table, tableNumber}) > 0;
}

Result<void> StepFailures::outcome(const std::string &done)
{
    const std::scoped_lock lock(m_mutex);
    if (m_fatal)
        return tl::unexpected(std::move(*m_fatal));
    (void)m_context.objects.refresh();
    for (auto failed = m_failed.begin(); failed != m_failed.end();) {
        const auto [kind, number] = failed->first;
        if (m_context.objects.isSkipped(kind, static_cast<int>(number))) {
            m_context.forgetErrorsOf(failed->second.object);
            failed = m_failed.erase(failed);
        } else {
            ++failed;
        }
    }
    if (m_failed.empty())
        return {};
    const bool one = m_failed.size() == 1;
    Error error = m_failed.begin()->second;
    error.message = std::to_string(m_failed.size())
                    + (one ? " object was not " : " objects were not ") + done + ": "
                    + (one ? "" : "first ") + error.object + ": " + error.message;
    error.proposal = (error.proposal.empty() ? "" : error.proposal + "; ") + waysOn(m_context);
    if (!one)
        error.object.clear();
    return tl::unexpected(std::move(error));
}

} // namespace godwit
