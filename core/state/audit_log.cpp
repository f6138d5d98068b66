#include "core/state/audit_log.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/state/sql.h"

namespace godwit {

Result<void> AuditLog::add(const std::string &action, const std::string &object,
                           const std::string &detail)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(),
                        "INSERT INTO audit_log (at, action, object, detail) VALUES (?, ?, ?, ?)");
    return statement.bind(utcNow(), maskSecrets(action), maskSecrets(object), maskSecrets(detail))
        .run();
}

Result<std::vector<AuditLog::Entry>> AuditLog::newest(int limit)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), "SELECT at, action, object, detail FROM audit_log "
                                             "ORDER BY number DESC LIMIT ?");
    return allRows<Entry>(statement.bind(limit), [](const Statement &row) {
        return Entry{row.text(0), row.text(1), row.text(2), row.text(3)};
    });
}

} // namespace godwit
