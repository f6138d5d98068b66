#pragma once

#include "core/base/bounded_queue.h"
#include "core/base/result.h"
#include "core/data/row_batch.h"

#include <stop_token>

namespace godwit {

/// Carries batches from one reading to one writing thread, and the emptied ones back, so that a
/// long copy allocates a handful of batches and no more. That bound is what keeps memory flat.
class BatchPipe
{
public:
    explicit BatchPipe(std::size_t batches)
        : m_full(batches)
    {}

    /// For the reader: an emptied batch, or a new one.
    RowBatch take()
    {
        RowBatch batch;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_spare.empty()) {
                batch = std::move(m_spare.back());
                m_spare.pop_back();
            }
        }
        return batch;
    }

    /// For the reader. False: the writer has given up.
    [[nodiscard]] bool push(RowBatch batch, const std::stop_token &stop)
    {
        return m_full.push(std::move(batch), stop);
    }
    void finish() { m_full.close(); }
    void fail(Error error)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_error = std::move(error);
        }
        m_full.close();
    }

    /// For the writer: replaces @p batch. False at the end; the reader's error if it failed.
    Result<bool> pull(RowBatch &batch, const std::stop_token &stop)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_spare.push_back(std::move(batch));
        }
        batch = RowBatch();
        auto next = m_full.pop(stop);
        if (next) {
            batch = std::move(*next);
            return true;
        }
        const std::scoped_lock lock(m_mutex);
        if (m_error)
            return tl::unexpected(*m_error);
        if (stop.stop_requested())
            return godwit::fail(ErrorCode::Cancelled, "stopped");
        return false;
    }

private:
    BoundedQueue<RowBatch> m_full;
    std::mutex m_mutex;
    std::vector<RowBatch> m_spare;
    std::optional<Error> m_error;
};

} // namespace godwit
