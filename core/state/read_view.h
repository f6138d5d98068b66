#pragma once

#include "core/state/state_database.h"

namespace godwit {

/// Until it ends, everything that is read through @p database belongs to one instant, whatever
/// another process writes meanwhile. The connection must be the caller's own, and only be read.
class ReadView
{
public:
    explicit ReadView(StateDatabase &database)
        : m_database(database)
    {}
    ~ReadView();
    ReadView(const ReadView &) = delete;
    ReadView &operator=(const ReadView &) = delete;

    [[nodiscard]] Result<void> begin();

private:
    StateDatabase &m_database;
    bool m_open = false;
};

} // namespace godwit
