#pragma once

#include "core/data/difference.h"
#include "core/state/difference_writer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace godwit {

/// Stores what the comparison of one sink table finds: begin(), add() as often as needed, end().
/// Used by one thread.
class DifferenceRecorder
{
public:
    struct Place
    {
        DifferenceWriter *store = nullptr; ///< null: nothing is stored
        std::string runId;
        int table = 0;
        std::uint64_t cap = 0; ///< differing rows that are kept; the others are only counted
        DifferenceWriter::Earlier earlier = DifferenceWriter::Earlier::Forget;
    };

    explicit DifferenceRecorder(Place place)
        : m_place(std::move(place))
    {}

    /// May be called again to start over.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> add(const Difference &difference);
    [[nodiscard]] Result<void> end();
    /// Differing rows that were kept, as VerifyResult counts them.
    std::uint64_t stored() const { return m_stored; }

private:
    Result<void> flush();

    Place m_place;
    std::vector<Difference> m_waiting;
    std::size_t m_waitingBytes = 0;
    std::uint64_t m_stored = 0;
};

} // namespace godwit
