#include "ui/run/run_summary.h"

#include "core/base/text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/run_text.h"

#include <QFontMetrics>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int barSteps = 1000;
constexpr int barHeight = 10;

QString doneText(const StepWork &work)
{
    if (work.objects)
        return RunSummary::tr("%1 of %2 objects")
            .arg(formatCount(work.done), formatCount(work.total));
    if (work.total == 0)
        return RunSummary::tr("%1 rows").arg(formatCount(work.done));
    return work.exact ? RunSummary::tr("%1 of %2 rows")
                            .arg(formatCount(work.done), formatCount(work.total))
                      : RunSummary::tr("%1 of ≈ %2 rows")
                            .arg(formatCount(work.done), formatCount(work.total));
}

QString leftText(const StepWork &work, const RunRates &rates)
{
    if (work.objects || work.total <= work.done)
        return {};
    const auto range = rates.remaining(work.total - work.done, work.exact);
    if (!range)
        return {};
    if (!range->highSeconds)
        return RunSummary::tr("nothing has moved for 10 seconds");
    //: time that is left
    return RunSummary::tr("%1 left").arg(timeRangeText(range->lowSeconds, *range->highSeconds));
}

int barValue(const StepWork &work, bool finished)
{
    if (finished)
        return barSteps;
    if (work.total == 0)
        return 0;
    // Full only when it is: an estimate can be passed before.
    const double share = static_cast<double>(work.done) / static_cast<double>(work.total);
    return std::min(static_cast<int>(share * barSteps), barSteps - 1);
}

} // namespace

QString summaryText(const RunProgress &progress, const RunRates &rates)
{
    const StepWork work = workOf(progress);
    QStringList parts;
    if (work.total > 0 || work.done > 0)
        parts << doneText(work);
    if (progress.step == StepKind::FullTransfer && progress.bytesDone > 0)
        parts << formatBytes(progress.bytesDone);
    if (rates.source().rows > 0 && !work.objects)
        parts << formatRowRate(rates.source().rows);
    if (const QString left = leftText(work, rates); !left.isEmpty())
        parts << left;
    return parts.join(QStringLiteral(" · "));
}

RunSummary::RunSummary(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_text(new QLabel(this))
    , m_activity(makeHint({}, this))
{
    setObjectName(QStringLiteral("runSummary"));
    m_bar->setObjectName(QStringLiteral("runBar"));
    m_bar->setAccessibleName(tr("Progress of the step"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    m_text->setObjectName(QStringLiteral("runSummaryText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(tabularFont());
    m_activity->setObjectName(QStringLiteral("runActivity"));
    m_activity->setWordWrap(false);
    m_activity->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_activity->setMinimumWidth(1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_text);
    row->addWidget(m_activity, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addWidget(m_bar);
    column->addLayout(row);
}

void RunSummary::setProgress(const RunMonitor &monitor, bool atWork)
{
    const RunProgress &progress = monitor.progress();
    const StepWork work = workOf(progress);
    const bool finished =
        !progress.steps.empty()
        && std::all_of(progress.steps.begin(), progress.steps.end(),
                       [](const StepRecord &step) { return step.state == StepState::Finished; });
    m_bar->setValue(barValue(work, finished));
    if (finished && !atWork) {
        m_text->setText(tr("%1 rows · %2")
                            .arg(formatCount(progress.rowsDone), formatBytes(progress.bytesDone)));
    } else if (atWork) {
        m_text->setText(summaryText(progress, monitor.rates()));
    } else {
        m_text->setText(work.total > 0 ? doneText(work) : QString());
    }
    const QString activity = atWork ? toQString(printable(progress.activity)) : QString();
    m_activity->setText(
        m_activity->fontMetrics().elidedText(activity, Qt::ElideMiddle, m_activity->width()));
    m_activity->setToolTip(activity);
}

} // namespace godwit::ui
