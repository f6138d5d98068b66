#pragma once

#include "core/data/server_facts.h"

namespace godwit {

/// What a MySQL-family server can do with a table definition.
struct MysqlFeatures
{
    bool mariaDb = false;
    bool oceanBase = false;
    bool tidb = false;
    bool functionalIndexes = false;
    bool expressionDefaults = false;
    bool lobDefaults = true;           ///< a default of TEXT, BLOB, JSON, in whatever form
    bool bareFunctionDefaults = false; ///< DEFAULT uuid() without parentheses
    bool literalLobDefaults = false;   ///< a literal default of TEXT, BLOB and the like
    bool invisibleIndexes = false;
    bool descendingIndexes = false;
    bool invisibleColumns = false;
    bool checks = false; ///< kept and enforced
    bool notNullGenerated = false;
    bool longUniqueKeys = false; ///< UNIQUE on TEXT without a prefix
    bool systemVersioning = false;
    bool periods = false;
    bool uuidType = false, inet4Type = false, inet6Type = false, vectorType = false;
    bool jsonType = false; ///< a type of its own, not another name of LONGTEXT
    bool compressedColumns = false;
    bool sridAttribute = false;
    bool listDefaultPartition = false;
};

MysqlFeatures featuresOf(const ServerFacts &facts);

} // namespace godwit
