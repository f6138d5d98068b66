#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <stop_token>

namespace godwit {

/// True for what may pass: a lost or refused connection, a lock that was not had in time.
bool isWorthRetrying(ErrorCode code);

/// Growing pauses between attempts, about two minutes in all.
class BackOff
{
public:
    bool isExhausted() const;
    /// Waits before the next attempt. False: stopped meanwhile.
    bool pause(const std::stop_token &stop);
    /// After a success: the next trouble starts with short pauses again.
    void reset() { m_attempt = 0; }

private:
    std::size_t m_attempt = 0;
};

} // namespace godwit
