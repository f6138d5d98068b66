#include "core/connectors/postgresql/postgres_refusal.h"

#include "core/base/secret.h"
#include "core/base/text.h"

namespace godwit {

namespace {

std::string shortened(std::string_view bytes)
{
    constexpr std::size_t most = 60;
    return printable(bytes.substr(0, most)) + (bytes.size() > most ? "..." : "");
}

/// ", whose id is 42"; empty where the cells are not known.
std::string keyWords(const WriteRequest &request, const std::vector<std::size_t> &columns,
                     const std::vector<std::string> &cells)
{
    std::string words;
    for (std::size_t i = 0; i < cells.size(); ++i)
        words += (words.empty() ? ", whose " : " and ") + request.items[columns[i]].column + " is "
                 + (cells[i].empty() ? std::string("empty") : shortened(cells[i]));
    return words;
}

/// "row 7 of those sent, whose id is 42"
std::string rowWords(const WriteRequest &request, const std::vector<std::size_t> &columns,
                     const RowBatch &batch, std::size_t row, std::uint64_t rowsBefore)
{
    std::vector<std::string> cells;
    for (const std::size_t column : columns)
        cells.emplace_back(batch.cell(row, column));
    return "row " + std::to_string(rowsBefore + row + 1) + " of those sent"
           + keyWords(request, columns, cells);
}

/// `COPY orders, line 17, column amount: "x"`, which may stand below lines of others.
std::string copyLineOf(const std::string &context)
{
    for (const std::string &line : split(context, '\n')) {
        if (line.starts_with("COPY "))
            return line;
    }
    return {};
}

/// The number in it; empty without one.
std::string lineOf(const std::string &context)
{
    constexpr std::string_view mark = ", line ";
    const std::size_t at = context.find(mark);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + mark.size();
    return context.substr(begin, context.find_first_not_of("0123456789", begin) - begin);
}

/// The column in it. Names may hold anything: the request's own tell where it ends.
std::string columnOf(const std::string &context, const WriteRequest &request)
{
    constexpr std::string_view mark = ", column ";
    const std::size_t at = context.find(mark);
    std::string found;
    if (at == std::string::npos)
        return found;
    const std::string_view rest = std::string_view(context).substr(at + mark.size());
    for (const WriteRequest::Item &item : request.items) {
        if (rest.starts_with(item.column) && item.column.size() > found.size())
            found = item.column;
    }
    return found;
}

std::string remedyFor(const std::string &state, TypeKind type)
{
    if (state == "22001")
        return "make the destination's column wide enough for the source's values, or leave the "
               "table to the schema step";
    // 22009: a time of more than a day is read as if it began with a time zone.
    if (state == "22007" || state == "22008" || state == "22009")
        return type == TypeKind::Time
                   ? "PostgreSQL's time ends at 24:00:00: edit the column's type to interval"
                   : "PostgreSQL has no such date: correct it at the source, leave its rows out "
                     "with a row filter, or edit the column's type to varchar";
    if (state == "22003")
        return "edit the column's type to one that holds the number, e.g. numeric";
    if (state == "23505")
        return "rows with the same key are there already; empty the table, or set "
               "allowDestTableNotEmpty to overwrite them";
    if (state == "23502")
        return "correct the NULL at the source, or let the destination's column be NULL";
    if (state == "23503")
        return "copy the tables that are referred to as well, or drop the foreign key until the "
               "copy is done";
    if (state == "23514")
        return "correct the value at the source, or drop the check until the copy is done";
    if (state == "22P05")
        return "PostgreSQL cannot hold the character U+0000: edit the column's type to json, or "
               "correct the value at the source";
    return "correct the value at the source, leave its row out with a row filter, or edit the "
           "column's type";
}

} // namespace

std::vector<std::size_t> tellingColumns(const WriteRequest &request, const PostgresSinkTable &table)
{
    std::vector<std::size_t> columns;
    for (const std::string &key : table.conflictKey) {
        for (std::size_t i = 0; i < request.items.size(); ++i) {
            if (request.items[i].column == key)
                columns.push_back(i);
        }
    }
    return columns.empty() ? std::vector<std::size_t>{0} : columns;
}

Error refusalOf(const CopyProblem &problem, const WriteRequest &request,
                const PostgresSinkTable &table, const RowBatch &batch, std::uint64_t rowsBefore)
{
    const std::string &column = request.items[problem.column].column;
    const std::string_view cell = batch.cell(problem.row, problem.column);
    Error error;
    error.code = ErrorCode::DataRejected;
    error.message =
        "column " + column + " of " + request.table.qualified() + ", "
        + rowWords(request, tellingColumns(request, table), batch, problem.row, rowsBefore) + ": ";
    switch (problem.kind) {
    case CopyProblem::Kind::Nul:
        error.message += "the text " + shortened(cell)
                         + " holds a NUL character (U+0000), which no text of PostgreSQL can hold";
        error.proposal = "edit the column's type to bytea, which keeps the text's UTF-8 bytes, "
                         "correct the value at the source, or leave its row out with a row filter";
        break;
    case CopyProblem::Kind::NotUtf8:
        error.message += "the text " + shortened(cell) + " is not well-formed UTF-8";
        error.proposal = "edit the column's type to bytea, correct the value at the source, or "
                         "leave its row out with a row filter";
        break;
    case CopyProblem::Kind::TooManyBits:
        error.message += shortened(cell) + " does not fit the column's bits";
        error.proposal = "give the destination's column as many bits as the source's";
        break;
    }
    return error;
}

Error refusalOf(Error error, const PostgresConnection::Diagnostics &said,
                const WriteRequest &request, const PostgresSinkTable &table, const SentRows &sent)
{
    const std::string context = copyLineOf(said.context);
    const std::string line = lineOf(context);
    const std::string column = said.column.empty() ? columnOf(context, request) : said.column;
    const auto found = table.columns.find(column);
    std::string where = column.empty() ? "" : "column " + column + " of ";
    where += request.table.qualified();
    if (!line.empty())
        where += ", row " + line + " of those sent"
                 + keyWords(request, tellingColumns(request, table),
                            sent.keyOf(parseUnsigned(line).value_or(0)));
    error.message = where + ": " + maskSecrets(said.message) + " (" + said.state + ")"
                    + (said.detail.empty() ? "" : "; " + maskSecrets(said.detail));
    error.proposal = remedyFor(said.state, found == table.columns.end() ? TypeKind::Unknown
                                                                        : found->second.kind);
    return error;
}

} // namespace godwit
