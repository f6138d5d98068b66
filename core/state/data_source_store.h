#pragma once

#include "core/project/data_source.h"
#include "core/state/state_database.h"

namespace godwit {

/// Data sources of this home. Passwords are never stored: `passwordVariable` names the environment
/// variable that holds one. Thread-safe.
class DataSourceStore
{
public:
    struct Record
    {
        std::string id; ///< `e_...`
        std::string name;
        std::string url; ///< without a password
        std::string passwordVariable;
        std::string createdAt;
    };

    explicit DataSourceStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Errors: InvalidArgument if the name is taken or not 1-128 characters.
    Result<Record> add(const std::string &name, const std::string &url,
                       const std::string &passwordVariable);
    Result<std::vector<Record>> list();
    /// By id, else by name.
    Result<std::optional<Record>> find(const std::string &idOrName);
    Result<Record> copy(const std::string &idOrName);
    [[nodiscard]] Result<void> remove(const std::string &idOrName);

private:
    StateDatabase &m_database;
};

} // namespace godwit
