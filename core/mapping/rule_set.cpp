#include "core/mapping/rule_set.h"

#include "core/base/text.h"
#include "core/project/rule_syntax.h"

namespace godwit {

namespace {

NameSignature signatureOf(const Glob &pattern)
{
    NameSignature signature;
    const std::vector<std::string> runs = pattern.literalRuns();
    for (std::size_t i = 0; i < runs.size(); ++i)
        signature.addRun(runs[i], i == 0 && pattern.startsLiteral(),
                         i + 1 == runs.size() && pattern.endsLiteral());
    return signature;
}

} // namespace

TableName Rule::sinkOf(const TableName &object) const
{
    TableName sink{sinkDatabase.value_or(object.database), sinkName.value_or(object.table)};
    if (isTopic) {
        sink.table = replaced(std::move(sink.table), "${db}", object.database);
        sink.table = replaced(std::move(sink.table), "${table}", object.table);
    }
    return sink;
}

Result<Rule> compileRule(const std::string &line, std::string pointer, RuleList list,
                         ProjectType type)
{
    const auto compiled = [&]() -> Result<Rule> {
        auto parsed = parseRule(line, list == RuleList::White, type);
        if (!parsed)
            return failure(std::move(parsed));
        auto database = Glob::compile(parsed->databasePattern);
        if (!database)
            return failure(std::move(database));
        auto name = Glob::compile(parsed->objectPattern);
        if (!name)
            return failure(std::move(name));
        Rule rule{line,
                  pointer,
                  std::move(*database),
                  std::move(*name),
                  parsed->sinkDatabase,
                  parsed->sinkName};
        if (rule.sinkName == "*")
            rule.sinkName.reset();
        rule.isTopic = parsed->topic.has_value();
        if (rule.isTopic)
            rule.sinkName = parsed->topic;
        return rule;
    };
    auto rule = compiled();
    if (!rule)
        rule.error().pointer = pointer;
    return rule;
}

RuleSet::RuleSet(std::vector<Rule> rules)
    : m_rules(std::move(rules))
{
    for (RuleIndex rule = 0; rule < m_rules.size(); ++rule)
        index(rule);
}

void RuleSet::index(RuleIndex rule)
{
    const Rule &added = m_rules[rule];
    if (added.database.matchesEverything())
        m_anyDatabaseRules.push_back(rule);
    else if (!added.database.isLiteral())
        m_patternRules.push_back(rule);
    Group &group = added.database.isLiteral() ? m_ofDatabase[added.database.text()] : m_ofPattern;
    if (added.name.isLiteral())
        group.literalNames[added.name.text()].push_back(rule);
    else
        group.patterns.push_back({signatureOf(added.name), rule});
}

void RuleSet::Matcher::enter(const std::string &database)
{
    if (m_entered && m_database == database)
        return;
    m_entered = true;
    m_database = database;
    const auto group = m_set.m_ofDatabase.find(database);
    m_group = group == m_set.m_ofDatabase.end() ? nullptr : &group->second;
    m_anyPatternMatches = !m_set.m_anyDatabaseRules.empty();
    for (const RuleIndex rule : m_set.m_patternRules) {
        m_databaseMatches[rule] = m_set.m_rules[rule].database.matches(database);
        m_anyPatternMatches = m_anyPatternMatches || m_databaseMatches[rule];
    }
}

} // namespace godwit
