#include "core/connectors/sqlite/sqlite_repair_session.h"

#include <sqlite3.h>

namespace godwit {

Result<void> SqliteRepairSession::begin(bool)
{
    return m_handle->execute("BEGIN IMMEDIATE");
}

Result<void> SqliteRepairSession::execute(const std::string &sql)
{
    return m_handle->execute(sql);
}

Result<void> SqliteRepairSession::commit()
{
    return m_handle->execute("COMMIT");
}

void SqliteRepairSession::rollback()
{
    m_reader.close();
    // Straight to SQLite: a cancelled handle runs nothing more, but this must happen.
    if (!sqlite3_get_autocommit(m_handle->get()))
        sqlite3_exec(m_handle->get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace godwit
