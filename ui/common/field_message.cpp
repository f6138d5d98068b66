#include "ui/common/field_message.h"

#include "ui/common/error_text.h"

#include <QStyle>

namespace godwit::ui {

FieldMessage::FieldMessage(QWidget *field, QWidget *parent)
    : QLabel(parent)
    , m_field(field)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText); // messages quote names, and a name may hold anything
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void FieldMessage::showError(const QString &message)
{
    show(QStringLiteral("✕ "), message, "error");
}

void FieldMessage::showWarning(const QString &message)
{
    show(QStringLiteral("⚠ "), message, "warning");
}

void FieldMessage::showInfo(const QString &message)
{
    show(QStringLiteral("ⓘ "), message, "info");
}

void FieldMessage::showError(const Error &error)
{
    showError(errorMessage(error).replace(QLatin1Char('\n'), QLatin1Char(' ')));
}

void FieldMessage::clearMessage()
{
    m_hasError = false;
    clear();
    hide();
    if (m_field)
        m_field->setAccessibleDescription({});
}

void FieldMessage::show(const QString &sign, const QString &message, const char *severity)
{
    if (!isHidden() && text() == sign + message)
        return; // said again after every key; polishing takes a while
    m_hasError = qstrcmp(severity, "error") == 0;
    setProperty("severity", severity); // coloured by the theme
    style()->unpolish(this);
    style()->polish(this);
    setText(sign + message);
    if (m_field)
        m_field->setAccessibleDescription(message);
    setVisible(true);
}

} // namespace godwit::ui
