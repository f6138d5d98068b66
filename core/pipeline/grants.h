#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_name.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What an account may do on a MySQL-family server, as far as SHOW GRANTS tells.
class Grants
{
public:
    explicit Grants(const ServerFacts &facts);

    /// E.g. "SELECT"; on one table, its database, or everything. Privileges on single columns do
    /// not count: Godwit needs the whole table.
    bool allows(std::string_view privilege, const TableName &table) const;
    bool allowsOnDatabase(std::string_view privilege, const std::string &database) const;
    bool allowsGlobally(std::string_view privilege) const;
    /// True: the account has roles, whose privileges SHOW GRANTS need not list.
    bool hasRoles() const { return m_hasRoles; }

private:
    struct Entry
    {
        std::string database;                ///< a pattern unless `table` is given; "*": everywhere
        std::string table;                   ///< empty: the whole database
        std::vector<std::string> privileges; ///< upper case
        bool isRevoke = false;               ///< MySQL's partial revokes: taken from a global grant
    };

    void parse(const std::string &line);
    bool matches(const Entry &entry, std::string_view privilege, const std::string &database,
                 const std::string *table) const;
    bool lookUp(std::string_view privilege, const std::string &database,
                const std::string *table) const;

    std::vector<Entry> m_entries;
    bool m_ignoreCase = false;
    bool m_hasRoles = false;
};

/// `GRANT SELECT ON "shop".* TO "godwit"@"127.0.0.1"`, back-quoted; wildcards in the database's
/// name are escaped. @p database empty: on everything.
std::string grantStatement(const std::string &privileges, const std::string &database,
                           const std::string &account);

} // namespace godwit
