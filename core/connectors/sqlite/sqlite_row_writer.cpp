#include "core/connectors/sqlite/sqlite_row_writer.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_checkpoint_store.h"
#include "core/connectors/sqlite/sqlite_key_range.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_types.h"

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace godwit {

namespace {

// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(SqliteHandle &handle)
        : m_handle(handle)
    {}
    ~Transaction()
    {
        // Straight to SQLite: a cancelled handle runs nothing more, but this must happen.
        if (!sqlite3_get_autocommit(m_handle.get()))
            sqlite3_exec(m_handle.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Result<void> begin() { return m_handle.execute("BEGIN IMMEDIATE"); }
    [[nodiscard]] Result<void> commit() { return m_handle.execute("COMMIT"); }

private:
    SqliteHandle &m_handle;
};

// SQLite takes a null pointer for NULL; an empty cell is not NULL.
const char *pointerOf(std::string_view cell)
{
    return cell.empty() ? "" : cell.data();
}

int bindText(sqlite3_stmt *statement, int parameter, std::string_view cell)
{
    return sqlite3_bind_text64(statement, parameter, pointerOf(cell), cell.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
}

int bindBlob(sqlite3_stmt *statement, int parameter, std::string_view cell)
{
    return sqlite3_bind_blob64(statement, parameter, pointerOf(cell), cell.size(), SQLITE_STATIC);
}

template<typename Number>
bool readNumber(std::string_view cell, Number &value)
{
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size() && !cell.empty();
}

bool allDigits(std::string_view cell)
{
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+'))
        cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

bool keepsText(Affinity affinity)
{
    return affinity == Affinity::Text || affinity == Affinity::Blob;
}

WriteForm formByKind(CellKind kind)
{
    switch (kind) {
    case CellKind::Integer:
        return WriteForm::BindInteger;
    case CellKind::Real:
        return WriteForm::BindReal;
    case CellKind::Blob:
        return WriteForm::BindBlob;
    default:
        return WriteForm::BindText;
    }
}

enum class Bound { Yes, No, TooLarge };

Bound bindCell(sqlite3_stmt *statement, int parameter, WriteForm form, std::string_view cell,
               Affinity affinity)
{
    const auto bound = [](int code) { return code == SQLITE_OK ? Bound::Yes : Bound::No; };
    switch (form) {
    case WriteForm::BindInteger: {
        std::int64_t value = 0;
        if (readNumber(cell, value))
            return bound(sqlite3_bind_int64(statement, parameter, value));
        // A column of numbers would round it to a floating-point number.
        if (allDigits(cell) && !keepsText(affinity))
            return Bound::TooLarge;
        return bound(bindText(statement, parameter, cell));
    }
    case WriteForm::BindReal: {
        double value = 0;
        if (readNumber(cell, value) && !std::isnan(value))
            return bound(sqlite3_bind_double(statement, parameter, value));
        return bound(bindText(statement, parameter, cell));
    }
    case WriteForm::BindBlob:
        return bound(bindBlob(statement, parameter, cell));
    default:
        return bound(bindText(statement, parameter, cell));
    }
}

std::string insertSql(const WriteRequest &request)
{
    std::vector<std::string> columns;
    for (const WriteRequest::Item &item : request.items)
        columns.push_back(quoteName(Dialect::Sqlite, item.column));
    const std::vector<std::string> marks(columns.size(), "?");
    // OR ABORT overrules an ON CONFLICT IGNORE in the table's own definition, which would drop rows
    // silently.
    const char *verb = request.conflicts == ConflictPolicy::Replace ? "INSERT OR REPLACE INTO "
                                                                    : "INSERT OR ABORT INTO ";
    return verb + sqliteTable(request.table) + " (" + join(columns, ", ") + ") VALUES ("
           + join(marks, ", ") + ")";
}

} // namespace

Result<WriteSummary> SqliteRowWriter::write(const WriteRequest &request, const BatchSource &source,
                                            const std::optional<ChunkMark> &mark)
{
    const std::string table = request.table.qualified();
    const auto explained = [&](Error error) {
        return tl::unexpected(std::move(error).at("writing " + table).of(table));
    };
    Transaction transaction(*m_handle);
    if (auto begun = transaction.begin(); !begun)
        return explained(std::move(begun.error()));
    if (auto cleared = clearFirst(request); !cleared)
        return explained(std::move(cleared.error()));
    if (auto prepared = prepareInsert(request); !prepared)
        return explained(std::move(prepared.error()));
    auto summary = insertAll(request, source);
    // The statement must not keep pointers into a batch that is gone.
    sqlite3_reset(m_insert.get());
    sqlite3_clear_bindings(m_insert.get());
    if (!summary)
        return explained(std::move(summary.error()));
    if (mark) {
        if (auto marked = insertMark(*mark, *summary); !marked)
            return explained(std::move(marked.error()));
    }
    if (auto committed = transaction.commit(); !committed)
        return explained(std::move(committed.error()));
    return summary;
}

Result<void> SqliteRowWriter::prepareInsert(const WriteRequest &request)
{
    std::string sql = insertSql(request);
    if (m_insert && sql == m_insertSql)
        return {};
    auto insert = m_handle->prepare(sql);
    if (!insert)
        return failure(std::move(insert));
    m_affinities.clear();
    for (const WriteRequest::Item &item : request.items) {
        const char *declared = nullptr;
        sqlite3_table_column_metadata(m_handle->get(), "main", request.table.table.c_str(),
                                      item.column.c_str(), &declared, nullptr, nullptr, nullptr,
                                      nullptr);
        m_affinities.push_back(sqliteAffinity(declared ? declared : ""));
    }
    m_insert = std::move(*insert);
    m_insertSql = std::move(sql);
    return {};
}

Result<void> SqliteRowWriter::clearFirst(const WriteRequest &request)
{
    if (request.emptyFirst)
        return m_handle->execute("DELETE FROM " + sqliteTable(request.table));
    if (!request.deleteFirst)
        return {};
    const SqliteCondition range = sqliteRange(request.table, *request.deleteFirst);
    auto statement = m_handle->prepare("DELETE FROM " + sqliteTable(request.table)
                                       + (range.sql.empty() ? "" : " WHERE " + range.sql));
    if (!statement)
        return failure(std::move(statement));
    if (auto bound = bindLiterals(*statement, range.literals); !bound)
        return bound;
    if (auto done = m_handle->step(*statement); !done)
        return failure(std::move(done));
    return {};
}

Result<WriteSummary> SqliteRowWriter::insertAll(const WriteRequest &request,
                                                const BatchSource &source)
{
    WriteSummary summary;
    RowBatch batch;
    for (;;) {
        const auto more = source(batch);
        if (!more)
            return tl::unexpected(more.error());
        if (m_handle->isCancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        if (!*more)
            return summary;
        if (auto inserted = insertBatch(request, batch); !inserted)
            return failure(std::move(inserted));
        summary.rows += batch.rows();
        summary.bytes += batch.bytes();
        // The batch is filled again before the next row is bound.
        sqlite3_clear_bindings(m_insert.get());
    }
}

Result<void> SqliteRowWriter::insertBatch(const WriteRequest &request, const RowBatch &batch)
{
    if (!batch.empty() && batch.columns() != request.items.size())
        return fail(ErrorCode::Internal,
                    "a batch has other columns than the destination's request");
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        if (auto bound = bindRow(request, batch, row); !bound)
            return bound;
        const int code = sqlite3_step(m_insert.get());
        if (code != SQLITE_DONE) {
            Error error = m_handle->lastError("inserting a row");
            sqlite3_reset(m_insert.get());
            return tl::unexpected(std::move(error));
        }
        sqlite3_reset(m_insert.get());
    }
    return {};
}

Result<void> SqliteRowWriter::bindRow(const WriteRequest &request, const RowBatch &batch,
                                      std::size_t row)
{
    for (std::size_t column = 0; column < request.items.size(); ++column) {
        const int parameter = static_cast<int>(column) + 1;
        const CellKind kind = batch.kind(row, column);
        if (kind == CellKind::Null) {
            sqlite3_bind_null(m_insert.get(), parameter);
            continue;
        }
        const WriteForm asked = request.items[column].form;
        const WriteForm form = asked == WriteForm::AsIs ? formByKind(kind) : asked;
        const std::string_view cell = batch.cell(row, column);
        switch (bindCell(m_insert.get(), parameter, form, cell, m_affinities[column])) {
        case Bound::Yes:
            continue;
        case Bound::No:
            return tl::unexpected(m_handle->lastError("binding a value"));
        case Bound::TooLarge:
            return fail(ErrorCode::DataRejected,
                        printable(cell) + " in column " + request.items[column].column
                            + " is beyond SQLite's largest integer, 9223372036854775807",
                        "give the destination's column a type of text, e.g. UNSIGNED_BIG_TEXT");
        }
    }
    return {};
}

Result<void> SqliteRowWriter::insertMark(const ChunkMark &mark, const WriteSummary &summary)
{
    return m_handle->execute("INSERT OR ABORT INTO " + sqliteCheckpointTable(m_run) + " VALUES ("
                             + std::to_string(mark.table) + ", " + std::to_string(mark.chunk) + ", "
                             + std::to_string(summary.rows) + ", " + std::to_string(summary.bytes)
                             + ")");
}

} // namespace godwit
