// What to say of a row that PostgreSQL does not take. No connection here.
#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/copy_encoder.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/connectors/postgresql/postgres_sink_table.h"

#include <cstdint>

namespace godwit {

/// A cell that cannot even be sent. @p rowsBefore: of the chunk, before this batch.
Error refusalOf(const CopyProblem &problem, const WriteRequest &request, const RowBatch &batch,
                std::uint64_t rowsBefore);

/// @p error (DataRejected) with the row and the column that the server names, and the remedy.
Error refusalOf(Error error, const PostgresConnection::Diagnostics &said,
                const WriteRequest &request, const PostgresSinkTable &table);

} // namespace godwit
