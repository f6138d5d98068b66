// How many rows a second an OceanBase server (or another of MySQL's family) takes over one
// connection: INSERT of many rows in statements of several sizes, LOAD DATA LOCAL from memory, and
// a prepared INSERT of one row.
//
//   GODWIT_TEST_PASSWORD=godwit bench_oceanbase_load oceanbase://godwit@127.0.0.1:2881/ [ROWS]
#include "core/base/text.h"
#include "core/connectors/mysql/insert_text.h"
#include "core/connectors/mysql/load_data_text.h"
#include "core/connectors/mysql/local_stream.h"
#include "core/connectors/mysql/mysql_sql.h"

#include <mysql.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace godwit;

namespace {

constexpr std::size_t rowsInBatch = 1000;

WriteRequest theTable()
{
    WriteRequest request;
    request.table = {"godwit_bench", "t"};
    for (const char *column : {"id", "n", "v", "d", "w"})
        request.items.push_back({column, WriteForm::AsIs});
    return request;
}

RowBatch batchFrom(std::uint64_t first)
{
    RowBatch batch;
    batch.reset(5);
    for (std::uint64_t id = first; id < first + rowsInBatch; ++id) {
        batch.append(CellKind::Text, std::to_string(id));
        batch.append(CellKind::Text, std::to_string(id * 7919 % 1'000'003));
        batch.append(CellKind::Text,
                     "some words of row " + std::to_string(id) + std::string(60, 'x'));
        batch.append(CellKind::Text, std::to_string(id % 100'000) + ".25");
        batch.append(CellKind::Text, "2024-02-29 12:34:56");
    }
    return batch;
}

Result<void> insertRows(MysqlConnection &link, std::uint64_t rows, std::size_t statementBytes)
{
    const WriteRequest request = theTable();
    const std::string head = insertHead(request);
    std::string sql;
    for (std::uint64_t first = 1; first <= rows; first += rowsInBatch) {
        const RowBatch batch = batchFrom(first);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            sql += sql.empty() ? head : ", ";
            appendInsertRow(request, batch, row, sql);
            if (sql.size() < statementBytes)
                continue;
            if (auto done = link.execute(sql); !done)
                return done;
            sql.clear();
        }
    }
    return sql.empty() ? Result<void>() : link.execute(sql);
}

Result<void> loadRows(MysqlConnection &link, std::uint64_t rows)
{
    std::string text;
    std::size_t position = 0;
    std::uint64_t next = 1;
    LocalStream stream("godwit:rows", [&](std::span<char> buffer) {
        if (position == text.size()) {
            text.clear();
            position = 0;
            if (next > rows)
                return 0;
            appendLoadDataText(batchFrom(next), text);
            next += rowsInBatch;
        }
        const std::size_t length = std::min(buffer.size(), text.size() - position);
        std::memcpy(buffer.data(), text.data() + position, length);
        position += length;
        return static_cast<int>(length);
    });
    serveLocalStream(link, stream);
    auto done = link.execute(loadSql(theTable(), stream.name()));
    refuseLocalFiles(link);
    return done;
}

Result<void> prepareRows(MysqlConnection &link, std::uint64_t rows)
{
    MYSQL_STMT *statement = mysql_stmt_init(link.handle());
    const std::string sql = insertHead(theTable()) + "(?, ?, ?, ?, ?)";
    bool good = statement && mysql_stmt_prepare(statement, sql.data(), sql.size()) == 0;
    for (std::uint64_t first = 1; good && first <= rows; first += rowsInBatch) {
        const RowBatch batch = batchFrom(first);
        for (std::size_t row = 0; good && row < batch.rows(); ++row) {
            MYSQL_BIND binds[5] = {};
            for (std::size_t column = 0; column < 5; ++column) {
                const std::string_view cell = batch.cell(row, column);
                binds[column].buffer_type = MYSQL_TYPE_STRING;
                binds[column].buffer = const_cast<char *>(cell.data());
                binds[column].buffer_length = cell.size();
            }
            good =
                mysql_stmt_bind_param(statement, binds) == 0 && mysql_stmt_execute(statement) == 0;
        }
    }
    const Error error = link.lastError("a prepared INSERT");
    mysql_stmt_close(statement);
    return good ? Result<void>() : tl::unexpected(error);
}

template<typename Work>
void measure(const char *what, const DataSource &source, std::uint64_t rows, Work work)
{
    auto link = MysqlConnection::open(source, MysqlRole::Writer);
    if (!link) {
        std::printf("%s: %s\n", what, link.error().message.c_str());
        return;
    }
    Result<void> done;
    for (const char *sql :
         {"CREATE DATABASE IF NOT EXISTS godwit_bench", "DROP TABLE IF EXISTS godwit_bench.t",
          "CREATE TABLE godwit_bench.t (id BIGINT PRIMARY KEY, n INT, v VARCHAR(200), d "
          "DECIMAL(12,2), w DATETIME, KEY (n))",
          "START TRANSACTION"}) {
        if (done)
            done = (*link)->execute(sql);
    }
    const auto start = std::chrono::steady_clock::now();
    if (done)
        done = work(**link);
    if (done)
        done = (*link)->execute("COMMIT");
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const std::string count =
        (*link)->queryText("SELECT COUNT(*) FROM godwit_bench.t").value_or("?");
    if (done && count == std::to_string(rows))
        std::printf("%-28s %8.0f rows/s\n", what, static_cast<double>(rows) / seconds.count());
    else
        std::printf("%-28s failed with %s rows: %s\n", what, count.c_str(),
                    done ? "" : done.error().message.c_str());
    std::fflush(stdout);
    (void)(*link)->execute("DROP DATABASE godwit_bench");
}

} // namespace

int main(int count, char **arguments)
{
    auto source = parseDataSourceUrl(count > 1 ? arguments[1] : "");
    if (!source) {
        std::printf("usage: bench_oceanbase_load URL [ROWS]\n");
        return 2;
    }
    if (const char *password = std::getenv("GODWIT_TEST_PASSWORD"))
        source->password = Secret(password);
    const std::uint64_t wanted = count > 2 ? parseUnsigned(arguments[2]).value_or(0) : 200'000;
    const std::uint64_t rows = (wanted + rowsInBatch - 1) / rowsInBatch * rowsInBatch;
    for (const std::size_t kib : {16, 64, 256, 512, 1024, 2048, 4096, 8192}) {
        const std::string what = "INSERT of " + std::to_string(kib) + " KiB";
        measure(what.c_str(), *source, rows,
                [&](MysqlConnection &link) { return insertRows(link, rows, kib * 1024); });
    }
    measure("LOAD DATA LOCAL", *source, rows,
            [&](MysqlConnection &link) { return loadRows(link, rows); });
    measure("prepared INSERT of one row", *source, rows,
            [&](MysqlConnection &link) { return prepareRows(link, rows); });
}
