#pragma once

#include "core/state/difference_store.h"

namespace godwit {

struct DifferenceOutcome
{
    std::uint64_t ordinal = 0;
    DifferenceState state = DifferenceState::Open;
    std::string message;
};

/// Stores what verifications find and repairs achieve. A verification: per table beginTable(),
/// add() as often as needed, endTable(); finish() after the last table. Thread-safe.
class DifferenceWriter
{
public:
    explicit DifferenceWriter(StateDatabase &database)
        : m_database(database)
    {}

    enum class Earlier {
        Forget,
        /// Repaired ones stay unless they are found again; what is found again takes over the
        /// outcome ChangedMeanwhile or Failed.
        KeepOutcomes,
    };
    /// Removes what is stored of the table. May be called again to start over.
    [[nodiscard]] Result<void> beginTable(const std::string &runId, int table, Earlier earlier);
    /// Appends, all in one transaction.
    [[nodiscard]] Result<void> add(const std::string &runId, int table,
                                   const std::vector<Difference> &differences);
    [[nodiscard]] Result<void> endTable(const std::string &runId, int table);
    /// Numbers the run's differences without gaps, table after table.
    [[nodiscard]] Result<void> finish(const std::string &runId);

    /// All in one transaction.
    [[nodiscard]] Result<void> setOutcomes(const std::string &runId,
                                           const std::vector<DifferenceOutcome> &outcomes);
    /// Puts what was found now in the place of an older finding about the same row; Open again.
    [[nodiscard]] Result<void> replace(const std::string &runId, std::uint64_t ordinal,
                                       const Difference &difference);
    [[nodiscard]] Result<void> remove(const std::string &runId);

private:
    StateDatabase &m_database;
};

} // namespace godwit
