// How one column travels: chosen once per table by schema/plan_transfer, carried out by connectors
// (reading and writing) and verify/ (comparing).
#pragma once

#include "core/base/result.h"
#include "core/data/table_name.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

/// How a connector selects a column.
enum class ReadForm {
    AsIs,            ///< the stored bytes or the store's own text
    ExactFloat,      ///< MySQL FLOAT as the double it equals: the plain text has six digits only
    MemberNumber,    ///< ENUM, SET, BIT as a number
    Utf8,            ///< text converted to UTF-8 by the store
    WellKnownBinary, ///< geometry as WKB, without SRID
    Portable,        ///< PostgreSQL: as a MySQL-family server writes such a value: 1 for true, an
                     ///< instant in UTC without its zone, hours for an interval
};

/// How a connector writes a column.
enum class WriteForm {
    AsIs,         ///< the bytes as they are; SQLite: by the cell's own kind, text if it has none
    Json,         ///< MySQL JSON from UTF-8 text
    MemberNumber, ///< ENUM or SET from its number
    FromUtf8,     ///< MySQL text column whose charset is not UTF-8, from UTF-8 text
    BindInteger,  ///< SQLite: bound as an integer where the text is one, else as text
    BindReal,     ///< SQLite: bound as a double
    BindText,     ///< SQLite: bound as text
    BindBlob,     ///< SQLite: bound as a blob
};

/// How two cells are compared.
enum class CompareForm {
    Bytes,             ///< byte by byte
    Integer,           ///< by value
    Decimal,           ///< by value: `1.50` equals `1.5`
    Float,             ///< as four-byte floats
    Double,            ///< as eight-byte floats, -0 differs from 0
    DoubleWithoutSign, ///< the same, -0 equals 0: MariaDB shows no negative zero
    Temporal,          ///< `12:00:00.000` equals `12:00:00`
    Json,              ///< as JSON values
    Dynamic,           ///< SQLite on both sides: kind and bytes
};

struct ColumnTransfer
{
    std::string sourceName;
    std::string sinkName;
    ReadForm read = ReadForm::AsIs;     ///< at the source
    WriteForm write = WriteForm::AsIs;  ///< at the sink
    ReadForm sinkRead = ReadForm::AsIs; ///< at the sink, when comparing
    CompareForm compare = CompareForm::Bytes;
    bool written = true; ///< false: generated at the sink; compared but not written
    bool operator==(const ColumnTransfer &) const = default;
};

/// How one source table becomes (part of) one sink table.
struct TableTransfer
{
    TableName source;
    TableName sink;
    std::vector<ColumnTransfer> columns; ///< in the sink's order
    std::vector<std::string> sourceKey;  ///< key columns at the source; empty: no key
    std::vector<std::string>
        sinkKey;             ///< the same columns at the sink; empty: the sink has no such key
    std::string whereClause; ///< in the source's SQL; empty: every row
    std::vector<Note> notes;

    /// Positions in `columns` of the key columns, in the key's order.
    std::vector<std::size_t> keyPositions() const;
    bool operator==(const TableTransfer &) const = default;
};

} // namespace godwit
