#include "core/mapping/object_selector.h"

#include "core/base/text.h"
#include "core/mapping/sink_choice.h"

#include <algorithm>

namespace godwit {

namespace {

const std::string listsPointer = "/transferMapping/databases";
const std::string blackListsPointer = "/transferMapping/databasesBlack";

bool belongsTo(const ListEntry &entry, ObjectKind kind)
{
    const bool forTables =
        entry.list == EntryList::Tables || entry.list == EntryList::SpecificTables;
    return forTables == (kind == ObjectKind::Table);
}

bool isSpecific(const ListEntry &entry)
{
    return entry.list == EntryList::SpecificTables || entry.list == EntryList::SpecificViews;
}

Error wrongKind(const CatalogObject &object, const ListEntry &entry)
{
    const bool isView = object.kind == ObjectKind::View;
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.object = object.name.qualified();
    error.pointer = entry.pointer;
    error.message =
        '`' + printable(object.name.qualified())
        + (isView ? "` is a view, but listed as a table" : "` is a table, but listed as a view");
    error.proposal = isView ? "Move the entry from `tables` to `views`."
                            : "Move the entry from `views` to `tables`.";
    return error;
}

} // namespace

std::string Origin::text() const
{
    if (rule)
        return rule->text;
    const std::string list = black ? "databasesBlack: " : "databases: ";
    if (entry)
        return list + entry->source().qualified();
    return whole ? list + whole->database->name : std::string();
}

std::string Origin::pointer() const
{
    if (rule)
        return rule->pointer;
    if (entry)
        return entry->pointer;
    return whole ? whole->pointer : std::string();
}

RuleSet ObjectSelector::compile(const std::vector<std::string> &lines, RuleList list,
                                const Project &project, std::vector<Error> &errors)
{
    const std::string pointer = list == RuleList::White ? "/transferMapping/tableAndViewWhiteList/"
                                                        : "/transferMapping/tableAndViewBlackList/";
    std::vector<Rule> rules;
    if (project.transferMapping.mode != MappingMode::Wildcard)
        return RuleSet(std::move(rules));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto rule = compileRule(lines[i], pointer + std::to_string(i), list, project.type);
        if (rule)
            rules.push_back(std::move(*rule));
        else
            errors.push_back(std::move(rule.error()));
    }
    return RuleSet(std::move(rules));
}

ObjectSelector::ObjectSelector(const Project &project)
    : m_project(project)
    , m_white(compile(project.transferMapping.tableAndViewWhiteList, RuleList::White, project,
                      m_invalidRules))
    , m_black(compile(project.transferMapping.tableAndViewBlackList, RuleList::Black, project,
                      m_invalidRules))
    , m_whiteMatcher(m_white)
    , m_blackMatcher(m_black)
    , m_lists(project.transferMapping.databases, listsPointer)
    , m_blackLists(project.transferMapping.databasesBlack, blackListsPointer)
    , m_whiteHit(m_white.rules().size(), false)
    , m_blackHit(m_black.rules().size(), false)
    , m_entryFound(m_lists.entryCount(), false)
    , m_entryUsed(m_lists.entryCount(), false)
{}

void ObjectSelector::enterDatabase(const std::string &database)
{
    if (m_entered && m_database == database)
        return;
    m_entered = true;
    m_database = database;
    m_listsHere = m_lists.find(database);
    m_blackListsHere = m_blackLists.find(database);
}

Decision ObjectSelector::decide(const CatalogObject &object)
{
    enterDatabase(object.name.database);
    m_rulesHere.clear();
    m_entriesHere.clear();
    Decision decision;
    if (m_project.transferMapping.mode == MappingMode::Specific)
        decideSpecific(object, decision);
    else if (object.name.database == reservedDatabase)
        decision.reason = SelectionReason::Reserved;
    else
        decideWildcard(object, decision);
    if (decision.reason == SelectionReason::Taken && !isOfCategory(object))
        decision.reason = SelectionReason::Category;
    if (decision.selected())
        settle(object, decision);
    else
        decision.sink = object.name;
    return decision;
}

void ObjectSelector::decideSpecific(const CatalogObject &object, Decision &decision)
{
    decision.reason = SelectionReason::NotListed;
    const auto *entries = ObjectLists::entriesFor(m_listsHere, object.name.table);
    if (!entries)
        return;
    for (const ListEntry &entry : *entries) {
        m_entryFound[entry.id] = true;
        if (isSpecific(entry))
            continue;
        if (belongsTo(entry, object.kind)) {
            m_entriesHere.push_back(&entry);
        } else {
            decision.reason = SelectionReason::WrongKind;
            decision.errors.push_back(wrongKind(object, entry));
        }
    }
    if (m_entriesHere.empty())
        return;
    decision.errors.clear(); // listed correctly as well
    decision.takenBy.entry = m_entriesHere.front();
    decision.reason = SelectionReason::Taken;
}

void ObjectSelector::decideWildcard(const CatalogObject &object, Decision &decision)
{
    findExclusion(object, decision);
    takeByRules(object, decision);
    if (const auto *entries = ObjectLists::entriesFor(m_listsHere, object.name.table)) {
        for (const ListEntry &entry : *entries) {
            // `tables` lists tables and views alike in this mode, so their kind is not asked for.
            m_entryFound[entry.id] = true;
            m_entriesHere.push_back(&entry);
            if (!decision.takenBy && !isSpecific(entry))
                decision.takenBy.entry = &entry;
        }
    }
    if (!decision.takenBy && m_listsHere && !m_listsHere->whole.empty())
        decision.takenBy.whole = &m_listsHere->whole.front();
    if (!decision.takenBy)
        decision.reason = SelectionReason::NotTaken;
    else if (decision.excludedBy)
        decision.reason = SelectionReason::Excluded;
    else
        decision.reason = SelectionReason::Taken;
}

void ObjectSelector::takeByRules(const CatalogObject &object, Decision &decision)
{
    const std::vector<Rule> &rules = m_white.rules();
    const Rule *first = nullptr;
    // Once a rule without a rename took the object, another one of that kind changes nothing: it is
    // only tried until it has shown that it matches something at all.
    const auto wanted = [&](std::size_t index) {
        return !m_whiteHit[index] || !first || &rules[index] < first || first->renames()
               || rules[index].renames();
    };
    m_whiteMatcher.forEachHit(object.name, wanted, [&](std::size_t index) {
        const Rule &rule = rules[index];
        m_whiteHit[index] = true;
        if (rule.merges() && object.kind == ObjectKind::View) {
            decision.passedOver = &rule;
            return;
        }
        m_rulesHere.push_back(&rule);
        if (!first || &rule < first)
            first = &rule;
    });
    std::sort(m_rulesHere.begin(), m_rulesHere.end());
    decision.takenBy.rule = first;
}

void ObjectSelector::findExclusion(const CatalogObject &object, Decision &decision)
{
    const std::vector<Rule> &rules = m_black.rules();
    const Rule *first = nullptr;
    m_blackMatcher.forEachHit(
        object.name,
        [&](std::size_t index) { return !m_blackHit[index] || !first || &rules[index] < first; },
        [&](std::size_t index) {
            m_blackHit[index] = true;
            if (!first || &rules[index] < first)
                first = &rules[index];
        });
    decision.excludedBy.black = true;
    decision.excludedBy.rule = first;
    if (first || !m_blackListsHere)
        return;
    if (const auto *entries = ObjectLists::entriesFor(m_blackListsHere, object.name.table))
        for (const ListEntry &entry : *entries)
            if (!isSpecific(entry) && !decision.excludedBy.entry)
                decision.excludedBy.entry = &entry;
    if (!decision.excludedBy.entry && !m_blackListsHere->whole.empty())
        decision.excludedBy.whole = &m_blackListsHere->whole.front();
}

bool ObjectSelector::isOfCategory(const CatalogObject &object) const
{
    if (object.kind == ObjectKind::View)
        return true;
    switch (m_project.commonTransferConfig.tableCategory) {
    case TableCategory::All:
        break;
    case TableCategory::WithUniqueRowId:
        return object.hasUniqueKey;
    case TableCategory::WithoutUniqueRowId:
        return !object.hasUniqueKey;
    }
    return true;
}

void ObjectSelector::settle(const CatalogObject &object, Decision &decision)
{
    for (const ListEntry *entry : m_entriesHere)
        m_entryUsed[entry->id] = true;
    const bool listed = m_project.transferMapping.mode == MappingMode::Specific;
    const SinkSources sources{m_rulesHere, m_entriesHere,
                              listed || !m_listsHere ? nullptr : &m_listsHere->whole};
    chooseSink(object, sources, decision);
}

} // namespace godwit
