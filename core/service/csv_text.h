// CSV as RFC 4180 has it: cells between commas, in double quotes where they hold commas, quotes or
// line breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

struct CsvRecord
{
    int line = 0; ///< of the text, where the record begins, from 1
    std::vector<std::string> cells;
};

struct CsvProblem
{
    int line = 0;   ///< of the text, from 1
    int column = 0; ///< cell of the record, from 1; 0: the whole record, or the whole text
    std::string message;
    std::string proposal;
    bool operator==(const CsvProblem &) const = default;
};

struct CsvText
{
    std::vector<CsvRecord> records; ///< lines that hold nothing are left out
    std::vector<CsvProblem> problems;
};

/// Takes UTF-8 with or without a byte order mark, and lines that end in CRLF, LF or CR; a line
/// break inside quotes belongs to the cell. Goes on after a problem where the next line can be
/// told.
CsvText readCsv(std::string_view text);

/// One record with its CRLF.
std::string csvLine(const std::vector<std::string> &cells);

} // namespace godwit
