#include "core/pipeline/held_reader.h"

namespace godwit {

Result<void> HeldReader::open(const ReadRequest &request)
{
    if (!m_permit.hold(m_stop.get_token()))
        return fail(ErrorCode::Cancelled, "stopped");
    return m_reader->open(request);
}

Result<bool> HeldReader::next(RowBatch &batch)
{
    auto more = m_reader->next(batch);
    if (!more || !*more) {
        m_permit.release();
        return more;
    }
    m_moved += batch.rows();
    m_rate.pass(batch.rows(), batch.bytes(), m_stop.get_token());
    return more;
}

void HeldReader::close()
{
    m_reader->close();
    m_permit.release();
}

void HeldReader::cancel()
{
    m_stop.request_stop();
    m_reader->cancel();
}

} // namespace godwit
