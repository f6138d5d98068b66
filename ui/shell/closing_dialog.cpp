#include "ui/shell/closing_dialog.h"

#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace godwit::ui {

namespace {

constexpr int dialogWidth = 460; ///< pixels

} // namespace

ClosingDialog::ClosingDialog(const QStringList &names, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("closingDialog"));
    setWindowTitle(tr("Close Godwit"));
    setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    auto *title = makeHeading(
        tr("%n project(s) are still running", nullptr, static_cast<int>(names.size())), 2, this);
    column->addWidget(title);
    column->addWidget(makeHint(names.join(QStringLiteral(", ")), this));
    addChoice(Choice::KeepRunning, "keepRunning", tr("&Keep running in the background"),
              tr("The window closes, Godwit ends when the work is done. Starting Godwit again "
                 "shows how it stands."));
    addChoice(Choice::PauseAndQuit, "pauseAndQuit", tr("&Pause and quit"),
              tr("What is copied stays. Each project can be resumed where it stopped."));
    addChoice(Choice::Stay, "stay", tr("&Stay"), {});
}

void ClosingDialog::addChoice(Choice choice, const char *name, const QString &text,
                              const QString &hint)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setDefault(choice == Choice::Stay);
    button->setAccessibleDescription(hint);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(gridStep);
    column->addWidget(button);
    if (!hint.isEmpty())
        column->addWidget(makeHint(hint, this));
    connect(button, &QPushButton::clicked, this, [this, choice] {
        m_choice = choice;
        accept();
    });
}

} // namespace godwit::ui
