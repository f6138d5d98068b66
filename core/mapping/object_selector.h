#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"
#include "core/mapping/object_lists.h"
#include "core/mapping/rule_set.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace godwit {

/// What took or dropped an object: a rule, an entry of a list, or a listed database. All null:
/// nothing.
struct Origin
{
    const Rule *rule = nullptr;
    const ListEntry *entry = nullptr;
    const WholeDatabase *whole = nullptr;
    bool black = false; ///< from databasesBlack or tableAndViewBlackList

    explicit operator bool() const { return rule || entry || whole; }
    /// The rule's line, or e.g. `databases: shop.orders`.
    std::string text() const;
    std::string pointer() const;
};

enum class SelectionReason {
    Taken,
    NotListed, ///< SPECIFIC: no entry names it
    WrongKind, ///< SPECIFIC: a view under `tables`, or a table under `views`
    NotTaken,  ///< WILDCARD: no rule or list takes it
    Excluded,
    Category, ///< `tableCategory` leaves it out
    Reserved, ///< Godwit's own database
};

/// What becomes of one object.
struct Decision
{
    SelectionReason reason = SelectionReason::NotTaken;
    Origin takenBy;
    Origin excludedBy;
    const Rule *passedOver =
        nullptr; ///< a merging rule that matches this view, but takes tables only
    TableName sink;
    bool sinkNamedByRule = false;  ///< the sink's table is one that a rule names
    bool sinkNamedByEntry = false; ///< the same, by a `mappedName`
    bool toTopic = false;
    std::string whereClause;
    std::vector<std::string> filterColumns;
    std::vector<std::string> shardColumns;
    std::vector<Error> errors;

    bool selected() const { return reason == SelectionReason::Taken; }
};

/// The name of the database that holds Godwit's own marks; no rule takes it.
inline constexpr std::string_view reservedDatabase = "godwit";

/// Decides object by object what a project moves and to where; remembers which rules and entries
/// were of use. Keeps references into the project.
class ObjectSelector
{
public:
    explicit ObjectSelector(const Project &project);
    ObjectSelector(const ObjectSelector &) = delete; // its parts refer to each other
    ObjectSelector &operator=(const ObjectSelector &) = delete;

    Decision decide(const CatalogObject &object);

    const Project &project() const { return m_project; }
    const std::vector<Error> &invalidRules() const { return m_invalidRules; }
    const RuleSet &whiteRules() const { return m_white; }
    const RuleSet &blackRules() const { return m_black; }
    const ObjectLists &lists() const { return m_lists; }

    // What the decisions so far made use of.
    bool whiteRuleHit(std::size_t rule) const { return m_whiteHit[rule]; }
    bool blackRuleHit(std::size_t rule) const { return m_blackHit[rule]; }
    /// True once the source turned out to have an object of the entry's name.
    bool entryFound(const ListEntry &entry) const { return m_entryFound[entry.id]; }
    /// True once a selected object followed the entry.
    bool entryUsed(const ListEntry &entry) const { return m_entryUsed[entry.id]; }

private:
    static RuleSet compile(const std::vector<std::string> &lines, RuleList list,
                           const Project &project, std::vector<Error> &errors);
    void decideSpecific(const CatalogObject &object, Decision &decision);
    void decideWildcard(const CatalogObject &object, Decision &decision);
    void takeByRules(const CatalogObject &object, Decision &decision);
    void findExclusion(const CatalogObject &object, Decision &decision);
    bool isOfCategory(const CatalogObject &object) const;
    void settle(const CatalogObject &object, Decision &decision);

    const Project &m_project;
    std::vector<Error> m_invalidRules;
    RuleSet m_white, m_black;
    RuleSet::Matcher m_whiteMatcher, m_blackMatcher;
    ObjectLists m_lists, m_blackLists;
    std::vector<char> m_whiteHit, m_blackHit;    ///< by rule
    std::vector<char> m_entryFound, m_entryUsed; ///< by ListEntry::id

    // The database of the object decided last: they come sorted.
    void enterDatabase(const std::string &database);
    bool m_entered = false;
    std::string m_database;
    const ObjectLists::OfDatabase *m_listsHere = nullptr;
    const ObjectLists::OfDatabase *m_blackListsHere = nullptr;

    // What takes the object at hand.
    std::vector<const Rule *> m_rulesHere;
    std::vector<const ListEntry *> m_entriesHere;
};

} // namespace godwit
