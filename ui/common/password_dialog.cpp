#include "ui/common/password_dialog.h"

#include "ui/common/password_field.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>

namespace godwit::ui {

PasswordDialog::PasswordDialog(const QString &question, bool hasKeyring, QWidget *parent)
    : QDialog(parent)
    , m_password(new PasswordField(this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Password"));
    auto *label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText); // quotes names
    label->setWordWrap(true);
    label->setBuddy(m_password->lineEdit());
    m_password->lineEdit()->setObjectName(QStringLiteral("passwordEdit"));
    m_password->lineEdit()->setAccessibleName(question);

    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_password);
    if (hasKeyring) {
        m_keep = new QCheckBox(tr("&Keep it in the desktop's keyring"), this);
        m_keep->setObjectName(QStringLiteral("keepPassword"));
        m_keep->setChecked(true);
        column->addWidget(m_keep);
    } else {
        column->addWidget(makeHint(
            tr("No keyring answers on this desktop: Godwit keeps the password in memory only, "
               "until it ends."),
            this));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("passwordButtons"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(420);
    m_password->setFocus();
}

Secret PasswordDialog::password() const
{
    return m_password->secret();
}

bool PasswordDialog::isToBeKept() const
{
    return m_keep && m_keep->isChecked();
}

} // namespace godwit::ui
