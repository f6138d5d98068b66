#pragma once

#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"
#include "ui/wizard/objects_catalog_index.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace godwit::ui {

/// The lists of the rules page.
enum class RulesList {
    Final,     ///< what moves
    New,       ///< what moves, and did not when the project was last saved
    Removed,   ///< what moved when the project was last saved, and does not any more
    Excluded,  ///< what something takes and something else leaves out
    Unmatched, ///< what nothing takes
};
constexpr std::size_t rulesListCount = 5;

/// What a project's rules make of a catalogue. Numbers of objects are those of the index. It never
/// changes, so that threads can share it.
struct RulesOutcome
{
    std::shared_ptr<const ObjectsCatalogIndex> catalog;
    std::shared_ptr<const Project> project; ///< whose rules they are

    std::array<std::vector<std::uint32_t>, rulesListCount> lists; ///< ascending
    std::vector<std::uint32_t> ruleOf; ///< by object: what took or dropped it, in `rules`
    std::vector<std::string> rules;    ///< lines and list entries; the first is empty
    struct Moved
    {
        std::uint32_t object;
        TableName sink;
        bool isFiltered, hasColumns;
    };
    std::vector<Moved> moved;   ///< by object: those that get another name or have settings
    std::vector<Error> errors;  ///< conflicts, collisions, nothing selected
    std::vector<Note> warnings; ///< rules without hits, ...

    const std::vector<std::uint32_t> &list(RulesList which) const
    {
        return lists[static_cast<std::size_t>(which)];
    }
    const std::string &rule(std::uint32_t object) const { return rules[ruleOf[object]]; }
    const Moved *movedObject(std::uint32_t object) const; ///< null: as at the source
    TableName sink(std::uint32_t object) const;
};

/// Works out the lists. @p saved says by object what the last saved project selects; empty: there
/// is none. Takes up to 100 ms for a hundred thousand objects and hundreds of rules: for a
/// background thread.
std::shared_ptr<const RulesOutcome> resolveRules(std::shared_ptr<const Project> project,
                                                 std::shared_ptr<const ObjectsCatalogIndex> catalog,
                                                 const std::vector<char> &saved);

/// By object, what @p project selects.
std::vector<char> selectedObjects(const Project &project, const ObjectsCatalogIndex &catalog);

} // namespace godwit::ui
