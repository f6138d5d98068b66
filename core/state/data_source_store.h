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
        std::string remarks;     ///< the user's own words
        bool production = false; ///< the window warns before it writes there
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
    /// Replaces what add() took; the id stays. Errors: as add(), and if there is no such data
    /// source.
    Result<Record> update(const std::string &idOrName, const std::string &name,
                          const std::string &url, const std::string &passwordVariable);
    /// Errors: InvalidArgument if there is no such data source, or the remarks are longer than
    /// 1,000 characters.
    Result<Record> annotate(const std::string &idOrName, const std::string &remarks,
                            bool production);
    [[nodiscard]] Result<void> remove(const std::string &idOrName);

private:
    StateDatabase &m_database;
};

} // namespace godwit
