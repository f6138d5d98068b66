#include "core/verify/compare_table.h"

#include "core/base/text.h"
#include "core/verify/difference_finder.h"
#include "core/verify/side_scan.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace godwit {

namespace {

/// What is kept of a row besides its cells.
constexpr std::uint64_t bytesPerKeptRow = 160;
/// Waits before a lost connection is tried again.
constexpr std::chrono::milliseconds retryDelays[] = {std::chrono::milliseconds(200),
                                                     std::chrono::milliseconds(1'000),
                                                     std::chrono::milliseconds(4'000)};

void waitFor(std::chrono::milliseconds delay, const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, delay, [] { return false; });
}

/// Runs @p attempt again when a connection was lost.
template<typename Attempt>
Result<void> withRetries(const std::stop_token &stop, const Attempt &attempt)
{
    Result<void> result = attempt();
    for (const auto delay : retryDelays) {
        if (result || result.error().code != ErrorCode::ConnectionLost || stop.stop_requested())
            break;
        waitFor(delay, stop);
        result = attempt();
    }
    return result;
}

bool sameShape(const TableTransfer &a, const TableTransfer &b)
{
    return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](const ColumnTransfer &x, const ColumnTransfer &y) {
                          return x.sinkName == y.sinkName && x.compare == y.compare
                                 && x.sinkRead == y.sinkRead;
                      });
}

std::string describeMethod(const CompareRequest &request, const CompareShape &shape)
{
    std::string method = "every row of both sides was read and hashed by value (XXH3-128)";
    if (shape.hasKey())
        method += ", rows that differ were paired by their key ("
                  + join(request.sources.front().sourceKey, ", ") + ")";
    else
        method += ", as a multiset: there is no key to pair rows by";
    const bool filtered =
        std::any_of(request.sources.begin(), request.sources.end(),
                    [](const TableTransfer &source) { return !source.whereClause.empty(); });
    if (filtered)
        method += "; of the source only the rows of the row filter";
    if (request.sources.size() > 1)
        method += "; " + std::to_string(request.sources.size()) + " source tables together";
    if (request.ignoreExtraSinkRows)
        method += std::string("; ").append(extraSinkRowsIgnored);
    return method;
}

class Comparison
{
public:
    Comparison(const CompareRequest &request, CompareProgress &progress, std::stop_token stop)
        : m_request(request)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_shape(shapeOf(request))
        , m_source(SideScan::ofSource(request))
        , m_sink(SideScan::ofSink(request))
    {}

    Result<VerifyResult> run(const DifferenceSink &differences);

private:
    Result<void> digestBothSides();
    Result<void> digestOnce();
    std::vector<std::vector<bool>> groupsOfBuckets() const;
    Result<void> findDifferences(const std::vector<bool> &wanted,
                                 const DifferenceSink &differences);

    const CompareRequest &m_request;
    CompareProgress &m_progress;
    std::stop_token m_stop;
    CompareShape m_shape;
    SideScan m_source, m_sink;
    std::vector<TableDigest> m_sourceDigests,
        m_sinkDigests; ///< per worker, then merged into the first
    VerifyResult m_result;
};

Result<void> Comparison::digestOnce()
{
    const std::size_t buckets =
        TableDigest::bucketsFor(m_request.estimatedRows, m_request.estimatedBytes);
    const auto digester = [&](const SideScan &scan, std::vector<TableDigest> &digests,
                              std::vector<CanonicalRow> &rows,
                              std::atomic<std::uint64_t> &counter) -> BatchUser {
        digests.assign(workersOf(scan), TableDigest(buckets));
        rows.assign(workersOf(scan), m_shape.row());
        return [&digests, &rows, &counter](int worker, const RowBatch &batch) -> Result<void> {
            CanonicalRow &row = rows[worker];
            TableDigest &digest = digests[worker];
            const std::size_t count = batch.rows();
            for (std::size_t i = 0; i < count; ++i) {
                row.encode(batch, i);
                digest.add(row.key(), row.bytes());
            }
            counter += count;
            return {};
        };
    };
    std::vector<CanonicalRow> sourceRows, sinkRows;
    const BatchUser useSource =
        digester(m_source, m_sourceDigests, sourceRows, m_progress.sourceRows);
    const BatchUser useSink = digester(m_sink, m_sinkDigests, sinkRows, m_progress.sinkRows);
    if (auto scanned = scanBoth(m_source, useSource, m_sink, useSink, m_stop); !scanned)
        return scanned;
    for (auto *digests : {&m_sourceDigests, &m_sinkDigests}) {
        for (std::size_t i = 1; i < digests->size(); ++i)
            digests->front().merge((*digests)[i]);
        digests->erase(digests->begin() + 1, digests->end());
    }
    return {};
}

Result<void> Comparison::digestBothSides()
{
    const std::uint64_t sourceBefore = m_progress.sourceRows;
    const std::uint64_t sinkBefore = m_progress.sinkRows;
    return withRetries(m_stop, [&] {
        m_progress.sourceRows = sourceBefore;
        m_progress.sinkRows = sinkBefore;
        return digestOnce();
    });
}

/// The differing buckets, in groups whose rows fit into memory together.
std::vector<std::vector<bool>> Comparison::groupsOfBuckets() const
{
    const TableDigest &source = m_sourceDigests.front();
    const TableDigest &sink = m_sinkDigests.front();
    std::vector<std::vector<bool>> groups;
    std::uint64_t used = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const RowSum &right = source.bucket(i);
        const RowSum &wrong = sink.bucket(i);
        if (right.sameRows(wrong) || (m_request.ignoreExtraSinkRows && right.rows == 0))
            continue;
        std::uint64_t cost = right.bytes + right.rows * bytesPerKeptRow;
        if (!m_request.ignoreExtraSinkRows)
            cost += wrong.bytes + wrong.rows * bytesPerKeptRow;
        if (groups.empty() || used + cost > m_request.memoryBudget) {
            groups.emplace_back(source.size(), false);
            used = 0;
        }
        used += cost;
        groups.back()[i] = true;
    }
    return groups;
}

Result<void> Comparison::findDifferences(const std::vector<bool> &wanted,
                                         const DifferenceSink &differences)
{
    std::optional<DifferenceFinder> finder;
    auto read = withRetries(m_stop, [&]() -> Result<void> {
        finder.emplace(m_request, m_shape, wanted);
        std::vector<CanonicalRow> rows(std::max(workersOf(m_source), workersOf(m_sink)),
                                       m_shape.row());
        auto source = scanSide(
            m_source,
            [&](int worker, const RowBatch &batch) -> Result<void> {
                finder->addSource(batch, rows[worker]);
                return {};
            },
            m_stop);
        if (!source)
            return source;
        return scanSide(
            m_sink,
            [&](int worker, const RowBatch &batch) -> Result<void> {
                finder->addSink(batch, rows[worker]);
                return {};
            },
            m_stop);
    });
    return read ? finder->finish(differences, m_result) : read;
}

Result<VerifyResult> Comparison::run(const DifferenceSink &differences)
{
    m_result.method = describeMethod(m_request, m_shape);
    if (auto digested = digestBothSides(); !digested)
        return failure(std::move(digested));
    const RowSum source = m_sourceDigests.front().total();
    const RowSum sink = m_sinkDigests.front().total();
    m_result.sourceRows = source.rows;
    m_result.sinkRows = sink.rows;
    m_result.sourceDigest = digestText(source);
    m_result.sinkDigest = digestText(sink);

    const auto groups = groupsOfBuckets();
    for (const std::vector<bool> &wanted : groups) {
        if (auto found = findDifferences(wanted, differences); !found)
            return failure(std::move(found));
    }
    const bool found =
        m_result.onlyInSource > 0 || m_result.onlyInSink > 0 || m_result.different > 0;
    m_result.state = found ? VerifyState::Different : VerifyState::Consistent;
    if (!found && !groups.empty() && !m_request.ignoreExtraSinkRows) {
        m_result.state = VerifyState::NotProven;
        m_result.message = "the first reading found differences that the second did not: rows were "
                           "changed while they were compared; verify again when nothing writes";
    }
    return std::move(m_result);
}

} // namespace

Result<VerifyResult> compareTable(const CompareRequest &request, const DifferenceSink &differences,
                                  CompareProgress &progress, std::stop_token stop)
{
    if (request.sources.empty() || request.sources.front().columns.empty())
        return fail(ErrorCode::Internal, "a comparison without a source table or without columns");
    for (const TableTransfer &source : request.sources) {
        if (!sameShape(source, request.sources.front())) {
            VerifyResult result;
            result.state = VerifyState::NotProven;
            result.method = "not compared";
            result.message = source.source.qualified() + " and "
                             + request.sources.front().source.qualified()
                             + " go to one table, but with different columns or column types";
            return result;
        }
    }
    return Comparison(request, progress, stop).run(differences);
}

} // namespace godwit
