// Cells as SQL text: exact, and readable by a person where that costs nothing.
#pragma once

#include "core/data/column_transfer.h"
#include "core/data/row_batch.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <string>
#include <string_view>

namespace godwit {

/// A cell as it was read at the sink, or at the source for a column of the sink.
struct CellValue
{
    CellKind kind = CellKind::Null;
    std::string_view bytes;
    ReadForm read = ReadForm::AsIs;
    bool isUtf8 = false;               ///< text in UTF-8 whatever the column's charset
    WriteForm write = WriteForm::AsIs; ///< SQLite: what it is bound as
};

CellValue sourceValue(const ColumnTransfer &column, CellKind kind, std::string_view bytes);
CellValue sinkValue(const ColumnTransfer &column, CellKind kind, std::string_view bytes);

/// A literal that stores exactly this value in a column of @p type.
std::string sqlLiteral(Dialect dialect, const ColumnType &type, const CellValue &value);

/// A condition that is true for exactly this value of the sink's column @p name, also where the
/// column's collation would call other values equal. Starts with what an index can serve.
std::string sqlEquals(Dialect dialect, const std::string &name, const ColumnType &type,
                      const CellValue &value);

} // namespace godwit
