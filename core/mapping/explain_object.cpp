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

ExplainedOrigin byValue(const Origin &origin)
{
    ExplainedOrigin value;
    value.black = origin.black;
    value.pointer = origin.pointer();
    if (origin.rule) {
        value.kind = ExplainedOrigin::Kind::Rule;
        value.name = origin.rule->text;
    } else if (origin.entry) {
        value.kind = ExplainedOrigin::Kind::Entry;
        value.name = origin.entry->source().qualified();
    } else if (origin.whole) {
        value.kind = ExplainedOrigin::Kind::WholeDatabase;
        value.name = origin.whole->database->name;
    }
    return value;
}

std::string originPhrase(const ExplainedOrigin &origin)
{
    const std::string list = origin.black ? "`databasesBlack`" : "`databases`";
    switch (origin.kind) {
    case ExplainedOrigin::Kind::Rule:
        return (origin.black ? "exclusion rule " : "rule ") + quoted(origin.name);
    case ExplainedOrigin::Kind::Entry:
        return "the entry " + quoted(origin.name) + " of " + list;
    case ExplainedOrigin::Kind::WholeDatabase:
        return "the whole database " + quoted(origin.name) + " in " + list;
    case ExplainedOrigin::Kind::Nothing:
        break;
    }
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
std::string breakingPoint(const NearestRule &nearest, const std::string &name,
                          std::string_view part)
{
    const GlobProgress &progress = nearest.progress;
    const std::string at = "character " + std::to_string(progress.nameCharacter + 1) + " of the "
                           + std::string(part) + " (" + quoted(characterAt(name, progress.nameByte))
                           + ")";
    const std::string wanted = quoted(nearest.wanted);
    if (progress.nameEnded)
        return "still wants " + wanted + " where the " + std::string(part) + " ends";
    if (progress.patternEnded)
        return "ends before " + at;
    if (progress.afterStar)
        return "finds no " + wanted + " from " + at + " on";
    return "stops matching at " + at;
}

std::string describe(const NearestRule &nearest, const TableName &name)
{
    const std::string rule = quoted(nearest.rule);
    if (nearest.onlyCase)
        return rule + ", which differs in upper and lower case only";
    if (nearest.databaseMatched)
        return rule + ", which " + breakingPoint(nearest, name.table, "name");
    return rule + ", which is for another database: it "
           + breakingPoint(nearest, name.database, "database");
}

std::string destination(const Explanation &explanation)
{
    if (explanation.toTopic)
        return ", written to the topic " + quoted(explanation.sink.table);
    if (explanation.sink == explanation.object.name)
        return {};
    return ", written to " + quoted(explanation.sink.qualified());
}

std::string taken(const Explanation &explanation)
{
    const TableName &name = explanation.object.name;
    std::string text = "taken by " + originPhrase(explanation.takenBy) + destination(explanation);
    if (!explanation.whereClause.empty())
        text += ", only rows where " + printable(explanation.whereClause);
    if (!explanation.errors.empty())
        text += "; " + explanation.errors.front().message;
    if (explanation.takenBy.kind != ExplainedOrigin::Kind::Rule)
        return text;
    for (const std::string &part : {name.database, name.table})
        if (const std::string limit = omsNameLimit(part); !limit.empty())
            return text + "; OMS would not match " + quoted(part) + ", because " + limit;
    return text;
}

std::string notListed(const Explanation &explanation)
{
    const CatalogObject &object = explanation.object;
    const std::string kind = object.kind == ObjectKind::View ? "views" : "tables";
    if (!explanation.databaseListed)
        return "not listed: `databases` has no item for " + quoted(object.name.database);
    return "not listed among the " + kind + " of " + quoted(object.name.database)
           + " in `databases`";
}

std::string leftByCategory(const Explanation &explanation)
{
    const std::string keyed = explanation.object.hasUniqueKey
                                  ? "WITHOUT_UNIQUE_ROW_ID leaves out tables with a key"
                                  : "WITH_UNIQUE_ROW_ID leaves out tables without a key";
    return "taken by " + originPhrase(explanation.takenBy) + ", but `tableCategory` " + keyed;
}

std::string notTaken(const Explanation &explanation)
{
    const TableName &name = explanation.object.name;
    std::string text = "no rule takes " + printable(name.qualified());
    if (explanation.passedOver.kind != ExplainedOrigin::Kind::Nothing)
        return text + ": " + quoted(explanation.passedOver.name)
               + " matches it, but merges tables into one, and this is a view";
    if (explanation.excludedBy.kind != ExplainedOrigin::Kind::Nothing)
        text += ", and " + originPhrase(explanation.excludedBy) + " would drop it";
    if (explanation.nearest)
        return text + "; nearest is " + describe(*explanation.nearest, name);
    return text
           + (explanation.databaseListed ? "; `databases` lists other objects of "
                                         : "; `databases` has no item for ")
           + quoted(name.database);
}

} // namespace

std::string explanationText(const Explanation &explanation)
{
    switch (explanation.reason) {
    case SelectionReason::Taken:
        return taken(explanation);
    case SelectionReason::NotListed:
        return notListed(explanation);
    case SelectionReason::WrongKind:
        return explanation.errors.front().message;
    case SelectionReason::NotTaken:
        return notTaken(explanation);
    case SelectionReason::Category:
        return leftByCategory(explanation);
    case SelectionReason::Reserved:
        return "never taken by a rule: the database `godwit` holds Godwit's own marks";
    case SelectionReason::Excluded:
        break;
    }
    return "taken by " + originPhrase(explanation.takenBy) + ", but dropped by "
           + originPhrase(explanation.excludedBy);
}

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

Explanation ObjectExplainer::examine(const CatalogObject &object)
{
    Decision decision = m_selector.decide(object);
    Explanation explanation;
    explanation.object = object;
    explanation.reason = decision.reason;
    explanation.takenBy = byValue(decision.takenBy);
    explanation.excludedBy = byValue(decision.excludedBy);
    if (decision.passedOver) {
        explanation.passedOver.kind = ExplainedOrigin::Kind::Rule;
        explanation.passedOver.name = decision.passedOver->text;
        explanation.passedOver.pointer = decision.passedOver->pointer;
    }
    if (decision.reason == SelectionReason::NotTaken)
        explanation.nearest = nearestRule(object.name);
    explanation.databaseListed = m_selector.lists().find(object.name.database) != nullptr;
    explanation.sink = std::move(decision.sink);
    explanation.toTopic = decision.toTopic;
    explanation.whereClause = std::move(decision.whereClause);
    explanation.filterColumns = std::move(decision.filterColumns);
    explanation.shardColumns = std::move(decision.shardColumns);
    explanation.errors = std::move(decision.errors);
    return explanation;
}

std::optional<NearestRule> ObjectExplainer::nearestRule(const TableName &name) const
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
        return std::nullopt;
    const Glob &pattern = nearest.databaseMatched ? nearest.rule->name : nearest.rule->database;
    const std::size_t before =
        nearest.databaseMatched ? nearest.rule->database.text().size() + 1 : 0;
    NearestRule value;
    value.rule = nearest.rule->text;
    value.pointer = nearest.rule->pointer;
    value.onlyCase = nearest.onlyCase;
    value.databaseMatched = nearest.databaseMatched;
    value.progress = nearest.progress;
    value.ruleByte = before + nearest.progress.patternByte;
    value.wanted = pattern.text().substr(nearest.progress.patternByte);
    return value;
}

std::string explainObject(const Project &project, const ResolvedObject &object)
{
    return ObjectExplainer(project).explain(object.object);
}

} // namespace godwit
