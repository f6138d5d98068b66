#pragma once

#include "core/data/row_batch.h"

#include <string>
#include <string_view>

namespace godwit {

/// Appends @p batch in the form that LOAD DATA reads with `FIELDS TERMINATED BY '\t' ESCAPED BY
/// '\\' LINES TERMINATED BY '\n'`: NULL is `\N`; backslash, tab and newline are escaped, every
/// other byte stands for itself.
void appendLoadDataText(const RowBatch &batch, std::string &out);

} // namespace godwit
