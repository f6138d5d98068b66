#include "core/mapping/near_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace godwit {

namespace {

constexpr std::size_t mostNames = 3;
constexpr std::size_t mostDatabases = 8;

// 0 is the nearest; empty: not near at all.
std::size_t remoteness(const TableName &wanted, const TableName &found, std::size_t limit)
{
    const std::size_t names = editDistance(wanted.table, found.table, limit);
    if (names > limit)
        return limit + 1;
    if (wanted.database == found.database)
        return names;
    // In another database only the very name is worth mentioning.
    return names == 0 ? 1 : limit + 1;
}

std::string listed(const std::vector<std::string> &names)
{
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(names.size(), mostDatabases); ++i)
        shown.push_back('`' + printable(names[i]) + '`');
    std::string text = join(shown, ", ");
    if (names.size() > shown.size())
        text += " and " + std::to_string(names.size() - shown.size()) + " more";
    return text;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > limit)
        return limit + 1;
    const std::string first = toLower(a), second = toLower(b);
    std::vector<std::size_t> row(first.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= second.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        std::size_t smallest = row[0];
        for (std::size_t j = 1; j <= first.size(); ++j) {
            const std::size_t changed = diagonal + (first[j - 1] == second[i - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
            smallest = std::min(smallest, row[j]);
        }
        if (smallest > limit)
            return limit + 1;
    }
    return std::min(row.back(), limit + 1);
}

std::vector<TableName> nearObjects(const Catalog &catalog, const TableName &wanted)
{
    const std::size_t limit = std::clamp<std::size_t>(wanted.table.size() / 3, 1, 3);
    std::vector<std::pair<std::size_t, const TableName *>> found;
    for (const CatalogObject &object : catalog.objects) {
        const std::size_t distance = remoteness(wanted, object.name, limit);
        if (distance <= limit)
            found.emplace_back(distance, &object.name);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<TableName> names;
    for (std::size_t i = 0; i < std::min(found.size(), mostNames); ++i)
        names.push_back(*found[i].second);
    return names;
}

std::vector<std::string> databaseNames(const Catalog &catalog)
{
    std::set<std::string> names;
    for (const DatabaseSchema &database : catalog.databases)
        names.insert(database.name);
    for (const CatalogObject &object : catalog.objects)
        if (names.empty() || *names.rbegin() != object.name.database)
            names.insert(object.name.database);
    return {names.begin(), names.end()};
}

std::string missingDatabaseAdvice(const std::vector<std::string> &databases,
                                  std::string_view database)
{
    if (databases.empty())
        return "The source has no database, or its account may not see any.";
    if (databases.size() == 1 && databases.front() == "main")
        return "The only database here is `main`, as in every SQLite file: write `main` instead of "
               "`"
               + printable(database) + "`.";
    for (const std::string &name : databases)
        if (equalsIgnoringCase(name, database))
            return "Did you mean `" + printable(name) + "`? Names are case-sensitive.";
    return "The source has " + listed(databases)
           + "; a database its account may not see is missing here too.";
}

} // namespace godwit
