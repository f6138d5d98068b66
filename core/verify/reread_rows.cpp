#include "core/verify/reread_rows.h"

#include "core/verify/key_lookup.h"

#include <algorithm>

namespace godwit {

namespace {

// SQLite takes expressions of at most 1,000 levels, and an OR of many terms is as deep as it is
// long; a statement must fit into MySQL's smallest default packet, 4 MiB.
constexpr std::size_t mostTerms = 900;
constexpr std::size_t mostBytes = 1024 * 1024;

using Recorded = std::vector<const Difference *>;

struct Reading
{
    RowReader &reader;
    ReadRequest request; ///< its whereClause is the project's row filter
    const std::stop_token &stop;
    std::function<void(const RowBatch &)> use;
};

Result<void> readWhere(const Reading &reading, const std::string &condition, bool &started)
{
    ReadRequest request = reading.request;
    if (!condition.empty()) {
        // A filter may end with a comment.
        request.whereClause = request.whereClause.empty()
                                  ? condition
                                  : "(" + request.whereClause + "\n) AND (" + condition + ")";
    }
    if (auto opened = reading.reader.open(request); !opened)
        return opened;
    RowBatch batch;
    for (;;) {
        if (reading.stop.stop_requested()) {
            reading.reader.close();
            return fail(ErrorCode::Cancelled, "stopped while reading rows again");
        }
        auto more = reading.reader.next(batch);
        if (!more)
            return failure(std::move(more));
        if (!*more)
            break;
        started = true;
        reading.use(batch);
    }
    reading.reader.close();
    return {};
}

/// Empty: one of them is not known, or they are too many for one statement. Several statements
/// would not do: two of their conditions may be true of one row, which would count twice.
std::string anyOf(std::vector<std::string> terms)
{
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    if (terms.size() > mostTerms || terms.empty() || terms.front().empty())
        return {};
    std::string condition;
    for (const std::string &term : terms)
        condition += (condition.empty() ? "(" : " OR (") + term + ")";
    return condition.size() > mostBytes ? std::string() : condition;
}

Result<void> readAll(const Reading &reading, const LookupPlace &place,
                     const TableTransfer &transfer, const Recorded &recorded)
{
    std::vector<std::string> terms;
    for (const Difference *difference : recorded)
        terms.push_back(lookupCondition(place, transfer, difference->locators));
    const std::string condition = anyOf(std::move(terms));
    bool started = false;
    auto read = readWhere(reading, condition, started);
    // A value that the column's type cannot have is an error to some servers.
    if (!read && !started && !condition.empty()
        && (read.error().code == ErrorCode::StatementFailed
            || read.error().code == ErrorCode::DataRejected))
        return readWhere(reading, {}, started);
    return read;
}

LookupPlace placeOfSink(const CompareRequest &request)
{
    return {false, request.sinkDialect, request.sinkSchema, request.sourceDialect};
}

} // namespace

Result<void> rereadSource(const CompareRequest &request, const Recorded &recorded,
                          RowReader &reader, RecheckedRows &rows, const std::stop_token &stop)
{
    for (std::size_t i = 0; i < request.sources.size(); ++i) {
        const TableTransfer &transfer = request.sources[i];
        Reading reading{
            reader, {}, stop, [&rows](const RowBatch &batch) { rows.addSource(batch); }};
        reading.request.table = transfer.source;
        reading.request.whereClause = transfer.whereClause;
        for (const ColumnTransfer &column : transfer.columns)
            reading.request.items.push_back({column.sourceName, column.read});
        const LookupPlace place{true, request.sourceDialect, request.sourceSchemas[i],
                                request.sinkDialect};
        if (auto read = readAll(reading, place, transfer, recorded); !read)
            return tl::unexpected(std::move(read.error()).of(transfer.source.qualified()));
    }
    return {};
}

Result<void> rereadSink(const CompareRequest &request, const Recorded &recorded, RowReader &reader,
                        RecheckedRows &rows, bool hold, const std::stop_token &stop)
{
    const TableTransfer &transfer = request.sources.front();
    Reading reading{reader, {}, stop, [&rows](const RowBatch &batch) { rows.addSink(batch); }};
    reading.request.table = transfer.sink;
    reading.request.hold = hold;
    for (const ColumnTransfer &column : transfer.columns)
        reading.request.items.push_back({column.sinkName, column.sinkRead});
    const LookupPlace place = placeOfSink(request);
    if (auto read = readAll(reading, place, transfer, recorded); !read)
        return tl::unexpected(std::move(read.error()).of(transfer.sink.qualified()));
    return {};
}

bool canBeLookedUp(const CompareRequest &request, const Difference &recorded)
{
    return !lookupCondition(placeOfSink(request), request.sources.front(), recorded.locators)
                .empty();
}

} // namespace godwit
