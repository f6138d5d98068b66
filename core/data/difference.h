// What a comparison finds: made by verify/, kept by state/, mended by pipeline/.
#pragma once

#include "core/base/result.h"
#include "core/data/row_batch.h"
#include "core/data/table_name.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class DifferenceKind { OnlyInSource, OnlyInSink, Different };
std::string_view kindName(DifferenceKind kind); ///< "ONLY_IN_SOURCE", ...
/// Back from the name; empty for any other text.
std::optional<DifferenceKind> differenceKindOf(std::string_view name);

/// One differing row, and the statement that would repair it at the sink.
struct Difference
{
    struct Cell
    {
        std::string column; ///< at the sink
        std::string source; ///< printable; binary as 0x...
        std::string sink;
        bool sourceIsNull = false, sinkIsNull = false;
        bool differs = false;
        bool operator==(const Cell &) const = default;
    };
    /// A cell as it was read, by its position among the columns that travel.
    struct Locator
    {
        std::size_t column = 0;
        CellKind kind = CellKind::Null;
        std::string bytes;
        bool operator==(const Locator &) const = default;
    };
    TableName table; ///< at the sink
    DifferenceKind kind = DifferenceKind::Different;
    std::vector<Cell> key;    ///< empty for a table without a key
    std::vector<Cell> cells;  ///< every column
    std::uint64_t copies = 1; ///< tables without a key: how many equal rows too many or too few
    std::string repairSql;    ///< one statement, without `;`

    // What finds the row again, and tells whether it is still the same. Hashes have 32 hexadecimal
    // digits.
    std::string keyHash;    ///< of the key's value; of the whole row where there is no key
    std::string sourceHash; ///< of the row's value; empty: no such row there
    std::string sinkHash;
    /// Of the key's columns, else of some columns with short values. As read at the source, or,
    /// where it has no such row, at the sink.
    std::vector<Locator> locators;

    bool operator==(const Difference &) const = default;
};

/// Takes differences one after the other. An error ends the comparison.
using DifferenceSink = std::function<Result<void>(const Difference &)>;

} // namespace godwit
