#pragma once

#include "core/data/column_transfer.h"
#include "core/data/difference.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

/// The store in which a row is looked up.
struct LookupPlace
{
    bool isSource = false; ///< else the sink
    Dialect dialect = Dialect::MySql;
    const TableSchema &schema;
    Dialect otherDialect = Dialect::MySql; ///< of the other side
};

/// A condition that narrows a table down to the row of these cells. It may be true of other rows
/// too (a collation calls more values equal than Godwit does), never false of a row that Godwit
/// calls the same: whoever reads by it compares what comes. Empty: none of the cells can be looked
/// up safely, the whole table must be read.
std::string lookupCondition(const LookupPlace &place, const TableTransfer &transfer,
                            const std::vector<Difference::Locator> &locators);

} // namespace godwit
