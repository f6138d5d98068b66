#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/rate_limiter.h"
#include "core/pipeline/work_permits.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace godwit {

/// A reader of the verification that keeps to the limits of its run: it takes part only while it
/// holds a permit, and is held back to the rates.
class HeldReader : public RowReader
{
public:
    /// @p moved: counts every row that comes.
    HeldReader(std::unique_ptr<RowReader> reader, WorkPermits &permits, RateLimiter &rate,
               std::atomic<std::uint64_t> &moved)
        : m_reader(std::move(reader))
        , m_permit(permits)
        , m_rate(rate)
        , m_moved(moved)
    {}

    [[nodiscard]] Result<void> open(const ReadRequest &request) override;
    Result<bool> next(RowBatch &batch) override;
    void close() override;
    void cancel() override;
    Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override
    {
        return m_reader->boundAfter(table, key, after, rows);
    }

private:
    std::unique_ptr<RowReader> m_reader;
    Permit m_permit;
    RateLimiter &m_rate;
    std::atomic<std::uint64_t> &m_moved;
    std::stop_source m_stop;
};

} // namespace godwit
