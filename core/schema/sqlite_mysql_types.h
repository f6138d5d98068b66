#pragma once

#include "core/base/result.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// Where a column stands: keys and foreign keys allow fewer types.
struct ColumnUse
{
    bool inKey = false;        ///< of the primary key or a unique index
    bool inIndex = false;      ///< of any other index
    bool inForeignKey = false; ///< or referred to by one, as far as known
    /// Bytes that an indexed text or binary column may take; the key's limit shared among its
    /// columns.
    std::uint64_t keyBytes = 3072;
};

struct ChosenType
{
    ColumnType type; ///< of MySQL; `declared` is what stands in CREATE TABLE, without charset
    std::vector<Note> notes;
    bool isText = false; ///< takes a charset and a collation
    std::optional<std::uint64_t>
        keyPrefix; ///< too long to be indexed whole: so many characters or bytes
};

/// The collation nearest to SQLite's own, which compares bytes: one that does not ignore blanks at
/// the end, where the server has it. One for all columns: servers refuse to compare columns of two.
std::string binaryCollation(const ServerFacts &sink);

/// The MySQL type that holds every value of a SQLite column as it is. It goes by the column's
/// profile first and its declared type second: SQLite lets any value into any column.
ChosenType chooseMysqlType(const Column &column, const ColumnUse &use, const ServerFacts &sink);

} // namespace godwit
