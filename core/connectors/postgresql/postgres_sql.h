// The text of the statements that read rows. No connection here.
#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/copy_text.h"

#include <map>
#include <string>

namespace godwit {

/// What a reader has to know about a table before it can ask for its rows.
struct PostgresTableShape
{
    bool isPartitioned = false;
    bool hasDeferrableKey = false;
    std::map<std::string, ColumnType> columns;
};

/// `SELECT ... FROM ... WHERE ...` of one request. Rows of tables that inherit from this one are
/// their own, and left out; those of its partitions are in.
std::string postgresSelect(const ReadRequest &request, const PostgresTableShape &shape);

/// How each cell of the request is to be decoded.
std::vector<CopyCell> postgresCells(const ReadRequest &request, const PostgresTableShape &shape);

/// The rows of @p range as a condition; "true" for the whole table.
std::string postgresRange(const KeyRange &range);

/// The key at @p rows - 1 rows after @p after, in key order, as literals.
std::string postgresBound(const TableName &table, const PostgresTableShape &shape,
                          const std::vector<std::string> &key, const std::optional<KeyBound> &after,
                          std::uint64_t rows);

} // namespace godwit
