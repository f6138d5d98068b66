#include "ui/wizard/objects_catalog_index.h"

#include <algorithm>
#include <functional>

namespace godwit::ui {

namespace {

std::size_t hashOf(std::string_view database, std::string_view name)
{
    const std::hash<std::string_view> hash;
    return hash(database) * 31 + hash(name);
}

bool byName(const CatalogObject &a, const CatalogObject &b)
{
    return a.name < b.name;
}

} // namespace

ObjectsCatalogIndex::ObjectsCatalogIndex(std::shared_ptr<const Catalog> catalog)
    : m_catalog(std::move(catalog))
{
    sortCatalog();
    findDatabases();
    m_names.reserve(size());
    for (const CatalogObject &object : m_catalog->objects)
        m_names.add(object.name.table);
    hashNames();
}

void ObjectsCatalogIndex::sortCatalog()
{
    const auto &objects = m_catalog->objects;
    if (std::is_sorted(objects.begin(), objects.end(), byName))
        return;
    // A store may sort by its own collation.
    auto sorted = std::make_shared<Catalog>(*m_catalog);
    std::sort(sorted->objects.begin(), sorted->objects.end(), byName);
    m_catalog = std::move(sorted);
}

void ObjectsCatalogIndex::findDatabases()
{
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::string &name = object(i).name.database;
        if (m_databases.empty() || m_databases.back().name != name)
            m_databases.push_back({name, i, i});
        m_databases.back().end = i + 1;
    }
    const auto byDatabase = [](const NameRange &a, const NameRange &b) { return a.name < b.name; };
    const std::size_t filled = m_databases.size();
    for (const DatabaseSchema &database : m_catalog->databases) {
        const auto end = m_databases.begin() + static_cast<std::ptrdiff_t>(filled);
        const NameRange wanted{database.name};
        if (!std::binary_search(m_databases.begin(), end, wanted, byDatabase))
            m_databases.push_back(wanted);
    }
    std::sort(m_databases.begin(), m_databases.end(), byDatabase);
    std::uint32_t at = 0;
    for (NameRange &database : m_databases) {
        if (database.size() == 0)
            database.first = database.end = at; // keeps the ranges in order
        at = database.end;
    }
}

void ObjectsCatalogIndex::hashNames()
{
    std::size_t count = 16;
    while (count < std::size_t(size()) * 2)
        count *= 2;
    m_slots.assign(count, 0);
    for (std::uint32_t i = 0; i < size(); ++i) {
        const TableName &name = object(i).name;
        std::size_t slot = hashOf(name.database, name.table) & (count - 1);
        while (m_slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        m_slots[slot] = i + 1;
    }
}

std::optional<std::uint32_t> ObjectsCatalogIndex::find(std::string_view database,
                                                       std::string_view name) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(database, name) & mask; m_slots[slot] != 0;
         slot = (slot + 1) & mask) {
        const TableName &found = object(m_slots[slot] - 1).name;
        if (found.table == name && found.database == database)
            return m_slots[slot] - 1;
    }
    return std::nullopt;
}

const NameRange *ObjectsCatalogIndex::findDatabase(std::string_view name) const
{
    const auto found = std::lower_bound(
        m_databases.begin(), m_databases.end(), name,
        [](const NameRange &database, std::string_view wanted) { return database.name < wanted; });
    return found != m_databases.end() && found->name == name ? &*found : nullptr;
}

} // namespace godwit::ui
