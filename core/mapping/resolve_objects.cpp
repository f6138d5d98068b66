#include "core/mapping/resolve_objects.h"

#include "core/base/text.h"
#include "core/mapping/near_names.h"
#include "core/mapping/object_selector.h"
#include "core/mapping/sink_names.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

constexpr std::size_t mostAdvised = 20; // missing objects for which near names are looked up
constexpr std::size_t mostErrors = 200;

std::string quoted(std::string_view name)
{
    return '`' + printable(name) + '`';
}

/// One pass over the catalogue, then what only the whole of it shows.
class Resolver
{
public:
    Resolver(const Project &project, const Catalog &catalog)
        : m_project(project)
        , m_catalog(catalog)
        , m_selector(project)
        , m_databases(databaseNames(catalog))
    {}

    Selection resolve()
    {
        m_selection.errors = m_selector.invalidRules();
        decideAll();
        if (isWildcard()) {
            warnOfRulesWithoutHits();
            warnOfIdleDatabases();
            warnOfIdleEntries();
            warnOfViewsPassedOver();
        } else {
            reportMissing();
        }
        refuseEmptySelection();
        checkSinkNames(m_project, m_naming, m_selection);
        shorten();
        return std::move(m_selection);
    }

private:
    bool isWildcard() const { return m_project.transferMapping.mode == MappingMode::Wildcard; }
    bool hasDatabase(const std::string &name) const
    {
        return std::binary_search(m_databases.begin(), m_databases.end(), name);
    }
    void warn(std::string message)
    {
        m_selection.warnings.push_back({Level::Warning, std::move(message)});
    }

    void decideAll()
    {
        m_selection.objects.reserve(m_catalog.objects.size());
        m_naming.reserve(m_catalog.objects.size());
        for (const CatalogObject &object : m_catalog.objects)
            add(object, m_selector.decide(object));
    }

    void add(const CatalogObject &object, Decision decision)
    {
        m_taken += decision.takenBy ? 1 : 0;
        if (decision.reason == SelectionReason::Category && !isWildcard())
            warn(quoted(object.name.qualified())
                 + " is listed, but `tableCategory` leaves it out: the table has "
                 + (object.hasUniqueKey ? "a" : "no") + " key");
        if (decision.passedOver && decision.reason == SelectionReason::NotTaken)
            m_passedOver.insert(decision.passedOver);
        std::move(decision.errors.begin(), decision.errors.end(),
                  std::back_inserter(m_selection.errors));
        m_naming.push_back({decision.sinkNamedByRule, decision.sinkNamedByEntry, decision.toTopic});

        ResolvedObject &resolved = m_selection.objects.emplace_back();
        resolved.object = object;
        resolved.selected = decision.selected();
        resolved.sink = std::move(decision.sink);
        resolved.whereClause = std::move(decision.whereClause);
        resolved.filterColumns = std::move(decision.filterColumns);
        resolved.shardColumns = std::move(decision.shardColumns);
        const bool excluded = decision.reason == SelectionReason::Excluded;
        resolved.rule = (excluded ? decision.excludedBy : decision.takenBy).text();
    }

    std::string absence(const std::string &database) const
    {
        if (database == reservedDatabase)
            return ": the database `godwit` holds Godwit's own marks and is never migrated by a "
                   "rule";
        if (hasDatabase(database))
            return {};
        return ": there is no database " + quoted(database) + " in the source. "
               + missingDatabaseAdvice(m_databases, database);
    }

    void warnOfRulesWithoutHits()
    {
        const auto check = [&](const RuleSet &set, const char *what, auto &&hit) {
            for (std::size_t i = 0; i < set.rules().size(); ++i) {
                const Rule &rule = set.rules()[i];
                if (!hit(i))
                    warn(what + quoted(rule.text) + " matches nothing"
                         + (rule.database.isLiteral() ? absence(rule.database.text())
                                                      : std::string()));
            }
        };
        check(m_selector.whiteRules(), "rule ",
              [&](std::size_t i) { return m_selector.whiteRuleHit(i); });
        check(m_selector.blackRules(), "exclusion rule ",
              [&](std::size_t i) { return m_selector.blackRuleHit(i); });
    }

    void warnOfIdleDatabases()
    {
        const TransferMapping &mapping = m_project.transferMapping;
        for (const DatabaseMapping &database : mapping.databases) {
            const bool onlySettings =
                database.tables.empty() && database.views.empty()
                && !(database.specificTables.empty() && database.specificViews.empty());
            if (const std::string why = absence(database.name); !why.empty())
                warn("the `databases` item " + quoted(database.name) + " selects nothing" + why);
            else if (onlySettings && !mapping.tableAndViewWhiteList.empty())
                warn("the `databases` item " + quoted(database.name)
                     + " has no `tables` and no `views` and so selects the whole database, "
                       "whatever the rules take; exclude what should stay behind");
        }
    }

    void warnOfIdleEntries()
    {
        for (const ListEntry *entry : m_selector.lists().entriesInOrder()) {
            const std::string name = quoted(entry->source().qualified());
            if (!hasDatabase(entry->database->name))
                continue; // said once for the database
            if (!m_selector.entryFound(*entry))
                warn(name + " is listed, but the source has no such object"
                     + guess(entry->source()));
            else if (!m_selector.entryUsed(*entry))
                warn("the settings for " + name + " are idle: no rule or list selects it");
        }
    }

    void warnOfViewsPassedOver()
    {
        for (const Rule *rule : m_passedOver)
            warn("rule " + quoted(rule->text)
                 + " merges tables into one; the views it matches are not taken");
    }

    std::string guess(const TableName &wanted)
    {
        if (m_advised++ >= mostAdvised)
            return {};
        std::vector<std::string> names;
        for (const TableName &name : nearObjects(m_catalog, wanted))
            names.push_back(quoted(name.qualified()));
        return names.empty() ? std::string() : "; did you mean " + join(names, " or ") + '?';
    }

    void reportMissing()
    {
        for (const ListEntry *entry : m_selector.lists().entriesInOrder()) {
            if (entry->list == EntryList::SpecificTables
                || entry->list == EntryList::SpecificViews) {
                warn("the settings for " + quoted(entry->source().qualified())
                     + " under `specificTables` or `specificViews` are idle: they belong to the "
                       "mode WILDCARD");
                continue;
            }
            if (!m_selector.entryFound(*entry))
                m_selection.errors.push_back(missing(*entry));
        }
    }

    Error missing(const ListEntry &entry)
    {
        const TableName source = entry.source();
        Error error;
        error.code = ErrorCode::ObjectMissing;
        error.object = source.qualified();
        error.pointer = entry.pointer;
        error.message = std::string("the source has no ")
                        + (entry.list == EntryList::Views ? "view " : "table ")
                        + quoted(source.qualified());
        if (!hasDatabase(source.database)) {
            error.message += ", nor a database " + quoted(source.database);
            error.proposal = missingDatabaseAdvice(m_databases, source.database);
            return error;
        }
        error.message += guess(source);
        error.proposal =
            "Correct `name` (case counts), remove the entry, or grant the source's account "
            "the right to see the object.";
        return error;
    }

    void refuseEmptySelection()
    {
        const bool any = std::any_of(m_selection.objects.begin(), m_selection.objects.end(),
                                     [](const ResolvedObject &o) { return o.selected; });
        if (any || !m_selection.errors.empty())
            return;
        Error error;
        error.code = ErrorCode::ObjectMissing;
        error.pointer = "/transferMapping";
        if (m_taken > 0) {
            error.message = "nothing is selected: all " + std::to_string(m_taken)
                            + " objects taken are left out again by exclusions or `tableCategory`";
            error.proposal = "Narrow the exclusion rules or set `tableCategory` to ALL.";
        } else {
            error.message =
                "nothing is selected: the rules and lists match no table and no view of "
                "the source";
            error.proposal = proposalForNothing();
        }
        m_selection.errors.push_back(std::move(error));
    }

    std::string proposalForNothing() const
    {
        for (const Rule &rule : m_selector.whiteRules().rules())
            if (rule.database.isLiteral() && !hasDatabase(rule.database.text()))
                return missingDatabaseAdvice(m_databases, rule.database.text());
        for (const DatabaseMapping &database : m_project.transferMapping.databases)
            if (!hasDatabase(database.name))
                return missingDatabaseAdvice(m_databases, database.name);
        return "Check the patterns: they match whole names, and case counts.";
    }

    // A mistake in one rule can concern every table; nobody reads the same sentence 100,000 times.
    void shorten()
    {
        const std::size_t count = m_selection.errors.size();
        if (count <= mostErrors)
            return;
        m_selection.errors.resize(mostErrors);
        Error more;
        more.code = m_selection.errors.back().code;
        more.message = "and " + std::to_string(count - mostErrors) + " more problems of this kind";
        more.proposal = "Mend the ones above first.";
        m_selection.errors.push_back(std::move(more));
    }

    const Project &m_project;
    const Catalog &m_catalog;
    ObjectSelector m_selector;
    std::vector<std::string> m_databases; ///< sorted
    std::vector<SinkNaming> m_naming;     ///< by object
    std::set<const Rule *> m_passedOver;
    std::size_t m_taken = 0;
    std::size_t m_advised = 0;
    Selection m_selection;
};

} // namespace

Selection resolveObjects(const Project &project, const Catalog &catalog)
{
    return Resolver(project, catalog).resolve();
}

} // namespace godwit
