#include "ui/run/difference_standing.h"

#include "ui/common/units.h"
#include "ui/run/run_tables.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <string_view>

namespace godwit::ui {

namespace {

struct DifferenceStandingText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceStandingText)
};

} // namespace

CountedDifferences countedIn(const RunTables &tables)
{
    CountedDifferences counted;
    std::set<std::pair<std::string_view, std::string_view>> sinks;
    for (const TableProgress &progress : tables.rows()) {
        const TableRecord &table = progress.record;
        // Tables merged into one at the destination carry the result of all.
        if (table.verify.state == VerifyState::Skipped
            || !sinks.emplace(table.sink.database, table.sink.table).second)
            continue;
        const std::uint64_t found =
            table.verify.onlyInSource + table.verify.onlyInSink + table.verify.different;
        counted.found += found;
        counted.kept += std::min(table.verify.stored, found);
    }
    return counted;
}

std::pair<QString, QString> nothingText(const DifferenceStanding &standing,
                                        const CountedDifferences &counted)
{
    using Text = DifferenceStandingText;
    if (!standing.hasRun)
        return {Text::tr("This project has not run yet"),
                Text::tr("Rows that verification finds different stand here, both sides beside "
                         "each other.")};
    if (counted.found > 0)
        return {Text::tr("The differences were counted, not kept"),
                Text::tr("Verification found %1 differing rows. Verify again to see which they "
                         "are.")
                    .arg(formatCount(counted.found))};
    if (!standing.verifies)
        return {Text::tr("This run did not verify"),
                Text::tr("Switch on the step Verification in the settings, or verify on the tab "
                         "Verification, to have every row compared.")};
    if (!standing.verified)
        return {Text::tr("No differences so far"),
                Text::tr("Rows are compared after the copy. Those that differ stand here, both "
                         "sides beside each other.")};
    return {Text::tr("No differences"),
            Text::tr("Verification found no differing row in what it compared.")};
}

} // namespace godwit::ui
