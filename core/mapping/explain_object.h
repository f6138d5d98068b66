#pragma once

#include "core/data/table_schema.h"
#include "core/mapping/object_selector.h"
#include "core/project/project.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// What took or dropped an object, by value.
struct ExplainedOrigin
{
    enum class Kind { Nothing, Rule, Entry, WholeDatabase };
    Kind kind = Kind::Nothing;
    bool black = false;  ///< from tableAndViewBlackList or databasesBlack
    std::string name;    ///< the rule's line, `database.table`, or the database
    std::string pointer; ///< RFC 6901
};

/// The include rule that came nearest to taking an object it does not take.
struct NearestRule
{
    std::string rule; ///< the line
    std::string pointer;
    bool onlyCase = false;        ///< it differs in upper and lower case only
    bool databaseMatched = false; ///< so `progress` is about the table's name, else the database's
    GlobProgress progress;
    std::size_t ruleByte = 0; ///< where in the line the element stands that found no match
    std::string wanted;       ///< the rest of the pattern from there
};

/// Everything that can be said about why one object is in or out.
struct Explanation
{
    CatalogObject object;
    SelectionReason reason = SelectionReason::NotTaken;
    ExplainedOrigin takenBy;
    ExplainedOrigin excludedBy;
    ExplainedOrigin passedOver; ///< a merging rule that matches this view, but takes tables only
    std::optional<NearestRule> nearest; ///< of an object that nothing takes
    bool databaseListed = false;        ///< `databases` has an item for the object's database
    TableName sink;
    bool toTopic = false;
    std::string whereClause;
    std::vector<std::string> filterColumns;
    std::vector<std::string> shardColumns;
    std::vector<Error> errors;

    bool selected() const { return reason == SelectionReason::Taken; }
};

/// @p explanation as one English sentence, without a full stop.
std::string explanationText(const Explanation &explanation);

/// Explains many objects of one project: its rules are compiled once. explainObject() is for a
/// single one. Keeps a reference to the project; for one thread.
class ObjectExplainer
{
public:
    explicit ObjectExplainer(const Project &project);

    Explanation examine(const CatalogObject &object);
    /// One sentence, without a full stop: what took or dropped @p object, or the nearest rule and
    /// the character where it stopped matching.
    std::string explain(const CatalogObject &object) { return explanationText(examine(object)); }

private:
    std::optional<NearestRule> nearestRule(const TableName &name) const;

    struct LoweredRule
    {
        Glob database, name;
    };

    ObjectSelector m_selector;
    std::vector<LoweredRule> m_lowered; ///< the include rules in lower case, for advice about case
};

} // namespace godwit
