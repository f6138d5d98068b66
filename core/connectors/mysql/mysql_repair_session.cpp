#include "core/connectors/mysql/mysql_repair_session.h"

#include "core/base/text.h"

namespace godwit {

Result<bool> MysqlRepairSession::logsStatements()
{
    if (!m_logsStatements) {
        auto format = m_connection->queryText("SELECT IF(@@log_bin, @@binlog_format, 'OFF')");
        if (!format)
            return failure(std::move(format));
        m_logsStatements = equalsIgnoringCase(*format, "STATEMENT");
    }
    return *m_logsStatements;
}

Result<void> MysqlRepairSession::begin(bool holdGaps)
{
    const auto statements = logsStatements();
    if (!statements)
        return tl::unexpected(statements.error());
    const char *level = holdGaps || *statements ? "REPEATABLE READ" : "READ COMMITTED";
    if (auto set = m_connection->execute(std::string("SET TRANSACTION ISOLATION LEVEL ") + level);
        !set)
        return set;
    return m_connection->execute("START TRANSACTION");
}

Result<void> MysqlRepairSession::execute(const std::string &sql)
{
    return m_connection->execute(sql);
}

Result<void> MysqlRepairSession::commit()
{
    return m_connection->execute("COMMIT");
}

void MysqlRepairSession::rollback()
{
    m_reader.close();
    (void)m_connection->execute("ROLLBACK");
}

} // namespace godwit
