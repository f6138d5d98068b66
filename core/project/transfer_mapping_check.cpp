#include "core/base/text.h"
#include "core/project/filter_syntax.h"
#include "core/project/project_check.h"
#include "core/project/rule_syntax.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

constexpr std::string_view mappingPointer = "/transferMapping";

std::string below(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + '/' + std::to_string(index);
}

// What OMS allows in a name; Godwit takes every name the databases take.
bool isNameForOms(std::string_view name)
{
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F
               || std::string_view(".|\"'`()=;/&").find(c) != std::string_view::npos;
    });
    return !odd && name.find("$$") == std::string_view::npos;
}

struct Listed
{
    std::string pointer;
    std::string sinkDatabase;
    const ObjectMapping *object = nullptr; ///< null: the whole database

    bool saysTheSameAs(const Listed &other) const
    {
        if (sinkDatabase != other.sinkDatabase)
            return false;
        if (!object || !other.object)
            return object == other.object;
        return object->sinkName() == other.object->sinkName()
               && object->whereClause == other.object->whereClause
               && object->filterColumns == other.object->filterColumns
               && object->shardColumns == other.object->shardColumns;
    }
};

/// Finds objects that are listed more than once.
class ObjectList
{
public:
    explicit ObjectList(Problems &problems)
        : m_problems(problems)
    {}

    void add(const std::string &database, const std::string &name, Listed listed)
    {
        if (database.empty() || (listed.object && name.empty()))
            return;
        const auto [first, isNew] = m_seen.try_emplace({database, name}, listed);
        if (isNew)
            return;
        const std::string what = (listed.object ? "the object " + quoted(database + '.' + name)
                                                : "the database " + quoted(database))
                                 + " is listed at " + first->second.pointer + " and at "
                                 + listed.pointer;
        if (listed.saysTheSameAs(first->second))
            m_problems.tolerated(listed.pointer, what, "Remove one of them.");
        else
            m_problems.error(ErrorCode::DuplicateKey, listed.pointer,
                             what + ", with different settings", "Keep one of them.");
    }

private:
    std::map<std::pair<std::string, std::string>, Listed> m_seen;
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
        const std::string databases = std::string(mappingPointer) + "/databases";
        for (std::size_t i = 0; i < m_mapping.databases.size(); ++i)
            checkDatabase(m_mapping.databases[i], below(databases, i), true);
        for (std::size_t i = 0; i < m_mapping.databasesBlack.size(); ++i)
            checkDatabase(m_mapping.databasesBlack[i], below(databases + "Black", i), false);
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

    void checkDatabase(const DatabaseMapping &database, const std::string &pointer, bool included)
    {
        checkName(database.name, pointer, "the database's name is missing");
        checkMappedName(database.mappedName, pointer);
        const bool whole = database.tables.empty() && database.views.empty();
        if (included && isSpecific() && whole && !m_problems.blames(pointer + "/views"))
            m_problems.missing(pointer + "/tables",
                               "neither tables nor views of the database are listed",
                               "Add \"tables\" or \"views\"; for whole databases use the mode "
                               "\"WILDCARD\".");
        if (included && !isSpecific() && whole)
            m_selected.add(database.name, "", {pointer, database.sinkName(), nullptr});
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

    void checkName(const std::string &name, const std::string &pointer, const std::string &missing)
    {
        if (name.empty())
            m_problems.missing(pointer + "/name", missing, "Add \"name\".");
        else
            warnAboutName(name, pointer + "/name");
    }

    void checkMappedName(const std::string &mappedName, const std::string &pointer)
    {
        if (!mappedName.empty())
            warnAboutName(mappedName, pointer + "/mappedName");
    }

    void warnAboutName(const std::string &name, const std::string &pointer)
    {
        if (!isNameForOms(name))
            m_problems.warning(ErrorCode::InvalidName, pointer,
                               "OMS would refuse the name " + quoted(name) + "; Godwit takes it",
                               "Keep it if the project stays with Godwit.");
        if (isSpecific() && name == "*")
            m_problems.warning(
                ErrorCode::InvalidName, pointer, "in the mode SPECIFIC * is a name, not a wildcard",
                "Use the mode \"WILDCARD\" and \"tableAndViewWhiteList\" for rules.");
    }

    void checkObjects(const DatabaseMapping &database, const std::vector<ObjectMapping> &objects,
                      const std::string &pointer, ObjectList *list)
    {
        m_objects += objects.size();
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const ObjectMapping &object = objects[i];
            const std::string here = below(pointer, i);
            checkName(object.name, here, "the object's name is missing");
            checkMappedName(object.mappedName, here);
            checkColumns(object.filterColumns, here + "/filterColumns");
            checkColumns(object.shardColumns, here + "/shardColumns");
            if (object.whereClause)
                checkWhere(*object.whereClause, here + "/whereClause");
            if (list)
                list->add(database.name, object.name, {here, database.sinkName(), &object});
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
