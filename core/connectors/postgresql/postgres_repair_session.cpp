#include "core/connectors/postgresql/postgres_repair_session.h"

#include <string_view>

namespace godwit {

namespace {

bool speaksOfSavepoints(std::string_view sql)
{
    return sql.starts_with("SAVEPOINT ") || sql.starts_with("ROLLBACK TO ")
           || sql.starts_with("RELEASE SAVEPOINT ");
}

} // namespace

Result<void> PostgresRepairSession::begin(bool holdGaps)
{
    m_reader.lockTables(holdGaps);
    auto begun = m_connection->execute("BEGIN ISOLATION LEVEL READ COMMITTED");
    return begun ? m_connection->execute("SET CONSTRAINTS ALL DEFERRED") : begun;
}

Result<void> PostgresRepairSession::execute(const std::string &sql)
{
    if (speaksOfSavepoints(sql))
        return m_connection->execute(sql);
    // A statement that fails would take the whole transaction with it.
    if (auto marked = m_connection->execute("SAVEPOINT godwit_statement"); !marked)
        return marked;
    auto done = m_connection->execute(sql);
    if (!done && done.error().code == ErrorCode::ConnectionLost)
        return done;
    if (!done) {
        if (auto back = m_connection->execute("ROLLBACK TO SAVEPOINT godwit_statement"); !back)
            return back;
    }
    if (auto released = m_connection->execute("RELEASE SAVEPOINT godwit_statement"); !released)
        return released;
    return done;
}

Result<void> PostgresRepairSession::commit()
{
    return m_connection->execute("COMMIT");
}

void PostgresRepairSession::rollback()
{
    m_reader.close();
    (void)m_connection->execute("ROLLBACK");
}

} // namespace godwit
