#pragma once

#include "app/text_table.h"
#include "core/base/json.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit::ctl {

/// A catalogue as a document and as text: {"databases": [{name, charset, collation, tables,
/// views}]}.
class CatalogReport
{
public:
    explicit CatalogReport(const Catalog &catalog);

    void add(const CatalogObject &object, const TableSchema &table);
    void add(const ViewSchema &view);

    Json document() const;
    std::string text(const Style &style) const;

private:
    Json &listOf(const std::string &database, const char *list);
    std::vector<Json> m_databases;
    std::string m_body;
};

} // namespace godwit::ctl
