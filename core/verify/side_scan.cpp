#include "core/verify/side_scan.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace godwit {

namespace {

/// Slices per reader: an estimate that is off then costs little balance.
constexpr std::uint64_t slicesPerReader = 4;

/// Values compare with their literals in the order that the store sorts them in. ENUM, for one, is
/// sorted by its numbers but compared as text, and a FLOAT is rounded when it is compared.
bool ordersReliably(const ColumnTransfer &column, const TableSchema &sink)
{
    if (column.read != ReadForm::AsIs || column.compare == CompareForm::Float
        || column.compare == CompareForm::Double
        || column.compare == CompareForm::DoubleWithoutSign)
        return false;
    const Column *atSink = sink.findColumn(column.sinkName);
    if (!atSink)
        return true;
    switch (atSink->type.kind) {
    case TypeKind::Enum:
    case TypeKind::Set:
    case TypeKind::Bit:
    case TypeKind::Json:
    case TypeKind::Geometry:
    case TypeKind::Uuid:
    case TypeKind::Inet:
        return false;
    default:
        return true;
    }
}

/// Slices along this key hold every row exactly once.
bool isExactKey(const TableTransfer &transfer, const TableSchema &sink)
{
    const auto positions = transfer.keyPositions();
    return positions.size() == transfer.sourceKey.size()
           && std::all_of(positions.begin(), positions.end(), [&](std::size_t position) {
                  return ordersReliably(transfer.columns[position], sink);
              });
}

/// Hands out slices. Thread-safe; the reader that asks is used to find the slice's end.
class Slices
{
public:
    explicit Slices(const SideScan &scan)
        : m_scan(scan)
        , m_cut(workersOf(scan) > 1)
        , m_rows(std::max<std::uint64_t>(scan.smallestSlice,
                                         scan.estimatedRows / (workersOf(scan) * slicesPerReader)))
    {}

    /// Empty: nothing is left.
    Result<std::optional<ReadRequest>> next(RowReader &reader)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_table == m_scan.tables.size())
            return std::optional<ReadRequest>();
        const SideScan::Table &table = m_scan.tables[m_table];
        ReadRequest request = table.request;
        request.range = {};
        std::optional<KeyBound> end;
        if (m_cut && !table.key.empty()) {
            auto bound = reader.boundAfter(request.table, table.key, m_after, m_rows);
            if (!bound && bound.error().code != ErrorCode::NotSupported)
                return failure(std::move(bound));
            if (bound)
                end = std::move(*bound);
            request.range.columns = table.key;
            request.range.after = m_after;
            request.range.upTo = end;
        }
        m_after = end;
        if (!end)
            ++m_table;
        return std::optional(std::move(request));
    }

private:
    const SideScan &m_scan;
    const bool m_cut;
    const std::uint64_t m_rows; ///< per slice
    std::mutex m_mutex;
    std::size_t m_table = 0;
    std::optional<KeyBound> m_after; ///< where the next slice of m_table starts
};

/// The first error of several threads; it stops the others.
class Outcome
{
public:
    explicit Outcome(std::stop_token outer)
        : m_forward(std::move(outer), [this] { m_stop.request_stop(); })
    {}

    std::stop_token token() const { return m_stop.get_token(); }

    void note(Result<void> result)
    {
        if (result)
            return;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_first)
                m_first = std::move(result);
        }
        m_stop.request_stop();
    }

    Result<void> take(const std::stop_token &outer)
    {
        if (outer.stop_requested())
            return fail(ErrorCode::Cancelled, "the comparison was stopped");
        return std::move(m_first);
    }

private:
    std::stop_source m_stop;
    std::mutex m_mutex;
    Result<void> m_first;
    std::stop_callback<std::function<void()>> m_forward; ///< last: uses the others
};

Result<void> readSlice(RowReader &reader, const ReadRequest &request, const BatchUser &use,
                       int worker, RowBatch &batch, const std::stop_token &stop)
{
    if (auto opened = reader.open(request); !opened)
        return opened;
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "the comparison was stopped");
        auto more = reader.next(batch);
        if (!more)
            return failure(std::move(more));
        if (!*more)
            return {};
        if (!batch.empty() && batch.columns() != request.items.size())
            return fail(ErrorCode::Internal, "a reader returned another number of columns");
        if (auto used = use(worker, batch); !used)
            return used;
    }
}

Result<void> work(Slices &slices, const SideScan &scan, const BatchUser &use, int worker,
                  const std::stop_token &stop)
{
    auto reader = scan.reader();
    if (!reader)
        return failure(std::move(reader));
    const std::stop_callback cancel(stop, [&] { (*reader)->cancel(); });
    RowBatch batch;
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "the comparison was stopped");
        auto request = slices.next(**reader);
        if (!request)
            return failure(std::move(request));
        if (!*request)
            return {};
        if (auto read = readSlice(**reader, **request, use, worker, batch, stop); !read)
            return tl::unexpected(std::move(read.error()).of((*request)->table.qualified()));
        (*reader)->close();
    }
}

void start(std::vector<std::jthread> &threads, Slices &slices, const SideScan &scan,
           const BatchUser &use, Outcome &outcome)
{
    for (int worker = 0; worker < workersOf(scan); ++worker) {
        threads.emplace_back([&slices, &scan, &use, &outcome, worker] {
            outcome.note(work(slices, scan, use, worker, outcome.token()));
        });
    }
}

} // namespace

SideScan SideScan::ofSource(const CompareRequest &request)
{
    SideScan scan;
    scan.reader = request.sourceReader;
    scan.readers = request.readersPerSide;
    scan.estimatedRows = request.estimatedRows;
    scan.smallestSlice = request.smallestSlice;
    for (const TableTransfer &transfer : request.sources) {
        Table table;
        table.request.table = transfer.source;
        table.request.whereClause = transfer.whereClause;
        for (const ColumnTransfer &column : transfer.columns)
            table.request.items.push_back({column.sourceName, column.read});
        if (isExactKey(transfer, request.sinkSchema))
            table.key = transfer.sourceKey;
        scan.tables.push_back(std::move(table));
    }
    return scan;
}

SideScan SideScan::ofSink(const CompareRequest &request)
{
    const TableTransfer &transfer = request.sources.front();
    SideScan scan;
    scan.reader = request.sinkReader;
    scan.readers = request.readersPerSide;
    scan.estimatedRows = request.estimatedRows;
    scan.smallestSlice = request.smallestSlice;
    Table table;
    table.request.table = transfer.sink;
    for (const ColumnTransfer &column : transfer.columns)
        table.request.items.push_back({column.sinkName, column.sinkRead});
    if (isExactKey(transfer, request.sinkSchema))
        table.key = transfer.sinkKey;
    scan.tables.push_back(std::move(table));
    return scan;
}

int workersOf(const SideScan &scan)
{
    const bool hasKey =
        std::any_of(scan.tables.begin(), scan.tables.end(),
                    [](const SideScan::Table &table) { return !table.key.empty(); });
    if (!hasKey && scan.tables.size() < 2)
        return 1;
    if (scan.estimatedRows < 2 * scan.smallestSlice)
        return 1;
    return std::max(1, scan.readers);
}

Result<void> scanSide(const SideScan &scan, const BatchUser &use, std::stop_token stop)
{
    Outcome outcome(stop);
    Slices slices(scan);
    {
        std::vector<std::jthread> threads;
        start(threads, slices, scan, use, outcome);
    }
    return outcome.take(stop);
}

Result<void> scanBoth(const SideScan &source, const BatchUser &useSource, const SideScan &sink,
                      const BatchUser &useSink, std::stop_token stop)
{
    Outcome outcome(stop);
    Slices sourceSlices(source);
    Slices sinkSlices(sink);
    {
        std::vector<std::jthread> threads;
        start(threads, sourceSlices, source, useSource, outcome);
        start(threads, sinkSlices, sink, useSink, outcome);
    }
    return outcome.take(stop);
}

} // namespace godwit
