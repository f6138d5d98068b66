#pragma once

#include "core/project/data_source.h"
#include "core/state/state_database.h"

#include <functional>

namespace godwit {

/// Data sources of this home. Passwords are never stored: `passwordVariable` names the environment
/// variable that holds one. Thread-safe.
class DataSourceStore
{
public:
    /// What the user says of a data source.
    struct Settings
    {
        std::string name;             ///< 1-128 characters, once in a home
        std::string url;              ///< a password in it is not stored
        std::string passwordVariable; ///< environment variable that holds the password, or empty
        std::string remarks;          ///< the user's own words, at most 1,000 characters
        bool production = false;      ///< the window warns before it writes there
    };

    struct Record
    {
        std::string id; ///< `e_...`
        std::string name;
        std::string url; ///< without a password
        std::string passwordVariable;
        std::string createdAt;
        std::string remarks;
        bool production = false;
    };

    explicit DataSourceStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Errors: InvalidArgument if the name is taken, or a setting is not as described above.
    Result<Record> add(const Settings &settings);
    Result<Record> add(const std::string &name, const std::string &url,
                       const std::string &passwordVariable);
    Result<std::vector<Record>> list();
    /// By id, else by name.
    Result<std::optional<Record>> find(const std::string &idOrName);
    Result<Record> copy(const std::string &idOrName);
    /// Replaces the settings; the id stays. Errors: as add(), and if there is no such data source.
    Result<Record> update(const std::string &idOrName, const Settings &settings);
    /// As above; remarks and the production mark stay.
    Result<Record> update(const std::string &idOrName, const std::string &name,
                          const std::string &url, const std::string &passwordVariable);
    Result<Record> annotate(const std::string &idOrName, const std::string &remarks,
                            bool production);
    [[nodiscard]] Result<void> remove(const std::string &idOrName);

private:
    Result<Record> replace(const std::string &idOrName,
                           const std::function<void(Settings &)> &edit);

    StateDatabase &m_database;
};

} // namespace godwit
