#pragma once

#include <optional>
#include <string>
#include <vector>

namespace godwit {

enum class MappingMode { Specific, Wildcard };

/// One item of `tables`, `views`, `specificTables` or `specificViews`.
struct ObjectMapping
{
    std::string name;
    std::string mappedName; ///< empty: as `name`, which is how an equal one is read
    std::optional<std::string> id;
    std::optional<std::string> whereClause;
    std::vector<std::string> filterColumns; ///< columns kept; empty: all
    std::vector<std::string> shardColumns;
    std::string unknownFields; ///< JSON object text of fields Godwit does not know; empty: none
    bool operator==(const ObjectMapping &) const = default;

    const std::string &sinkName() const { return mappedName.empty() ? name : mappedName; }
};

/// One item of `databases` or `databasesBlack`.
struct DatabaseMapping
{
    std::string name;
    std::string mappedName; ///< empty: as `name`, which is how an equal one is read
    std::optional<std::string> id;
    std::optional<std::string> clusterName;
    std::optional<std::string> tenantName;
    std::vector<ObjectMapping> tables;
    std::vector<ObjectMapping> views;
    std::vector<ObjectMapping> specificTables; ///< WILDCARD: renames and filters of matched tables
    std::vector<ObjectMapping> specificViews;
    std::string unknownFields;
    bool operator==(const DatabaseMapping &) const = default;

    const std::string &sinkName() const { return mappedName.empty() ? name : mappedName; }
};

/// `transferMapping` of the payload: which objects move, and to where.
struct TransferMapping
{
    MappingMode mode = MappingMode::Specific;
    std::vector<DatabaseMapping> databases;
    std::vector<DatabaseMapping> databasesBlack;
    std::vector<std::string> tableAndViewWhiteList; ///< rule lines
    std::vector<std::string> tableAndViewBlackList;
    std::string unknownFields;
    bool operator==(const TransferMapping &) const = default;
};

} // namespace godwit
