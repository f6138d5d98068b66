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
    statement.bind(limit);
    std::vector<Entry> entries;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return entries;
        entries.push_back(
            {statement.text(0), statement.text(1), statement.text(2), statement.text(3)});
    }
}

} // namespace godwit
