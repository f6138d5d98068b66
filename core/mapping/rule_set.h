#pragma once

#include "core/data/table_name.h"
#include "core/mapping/glob.h"
#include "core/mapping/name_signature.h"
#include "core/project/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace godwit {

/// Lets an unordered_map of strings be searched with a string_view.
struct StringHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};
template<typename Value>
using NameMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// One line of the include or exclusion rules, ready to match.
struct Rule
{
    std::string text;    ///< the line as written
    std::string pointer; ///< RFC 6901
    Glob database;
    Glob name;
    std::optional<std::string> sinkDatabase; ///< empty: as the source's
    std::optional<std::string> sinkName;     ///< empty: as the source's
    bool isTopic = false;                    ///< sinkName is a topic

    bool renames() const { return sinkDatabase || sinkName; }
    /// Sends what it takes into one table: `a.order*=c.orders`.
    bool merges() const { return sinkName && !isTopic && !name.isLiteral(); }
    bool matches(const TableName &object) const
    {
        return database.matches(object.database) && name.matches(object.table);
    }
    TableName sinkOf(const TableName &object) const;
};

enum class RuleList { White, Black };

/// Parses and compiles @p line of one of the two lists.
///
/// Errors: InvalidRule, with @p pointer.
Result<Rule> compileRule(const std::string &line, std::string pointer, RuleList list,
                         ProjectType type);

/// Rules, indexed so that a name meets only those that can match it: rules are kept by their
/// database, literal names in a hash, patterns behind a NameSignature.
class RuleSet
{
public:
    explicit RuleSet(std::vector<Rule> rules);

    const std::vector<Rule> &rules() const { return m_rules; }

    class Matcher;

private:
    using RuleIndex = std::uint32_t;
    struct Pattern
    {
        NameSignature needed;
        RuleIndex rule;
    };
    struct Group
    {
        NameMap<std::vector<RuleIndex>> literalNames;
        std::vector<Pattern> patterns;
    };
    void index(RuleIndex rule);

    std::vector<Rule> m_rules;
    NameMap<Group> m_ofDatabase;           ///< rules whose database part is a plain name
    Group m_ofPattern;                     ///< rules whose database part is a pattern
    std::vector<RuleIndex> m_patternRules; ///< those of m_ofPattern, but not those of any database
    std::vector<RuleIndex> m_anyDatabaseRules; ///< `*.…`
};

/// Matches names against a RuleSet. Cheapest when the names of one database come in a row. One per
/// thread; the RuleSet must outlive it.
class RuleSet::Matcher
{
public:
    explicit Matcher(const RuleSet &set)
        : m_set(set)
        , m_databaseMatches(set.m_rules.size(), false)
    {
        for (const RuleIndex rule : set.m_anyDatabaseRules)
            m_databaseMatches[rule] = true;
    }

    /// Calls @p hit(rule index) for every rule that takes @p object and is @p wanted(rule index),
    /// in no particular order.
    template<typename Wanted, typename Hit>
    void forEachHit(const TableName &object, Wanted &&wanted, Hit &&hit)
    {
        enter(object.database);
        const NameSignature signature = NameSignature::ofName(object.table);
        if (m_group)
            visit(*m_group, object.table, signature, wanted, hit);
        if (m_anyPatternMatches)
            visit(
                m_set.m_ofPattern, object.table, signature,
                [&](RuleIndex rule) { return m_databaseMatches[rule] && wanted(rule); }, hit);
    }

private:
    void enter(const std::string &database);

    template<typename Wanted, typename Hit>
    void visit(const Group &group, const std::string &name, const NameSignature &signature,
               Wanted &&wanted, Hit &&hit)
    {
        if (!group.literalNames.empty()) {
            if (const auto found = group.literalNames.find(name); found != group.literalNames.end())
                for (const RuleIndex rule : found->second)
                    if (wanted(rule))
                        hit(rule);
        }
        for (const Pattern &pattern : group.patterns)
            if (signature.holds(pattern.needed) && wanted(pattern.rule)
                && m_set.m_rules[pattern.rule].name.matches(name))
                hit(pattern.rule);
    }

    const RuleSet &m_set;
    bool m_entered = false;
    std::string m_database; ///< the one entered last
    const Group *m_group = nullptr;
    std::vector<char> m_databaseMatches; ///< by rule, for the rules of m_ofPattern
    bool m_anyPatternMatches = false;
};

} // namespace godwit
