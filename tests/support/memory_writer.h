// A sink in memory with transactions: what is not committed is not there.
#pragma once

#include "core/connectors/connector.h"

#include <set>
#include <string>
#include <vector>

namespace godwit::test {

struct MemorySink
{
    std::vector<std::vector<std::string>> rows; ///< committed; NULL is "<null>"
    std::set<ChunkMark> marks;
    int transactions = 0;
    std::uint64_t failAfterRows = 0; ///< 0: never; DataRejected once so many rows have come
};

class MemoryWriter : public RowWriter
{
public:
    explicit MemoryWriter(MemorySink &sink)
        : m_sink(sink)
    {}

    Result<WriteSummary> write(const WriteRequest &request, const BatchSource &source,
                               const std::optional<ChunkMark> &mark) override
    {
        std::vector<std::vector<std::string>> pending;
        WriteSummary summary;
        RowBatch batch;
        for (;;) {
            auto more = source(batch);
            if (!more)
                return failure(std::move(more));
            if (!*more)
                break;
            for (std::size_t row = 0; row < batch.rows(); ++row) {
                std::vector<std::string> cells;
                for (std::size_t column = 0; column < request.items.size(); ++column)
                    cells.push_back(batch.isNull(row, column)
                                        ? "<null>"
                                        : std::string(batch.cell(row, column)));
                pending.push_back(std::move(cells));
            }
            summary.rows += batch.rows();
            summary.bytes += batch.bytes();
            if (m_sink.failAfterRows > 0 && pending.size() >= m_sink.failAfterRows)
                return fail(ErrorCode::DataRejected, "a value does not fit");
        }
        if (mark && !m_sink.marks.insert(*mark).second)
            return fail(ErrorCode::DataRejected, "the chunk is marked already");
        m_sink.rows.insert(m_sink.rows.end(), pending.begin(), pending.end());
        ++m_sink.transactions;
        return summary;
    }
    void cancel() override {}

private:
    MemorySink &m_sink;
};

} // namespace godwit::test
