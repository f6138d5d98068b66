#include "ui/common/field_message.h"

#include "ui/common/error_text.h"

#include <QEvent>

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
    show(QStringLiteral("✕ "), message, Status::Bad);
}

void FieldMessage::showWarning(const QString &message)
{
    show(QStringLiteral("⚠ "), message, Status::Warning);
}

void FieldMessage::showInfo(const QString &message)
{
    show(QStringLiteral("ⓘ "), message, Status::Idle);
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

void FieldMessage::show(const QString &sign, const QString &message, Status status)
{
    if (!isHidden() && text() == sign + message)
        return; // said again after every key
    m_hasError = status == Status::Bad;
    m_status = status;
    wearColour();
    setText(sign + message);
    if (m_field)
        m_field->setAccessibleDescription(message);
    setVisible(true);
}

void FieldMessage::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        wearColour();
}

void FieldMessage::wearColour()
{
    const QColor colour = m_status == Status::Idle ? themeColours().text : statusColour(m_status);
    QPalette palette = this->palette();
    if (palette.color(QPalette::WindowText) == colour)
        return; // setting it would call changeEvent() for ever
    palette.setColor(QPalette::WindowText, colour);
    setPalette(palette);
}

} // namespace godwit::ui
