// Small catalogues and projects for tests of the selection.
#pragma once

#include "core/data/table_schema.h"
#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace godwit::test {

inline CatalogObject table(const std::string &database, const std::string &name, bool keyed = true)
{
    CatalogObject object;
    object.name = {database, name};
    object.hasUniqueKey = keyed;
    return object;
}

inline CatalogObject view(const std::string &database, const std::string &name)
{
    CatalogObject object = table(database, name, false);
    object.kind = ObjectKind::View;
    return object;
}

inline Catalog catalogOf(std::vector<CatalogObject> objects)
{
    std::sort(objects.begin(), objects.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    Catalog catalog;
    for (const CatalogObject &object : objects)
        if (catalog.databases.empty() || catalog.databases.back().name != object.name.database)
            catalog.databases.push_back({object.name.database, "", ""});
    catalog.objects = std::move(objects);
    return catalog;
}

inline ObjectMapping object(const std::string &name, const std::string &mappedName = {},
                            const std::string &where = {})
{
    ObjectMapping mapping;
    mapping.name = name;
    mapping.mappedName = mappedName;
    if (!where.empty())
        mapping.whereClause = where;
    return mapping;
}

inline DatabaseMapping database(const std::string &name, std::vector<ObjectMapping> tables = {},
                                std::vector<ObjectMapping> views = {},
                                const std::string &mappedName = {})
{
    DatabaseMapping mapping;
    mapping.name = name;
    mapping.mappedName = mappedName;
    mapping.tables = std::move(tables);
    mapping.views = std::move(views);
    return mapping;
}

inline Project specific(std::vector<DatabaseMapping> databases)
{
    Project project;
    project.transferMapping.databases = std::move(databases);
    return project;
}

inline Project wildcard(std::vector<std::string> white, std::vector<std::string> black = {},
                        std::vector<DatabaseMapping> databases = {})
{
    Project project;
    project.transferMapping.mode = MappingMode::Wildcard;
    project.transferMapping.tableAndViewWhiteList = std::move(white);
    project.transferMapping.tableAndViewBlackList = std::move(black);
    project.transferMapping.databases = std::move(databases);
    return project;
}

/// `shop.orders` or, when renamed, `shop.orders>old.orders`, of everything selected.
inline std::vector<std::string> taken(const Selection &selection)
{
    std::vector<std::string> names;
    for (const ResolvedObject &object : selection.objects) {
        if (!object.selected)
            continue;
        std::string text = object.object.name.qualified();
        if (object.sink != object.object.name)
            text += '>' + object.sink.qualified();
        names.push_back(std::move(text));
    }
    return names;
}

inline const ResolvedObject &find(const Selection &selection, const TableName &name)
{
    const auto found = std::find_if(selection.objects.begin(), selection.objects.end(),
                                    [&](const ResolvedObject &o) { return o.object.name == name; });
    return found == selection.objects.end() ? selection.objects.at(selection.objects.size())
                                            : *found;
}

inline bool warnsOf(const Selection &selection, const std::string &text)
{
    return std::any_of(selection.warnings.begin(), selection.warnings.end(), [&](const Note &note) {
        return note.message.find(text) != std::string::npos;
    });
}

using Names = std::vector<std::string>;

} // namespace godwit::test
