#include "ui/run/repair_strip.h"

#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int barHeight = 10;
constexpr int barSteps = 1000;

Status statusOf(const RepairSummary &summary)
{
    if (summary.failed > 0)
        return Status::Bad;
    return summary.changedMeanwhile > 0 ? Status::Warning : Status::Good;
}

// What became of those that were not repaired.
QString othersText(const RepairSummary &summary)
{
    QStringList parts;
    if (summary.alreadyEqual > 0)
        parts << RepairStrip::tr("%1 were equal already").arg(formatCount(summary.alreadyEqual));
    if (summary.changedMeanwhile > 0)
        parts << RepairStrip::tr("%1 have changed meanwhile and were left alone")
                     .arg(formatCount(summary.changedMeanwhile));
    if (summary.failed > 0)
        parts << RepairStrip::tr("%1 were refused; each says why").arg(formatCount(summary.failed));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

RepairStrip::RepairStrip(QWidget *parent)
    : QFrame(parent)
    , m_sum(new StatusBadge(this))
    , m_text(makeHint({}, this))
    , m_bar(new QProgressBar(this))
    , m_error(new ErrorPanel(this))
    , m_cancel(new QPushButton(icon(Icon::Stop), tr("Cancel"), this))
    , m_verify(new QPushButton(icon(Icon::Refresh), tr("Verify again"), this))
    , m_dismiss(new QToolButton(this))
{
    setObjectName(QStringLiteral("repairStrip"));
    m_sum->setObjectName(QStringLiteral("repairResult"));
    m_text->setObjectName(QStringLiteral("repairText"));
    m_text->setWordWrap(false);
    m_text->setMinimumWidth(1);
    m_bar->setObjectName(QStringLiteral("repairBar"));
    m_bar->setAccessibleName(tr("Progress of the repair"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    m_cancel->setObjectName(QStringLiteral("repairCancel"));
    m_cancel->setAccessibleName(tr("Cancel the repair"));
    m_verify->setObjectName(QStringLiteral("repairVerifyAgain"));
    m_dismiss->setObjectName(QStringLiteral("repairDismiss"));
    m_dismiss->setIcon(icon(Icon::Close));
    m_dismiss->setToolTip(tr("Close this message"));
    m_dismiss->setAccessibleName(m_dismiss->toolTip());
    m_dismiss->setAutoRaise(true);
    for (QPushButton *button : {m_cancel, m_verify})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sum);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_verify);
    row->addWidget(m_dismiss);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_error);
    connect(m_cancel, &QPushButton::clicked, this, &RepairStrip::cancelRequested);
    connect(m_verify, &QPushButton::clicked, this, &RepairStrip::verifyRequested);
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void RepairStrip::showParts(bool isWorking)
{
    m_bar->setVisible(isWorking);
    m_cancel->setVisible(isWorking);
    m_verify->setVisible(!isWorking && m_isVerifyOffered);
    m_dismiss->setVisible(!isWorking);
    show();
}

void RepairStrip::showWork(std::uint64_t done, std::uint64_t total, bool isStopping)
{
    m_error->clear();
    m_sum->setStatus(Status::Working, isStopping ? tr("Stopping") : tr("Repairing"));
    m_text->setText(total == 0 ? tr("Looking at both sides…")
                               : tr("%1 of %2 rows").arg(formatCount(done), formatCount(total)));
    m_bar->setRange(0, total == 0 ? 0 : barSteps);
    if (total > 0)
        m_bar->setValue(
            static_cast<int>(static_cast<double>(done) / static_cast<double>(total) * barSteps));
    m_cancel->setEnabled(!isStopping);
    showParts(true);
}

void RepairStrip::showReport(const RepairReport &report)
{
    const bool cancelled = report.error && report.error->code == ErrorCode::Cancelled;
    if (report.error) {
        m_sum->setStatus(cancelled ? Status::Warning : Status::Bad,
                         cancelled ? tr("The repair was cancelled") : tr("The repair broke off"));
        m_text->setText(tr("What was repaired before stays so."));
    } else {
        m_sum->setStatus(statusOf(report.summary), tr("%Ln rows were repaired", nullptr,
                                                      static_cast<int>(report.summary.repaired)));
        m_text->setText(othersText(report.summary));
    }
    if (report.error && !cancelled)
        m_error->showError(*report.error);
    else
        m_error->clear();
    m_text->setToolTip(m_text->text());
    showParts(false);
}

void RepairStrip::clear()
{
    m_error->clear();
    hide();
}

void RepairStrip::offerVerify(bool offered)
{
    m_isVerifyOffered = offered;
    m_verify->setVisible(offered && !m_cancel->isVisibleTo(this));
}

} // namespace godwit::ui
