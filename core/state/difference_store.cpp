#include "core/state/difference_store.h"

#include "core/state/difference_cells.h"
#include "core/state/difference_run.h"
#include "core/state/sql.h"

#include <map>

namespace godwit {

namespace {

// SQL that reads through one of the two indexes; both hold all that a filter looks at, but for the
// key's text. Parameters 1 to 5: run, table, kind, state, key text; every statement has 6 and 7.
std::string selection(const DifferenceFilter &filter)
{
    const bool exact = filter.table && filter.kind && filter.state;
    std::string sql = std::string(" FROM difference AS d INDEXED BY ")
                      + (exact ? "difference_group" : "difference_order") + " ";
    return sql;
}

std::string condition(const DifferenceFilter &filter)
{
    std::string sql = "d.run_number = ?1";
    if (filter.table)
        sql += " AND d.table_number = ?2";
    if (filter.kind)
        sql += " AND d.kind = ?3";
    if (filter.state)
        sql += " AND d.state = ?4";
    if (!filter.keyText.empty())
        sql += " AND instr(d.key_text, ?5) > 0";
    return sql;
}

void bindFilter(Statement &statement, std::int64_t run, const DifferenceFilter &filter,
                std::uint64_t sixth, std::uint64_t seventh)
{
    statement.bind(run, filter.table.value_or(0),
                   static_cast<int>(filter.kind.value_or(DifferenceKind::OnlyInSource)),
                   static_cast<int>(filter.state.value_or(DifferenceState::Open)), filter.keyText,
                   sixth, seventh);
}

/// Columns and key of each table of a run.
struct TableShape
{
    TableName sink;
    std::vector<std::string> columns, key;
};

Result<std::map<int, TableShape>> readShapes(sqlite3 *database, std::int64_t run)
{
    Statement row(database, "SELECT table_number, sink_database, sink_table, columns, key_columns "
                            "FROM difference_table WHERE run_number = ?");
    row.bind(run);
    std::map<int, TableShape> shapes;
    for (;;) {
        const auto more = row.step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return shapes;
        auto columns = readColumns(row.text(3));
        auto key = readColumns(row.text(4));
        if (!columns || !key)
            return failure(columns ? std::move(key) : std::move(columns));
        shapes[static_cast<int>(row.integer(0))] = {
            {row.text(1), row.text(2)}, std::move(*columns), std::move(*key)};
    }
}

constexpr const char *headColumns = "d.ordinal, d.table_number, d.kind, d.state, d.message, "
                                    "d.key_text, d.copies, d.key_hash, d.source_hash, d.sink_hash";

StoredDifference headOf(const Statement &row)
{
    StoredDifference stored;
    stored.ordinal = row.count(0);
    stored.table = static_cast<int>(row.integer(1));
    stored.difference.kind = static_cast<DifferenceKind>(row.integer(2));
    stored.state = static_cast<DifferenceState>(row.integer(3));
    stored.message = row.text(4);
    stored.keyText = row.text(5);
    stored.difference.copies = row.count(6);
    stored.difference.keyHash = row.text(7);
    stored.difference.sourceHash = row.text(8);
    stored.difference.sinkHash = row.text(9);
    return stored;
}

Result<void> readBody(const Statement &row, const TableShape &shape, Difference &difference)
{
    auto cells = readCells(difference.kind, row.text(10), shape.columns);
    if (!cells)
        return failure(std::move(cells));
    auto locators = readLocators(row.text(11));
    if (!locators)
        return failure(std::move(locators));
    difference.cells = std::move(*cells);
    difference.locators = std::move(*locators);
    difference.repairSql = row.text(12);
    for (const std::string &name : shape.key) {
        for (const Difference::Cell &cell : difference.cells) {
            if (cell.column == name)
                difference.key.push_back(cell);
        }
    }
    return {};
}

Result<std::vector<StoredDifference>> readAll(sqlite3 *database, std::int64_t run, Statement &row,
                                              DifferenceParts parts)
{
    auto shapes = readShapes(database, run);
    if (!shapes)
        return failure(std::move(shapes));
    std::vector<StoredDifference> found;
    for (;;) {
        const auto more = row.step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return found;
        found.push_back(headOf(row));
        StoredDifference &stored = found.back();
        const TableShape &shape = (*shapes)[stored.table];
        stored.difference.table = shape.sink;
        if (parts == DifferenceParts::Heads)
            continue;
        if (auto read = readBody(row, shape, stored.difference); !read)
            return failure(std::move(read));
    }
}

std::string selectRows(DifferenceParts parts)
{
    std::string sql = std::string("SELECT ") + headColumns;
    if (parts == DifferenceParts::All)
        sql += ", r.cells, r.locators, r.repair_sql";
    return sql;
}

std::string joinedRows(DifferenceParts parts)
{
    return parts == DifferenceParts::All ? "CROSS JOIN difference_row AS r ON r.id = d.id " : "";
}

} // namespace

std::string_view stateName(DifferenceState state)
{
    switch (state) {
    case DifferenceState::Open:
        return "OPEN";
    case DifferenceState::Repaired:
        return "REPAIRED";
    case DifferenceState::ChangedMeanwhile:
        return "CHANGED_MEANWHILE";
    case DifferenceState::Failed:
        return "FAILED";
    }
    return "OPEN";
}

std::optional<DifferenceState> differenceStateOf(std::string_view name)
{
    using enum DifferenceState;
    for (const auto state : {Open, Repaired, ChangedMeanwhile, Failed}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

Result<std::vector<DifferenceCount>> DifferenceStore::counts(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto run = differenceRun(m_database.handle(), runId);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::vector<DifferenceCount>();
    Statement rows(m_database.handle(),
                   "SELECT table_number, kind, state, count(*) FROM difference INDEXED BY "
                   "difference_group WHERE run_number = ? GROUP BY table_number, kind, state");
    return allRows<DifferenceCount>(rows.bind(**run), [](const Statement &row) {
        return DifferenceCount{static_cast<int>(row.integer(0)),
                               static_cast<DifferenceKind>(row.integer(1)),
                               static_cast<DifferenceState>(row.integer(2)), row.count(3)};
    });
}

Result<std::uint64_t> DifferenceStore::count(const std::string &runId,
                                             const DifferenceFilter &filter)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto run = differenceRun(m_database.handle(), runId);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return 0;
    Statement row(m_database.handle(), "SELECT count(*) FROM difference AS d INDEXED BY "
                                       "difference_group WHERE "
                                           + condition(filter) + " LIMIT ?6 OFFSET ?7");
    bindFilter(row, **run, filter, 1, 0);
    if (const auto found = row.step(); !found)
        return tl::unexpected(found.error());
    return row.count(0);
}

Result<std::vector<StoredDifference>>
DifferenceStore::page(const std::string &runId, const DifferenceFilter &filter,
                      std::uint64_t afterOrdinal, std::size_t limit, DifferenceParts parts)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto run = differenceRun(m_database.handle(), runId);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::vector<StoredDifference>();
    Statement row(m_database.handle(), selectRows(parts) + selection(filter) + joinedRows(parts)
                                           + "WHERE " + condition(filter)
                                           + " AND d.ordinal > ?6 ORDER BY d.ordinal LIMIT ?7");
    bindFilter(row, **run, filter, afterOrdinal, limit);
    return readAll(m_database.handle(), **run, row, parts);
}

Result<std::optional<std::uint64_t>> DifferenceStore::ordinalAt(const std::string &runId,
                                                                const DifferenceFilter &filter,
                                                                std::uint64_t position)
{
    const std::scoped_lock lock(m_database.mutex());
    const auto run = differenceRun(m_database.handle(), runId);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::nullopt;
    Statement row(m_database.handle(), "SELECT d.ordinal" + selection(filter) + "WHERE "
                                           + condition(filter)
                                           + " ORDER BY d.ordinal LIMIT ?6 OFFSET ?7");
    bindFilter(row, **run, filter, 1, position);
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    return *found ? std::optional(row.count(0)) : std::nullopt;
}

Result<std::optional<StoredDifference>> DifferenceStore::find(const std::string &runId,
                                                              std::uint64_t ordinal)
{
    if (ordinal == 0)
        return std::nullopt;
    auto found = page(runId, {}, ordinal - 1, 1);
    if (!found)
        return failure(std::move(found));
    if (found->empty() || found->front().ordinal != ordinal)
        return std::nullopt;
    return std::move(found->front());
}

} // namespace godwit
