#include "ui/run/verify_again_button.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QMenu>

namespace godwit::ui {

VerifyAgainButton::VerifyAgainButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("verifyAgain"));
    setText(tr("Verify a&gain"));
    setIcon(ui::icon(Icon::Refresh));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
    menu()->setToolTipsVisible(true);
    add("verifyEverything", VerifyScope::Everything,
        tr("&Everything: every table of the run is compared from its first row to its last."));
    m_tables = add("verifyAbnormal", VerifyScope::AbnormalTables,
                   tr("&Abnormal tables: those that are different, not proven or not compared."));
    m_rows = add("verifyRecords", VerifyScope::InconsistentRecords,
                 tr("&Differing rows: only the rows that were found different. Quick, and sees "
                    "nothing new."));
}

QAction *VerifyAgainButton::add(const char *name, VerifyScope scope, const QString &text)
{
    QAction *action = menu()->addAction(text);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, [this, scope] { Q_EMIT requested(scope); });
    return action;
}

void VerifyAgainButton::setObstacle(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason.isEmpty() ? tr("Compare both sides as they are now.") : reason);
    setAccessibleDescription(toolTip());
}

void VerifyAgainButton::setWork(int abnormalTables, std::uint64_t storedDifferences)
{
    m_tables->setEnabled(abnormalTables > 0);
    m_tables->setToolTip(abnormalTables > 0 ? QString() : tr("Every table is consistent."));
    m_rows->setEnabled(storedDifferences > 0);
    m_rows->setToolTip(storedDifferences > 0 ? QString() : tr("No differing rows are kept."));
}

} // namespace godwit::ui
