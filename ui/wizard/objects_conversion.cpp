#include "ui/wizard/objects_conversion.h"

#include "core/mapping/resolve_objects.h"
#include "core/project/rule_syntax.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace godwit::ui {

namespace {

constexpr std::size_t mostLines = 200; // of one database: a longer list stays one

bool hasSettings(const ObjectMapping &object)
{
    return object.whereClause || !object.filterColumns.empty() || !object.shardColumns.empty()
           || object.id || !object.unknownFields.empty();
}

bool isPlain(const std::string &name)
{
    return name.find_first_of("*?[=.") == std::string::npos;
}

class RuleMaker
{
public:
    RuleMaker(const TransferMapping &mapping, const ObjectsCatalogIndex *catalog, ProjectType type)
        : m_mapping(mapping)
        , m_catalog(catalog)
        , m_type(type)
    {}

    ConvertedMapping make()
    {
        m_converted.mapping.mode = MappingMode::Wildcard;
        m_converted.mapping.unknownFields = m_mapping.unknownFields;
        for (const DatabaseMapping &database : m_mapping.databases)
            add(database);
        m_converted.rules = m_converted.mapping.tableAndViewWhiteList.size();
        return std::move(m_converted);
    }

private:
    void add(const DatabaseMapping &database)
    {
        m_converted.objects += database.tables.size() + database.views.size();
        DatabaseMapping rest = database;
        rest.tables.clear();
        rest.views.clear();
        if (isWholeDatabase(database) && addRule(wholeRule(database))) {
            keepSettings(database.tables, rest.tables);
            keepSettings(database.views, rest.views);
        } else {
            const bool isLong = database.tables.size() + database.views.size() > mostLines;
            addObjects(database, database.tables, isLong, rest.tables);
            addObjects(database, database.views, isLong, rest.views);
        }
        if (rest.tables.empty() && rest.views.empty())
            return; // an item without objects would take the whole database
        m_converted.listed += rest.tables.size() + rest.views.size();
        m_converted.mapping.databases.push_back(std::move(rest));
    }

    bool isWholeDatabase(const DatabaseMapping &database) const
    {
        const NameRange *known = m_catalog ? m_catalog->findDatabase(database.name) : nullptr;
        if (!known || known->size() < 2
            || known->size() != database.tables.size() + database.views.size()
            || (m_type == ProjectType::Sync && !database.mappedName.empty()))
            return false;
        const auto isKnownAndKeepsItsName = [&](const ObjectMapping &object) {
            return object.mappedName.empty() && m_catalog->find(database.name, object.name);
        };
        return std::all_of(database.tables.begin(), database.tables.end(), isKnownAndKeepsItsName)
               && std::all_of(database.views.begin(), database.views.end(), isKnownAndKeepsItsName);
    }

    static std::string wholeRule(const DatabaseMapping &database)
    {
        if (!isPlain(database.name) || !isPlain(database.sinkName()))
            return {};
        return database.name + ".*"
               + (database.mappedName.empty() ? std::string() : '=' + database.mappedName + ".*");
    }

    static void keepSettings(const std::vector<ObjectMapping> &objects,
                             std::vector<ObjectMapping> &rest)
    {
        std::copy_if(objects.begin(), objects.end(), std::back_inserter(rest), hasSettings);
    }

    void addObjects(const DatabaseMapping &database, const std::vector<ObjectMapping> &objects,
                    bool isLong, std::vector<ObjectMapping> &rest)
    {
        for (const ObjectMapping &object : objects)
            if (isLong || hasSettings(object) || !addRule(ruleFor(database, object)))
                rest.push_back(object);
    }

    // Empty: a rule cannot name the object.
    static std::string ruleFor(const DatabaseMapping &database, const ObjectMapping &object)
    {
        for (const std::string *name :
             {&database.name, &database.sinkName(), &object.name, &object.sinkName()})
            if (!isPlain(*name))
                return {};
        std::string rule = database.name + '.' + object.name;
        if (!database.mappedName.empty() || !object.mappedName.empty())
            rule += '=' + database.sinkName() + '.' + object.sinkName();
        return rule;
    }

    bool addRule(const std::string &rule)
    {
        if (rule.empty() || !parseRule(rule, true, m_type))
            return false;
        m_converted.mapping.tableAndViewWhiteList.push_back(rule);
        return true;
    }

    const TransferMapping &m_mapping;
    const ObjectsCatalogIndex *m_catalog;
    ProjectType m_type;
    ConvertedMapping m_converted;
};

/// What the old lists say of single objects and databases beyond names and filters.
class OldEntries
{
public:
    explicit OldEntries(const TransferMapping &mapping)
    {
        for (const DatabaseMapping &database : mapping.databases) {
            m_databases.try_emplace(database.name, &database);
            for (const auto *list : {&database.tables, &database.views, &database.specificTables,
                                     &database.specificViews})
                for (const ObjectMapping &object : *list)
                    m_objects.try_emplace(database.name + '\0' + object.name, &object);
        }
    }

    DatabaseMapping database(const std::string &source, const std::string &sink) const
    {
        DatabaseMapping item;
        item.name = source;
        if (sink != source)
            item.mappedName = sink;
        if (const auto old = m_databases.find(source); old != m_databases.end()) {
            item.id = old->second->id;
            item.clusterName = old->second->clusterName;
            item.tenantName = old->second->tenantName;
            item.unknownFields = old->second->unknownFields;
        }
        return item;
    }

    ObjectMapping object(const ResolvedObject &resolved) const
    {
        ObjectMapping entry;
        entry.name = resolved.object.name.table;
        if (resolved.sink.table != entry.name)
            entry.mappedName = resolved.sink.table;
        if (!resolved.whereClause.empty())
            entry.whereClause = resolved.whereClause;
        entry.filterColumns = resolved.filterColumns;
        entry.shardColumns = resolved.shardColumns;
        const auto old = m_objects.find(resolved.object.name.database + '\0' + entry.name);
        if (old != m_objects.end()) {
            entry.id = old->second->id;
            entry.unknownFields = old->second->unknownFields;
        }
        return entry;
    }

private:
    std::unordered_map<std::string, const DatabaseMapping *> m_databases;
    std::unordered_map<std::string, const ObjectMapping *> m_objects;
};

} // namespace

ConvertedMapping rulesFromPicks(const TransferMapping &mapping, const ObjectsCatalogIndex *catalog,
                                ProjectType type)
{
    return RuleMaker(mapping, catalog, type).make();
}

ConvertedMapping picksFromRules(const Project &project, const ObjectsCatalogIndex &catalog)
{
    const TransferMapping &old = project.transferMapping;
    ConvertedMapping converted;
    converted.rules = old.tableAndViewWhiteList.size() + old.tableAndViewBlackList.size();
    TransferMapping &mapping = converted.mapping;
    mapping.mode = MappingMode::Specific;
    mapping.unknownFields = old.unknownFields;

    const Selection selection = resolveObjects(project, catalog.catalog());
    const OldEntries entries(old);
    std::map<std::pair<std::string, std::string>, std::size_t> items; // by source and sink
    for (const ResolvedObject &resolved : selection.objects) {
        if (!resolved.selected)
            continue;
        const std::string &source = resolved.object.name.database;
        const auto [item, isNew] =
            items.try_emplace({source, resolved.sink.database}, mapping.databases.size());
        if (isNew)
            mapping.databases.push_back(entries.database(source, resolved.sink.database));
        DatabaseMapping &database = mapping.databases[item->second];
        auto &list = resolved.object.kind == ObjectKind::View ? database.views : database.tables;
        list.push_back(entries.object(resolved));
        ++converted.objects;
    }
    return converted;
}

bool holdsNothing(const TransferMapping &mapping)
{
    return mapping.databases.empty() && mapping.databasesBlack.empty()
           && mapping.tableAndViewWhiteList.empty() && mapping.tableAndViewBlackList.empty();
}

} // namespace godwit::ui
