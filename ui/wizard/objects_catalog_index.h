#pragma once

#include "core/data/table_schema.h"
#include "ui/wizard/objects_name_search.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit::ui {

/// A catalogue made ready for a window: by database, searched and looked up by name in no time. It
/// never changes, so that threads can share it.
class ObjectsCatalogIndex
{
public:
    /// Takes some 20 ms for a hundred thousand objects: for a background thread.
    explicit ObjectsCatalogIndex(std::shared_ptr<const Catalog> catalog);

    /// Its objects are sorted by database, then name, bytewise.
    const Catalog &catalog() const { return *m_catalog; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_catalog->objects.size()); }
    const CatalogObject &object(std::uint32_t number) const { return m_catalog->objects[number]; }

    /// Sorted by name; also those that hold nothing.
    const std::vector<NameRange> &databases() const { return m_databases; }
    const NameRange *findDatabase(std::string_view name) const;
    std::optional<std::uint32_t> find(std::string_view database, std::string_view name) const;

    /// Of the objects' own names, numbered as they are.
    const NameSearch &names() const { return m_names; }
    /// The objects that @p query finds, ascending.
    std::vector<std::uint32_t> find(const ObjectQuery &query) const
    {
        return findObjects(query, m_names, m_databases);
    }

private:
    void sortCatalog();
    void findDatabases();
    void hashNames();

    std::shared_ptr<const Catalog> m_catalog;
    std::vector<NameRange> m_databases;
    NameSearch m_names;
    std::vector<std::uint32_t> m_slots; ///< open addressing; object number + 1, 0 is free
};

} // namespace godwit::ui
