#include "ui/wizard/speed_text.h"

#include "core/connectors/connector_registry.h"
#include "core/data/row_batch.h"
#include "core/pipeline/run_control.h"
#include "ui/common/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace godwit::ui {

namespace {

struct SpeedText
{
    Q_DECLARE_TR_FUNCTIONS(SpeedText)
};

struct OmsPreset
{
    int threads;
    int rowsRead;    ///< in one batch
    int rowsWritten; ///< in one batch
};

OmsPreset omsPreset(SpeedMode mode)
{
    switch (mode) {
    case SpeedMode::Steady:
        return {4, 200, 100};
    case SpeedMode::Normal:
        return {8, 600, 200};
    case SpeedMode::Fast:
        break;
    }
    return {32, 1200, 400};
}

QString here(SpeedMode mode, SpeedUse use, const DataSource *limit)
{
    if (!limit || !hasConnector(limit->kind))
        return {};
    const auto connector = makeConnector(*limit);
    if (!connector)
        return {};
    const int workers = std::min(threadsOf(mode), (*connector)->maximumWriters());
    const QString batches = SpeedText::tr("Batches of up to %1 or %2 rows.")
                                .arg(formatBytes(batchBytes), formatCount(batchRows));
    if (use == SpeedUse::Verification)
        return SpeedText::tr("Here: %n connection(s) reading on each side at once.", nullptr,
                             workers)
               + QLatin1Char(' ') + batches;
    return SpeedText::tr("Here: %n part(s) of tables at once, each with a connection that reads "
                         "and one that writes.",
                         nullptr, workers)
           + QLatin1Char(' ') + batches;
}

} // namespace

QString speedText(SpeedMode mode, SpeedUse use, const DataSource *limit)
{
    const OmsPreset oms = omsPreset(mode);
    const QString there =
        use == SpeedUse::Verification
            ? SpeedText::tr("On an OMS server: %1 threads, %2 rows read at a time.")
                  .arg(oms.threads)
                  .arg(formatCount(static_cast<std::uint64_t>(oms.rowsRead)))
            : SpeedText::tr("On an OMS server: %1 threads, %2 rows read and %3 written at a time.")
                  .arg(oms.threads)
                  .arg(formatCount(static_cast<std::uint64_t>(oms.rowsRead)),
                       formatCount(static_cast<std::uint64_t>(oms.rowsWritten)));
    const QString local = here(mode, use, limit);
    return local.isEmpty() ? there : local + QLatin1Char(' ') + there;
}

} // namespace godwit::ui
