#include "core/connectors/oceanbase/oceanbase_sizes.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <nlohmann/json.hpp>

namespace godwit {

std::uint64_t oceanBaseRows(MysqlConnection &connection, const TableName &table)
{
    const auto plan =
        connection.query("EXPLAIN FORMAT=JSON SELECT 1 FROM " + quoteTable(Dialect::MySql, table));
    if (!plan)
        return 0;
    std::string text; // one line of it a row
    for (std::size_t i = 0; i < plan->rows(); ++i)
        text += std::string(plan->cell(i, 0)) + '\n';
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return 0;
    const auto rows = json.find("EST.ROWS");
    return rows != json.end() && rows->is_number_unsigned() ? rows->get<std::uint64_t>() : 0;
}

} // namespace godwit
