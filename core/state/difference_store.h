#pragma once

#include "core/data/difference.h"
#include "core/state/state_database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// What has become of a difference since it was found.
enum class DifferenceState {
    Open,
    Repaired,         ///< both sides were found equal afterwards
    ChangedMeanwhile, ///< one side is not what was recorded any more; left alone
    Failed,           ///< the repair was refused; the message says why
};
std::string_view stateName(DifferenceState state); ///< "OPEN", "REPAIRED", ...
/// Back from the name; empty for any other text.
std::optional<DifferenceState> differenceStateOf(std::string_view name);

/// Which differences of a run; what is empty leaves all of them.
struct DifferenceFilter
{
    std::optional<int> table; ///< TableRecord::number; of several that share a sink table the first
    std::optional<DifferenceKind> kind;
    std::optional<DifferenceState> state;
    std::string keyText; ///< stands somewhere in the key as it is shown; case matters
    bool operator==(const DifferenceFilter &) const = default;
};

struct StoredDifference
{
    std::uint64_t ordinal = 0; ///< within the run, from 1
    int table = 0;
    DifferenceState state = DifferenceState::Open;
    std::string message; ///< why it is not repaired
    std::string keyText; ///< "42", "2024, north"; empty without a key
    /// With DifferenceParts::Heads: without cells, key, repair statement and locators.
    Difference difference;
};

enum class DifferenceParts { Heads, All };

struct DifferenceCount
{
    int table = 0;
    DifferenceKind kind = DifferenceKind::Different;
    DifferenceState state = DifferenceState::Open;
    std::uint64_t count = 0;
};

/// Reads the differences that the last verification of each run found. Thread-safe. Values of more
/// than 32 KiB are cut for showing; the repair statement is whole.
///
/// Ordinals are dense, 1 to n, table after table, except while a verification is going on.
class DifferenceStore
{
public:
    explicit DifferenceStore(StateDatabase &database)
        : m_database(database)
    {}

    // A run that has none, or does not exist, has zero of them.

    /// Only what is there: no line counts zero.
    Result<std::vector<DifferenceCount>> counts(const std::string &runId);
    Result<std::uint64_t> count(const std::string &runId, const DifferenceFilter &filter);
    /// In order, those after @p afterOrdinal, at most @p limit.
    Result<std::vector<StoredDifference>> page(const std::string &runId,
                                               const DifferenceFilter &filter,
                                               std::uint64_t afterOrdinal, std::size_t limit,
                                               DifferenceParts parts = DifferenceParts::All);
    /// The ordinal of the difference at @p position (from 0) of those that @p filter leaves: where
    /// a page in the middle begins. Empty: there are not that many.
    Result<std::optional<std::uint64_t>>
    ordinalAt(const std::string &runId, const DifferenceFilter &filter, std::uint64_t position);
    Result<std::optional<StoredDifference>> find(const std::string &runId, std::uint64_t ordinal);

private:
    StateDatabase &m_database;
};

} // namespace godwit
