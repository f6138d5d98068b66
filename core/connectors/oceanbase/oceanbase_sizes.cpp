#include "core/connectors/oceanbase/oceanbase_sizes.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <nlohmann/json.hpp>

#include <map>

namespace godwit {

namespace {

/// An EXPLAIN is a millisecond or two of the server's time: so many tables of a catalogue get one.
constexpr int mostExplained = 400;

/// What the newest servers, then the older ones, and then an account with few rights can read.
/// Bytes of the tables alone, without their indexes.
constexpr const char *sizeQueries[] = {
    "SELECT DATABASE_NAME, TABLE_NAME, SUM(OCCUPY_SIZE) FROM oceanbase.DBA_OB_TABLE_SPACE_USAGE"
    " GROUP BY DATABASE_NAME, TABLE_NAME",
    "SELECT l.DATABASE_NAME, l.TABLE_NAME, SUM(r.DATA_SIZE) FROM oceanbase.DBA_OB_TABLE_LOCATIONS l"
    " JOIN oceanbase.DBA_OB_TABLET_REPLICAS r ON r.TABLET_ID = l.TABLET_ID AND r.LS_ID = l.LS_ID"
    " AND r.SVR_IP = l.SVR_IP AND r.SVR_PORT = l.SVR_PORT"
    " WHERE l.ROLE = 'LEADER' AND l.TABLE_TYPE = 'USER TABLE'"
    " GROUP BY l.DATABASE_NAME, l.TABLE_NAME",
};

std::map<TableName, std::uint64_t> tableSizes(MysqlConnection &connection)
{
    std::map<TableName, std::uint64_t> sizes;
    for (const char *query : sizeQueries) {
        const auto rows = connection.query(query);
        if (!rows)
            continue;
        for (std::size_t i = 0; i < rows->rows(); ++i)
            sizes[{std::string(rows->cell(i, 0)), std::string(rows->cell(i, 1))}] =
                parseUnsigned(rows->cell(i, 2)).value_or(0);
        break;
    }
    return sizes;
}

} // namespace

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

void completeOceanBaseSizes(MysqlConnection &connection, Catalog &catalog)
{
    const auto sizes = tableSizes(connection);
    int explained = 0;
    for (CatalogObject &object : catalog.objects) {
        if (object.kind != ObjectKind::Table)
            continue;
        const auto size = sizes.find(object.name);
        if (size != sizes.end() && size->second > 0)
            object.dataBytes = size->second;
        if (object.estimatedRows == 0 && explained++ < mostExplained)
            object.estimatedRows = oceanBaseRows(connection, object.name);
    }
}

} // namespace godwit
