// How a column travels, by the types on both sides. plan_transfer puts the columns together.
#pragma once

#include "core/data/column_transfer.h"
#include "core/schema/plan_transfer.h"

namespace godwit {

struct TransferForms
{
    ReadForm read = ReadForm::AsIs;
    WriteForm write = WriteForm::AsIs;
    ReadForm sinkRead = ReadForm::AsIs;
    CompareForm compare = CompareForm::Bytes;
};

/// How a column of a MySQL-family server is selected so that its text is UTF-8 and its value exact.
ReadForm portableMysqlRead(const ColumnType &type);

/// The same for PostgreSQL: as a MySQL-family server writes such a value.
ReadForm portablePostgresRead(const ColumnType &type);

CompareForm compareByValue(const ColumnType &source, const ColumnType &sink);

/// Into PostgreSQL, from any store.
TransferForms formsToPostgres(const ColumnType &source, const ColumnType &sink,
                              const TransferOptions &options);

} // namespace godwit
