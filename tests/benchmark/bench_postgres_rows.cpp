// PostgreSQL alone, over one connection: reads a table with Godwit's reader, or writes the rows of
// a
// `\copy` file (whose values hold no escapes) with its writer. postgres_speed.sh times it beside
// psql.
//
//   GODWIT_BENCH_PASSWORD=godwit bench_postgres_rows read URL SCHEMA TABLE
//   GODWIT_BENCH_PASSWORD=godwit bench_postgres_rows write URL SCHEMA TABLE FILE
#include "core/connectors/connector_registry.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace godwit;

namespace {

Result<std::uint64_t> readRows(Connector &store, const TableSchema &table)
{
    auto snapshot = store.openSnapshot({table.name}, 1);
    if (!snapshot)
        return failure(std::move(snapshot));
    ReadRequest request;
    request.table = table.name;
    for (const Column &column : table.columns)
        request.items.push_back({column.name, ReadForm::AsIs});
    RowReader &reader = *snapshot->readers.front();
    if (auto opened = reader.open(request); !opened)
        return failure(std::move(opened));
    RowBatch batch;
    for (std::uint64_t rows = 0;;) {
        const auto more = reader.next(batch);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return rows;
        rows += batch.rows();
    }
}

void appendLine(const std::string &line, RowBatch &batch)
{
    std::size_t begin = 0;
    for (std::size_t end = 0; end != line.npos; begin = end + 1) {
        end = line.find('\t', begin);
        batch.append(CellKind::Text, std::string_view(line).substr(begin, end - begin));
    }
}

Result<std::uint64_t> writeRows(Connector &store, const TableSchema &table, const char *path)
{
    std::ifstream file(path);
    if (!file)
        return fail(ErrorCode::Io, std::string("cannot read ") + path);
    const auto checkpoints = store.checkpointStore("bench");
    if (auto prepared = checkpoints->prepare(); !prepared)
        return failure(std::move(prepared));
    auto writer = store.openWriter("bench", 0);
    if (!writer)
        return failure(std::move(writer));
    WriteRequest request;
    request.table = table.name;
    for (const Column &column : table.columns)
        request.items.push_back({column.name, WriteForm::AsIs});
    std::string line;
    const auto next = [&](RowBatch &batch) -> Result<bool> {
        batch.reset(table.columns.size());
        while (batch.bytes() < batchBytes && std::getline(file, line))
            appendLine(line, batch);
        return !batch.empty();
    };
    auto written = (*writer)->write(request, next, {});
    if (!written)
        return failure(std::move(written));
    if (auto dropped = checkpoints->drop(); !dropped)
        return failure(std::move(dropped));
    return written->rows;
}

Result<std::uint64_t> run(int argc, char **argv)
{
    auto source = parseDataSourceUrl(argv[2]);
    if (!source)
        return failure(std::move(source));
    const char *password = std::getenv("GODWIT_BENCH_PASSWORD");
    source->password = Secret(password ? password : "");
    auto store = makeConnector(*source);
    if (!store)
        return failure(std::move(store));
    auto schemas = (*store)->openSchemaReader();
    if (!schemas)
        return failure(std::move(schemas));
    const auto table = (*schemas)->readTable({argv[3], argv[4]});
    if (!table)
        return tl::unexpected(table.error());
    return argc == 6 ? writeRows(**store, *table, argv[5]) : readRows(**store, *table);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string way = argc > 1 ? argv[1] : "";
    if (!(way == "read" && argc == 5) && !(way == "write" && argc == 6)) {
        std::fprintf(
            stderr,
            "usage: bench_postgres_rows read URL SCHEMA TABLE | write URL SCHEMA TABLE FILE\n");
        return 2;
    }
    const auto rows = run(argc, argv);
    if (!rows) {
        std::fprintf(stderr, "%s\n", rows.error().message.c_str());
        return 1;
    }
    std::printf("%llu rows\n", static_cast<unsigned long long>(*rows));
    return 0;
}
