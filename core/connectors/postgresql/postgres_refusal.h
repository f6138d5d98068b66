// What to say of a row that PostgreSQL does not take. No connection here.
#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/copy_encoder.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/connectors/postgresql/postgres_sink_table.h"
#include "core/connectors/postgresql/sent_rows.h"

#include <cstdint>

namespace godwit {

/// Positions among the request's columns of those that tell one row from another: the
/// destination's key, else the first column.
std::vector<std::size_t> tellingColumns(const WriteRequest &request,
                                        const PostgresSinkTable &table);

/// A cell that cannot even be sent. @p rowsBefore: of the chunk, before this batch.
Error refusalOf(const CopyProblem &problem, const WriteRequest &request,
                const PostgresSinkTable &table, const RowBatch &batch, std::uint64_t rowsBefore);

/// @p error (DataRejected) with the row and the column that the server names, and the remedy.
Error refusalOf(Error error, const PostgresConnection::Diagnostics &said,
                const WriteRequest &request, const PostgresSinkTable &table, const SentRows &sent);

} // namespace godwit
