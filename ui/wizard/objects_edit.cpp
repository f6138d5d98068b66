#include "ui/wizard/objects_edit.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace godwit::ui {

namespace {

using Objects = std::vector<ObjectMapping>;

bool byName(const ObjectMapping &a, const ObjectMapping &b)
{
    return a.name < b.name;
}

// Sorted lists stay sorted; one that the user (or a file) ordered is only added to.
void append(Objects &list, Objects added)
{
    if (added.empty())
        return;
    if (list.empty()) {
        list = std::move(added);
        return;
    }
    const bool sorted = std::is_sorted(list.begin(), list.end(), byName)
                        && std::is_sorted(added.begin(), added.end(), byName);
    const auto before = static_cast<std::ptrdiff_t>(list.size());
    list.reserve(list.size() + added.size());
    std::move(added.begin(), added.end(), std::back_inserter(list));
    if (sorted)
        std::inplace_merge(list.begin(), list.begin() + before, list.end(), byName);
}

Objects &listOf(DatabaseMapping &database, bool isView)
{
    return isView ? database.views : database.tables;
}

// The items of `databases`, found by the source's name: there may be very many.
class Items
{
public:
    explicit Items(TransferMapping &mapping)
        : m_databases(mapping.databases)
    {
        for (std::size_t i = 0; i < m_databases.size(); ++i)
            m_ofSource[m_databases[i].name].push_back(i);
    }

    // The item whose objects go from `source` to `sink`, made if there is none. An empty `sink`
    // means the first item of that source.
    DatabaseMapping &find(const std::string &source, const std::string &sink)
    {
        std::vector<std::size_t> &items = m_ofSource[source];
        for (const std::size_t item : items)
            if (sink.empty() || m_databases[item].sinkName() == sink)
                return m_databases[item];
        DatabaseMapping added;
        if (!items.empty()) { // what identifies the source's database
            const DatabaseMapping &sibling = m_databases[items.front()];
            added.id = sibling.id;
            added.clusterName = sibling.clusterName;
            added.tenantName = sibling.tenantName;
        }
        added.name = source;
        if (sink != source)
            added.mappedName = sink;
        items.push_back(m_databases.size());
        m_databases.push_back(std::move(added));
        return m_databases.back();
    }

private:
    std::vector<DatabaseMapping> &m_databases;
    std::unordered_map<std::string, std::vector<std::size_t>> m_ofSource;
};

// Takes the entries of `places` (sorted, all of one list) out of `list`.
template<typename Place>
Objects takeOut(Objects &list, Place first, Place last)
{
    Objects taken;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (first != last && first->entry == i) {
            taken.push_back(std::move(list[i]));
            ++first;
        } else {
            if (kept != i)
                list[kept] = std::move(list[i]);
            ++kept;
        }
    }
    list.resize(kept);
    return taken;
}

// Calls visit(database, isView, taken objects) for each list that loses some of `places`, and says
// which items did.
template<typename Visit>
std::vector<char> takeOutAll(TransferMapping &mapping, std::vector<ObjectPlace> places,
                             Visit &&visit)
{
    std::vector<char> touched(mapping.databases.size(), 0);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (auto first = places.begin(); first != places.end();) {
        const auto last = std::find_if(first, places.end(), [&](const ObjectPlace &place) {
            return place.database != first->database || place.isView != first->isView;
        });
        touched[first->database] = 1;
        DatabaseMapping &database = mapping.databases[first->database];
        visit(database, first->isView, takeOut(listOf(database, first->isView), first, last));
        first = last;
    }
    return touched;
}

// Only items that have become empty go; one that always was is somebody's business.
void dropEmptied(TransferMapping &mapping, const std::vector<char> &touched)
{
    std::vector<DatabaseMapping> kept;
    kept.reserve(mapping.databases.size());
    for (std::size_t i = 0; i < mapping.databases.size(); ++i) {
        DatabaseMapping &database = mapping.databases[i];
        const bool emptied =
            i < touched.size() && touched[i] && database.tables.empty() && database.views.empty();
        if (!emptied)
            kept.push_back(std::move(database));
    }
    mapping.databases = std::move(kept);
}

} // namespace

std::string ObjectPlace::pointer() const
{
    return "/transferMapping/databases/" + std::to_string(database)
           + (isView ? "/views/" : "/tables/") + std::to_string(entry);
}

std::optional<ObjectPlace> placeAtPointer(const std::string &pointer)
{
    // "", "transferMapping", "databases", item, "tables" or "views", entry, perhaps more
    const std::vector<std::string> steps = split(pointer, '/');
    if (steps.size() < 6 || steps[1] != "transferMapping" || steps[2] != "databases"
        || (steps[4] != "tables" && steps[4] != "views"))
        return std::nullopt;
    const auto database = parseUnsigned(steps[3]), entry = parseUnsigned(steps[5]);
    if (!database || !entry)
        return std::nullopt;
    return ObjectPlace{static_cast<std::uint32_t>(*database), steps[4] == "views",
                       static_cast<std::uint32_t>(*entry)};
}

ObjectMapping *findObject(TransferMapping &mapping, const ObjectPlace &place)
{
    if (place.database >= mapping.databases.size())
        return nullptr;
    Objects &list = listOf(mapping.databases[place.database], place.isView);
    return place.entry < list.size() ? &list[place.entry] : nullptr;
}

const ObjectMapping &listedAt(const TransferMapping &mapping, const ObjectPlace &place)
{
    const DatabaseMapping &database = mapping.databases[place.database];
    return (place.isView ? database.views : database.tables)[place.entry];
}

std::vector<ObjectPlace> listedPlaces(const TransferMapping &mapping)
{
    std::vector<ObjectPlace> places;
    for (std::uint32_t item = 0; item < mapping.databases.size(); ++item) {
        const DatabaseMapping &database = mapping.databases[item];
        for (std::uint32_t i = 0; i < database.tables.size(); ++i)
            places.push_back({item, false, i});
        for (std::uint32_t i = 0; i < database.views.size(); ++i)
            places.push_back({item, true, i});
    }
    return places;
}

std::vector<char> pickedObjects(const TransferMapping &mapping, const ObjectsCatalogIndex &catalog)
{
    std::vector<char> picked(catalog.size(), 0);
    for (const DatabaseMapping &database : mapping.databases) {
        for (const auto *list : {&database.tables, &database.views})
            for (const ObjectMapping &object : *list)
                if (const auto number = catalog.find(database.name, object.name))
                    picked[*number] = 1;
    }
    return picked;
}

void pickObjects(TransferMapping &mapping, const ObjectsCatalogIndex &catalog,
                 const std::vector<std::uint32_t> &objects, const std::string &sinkDatabase)
{
    const std::vector<char> listed = pickedObjects(mapping, catalog);
    Items items(mapping);
    for (auto first = objects.begin(); first != objects.end();) {
        const std::string &source = catalog.object(*first).name.database;
        const auto next = std::lower_bound(first, objects.end(), catalog.findDatabase(source)->end);
        Objects tables, views;
        tables.reserve(static_cast<std::size_t>(next - first));
        for (; first != next; ++first) {
            if (listed[*first])
                continue;
            const CatalogObject &object = catalog.object(*first);
            Objects &list = object.kind == ObjectKind::View ? views : tables;
            list.emplace_back().name = object.name.table;
        }
        if (tables.empty() && views.empty())
            continue;
        DatabaseMapping &database = items.find(source, sinkDatabase);
        append(database.tables, std::move(tables));
        append(database.views, std::move(views));
    }
}

void dropObjects(TransferMapping &mapping, std::vector<ObjectPlace> places)
{
    const auto touched =
        takeOutAll(mapping, std::move(places), [](DatabaseMapping &, bool, Objects) {});
    dropEmptied(mapping, touched);
}

void moveObjects(TransferMapping &mapping, std::vector<ObjectPlace> places,
                 const std::string &sinkDatabase)
{
    struct Moved
    {
        std::string source;
        bool isView;
        Objects objects;
    };
    std::vector<Moved> moved;
    std::erase_if(places, [&](const ObjectPlace &place) {
        return mapping.databases[place.database].sinkName() == sinkDatabase;
    });
    const auto touched =
        takeOutAll(mapping, std::move(places),
                   [&](const DatabaseMapping &database, bool isView, Objects objects) {
                       moved.push_back({database.name, isView, std::move(objects)});
                   });
    Items items(mapping);
    for (Moved &part : moved)
        append(listOf(items.find(part.source, sinkDatabase), part.isView), std::move(part.objects));
    dropEmptied(mapping, touched);
}

void renameSinkDatabase(TransferMapping &mapping, const std::string &from, const std::string &to)
{
    std::vector<ObjectPlace> places;
    for (const ObjectPlace &place : listedPlaces(mapping))
        if (mapping.databases[place.database].sinkName() == from)
            places.push_back(place);
    for (DatabaseMapping &database : mapping.databases) {
        const bool hasNamesake = std::any_of(
            mapping.databases.begin(), mapping.databases.end(), [&](const DatabaseMapping &other) {
                return other.name == database.name && other.sinkName() == to;
            });
        if (database.sinkName() == from && !hasNamesake)
            database.mappedName = to == database.name ? std::string() : to;
    }
    // Where the source's database has an item for that destination already, its objects join it.
    std::erase_if(places, [&](const ObjectPlace &place) {
        return mapping.databases[place.database].sinkName() == to;
    });
    moveObjects(mapping, std::move(places), to);
}

} // namespace godwit::ui
