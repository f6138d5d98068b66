#include "ui/common/password_field.h"

#include "ui/common/text.h"

#include <QToolButton>

namespace godwit::ui {

PasswordField::PasswordField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_reveal(new QToolButton(this))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
    m_reveal->setCheckable(true);
    m_reveal->setObjectName(QStringLiteral("reveal"));
    reveal(false);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_reveal);
    setFocusProxy(m_edit);

    connect(m_reveal, &QToolButton::toggled, this, &PasswordField::reveal);
    connect(m_edit, &QLineEdit::textChanged, this, &PasswordField::changed);
}

Secret PasswordField::secret() const
{
    return m_edit->text().isEmpty() ? Secret() : Secret(toUtf8(m_edit->text()));
}

void PasswordField::setText(const QString &text)
{
    m_edit->setText(text);
}

void PasswordField::clear()
{
    m_edit->clear();
    m_reveal->setChecked(false);
}

void PasswordField::setKept(bool isKept)
{
    m_edit->setPlaceholderText(isKept ? tr("Known already; type to replace it")
                                      : tr("Asked for when it is needed"));
}

void PasswordField::reveal(bool isShown)
{
    m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setText(isShown ? tr("Hide") : tr("Show"));
    m_reveal->setAccessibleName(isShown ? tr("Hide the password") : tr("Show the password"));
}

} // namespace godwit::ui
