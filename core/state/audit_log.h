#pragma once

#include "core/state/state_database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace godwit {

/// Who did what in this home, in order. Secrets are masked on the way in. Thread-safe.
class AuditLog
{
public:
    struct Entry
    {
        std::string at;     ///< UTC
        std::string action; ///< "source add", "projects release"
        std::string object; ///< an id or a name
        std::string detail;
    };

    explicit AuditLog(StateDatabase &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<void> add(const std::string &action, const std::string &object,
                                   const std::string &detail = {});
    /// The newest @p limit entries, newest first.
    Result<std::vector<Entry>> newest(int limit);

private:
    StateDatabase &m_database;
};

} // namespace godwit
