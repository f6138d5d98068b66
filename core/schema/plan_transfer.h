#pragma once

#include "core/base/result.h"
#include "core/data/column_transfer.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

namespace godwit {

struct TransferOptions
{
    Dialect sourceDialect = Dialect::MySql;
    Dialect sinkDialect = Dialect::MySql;
    std::vector<std::string> keptColumns; ///< empty: all; key columns are always kept
    std::string whereClause;
};

/// Decides for each column how it is read, written and compared, from both sides' real schemas.
/// Errors: SchemaMismatch if a source column that is to move has no column at the sink.
Result<TableTransfer> planTransfer(const TableSchema &source, const TableSchema &sink,
                                   const TransferOptions &options);

} // namespace godwit
