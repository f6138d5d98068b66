#include "core/connectors/postgresql/postgres_sink_table.h"

#include "core/connectors/postgresql/postgres_column_sql.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string oidOf(const PostgresConnection &connection, const TableName &table)
{
    return "pg_catalog.to_regclass(" + connection.literal(quoteTable(Dialect::PostgreSql, table))
           + ")";
}

Result<void> readColumns(PostgresConnection &connection, const TableName &name,
                         PostgresSinkTable &table)
{
    auto rows = connection.query(
        "SELECT a.attname, d.declared, d.typtype, a.attidentity, c.relkind, " + hasDeferrableKey()
        + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c"
          " ON c.oid = a.attrelid JOIN LATERAL ("
        + baseTypeOfAttribute()
        + ") d ON true WHERE a.attnum > 0 AND NOT a.attisdropped"
          " AND a.attrelid = "
        + oidOf(connection, name));
    if (!rows)
        return failure(std::move(rows));
    if (rows->rows() == 0)
        return fail(ErrorCode::ObjectMissing, "there is no table " + name.qualified(),
                    "check the name, and whether the account may see it");
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const std::string column(rows->cell(i, 0));
        const bool isEnum = rows->cell(i, 2) == "e";
        table.columns[column] = isEnum ? ColumnType() : postgresType(rows->cell(i, 1));
        table.isPartitioned = rows->cell(i, 4) == "p";
        table.hasDeferrableKey = rows->cell(i, 5) == "t";
        if (rows->cell(i, 3) == "a")
            table.alwaysNumbered.insert(column);
    }
    return {};
}

Result<void> readConflictKey(PostgresConnection &connection, const TableName &name,
                             PostgresSinkTable &table)
{
    auto rows = connection.query(
        "SELECT a.attname FROM (SELECT i.indrelid, i.indkey::pg_catalog.int2[] AS key,"
        " i.indnkeyatts FROM pg_catalog.pg_index i WHERE i.indisunique AND i.indimmediate"
        " AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indrelid = "
        + oidOf(connection, name)
        + " ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1) k"
          " CROSS JOIN LATERAL pg_catalog.generate_series(0, k.indnkeyatts - 1) n"
          " JOIN pg_catalog.pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = k.key[n]"
          " ORDER BY n");
    if (!rows)
        return failure(std::move(rows));
    for (std::size_t i = 0; i < rows->rows(); ++i)
        table.conflictKey.emplace_back(rows->cell(i, 0));
    return {};
}

} // namespace

Result<PostgresSinkTable> readSinkTable(PostgresConnection &connection, const TableName &table)
{
    PostgresSinkTable found;
    if (auto read = readColumns(connection, table, found); !read)
        return failure(std::move(read));
    if (auto read = readConflictKey(connection, table, found); !read)
        return failure(std::move(read));
    return found;
}

} // namespace godwit
