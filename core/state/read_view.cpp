#include "core/state/read_view.h"

#include "core/state/sql.h"

namespace godwit {

ReadView::~ReadView()
{
    if (!m_open)
        return;
    const std::scoped_lock lock(m_database.mutex());
    (void)executeSql(m_database.handle(), "ROLLBACK"); // nothing was written
}

Result<void> ReadView::begin()
{
    const std::scoped_lock lock(m_database.mutex());
    auto begun = executeSql(m_database.handle(), "BEGIN");
    m_open = begun.has_value();
    return begun;
}

} // namespace godwit
