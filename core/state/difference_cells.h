// A difference's parts as text in the home's database: the names of its columns once per table,
// the values per row.
#pragma once

#include "core/data/difference.h"

namespace godwit {

std::string columnsText(const std::vector<Difference::Cell> &cells);
// Errors of all that read: StateDamaged, if the text is not what the functions beside them make.
Result<std::vector<std::string>> readColumns(const std::string &text);

/// Long values are cut, and say so.
std::string cellsText(DifferenceKind kind, const std::vector<Difference::Cell> &cells);
Result<std::vector<Difference::Cell>> readCells(DifferenceKind kind, const std::string &text,
                                                const std::vector<std::string> &columns);

std::string locatorsText(const std::vector<Difference::Locator> &locators);
Result<std::vector<Difference::Locator>> readLocators(const std::string &text);

/// The key as one line: "42", "2024, north".
std::string keyText(const Difference &difference);

} // namespace godwit
