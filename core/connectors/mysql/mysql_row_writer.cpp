#include "core/connectors/mysql/mysql_row_writer.h"

#include "core/base/text.h"
#include "core/connectors/mysql/insert_text.h"
#include "core/connectors/mysql/load_data_text.h"
#include "core/connectors/mysql/mysql_sql.h"
#include "core/schema/sql_dialect.h"

#include <mysql.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace godwit {

namespace {

constexpr unsigned duplicateKey = 1062;
constexpr const char *conflictProposal =
    "rows with the same key are there already; empty the table, or set allowDestTableNotEmpty to "
    "overwrite them";

struct LoadCounts
{
    unsigned long long records = 0, deleted = 0, skipped = 0, warnings = 0;
};

std::optional<LoadCounts> readCounts(const char *info)
{
    LoadCounts counts;
    if (!info
        || std::sscanf(info,
                       "Records: %llu  Deleted: %llu  Skipped: %llu  Warnings: %llu", // NOLINT
                       &counts.records, &counts.deleted, &counts.skipped, &counts.warnings)
               != 4)
        return std::nullopt;
    return counts;
}

bool isGeometry(std::string_view dataType)
{
    constexpr std::string_view types[] = {"geometry",     "point",          "linestring",
                                          "polygon",      "multipoint",     "multilinestring",
                                          "multipolygon", "geomcollection", "geometrycollection"};
    return std::find(std::begin(types), std::end(types), dataType) != std::end(types);
}

// OceanBase works generated columns out by the sql_mode that the table was created with, and says
// so (5540) whenever the session's is another.
constexpr std::string_view keptSqlMode = "5540";

// "... for column 'x' at row 7", where no column written is named: the server works that column out
// itself, as it did at the source.
bool isAboutUnwrittenColumn(std::string_view warning, const WriteRequest &request)
{
    constexpr std::string_view column = " column '";
    return warning.find(column) != std::string_view::npos
           && std::none_of(request.items.begin(), request.items.end(), [&](const auto &item) {
                  return warning.find(std::string(column) + item.column + '\'')
                         != std::string_view::npos;
              });
}

} // namespace

/// One call's rows: pulled from the batches, for LOAD DATA as the client library asks for its
/// bytes.
class MysqlRowWriter::Load
{
public:
    Load(const WriteRequest &request, const BatchSource &source)
        : m_source(source)
    {
        for (std::size_t i = 0; i < request.items.size(); ++i) {
            if (request.items[i].form == WriteForm::MemberNumber)
                m_memberColumns.push_back(i);
        }
    }

    int fill(std::span<char> buffer)
    {
        if (m_position == m_text.size() && !encodeNext())
            return m_error ? -1 : 0;
        const std::size_t length = std::min(buffer.size(), m_text.size() - m_position);
        std::memcpy(buffer.data(), m_text.data() + m_position, length);
        m_position += length;
        return static_cast<int>(length);
    }

    /// The next rows, counted, for who encodes them otherwise.
    Result<bool> nextBatch()
    {
        auto more = m_source(m_batch);
        if (more && *more)
            count();
        return more;
    }
    const RowBatch &batch() const { return m_batch; }

    const WriteSummary &summary() const { return m_summary; }
    const std::optional<Error> &error() const { return m_error; }
    /// Cells with the number 0 for an ENUM: MySQL stores the empty error value and warns each time.
    std::uint64_t emptyMembers() const { return m_emptyMembers; }

private:
    bool encodeNext()
    {
        m_text.clear();
        m_position = 0;
        while (m_text.empty()) {
            auto more = nextBatch();
            if (!more)
                m_error = std::move(more.error());
            if (!more || !*more)
                return false;
            appendLoadDataText(m_batch, m_text);
        }
        return true;
    }

    void count()
    {
        m_summary.rows += m_batch.rows();
        m_summary.bytes += m_batch.bytes();
        for (const std::size_t column : m_memberColumns) {
            for (std::size_t row = 0; row < m_batch.rows(); ++row)
                m_emptyMembers += m_batch.cell(row, column) == "0" ? 1 : 0;
        }
    }

    const BatchSource &m_source;
    std::vector<std::size_t> m_memberColumns;
    RowBatch m_batch;
    std::string m_text;
    std::size_t m_position = 0;
    WriteSummary m_summary;
    std::uint64_t m_emptyMembers = 0;
    std::optional<Error> m_error;
};

MysqlRowWriter::~MysqlRowWriter()
{
    // OceanBase frees a gone connection's locks ten seconds later, and the next attempt's writer
    // waits for this one's.
    if (m_connection->isOceanBase() && !m_connection->isShutDown())
        (void)m_connection->execute("DO RELEASE_ALL_LOCKS()");
}

Result<WriteSummary> MysqlRowWriter::write(const WriteRequest &request, const BatchSource &source,
                                           const std::optional<ChunkMark> &mark)
{
    auto written = writeInTransaction(request, source, mark);
    if (written)
        return written;
    // A failed rollback means a lost link, and then the server has rolled back by itself.
    (void)m_connection->execute("ROLLBACK");
    return tl::unexpected(std::move(written.error()).of(request.table.qualified()));
}

Result<WriteSummary> MysqlRowWriter::writeInTransaction(const WriteRequest &request,
                                                        const BatchSource &source,
                                                        const std::optional<ChunkMark> &mark)
{
    // In a transaction of its own: nothing is lost by it, for the chunk counts as open until its
    // rows are there again. In the rows' transaction its gap locks would pass from row to row when
    // the server rolls back: minutes for one chunk, and MariaDB ends itself when they fill the
    // buffer pool (seen).
    if (auto cleared = clearFirst(request); !cleared)
        return failure(std::move(cleared));
    if (auto begun = m_connection->execute("START TRANSACTION"); !begun)
        return failure(std::move(begun));

    auto written = writeRows(request, source);
    if (!written)
        return written;
    if (mark) {
        auto marked = m_connection->execute(
            "INSERT INTO " + m_marks + " VALUES (" + std::to_string(mark->table) + ", "
            + std::to_string(mark->chunk) + ", " + std::to_string(written->rows) + ", "
            + std::to_string(written->bytes) + ')');
        if (!marked)
            return failure(std::move(marked));
    }
    if (auto committed = m_connection->execute("COMMIT"); !committed)
        return failure(std::move(committed));
    return written;
}

Result<WriteSummary> MysqlRowWriter::writeRows(const WriteRequest &request,
                                               const BatchSource &source)
{
    const auto bulk = preparesBulk(request);
    if (!bulk)
        return tl::unexpected(bulk.error());
    if (*bulk)
        return insertBulk(request, source);
    if (m_connection->isOceanBase())
        return insert(request, source);
    const auto byInsert = refusesLoadData(request.table);
    if (!byInsert)
        return tl::unexpected(byInsert.error());
    return *byInsert ? insert(request, source) : load(request, source);
}

Result<bool> MysqlRowWriter::preparesBulk(const WriteRequest &request)
{
    if (m_bulkRuledOut || request.items.empty() || !BulkInsert::isOfferedBy(*m_connection))
        return false;
    if (m_packetBytes == 0) {
        const auto packet = m_connection->queryText("SELECT @@max_allowed_packet");
        if (!packet)
            return tl::unexpected(packet.error());
        m_packetBytes = parseUnsigned(*packet).value_or(1);
        // Bound values are the column's own bytes.
        if (auto set = m_connection->execute("SET NAMES binary"); !set)
            return failure(std::move(set));
    }
    if (m_bulk && m_bulk->isFor(request))
        return true;
    m_bulk.reset();
    auto prepared = BulkInsert::prepare(*m_connection, request);
    if (!prepared)
        return tl::unexpected(prepared.error());
    m_bulk = std::move(*prepared);
    return true;
}

Result<WriteSummary> MysqlRowWriter::insertBulk(const WriteRequest &request,
                                                const BatchSource &source)
{
    constexpr std::uint64_t bytesAroundCell = 10; // its length and its NULL mark
    Load rows(request, source);
    std::uint64_t emptyMembers = 0;
    for (;;) {
        auto more = rows.nextBatch();
        if (!more)
            return failure(std::move(more));
        if (!*more)
            return rows.summary();
        const RowBatch &batch = rows.batch();
        const std::uint64_t bytes =
            batch.bytes() + batch.rows() * batch.columns() * bytesAroundCell + 1024;
        const auto written = m_bulkRuledOut || bytes > m_packetBytes
                                 ? loadBatch(request, batch)
                                 : insertBatch(request, batch, rows.emptyMembers() - emptyMembers);
        if (!written)
            return tl::unexpected(written.error());
        emptyMembers = rows.emptyMembers();
    }
}

Result<void> MysqlRowWriter::insertBatch(const WriteRequest &request, const RowBatch &batch,
                                         std::uint64_t emptyMembers)
{
    if (auto done = m_bulk->execute(batch); !done) {
        m_bulkRuledOut = m_bulk->isRuledOut();
        if (m_bulkRuledOut)
            return loadBatch(request, batch);
        if (mysql_errno(m_connection->handle()) == duplicateKey)
            done.error().proposal = conflictProposal;
        return done;
    }
    if (const unsigned warnings = m_bulk->warnings(); warnings > 0) {
        if (auto checked = checkWarnings(request, emptyMembers, warnings); !checked)
            return checked;
    }
    if (m_bulk->affectedRows() < batch.rows())
        return fail(ErrorCode::DataRejected,
                    "of " + std::to_string(batch.rows()) + " rows sent the server stored "
                        + std::to_string(m_bulk->affectedRows()),
                    "look for a trigger or a storage engine at the destination that drops rows");
    return {};
}

Result<void> MysqlRowWriter::loadBatch(const WriteRequest &request, const RowBatch &batch)
{
    bool given = false;
    const BatchSource once = [&](RowBatch &next) -> Result<bool> {
        if (given)
            return false;
        given = true;
        next = batch;
        return true;
    };
    auto loaded = load(request, once);
    return loaded ? Result<void>() : tl::unexpected(std::move(loaded.error()));
}

Result<WriteSummary> MysqlRowWriter::load(const WriteRequest &request, const BatchSource &source)
{
    Load load(request, source);
    LocalStream stream("godwit:rows", [&](std::span<char> buffer) { return load.fill(buffer); });
    serveLocalStream(*m_connection, stream);
    auto loaded = m_connection->execute(loadSql(request, stream.name()));
    refuseLocalFiles(*m_connection);
    if (load.error())
        return tl::unexpected(*load.error());
    if (!loaded)
        return failure(std::move(loaded));
    if (auto checked = checkOutcome(request, load); !checked)
        return failure(std::move(checked));
    return load.summary();
}

// MySQL 8.0 refuses LOAD DATA for a table with a NOT NULL geometry column without a default (error
// 1364), whether the column is in the list or not.
Result<bool> MysqlRowWriter::refusesLoadData(const TableName &table)
{
    if (m_connection->isMariaDb() || m_connection->versionNumber() < 80000)
        return false;
    if (const auto known = m_refusesLoadData.find(table); known != m_refusesLoadData.end())
        return known->second;
    auto types =
        m_connection->query("SELECT data_type FROM information_schema.columns WHERE table_schema = "
                            + quoteText(Dialect::MySql, table.database)
                            + " AND table_name = " + quoteText(Dialect::MySql, table.table)
                            + " AND is_nullable = 'NO' AND column_default IS NULL");
    if (!types)
        return failure(std::move(types));
    bool refuses = false;
    for (std::size_t i = 0; i < types->rows(); ++i)
        refuses = refuses || isGeometry(types->cell(i, 0));
    return m_refusesLoadData[table] = refuses;
}

Result<WriteSummary> MysqlRowWriter::insert(const WriteRequest &request, const BatchSource &source)
{
    constexpr std::size_t statementBytes = 1 << 20;
    const std::string head = insertHead(request);
    Load rows(request, source);
    std::string sql;
    for (;;) {
        auto more = rows.nextBatch();
        if (!more)
            return failure(std::move(more));
        const std::size_t count = *more ? rows.batch().rows() : 0;
        for (std::size_t row = 0; row < count; ++row) {
            sql += sql.empty() ? head : ", ";
            appendInsertRow(request, rows.batch(), row, sql);
            if (sql.size() < statementBytes)
                continue;
            if (auto done = runInsert(request, sql, rows.emptyMembers()); !done)
                return failure(std::move(done));
            sql.clear();
        }
        if (!*more)
            break;
    }
    if (!sql.empty()) {
        if (auto done = runInsert(request, sql, rows.emptyMembers()); !done)
            return failure(std::move(done));
    }
    return rows.summary();
}

Result<void> MysqlRowWriter::runInsert(const WriteRequest &request, const std::string &sql,
                                       std::uint64_t emptyMembers)
{
    if (auto done = m_connection->execute(sql); !done)
        return done;
    const unsigned warnings = mysql_warning_count(m_connection->handle());
    return warnings == 0 ? Result<void>() : checkWarnings(request, emptyMembers, warnings);
}

Result<void> MysqlRowWriter::clearFirst(const WriteRequest &request)
{
    const std::string table = quoteTable(Dialect::MySql, request.table);
    if (request.emptyFirst)
        return m_connection->execute("DELETE FROM " + table);
    if (request.deleteFirst)
        return m_connection->execute("DELETE FROM " + table + " WHERE "
                                     + rangeCondition(*request.deleteFirst));
    return {};
}

Result<void> MysqlRowWriter::checkOutcome(const WriteRequest &request, const Load &load)
{
    const auto counts = readCounts(mysql_info(m_connection->handle()));
    if (!counts)
        return fail(ErrorCode::StatementFailed,
                    "the server did not say how many rows LOAD DATA stored");
    if (counts->warnings > 0) {
        if (auto checked = checkWarnings(request, load.emptyMembers(), counts->warnings); !checked)
            return checked;
    }
    if (counts->records != load.summary().rows || counts->skipped != 0)
        return fail(ErrorCode::DataRejected,
                    "of " + std::to_string(load.summary().rows) + " rows sent the server read "
                        + std::to_string(counts->records) + " and skipped "
                        + std::to_string(counts->skipped),
                    conflictProposal);
    return {};
}

Result<void> MysqlRowWriter::checkWarnings(const WriteRequest &request, std::uint64_t emptyMembers,
                                           std::uint64_t warnings)
{
    constexpr std::string_view truncated = "1265";
    auto rows = m_connection->query("SHOW WARNINGS");
    if (!rows)
        return failure(std::move(rows));
    bool rounding = false; // of a generated column, perhaps in every row
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const std::string_view text = rows->cell(i, 2);
        if (isAboutUnwrittenColumn(text, request) || rows->cell(i, 1) == keptSqlMode) {
            rounding = true;
            continue;
        }
        const bool expected =
            rows->cell(i, 1) == truncated && emptyMembers > 0
            && std::any_of(request.items.begin(), request.items.end(), [&](const auto &item) {
                   return item.form == WriteForm::MemberNumber
                          && text.find('\'' + item.column + '\'') != std::string_view::npos;
               });
        if (!expected)
            return fail(ErrorCode::DataRejected,
                        "the server would have altered a value: " + printable(text)
                            + " (rows are counted within those sent at once)",
                        "make the destination's column wide enough for the source's values, or "
                        "leave the table to the schema step");
    }
    if (rows->rows() == 0 || (!rounding && warnings > emptyMembers))
        return fail(ErrorCode::DataRejected, "the server gave " + std::to_string(warnings)
                                                 + " warnings that do not explain themselves");
    return {};
}

void MysqlRowWriter::cancel()
{
    m_connection->shutdown();
}

} // namespace godwit
