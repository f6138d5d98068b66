// Catalogues for tests of the object page.
#pragma once

#include "core/data/table_schema.h"
#include "tests/core/mapping/selection_support.h"
#include "ui/wizard/objects_catalog_index.h"

#include <memory>

namespace godwit::ui {

inline std::shared_ptr<const Catalog> sharedCatalog(std::vector<CatalogObject> objects)
{
    return std::make_shared<const Catalog>(test::catalogOf(std::move(objects)));
}

/// Two databases: shop with four tables and a view, mail with two tables.
inline std::shared_ptr<const Catalog> smallCatalog()
{
    using test::table;
    return sharedCatalog({table("shop", "orders"), table("shop", "order_items"),
                          table("shop", "Customers"), table("shop", "log", false),
                          test::view("shop", "totals"), table("mail", "inbox"),
                          table("mail", "orders")});
}

inline std::shared_ptr<const ObjectsCatalogIndex> smallIndex()
{
    return std::make_shared<ObjectsCatalogIndex>(smallCatalog());
}

inline std::shared_ptr<const Catalog> largeCatalog(int tables, int databases)
{
    std::vector<CatalogObject> objects;
    objects.reserve(static_cast<std::size_t>(tables));
    const char *const words[] = {"order", "customer", "invoice", "payment", "audit",
                                 "stock", "shipment", "session", "message", "report"};
    for (int i = 0; i < tables; ++i)
        objects.push_back(test::table("tenant_" + std::to_string(i % databases),
                                      std::string(words[i / 7 % 10]) + '_' + words[i / 77 % 10]
                                          + '_' + std::to_string(i)));
    return sharedCatalog(std::move(objects));
}

/// The numbers of `database.table` names.
inline std::vector<std::uint32_t> numbersOf(const ObjectsCatalogIndex &index,
                                            const std::vector<TableName> &names)
{
    std::vector<std::uint32_t> numbers;
    for (const TableName &name : names)
        numbers.push_back(index.find(name.database, name.table).value());
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace godwit::ui
