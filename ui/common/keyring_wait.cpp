#include "ui/common/keyring_wait.h"

#include <QDialogButtonBox>
#include <QEventLoop>
#include <QProgressBar>

#include <chrono>

namespace godwit::ui {

KeyringWait::KeyringWait(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keyringWait"));
    setWindowTitle(tr("Keyring"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(new QLabel(tr("Waiting for the desktop's keyring. It may be asking to be "
                                    "unlocked."),
                                 this));
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Waiting"));
    column->addWidget(bar);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("keyringButtons"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

bool KeyringWait::run()
{
    QEventLoop quietly;
    m_quietly = &quietly;
    QTimer::singleShot(std::chrono::milliseconds(300), &quietly, &QEventLoop::quit);
    if (!m_hasEnded)
        quietly.exec(QEventLoop::ExcludeUserInputEvents); // nothing may be clicked meanwhile
    m_quietly = nullptr;
    return m_hasEnded || exec() == QDialog::Accepted;
}

void KeyringWait::end()
{
    m_hasEnded = true;
    if (m_quietly)
        m_quietly->quit();
    else
        accept();
}

} // namespace godwit::ui
