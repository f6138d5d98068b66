// The text of the statements that move rows. No connection here.
#pragma once

#include "core/connectors/connector.h"

#include <string>

namespace godwit {

/// The server's error number for a text that cannot become UTF-8 without loss: selectSql() makes it
/// so.
constexpr unsigned unmappableTextError = 1690;

/// `SELECT ... FROM ... WHERE ...` of one request. @p asOf: a system change number of OceanBase's,
/// to read the rows of that moment; empty: the present ones.
std::string selectSql(const ReadRequest &request, const std::string &asOf = {});

/// The rows of @p range as a condition; "1" for the whole table. Keys are compared by the server,
/// column by column, so that its own order and collation decide.
std::string rangeCondition(const KeyRange &range);

/// The key at @p rows - 1 rows after @p after, in key order.
std::string boundSql(const TableName &table, const std::vector<std::string> &key,
                     const std::vector<std::string> &expressions,
                     const std::optional<KeyBound> &after, std::uint64_t rows,
                     const std::string &asOf = {});

/// The expression that stores @p value, a string of bytes; @p value itself where nothing is to be
/// done.
std::string writtenValue(WriteForm form, const std::string &value);

/// `LOAD DATA LOCAL INFILE '<stream>' ...` of one request.
std::string loadSql(const WriteRequest &request, const std::string &stream);

} // namespace godwit
