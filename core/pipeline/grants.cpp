#include "core/pipeline/grants.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

bool isAll(std::string_view privilege)
{
    return privilege == "ALL" || privilege == "ALL PRIVILEGES";
}

/// The pattern of a grant on a database: `%` and `_` are wildcards, a backslash takes that away.
bool matchesPattern(std::string_view pattern, std::string_view name)
{
    if (pattern.empty())
        return name.empty();
    if (pattern.front() == '%') {
        for (std::size_t i = 0; i <= name.size(); ++i) {
            if (matchesPattern(pattern.substr(1), name.substr(i)))
                return true;
        }
        return false;
    }
    if (name.empty())
        return false;
    if (pattern.front() == '_')
        return matchesPattern(pattern.substr(1), name.substr(1));
    if (pattern.front() == '\\' && pattern.size() > 1)
        pattern.remove_prefix(1);
    return pattern.front() == name.front() && matchesPattern(pattern.substr(1), name.substr(1));
}

} // namespace

Grants::Grants(const ServerFacts &facts)
    : m_ignoreCase(facts.lowerCaseTableNames != 0)
{
    for (const std::string &line : facts.grants)
        parse(line);
    if (!facts.globalPrivileges.empty()) {
        Entry entry;
        entry.database = "*";
        entry.privileges.assign(facts.globalPrivileges.begin(), facts.globalPrivileges.end());
        m_entries.push_back(std::move(entry));
    }
}

/// `GRANT a, b (c) ON [TABLE] x.y TO z`, `REVOKE a ON x.* FROM z`, `GRANT role TO z`.
void Grants::parse(const std::string &line)
{
    const std::vector<SqlToken> tokens = tokenize(line);
    if (tokens.empty() || !(tokens[0].is("GRANT") || tokens[0].is("REVOKE")))
        return;
    Entry entry;
    entry.isRevoke = tokens[0].is("REVOKE");
    std::string privilege;
    bool onColumns = false;
    const auto finish = [&] {
        if (!privilege.empty() && !onColumns)
            entry.privileges.push_back(privilege);
        privilege.clear();
        onColumns = false;
    };
    std::size_t at = 1;
    for (; at < tokens.size() && !tokens[at].is("ON"); ++at) {
        if (tokens[at].is("TO")) {
            m_hasRoles = true;
            return;
        }
        if (tokens[at].is(",")) {
            finish();
        } else if (tokens[at].is("(")) {
            onColumns = true;
            at = pastGroup(tokens, at) - 1;
        } else {
            privilege += (privilege.empty() ? "" : " ") + toUpper(nameOf(tokens[at]));
        }
    }
    finish();
    ++at;
    if (at < tokens.size() && tokens[at].kind == TokenKind::Word) {
        if (!tokens[at].is("TABLE"))
            return; // a function, a procedure, a proxy
        ++at;
    }
    if (at + 2 >= tokens.size() || !tokens[at + 1].is("."))
        return;
    const auto nameAt = [&](std::size_t i) {
        return tokens[i].is("*") && tokens[i].kind == TokenKind::Symbol ? "*" : nameOf(tokens[i]);
    };
    entry.database = nameAt(at);
    const bool wholeDatabase = tokens[at + 2].kind == TokenKind::Symbol && tokens[at + 2].is("*");
    if (!wholeDatabase)
        entry.table = nameOf(tokens[at + 2]);
    m_entries.push_back(std::move(entry));
}

bool Grants::matches(const Entry &entry, std::string_view privilege, const std::string &database,
                     const std::string *table) const
{
    const bool named =
        std::any_of(entry.privileges.begin(), entry.privileges.end(),
                    [&](const std::string &given) { return given == privilege || isAll(given); });
    if (!named)
        return false;
    if (entry.database == "*")
        return true;
    const auto plain = [&](const std::string &name) { return m_ignoreCase ? toLower(name) : name; };
    if (entry.table.empty())
        return matchesPattern(plain(entry.database), plain(database));
    return table && plain(entry.database) == plain(database) && plain(entry.table) == plain(*table);
}

bool Grants::lookUp(std::string_view privilege, const std::string &database,
                    const std::string *table) const
{
    bool everywhere = false;
    bool here = false;
    bool revoked = false;
    for (const Entry &entry : m_entries) {
        if (!matches(entry, privilege, database, table))
            continue;
        revoked = revoked || entry.isRevoke;
        everywhere = everywhere || (!entry.isRevoke && entry.database == "*");
        here = here || (!entry.isRevoke && entry.database != "*");
    }
    return here || (everywhere && !revoked);
}

bool Grants::allows(std::string_view privilege, const TableName &table) const
{
    return lookUp(privilege, table.database, &table.table);
}

bool Grants::allowsOnDatabase(std::string_view privilege, const std::string &database) const
{
    return lookUp(privilege, database, nullptr);
}

bool Grants::allowsGlobally(std::string_view privilege) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.database == "*" && !entry.isRevoke && matches(entry, privilege, {}, nullptr);
    });
}

std::string grantStatement(const std::string &privileges, const std::string &database,
                           const std::string &account)
{
    std::string where = "*.*";
    if (!database.empty()) {
        std::string escaped;
        for (const char c : database) {
            if (c == '_' || c == '%' || c == '\\')
                escaped += '\\';
            escaped += c;
        }
        where = quoteName(Dialect::MySql, escaped) + ".*";
    }
    const std::size_t at = account.rfind('@');
    const std::string user = quoteText(Dialect::MySql, account.substr(0, at));
    const std::string host =
        quoteText(Dialect::MySql, at == std::string::npos ? "%" : account.substr(at + 1));
    return "GRANT " + privileges + " ON " + where + " TO " + user + '@' + host;
}

} // namespace godwit
