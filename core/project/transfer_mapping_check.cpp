#include "core/base/text.h"
#include "core/project/filter_syntax.h"
#include "core/project/project_check.h"
#include "core/project/rule_syntax.h"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <unordered_map>

namespace godwit {

namespace {

constexpr std::string_view mappingPointer = "/transferMapping";

std::string below(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + '/' + std::to_string(index);
}

/// An item of a list. Its pointer is put together only for a problem: a hundred thousand objects
/// without one are judged while somebody waits.
struct Place
{
    const std::string &list;
    std::size_t index;

    std::string text() const { return below(list, index); }
};

// By byte: what OMS does not allow in a name.
constexpr std::array<bool, 256> oddForOms = [] {
    std::array<bool, 256> odd{};
    for (std::size_t c = 0; c < odd.size(); ++c)
        odd[c] = c <= 0x20 || c >= 0x7F;
    for (const char c : std::string_view(".|\"'`()=;/&"))
        odd[static_cast<unsigned char>(c)] = true;
    return odd;
}();

// What OMS allows in a name; Godwit takes every name the databases take.
bool isNameForOms(std::string_view name)
{
    const bool odd = std::any_of(name.begin(), name.end(),
                                 [](char c) { return oddForOms[static_cast<unsigned char>(c)]; });
    return !odd && name.find("$$") == std::string_view::npos;
}

struct Listed
{
    std::string_view list; ///< pointer of the list it stands in
    std::size_t index = 0;
    const DatabaseMapping *database = nullptr;
    const ObjectMapping *object = nullptr; ///< null: the whole database

    std::string pointer() const { return below(list, index); }
    bool saysTheSameAs(const Listed &other) const
    {
        if (database->sinkName() != other.database->sinkName())
            return false;
        if (!object || !other.object)
            return object == other.object;
        return object->sinkName() == other.object->sinkName()
               && object->whereClause == other.object->whereClause
               && object->filterColumns == other.object->filterColumns
               && object->shardColumns == other.object->shardColumns;
    }
};

struct ListedName
{
    std::string_view database, object; ///< object is empty for a whole database
    bool operator==(const ListedName &) const = default;
};

struct ListedNameHash
{
    std::size_t operator()(const ListedName &name) const
    {
        const std::hash<std::string_view> hash;
        return hash(name.database) * 31 + hash(name.object);
    }
};

/// Finds objects that are listed more than once.
class ObjectList
{
public:
    explicit ObjectList(Problems &problems)
        : m_problems(problems)
    {}

    void reserve(std::size_t objects) { m_seen.reserve(objects); }

    void add(const Listed &listed)
    {
        const std::string_view database = listed.database->name;
        const std::string_view name =
            listed.object ? std::string_view(listed.object->name) : std::string_view();
        if (database.empty() || (listed.object && name.empty()))
            return;
        const auto [first, isNew] = m_seen.try_emplace({database, name}, listed);
        if (!isNew)
            report(first->second, listed);
    }

private:
    void report(const Listed &first, const Listed &again)
    {
        const std::string &database = again.database->name;
        const std::string what =
            (again.object ? "the object " + quoted(database + '.' + again.object->name)
                          : "the database " + quoted(database))
            + " is listed at " + first.pointer() + " and at " + again.pointer();
        if (again.saysTheSameAs(first))
            m_problems.tolerated(again.pointer(), what, "Remove one of them.");
        else
            m_problems.error(ErrorCode::DuplicateKey, again.pointer(),
                             what + ", with different settings", "Keep one of them.");
    }

    std::unordered_map<ListedName, Listed, ListedNameHash> m_seen;
    Problems &m_problems;
};

class MappingCheck
{
public:
    MappingCheck(const Project &project, Problems &problems)
        : m_mapping(project.transferMapping)
        , m_type(project.type)
        , m_problems(problems)
    {}

    void run()
    {
        checkPresence();
        std::size_t listed = 0;
        for (const DatabaseMapping &database : m_mapping.databases)
            listed += database.tables.size() + database.views.size();
        m_selected.reserve(listed);
        const std::string databases = std::string(mappingPointer) + "/databases";
        const std::string black = databases + "Black";
        for (std::size_t i = 0; i < m_mapping.databases.size(); ++i)
            checkDatabase(m_mapping.databases[i], {databases, i}, true);
        for (std::size_t i = 0; i < m_mapping.databasesBlack.size(); ++i)
            checkDatabase(m_mapping.databasesBlack[i], {black, i}, false);
        checkRules("/tableAndViewWhiteList", m_mapping.tableAndViewWhiteList, true);
        checkRules("/tableAndViewBlackList", m_mapping.tableAndViewBlackList, false);
        checkSizes();
    }

private:
    bool isSpecific() const { return m_mapping.mode == MappingMode::Specific; }

    void checkPresence()
    {
        const std::string pointer(mappingPointer);
        if (m_problems.blames(pointer + "/mode"))
            return; // what it needs depends on the mode
        if (!isSpecific()) {
            if (m_mapping.databases.empty() && m_mapping.tableAndViewWhiteList.empty()
                && !m_problems.blames(pointer + "/databases"))
                m_problems.missing(pointer + "/tableAndViewWhiteList",
                                   "nothing is selected: there are no rules",
                                   "Add rules such as \"shop.*\", or \"databases\".");
            return;
        }
        if (m_mapping.databases.empty())
            m_problems.missing(pointer + "/databases", "no database is listed",
                               "Add a database with its \"tables\" or \"views\".");
        warnIfIgnored(pointer + "/databasesBlack", !m_mapping.databasesBlack.empty());
        warnIfIgnored(pointer + "/tableAndViewWhiteList", !m_mapping.tableAndViewWhiteList.empty());
        warnIfIgnored(pointer + "/tableAndViewBlackList", !m_mapping.tableAndViewBlackList.empty());
    }

    void warnIfIgnored(const std::string &pointer, bool isGiven)
    {
        if (isGiven)
            m_problems.tolerated(pointer, "ignored: it belongs to the mode WILDCARD",
                                 "Remove it, or set \"mode\" to \"WILDCARD\".");
    }

    void checkDatabase(const DatabaseMapping &database, const Place &place, bool included)
    {
        const std::string &pointer = m_pointers.emplace_back(place.text());
        checkName(database.name, place, "the database's name is missing");
        checkMappedName(database.mappedName, place);
        const bool whole = database.tables.empty() && database.views.empty();
        if (included && isSpecific() && whole && !m_problems.blames(pointer + "/views"))
            m_problems.missing(pointer + "/tables",
                               "neither tables nor views of the database are listed",
                               "Add \"tables\" or \"views\"; for whole databases use the mode "
                               "\"WILDCARD\".");
        if (included && !isSpecific() && whole)
            m_selected.add({place.list, place.index, &database, nullptr});
        if (isSpecific()) {
            warnIfIgnored(pointer + "/specificTables", !database.specificTables.empty());
            warnIfIgnored(pointer + "/specificViews", !database.specificViews.empty());
        }
        ObjectList *selected = included ? &m_selected : nullptr;
        ObjectList *settings = included ? &m_settings : nullptr;
        checkObjects(database, database.tables, pointer + "/tables", selected);
        checkObjects(database, database.views, pointer + "/views", selected);
        checkObjects(database, database.specificTables, pointer + "/specificTables", settings);
        checkObjects(database, database.specificViews, pointer + "/specificViews", settings);
    }

    void checkName(const std::string &name, const Place &place, const char *missing)
    {
        if (name.empty())
            m_problems.missing(place.text() + "/name", missing, "Add \"name\".");
        else
            warnAboutName(name, place, "/name");
    }

    void checkMappedName(const std::string &mappedName, const Place &place)
    {
        if (!mappedName.empty())
            warnAboutName(mappedName, place, "/mappedName");
    }

    void warnAboutName(const std::string &name, const Place &place, const char *field)
    {
        if (!isNameForOms(name))
            m_problems.warning(ErrorCode::InvalidName, place.text() + field,
                               "OMS would refuse the name " + quoted(name) + "; Godwit takes it",
                               "Keep it if the project stays with Godwit.");
        if (isSpecific() && name == "*")
            m_problems.warning(
                ErrorCode::InvalidName, place.text() + field,
                "in the mode SPECIFIC * is a name, not a wildcard",
                "Use the mode \"WILDCARD\" and \"tableAndViewWhiteList\" for rules.");
    }

    void checkObjects(const DatabaseMapping &database, const std::vector<ObjectMapping> &objects,
                      std::string listPointer, ObjectList *list)
    {
        if (objects.empty())
            return;
        m_objects += objects.size();
        const std::string &pointer = m_pointers.emplace_back(std::move(listPointer));
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const ObjectMapping &object = objects[i];
            const Place here{pointer, i};
            checkName(object.name, here, "the object's name is missing");
            checkMappedName(object.mappedName, here);
            if (!object.filterColumns.empty())
                checkColumns(object.filterColumns, here.text() + "/filterColumns");
            if (!object.shardColumns.empty())
                checkColumns(object.shardColumns, here.text() + "/shardColumns");
            if (object.whereClause)
                checkWhere(*object.whereClause, here.text() + "/whereClause");
            if (list)
                list->add({pointer, i, &database, &object});
        }
    }

    void checkColumns(const std::vector<std::string> &columns, const std::string &pointer)
    {
        std::map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].empty()) {
                if (!m_problems.blames(below(pointer, i)))
                    m_problems.error(ErrorCode::InvalidName, below(pointer, i),
                                     "the column's name is empty", "Remove it.");
            } else if (!seen.emplace(columns[i], i).second) {
                m_problems.tolerated(below(pointer, i),
                                     "the column " + quoted(columns[i]) + " is listed twice",
                                     "Remove one of them.");
            }
        }
    }

    void checkWhere(const std::string &clause, const std::string &pointer)
    {
        if (const auto checked = checkFilter(clause); !checked) {
            m_problems.error(ErrorCode::InvalidFilter, pointer, checked.error().message,
                             checked.error().proposal);
            return;
        }
        if (const auto unknown = unknownToOms(clause))
            m_problems.warning(ErrorCode::InvalidFilter, pointer,
                               "OMS would refuse " + *unknown + "; Godwit passes it to the source",
                               "Keep it if the project stays with Godwit.");
    }

    void checkRules(const std::string &key, const std::vector<std::string> &lines, bool included)
    {
        const std::string pointer = std::string(mappingPointer) + key;
        std::map<std::string_view, std::size_t> seen; // by what stands left of the =
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string here = below(pointer, i);
            if (m_problems.blames(here))
                continue;
            if (const auto rule = parseRule(lines[i], included, m_type); !rule) {
                m_problems.error(ErrorCode::InvalidRule, here, rule.error().message,
                                 rule.error().proposal);
                continue;
            }
            const std::string_view line = lines[i];
            const auto [first, isNew] = seen.emplace(line.substr(0, line.find('=')), i);
            if (isNew)
                continue;
            const std::string what = "the rule " + quoted(first->first) + " is listed at "
                                     + below(pointer, first->second) + " and at " + here;
            if (lines[first->second] == lines[i])
                m_problems.tolerated(here, what, "Remove one of them.");
            else
                m_problems.error(ErrorCode::InvalidRule, here, what + ", with different targets",
                                 "Keep one of them.");
        }
    }

    void checkSizes()
    {
        const std::string pointer(mappingPointer);
        if (m_objects > 1000)
            m_problems.warning(ErrorCode::OutOfRange, pointer + "/databases",
                               "OMS recommends at most 1,000 tables for a project; here are "
                                   + std::to_string(m_objects),
                               "Keep it if the project stays with Godwit.");
        std::size_t bytes = 0;
        for (const std::string &line : m_mapping.tableAndViewWhiteList)
            bytes += line.size() + 1;
        if (bytes > 64 * 1024)
            m_problems.warning(ErrorCode::OutOfRange, pointer + "/tableAndViewWhiteList",
                               "OMS would refuse a white list of more than 64 KiB",
                               "Keep it if the project stays with Godwit.");
    }

    const TransferMapping &m_mapping;
    ProjectType m_type;
    Problems &m_problems;
    std::deque<std::string> m_pointers; ///< of lists; they stay where they are
    ObjectList m_selected{m_problems};
    ObjectList m_settings{m_problems};
    std::size_t m_objects = 0;
};

} // namespace

void checkTransferMapping(const Project &project, Problems &problems)
{
    MappingCheck(project, problems).run();
}

} // namespace godwit
