#include "core/mapping/sink_choice.h"

#include "core/base/text.h"

#include <optional>
#include <utility>

namespace godwit {

namespace {

std::string quoted(const TableName &name)
{
    return '`' + printable(name.qualified()) + '`';
}

std::string nameOf(const ListEntry &entry)
{
    return "entry " + entry.pointer;
}

std::string nameOf(const Rule &rule)
{
    return "rule `" + printable(rule.text) + '`';
}

Error conflict(const CatalogObject &object, std::string message, std::string proposal,
               std::string pointer)
{
    Error error;
    error.code = ErrorCode::InvalidRule;
    error.message = std::move(message);
    error.proposal = std::move(proposal);
    error.object = object.name.qualified();
    error.pointer = std::move(pointer);
    return error;
}

Error twoTargets(const CatalogObject &object, const std::string &first,
                 const std::string &firstSink, const std::string &second,
                 const std::string &secondSink, std::string pointer)
{
    return conflict(object,
                    quoted(object.name) + " is sent to two places: to " + firstSink + " by " + first
                        + " and to " + secondSink + " by " + second,
                    "Change one of the two, so that each object has one destination.",
                    std::move(pointer));
}

// One part of the sink's name, and who asked for it.
class Part
{
public:
    explicit Part(const std::string &own)
        : m_own(own)
        , m_chosen(own)
    {}

    /// Empty if all agree so far, else who asked for something else first.
    std::optional<std::string> ask(const std::string &wanted, const std::string &by)
    {
        if (wanted == m_own || wanted == m_chosen)
            return std::nullopt;
        if (m_chosen != m_own)
            return m_by;
        m_chosen = wanted;
        m_by = by;
        return std::nullopt;
    }

    const std::string &chosen() const { return m_chosen; }

private:
    const std::string &m_own;
    std::string m_chosen;
    std::string m_by;
};

bool isStrict(const ListEntry &entry)
{
    return entry.list == EntryList::Tables || entry.list == EntryList::Views;
}

bool sameSettings(const ObjectMapping &a, const ObjectMapping &b)
{
    return a.whereClause.value_or("") == b.whereClause.value_or("")
           && a.filterColumns == b.filterColumns && a.shardColumns == b.shardColumns;
}

void checkRules(const CatalogObject &object, const SinkSources &sources, Decision &decision)
{
    const std::vector<const Rule *> &rules = sources.rules;
    if (rules.size() < 2)
        return;
    const TableName first = rules.front()->sinkOf(object.name);
    for (std::size_t i = 1; i < rules.size(); ++i) {
        const TableName other = rules[i]->sinkOf(object.name);
        if (other == first && rules[i]->isTopic == rules.front()->isTopic)
            continue;
        decision.errors.push_back(twoTargets(object, nameOf(*rules.front()), quoted(first),
                                             nameOf(*rules[i]), quoted(other), rules[i]->pointer));
        return;
    }
}

// Entries of the same standing must say the same.
void checkEntries(const CatalogObject &object, const SinkSources &sources, Decision &decision)
{
    const ListEntry *listed = nullptr, *specific = nullptr;
    for (const ListEntry *entry : sources.entries) {
        const ListEntry *&first = isStrict(*entry) ? listed : specific;
        if (!first) {
            first = entry;
        } else if (entry->sink() != first->sink()) {
            decision.errors.push_back(twoTargets(object, nameOf(*first), quoted(first->sink()),
                                                 nameOf(*entry), quoted(entry->sink()),
                                                 entry->pointer));
            return;
        } else if (!sameSettings(*entry->object, *first->object)) {
            decision.errors.push_back(conflict(object,
                                               quoted(object.name)
                                                   + " is listed twice with different filters: "
                                                   + nameOf(*first) + " and " + nameOf(*entry),
                                               "Remove one of the two entries.", entry->pointer));
            return;
        }
    }
}

void chooseSettings(const ObjectMapping &mapping, bool isView, Decision &decision)
{
    if (!mapping.shardColumns.empty())
        decision.shardColumns = mapping.shardColumns;
    if (isView) // a view has no rows of its own to filter
        return;
    if (!mapping.filterColumns.empty())
        decision.filterColumns = mapping.filterColumns;
    if (mapping.whereClause && !trimmed(*mapping.whereClause).empty())
        decision.whereClause = *mapping.whereClause;
}

} // namespace

void chooseSink(const CatalogObject &object, const SinkSources &sources, Decision &decision)
{
    checkRules(object, sources, decision);
    checkEntries(object, sources, decision);

    Part database(object.name.database), table(object.name.table);
    const auto ask = [&](const TableName &sink, const std::string &by, const std::string &pointer) {
        auto other = database.ask(sink.database, by);
        if (!other)
            other = table.ask(sink.table, by);
        if (other && decision.errors.empty())
            decision.errors.push_back(twoTargets(object, *other,
                                                 quoted({database.chosen(), table.chosen()}), by,
                                                 quoted(sink), pointer));
    };
    for (const Rule *rule : sources.rules) {
        if (!rule->renames())
            continue;
        ask(rule->sinkOf(object.name), nameOf(*rule), rule->pointer);
        decision.sinkNamedByRule = decision.sinkNamedByRule || rule->sinkName;
        decision.toTopic = decision.toTopic || rule->isTopic;
    }
    for (const bool strict : {true, false}) // specificTables has the last word about filters
        for (const ListEntry *entry : sources.entries) {
            if (isStrict(*entry) != strict)
                continue;
            ask(entry->sink(), nameOf(*entry), entry->pointer);
            decision.sinkNamedByEntry = decision.sinkNamedByEntry
                                        || !entry->object->mappedName.empty()
                                        || !entry->database->mappedName.empty();
            chooseSettings(*entry->object, object.kind == ObjectKind::View, decision);
        }
    if (sources.wholeDatabases)
        for (const WholeDatabase &whole : *sources.wholeDatabases)
            ask({whole.database->sinkName(), object.name.table}, "entry " + whole.pointer,
                whole.pointer);
    decision.sink = {database.chosen(), table.chosen()};
}

} // namespace godwit
