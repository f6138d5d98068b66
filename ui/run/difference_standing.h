// Why there is nothing to be seen in the difference browser, or less than was found.
#pragma once

#include <QString>

#include <cstdint>
#include <utility>

namespace godwit::ui {

class RunTables;

/// Where the verification of a run stands.
struct DifferenceStanding
{
    bool hasRun = false;
    bool verifies = false; ///< the run has the step
    bool verified = false; ///< and it is through
    bool operator==(const DifferenceStanding &) const = default;
};

/// What verification counted, of which some may not be kept.
struct CountedDifferences
{
    std::uint64_t found = 0, kept = 0;
};
CountedDifferences countedIn(const RunTables &tables);

/// Title and text of what stands in the place of an empty list.
std::pair<QString, QString> nothingText(const DifferenceStanding &standing,
                                        const CountedDifferences &counted);

} // namespace godwit::ui
