#pragma once

#include "core/connectors/postgresql/postgres_connection.h"
#include "core/data/table_name.h"
#include "core/data/table_schema.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace godwit {

/// What a writer has to know about a table.
struct PostgresSinkTable
{
    bool isPartitioned = false;
    bool hasDeferrableKey = false;
    std::map<std::string, ColumnType> columns;
    /// Columns that only the server numbers: COPY and OVERRIDING SYSTEM VALUE may write them, an
    /// UPDATE may not.
    std::set<std::string> alwaysNumbered;
    /// The key that rows are replaced by: the primary key, else the first unique one that
    /// ON CONFLICT takes. Empty: there is none.
    std::vector<std::string> conflictKey;
};

/// Errors: ObjectMissing, ConnectionLost, AccessDenied.
Result<PostgresSinkTable> readSinkTable(PostgresConnection &connection, const TableName &table);

} // namespace godwit
