#include "core/mapping/explain_object.h"

#include "core/base/text.h"
#include "core/mapping/oms_names.h"
#include "core/mapping/resolve_objects.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace godwit {

namespace {

std::string quoted(std::string_view name)
{
    return '`' + printable(name) + '`';
}

std::string originPhrase(const Origin &origin)
{
    const std::string list = origin.black ? "`databasesBlack`" : "`databases`";
    if (origin.rule)
        return (origin.black ? "exclusion rule " : "rule ") + quoted(origin.rule->text);
    if (origin.entry)
        return "the entry " + quoted(origin.entry->source().qualified()) + " of " + list;
    if (origin.whole)
        return "the whole database " + quoted(origin.whole->database->name) + " in " + list;
    return "nothing";
}

/// A rule and how far it got with a name that it does not take.
struct NearMiss
{
    const Rule *rule = nullptr;
    bool databaseMatched = false;
    bool onlyCase = false; ///< with letters of the other case it would match
    GlobProgress progress; ///< of the name, or of the database where that did not match

    /// Greater is nearer.
    auto closeness() const
    {
        return std::tuple(onlyCase, databaseMatched, progress.fixedElements,
                          progress.nameCharacter);
    }
};

NearMiss missOf(const Rule &rule, const TableName &name)
{
    NearMiss miss;
    miss.rule = &rule;
    miss.progress = rule.database.progress(name.database);
    miss.databaseMatched = miss.progress.matched;
    if (miss.databaseMatched)
        miss.progress = rule.name.progress(name.table);
    return miss;
}

// "stops matching at character 4 of the name (`t`)"
std::string breakingPoint(const Glob &pattern, const GlobProgress &progress,
                          const std::string &name, std::string_view part)
{
    const std::string at = "character " + std::to_string(progress.nameCharacter + 1) + " of the "
                           + std::string(part) + " (" + quoted(characterAt(name, progress.nameByte))
                           + ")";
    const std::string wanted =
        quoted(std::string_view(pattern.text()).substr(progress.patternByte));
    if (progress.nameEnded)
        return "still wants " + wanted + " where the " + std::string(part) + " ends";
    if (progress.patternEnded)
        return "ends before " + at;
    if (progress.afterStar)
        return "finds no " + wanted + " from " + at + " on";
    return "stops matching at " + at;
}

std::string describe(const NearMiss &miss, const TableName &name)
{
    const std::string rule = quoted(miss.rule->text);
    if (miss.onlyCase)
        return rule + ", which differs in upper and lower case only";
    if (miss.databaseMatched)
        return rule + ", which "
               + breakingPoint(miss.rule->name, miss.progress, name.table, "name");
    return rule + ", which is for another database: it "
           + breakingPoint(miss.rule->database, miss.progress, name.database, "database");
}

std::string destination(const CatalogObject &object, const Decision &decision)
{
    if (decision.toTopic)
        return ", written to the topic " + quoted(decision.sink.table);
    if (decision.sink == object.name)
        return {};
    return ", written to " + quoted(decision.sink.qualified());
}

std::string taken(const CatalogObject &object, const Decision &decision)
{
    std::string text = "taken by " + originPhrase(decision.takenBy) + destination(object, decision);
    if (!decision.whereClause.empty())
        text += ", only rows where " + printable(decision.whereClause);
    if (!decision.errors.empty())
        text += "; " + decision.errors.front().message;
    if (!decision.takenBy.rule)
        return text;
    for (const std::string &part : {object.name.database, object.name.table})
        if (const std::string limit = omsNameLimit(part); !limit.empty())
            return text + "; OMS would not match " + quoted(part) + ", because " + limit;
    return text;
}

std::string notListed(const CatalogObject &object, const ObjectLists &lists)
{
    const std::string kind = object.kind == ObjectKind::View ? "views" : "tables";
    if (!lists.find(object.name.database))
        return "not listed: `databases` has no item for " + quoted(object.name.database);
    return "not listed among the " + kind + " of " + quoted(object.name.database)
           + " in `databases`";
}

std::string leftByCategory(const CatalogObject &object, const Decision &decision)
{
    const std::string keyed = object.hasUniqueKey
                                  ? "WITHOUT_UNIQUE_ROW_ID leaves out tables with a key"
                                  : "WITH_UNIQUE_ROW_ID leaves out tables without a key";
    return "taken by " + originPhrase(decision.takenBy) + ", but `tableCategory` " + keyed;
}

} // namespace

ObjectExplainer::ObjectExplainer(const Project &project)
    : m_selector(project)
{
    for (const Rule &rule : m_selector.whiteRules().rules()) {
        auto database = Glob::compile(toLower(rule.database.text()));
        auto name = Glob::compile(toLower(rule.name.text()));
        const bool valid = database && name; // not e.g. `[Z-a]`, whose range would run backwards
        m_lowered.push_back(
            {valid ? std::move(*database) : rule.database, valid ? std::move(*name) : rule.name});
    }
}

std::string ObjectExplainer::explain(const CatalogObject &object)
{
    const Decision decision = m_selector.decide(object);
    switch (decision.reason) {
    case SelectionReason::Taken:
        return taken(object, decision);
    case SelectionReason::NotListed:
        return notListed(object, m_selector.lists());
    case SelectionReason::WrongKind:
        return decision.errors.front().message;
    case SelectionReason::NotTaken:
        return notTaken(object, decision);
    case SelectionReason::Category:
        return leftByCategory(object, decision);
    case SelectionReason::Reserved:
        return "never taken by a rule: the database `godwit` holds Godwit's own marks";
    case SelectionReason::Excluded:
        break;
    }
    return "taken by " + originPhrase(decision.takenBy) + ", but dropped by "
           + originPhrase(decision.excludedBy);
}

std::string ObjectExplainer::notTaken(const CatalogObject &object, const Decision &decision) const
{
    std::string text = "no rule takes " + printable(object.name.qualified());
    if (decision.passedOver)
        return text + ": " + quoted(decision.passedOver->text)
               + " matches it, but merges tables into one, and this is a view";
    if (decision.excludedBy)
        text += ", and " + originPhrase(decision.excludedBy) + " would drop it";
    return text + nearestRule(object.name);
}

std::string ObjectExplainer::nearestRule(const TableName &name) const
{
    const TableName lowered{toLower(name.database), toLower(name.table)};
    const std::vector<Rule> &rules = m_selector.whiteRules().rules();
    NearMiss nearest;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        NearMiss miss = missOf(rules[i], name);
        miss.onlyCase = m_lowered[i].database.matches(lowered.database)
                        && m_lowered[i].name.matches(lowered.table);
        if (!nearest.rule || miss.closeness() > nearest.closeness())
            nearest = miss;
    }
    if (!nearest.rule)
        return m_selector.lists().find(name.database)
                   ? "; `databases` lists other objects of " + quoted(name.database)
                   : "; `databases` has no item for " + quoted(name.database);
    return "; nearest is " + describe(nearest, name);
}

std::string explainObject(const Project &project, const ResolvedObject &object)
{
    return ObjectExplainer(project).explain(object.object);
}

} // namespace godwit
