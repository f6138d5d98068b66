#include "ui/common/status_badge.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QLabel>

namespace godwit::ui {

namespace {

constexpr int pictureSize = 16;

} // namespace

StatusBadge::StatusBadge(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_word(new QLabel(this))
{
    m_word->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridStep / 2);
    row->addWidget(m_picture);
    row->addWidget(m_word);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    redraw();
}

void StatusBadge::setStatus(Status status, const QString &word)
{
    m_status = status;
    m_word->setText(word);
    setAccessibleName(word);
    redraw();
}

QString StatusBadge::word() const
{
    return m_word->text();
}

void StatusBadge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void StatusBadge::redraw()
{
    m_picture->setPixmap(
        statusIcon(m_status).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    QPalette palette = m_word->palette();
    const QColor colour = statusColour(m_status);
    if (palette.color(QPalette::WindowText) == colour)
        return; // setting it would call changeEvent() for ever
    palette.setColor(QPalette::WindowText, colour);
    m_word->setPalette(palette);
}

} // namespace godwit::ui
