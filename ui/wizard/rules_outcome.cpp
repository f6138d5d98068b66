#include "ui/wizard/rules_outcome.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace godwit::ui {

namespace {

/// Numbers the few rules that a hundred thousand objects name.
class RuleNumbers
{
public:
    explicit RuleNumbers(std::vector<std::string> &rules)
        : m_rules(rules)
    {
        m_rules.assign(1, {});
        m_numbers.emplace(std::string(), 0);
    }

    std::uint32_t numberOf(const std::string &rule)
    {
        if (rule == m_rules[m_last]) // neighbours are mostly taken alike
            return m_last;
        const auto [number, isNew] =
            m_numbers.try_emplace(rule, static_cast<std::uint32_t>(m_rules.size()));
        if (isNew)
            m_rules.push_back(rule);
        return m_last = number->second;
    }

private:
    std::vector<std::string> &m_rules;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::uint32_t m_last = 0;
};

void sortIntoLists(RulesOutcome &outcome, std::uint32_t object, bool isSelected, bool isTaken,
                   bool wasSelected)
{
    const auto add = [&](RulesList list) {
        outcome.lists[static_cast<std::size_t>(list)].push_back(object);
    };
    if (isSelected)
        add(RulesList::Final);
    if (isSelected && !wasSelected)
        add(RulesList::New);
    if (!isSelected && wasSelected)
        add(RulesList::Removed);
    if (!isSelected)
        add(isTaken ? RulesList::Excluded : RulesList::Unmatched);
}

} // namespace

const RulesOutcome::Moved *RulesOutcome::movedObject(std::uint32_t object) const
{
    const auto found = std::lower_bound(
        moved.begin(), moved.end(), object,
        [](const Moved &entry, std::uint32_t wanted) { return entry.object < wanted; });
    return found != moved.end() && found->object == object ? &*found : nullptr;
}

TableName RulesOutcome::sink(std::uint32_t object) const
{
    const Moved *entry = movedObject(object);
    return entry ? entry->sink : catalog->object(object).name;
}

std::shared_ptr<const RulesOutcome> resolveRules(std::shared_ptr<const Project> project,
                                                 std::shared_ptr<const ObjectsCatalogIndex> catalog,
                                                 const std::vector<char> &saved)
{
    auto outcome = std::make_shared<RulesOutcome>();
    Selection selection = resolveObjects(*project, catalog->catalog());
    outcome->catalog = std::move(catalog);
    outcome->project = std::move(project);
    outcome->ruleOf.reserve(selection.objects.size());
    RuleNumbers numbers(outcome->rules);
    for (std::uint32_t i = 0; i < selection.objects.size(); ++i) {
        ResolvedObject &resolved = selection.objects[i];
        outcome->ruleOf.push_back(numbers.numberOf(resolved.rule));
        sortIntoLists(*outcome, i, resolved.selected, !resolved.rule.empty(),
                      i < saved.size() && saved[i]);
        const bool isFiltered = !resolved.whereClause.empty();
        const bool hasColumns = !resolved.filterColumns.empty() || !resolved.shardColumns.empty();
        if (resolved.selected
            && (resolved.sink != resolved.object.name || isFiltered || hasColumns))
            outcome->moved.push_back({i, std::move(resolved.sink), isFiltered, hasColumns});
    }
    outcome->errors = std::move(selection.errors);
    outcome->warnings = std::move(selection.warnings);
    return outcome;
}

std::vector<char> selectedObjects(const Project &project, const ObjectsCatalogIndex &catalog)
{
    const Selection selection = resolveObjects(project, catalog.catalog());
    std::vector<char> selected;
    selected.reserve(selection.objects.size());
    for (const ResolvedObject &object : selection.objects)
        selected.push_back(object.selected ? 1 : 0);
    return selected;
}

} // namespace godwit::ui
