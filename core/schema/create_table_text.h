#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class DefinitionKind {
    Column,
    PrimaryKey,
    UniqueKey,
    Key,
    FulltextKey,
    SpatialKey,
    VectorKey, ///< MariaDB 11.7
    ForeignKey,
    Check,
    Period, ///< MariaDB: PERIOD FOR ...
    Other,
};

/// One entry of a key's list.
struct KeyPartText
{
    std::string text;       ///< as printed: "`a`(10) DESC"
    std::string name;       ///< column; empty for an expression
    std::string expression; ///< without the outer parentheses
    std::optional<std::uint64_t> prefixLength;
    bool descending = false;
    bool withoutOverlaps = false; ///< MariaDB: `name` is a period
};

/// One entry of the list between CREATE TABLE's parentheses.
struct DefinitionText
{
    DefinitionKind kind = DefinitionKind::Other;
    std::string text; ///< as printed, without the comma
    std::string name; ///< of the column, key, constraint or period; empty if it has none

    std::vector<KeyPartText> parts; ///< keys; columns of a foreign key and of a period
    std::string attributes;         ///< keys: what follows the list, e.g. "USING BTREE COMMENT 'x'"

    std::string referencedDatabase, referencedTable; ///< foreign keys; database empty: the same
    std::vector<std::string> referencedColumns;
    std::string onDelete, onUpdate; ///< upper case; empty: not printed

    std::string expression; ///< of a check, without the outer parentheses
    bool enforced = true;   ///< of a check

    bool isKey() const;
};

struct TableOptionText
{
    std::string name;  ///< upper case: "ENGINE", "DEFAULT CHARSET", "WITH SYSTEM VERSIONING"
    std::string value; ///< as printed, quotes included
    std::string text;  ///< the whole option as printed
};

/// SHOW CREATE TABLE's output, taken apart without losing a character that matters.
struct CreateTableText
{
    std::string name; ///< unquoted
    std::vector<DefinitionText> definitions;
    std::vector<TableOptionText> options;
    std::string partitionClause; ///< with its version comments; empty: not partitioned

    const TableOptionText *findOption(std::string_view optionName) const;
};

/// Takes apart what MySQL, MariaDB, TiDB and OceanBase print. Errors: Internal, if it is no CREATE
/// TABLE.
Result<CreateTableText> parseCreateTable(std::string_view statement);

/// One definition of such a list, e.g. "KEY `a` (`a`)".
DefinitionText parseDefinition(std::string_view text);

} // namespace godwit
