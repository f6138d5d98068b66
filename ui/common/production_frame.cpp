#include "ui/common/production_frame.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>

namespace godwit::ui {

namespace {

constexpr int edge = 4; ///< pixels

} // namespace

ProductionFrame::ProductionFrame(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
{
    m_words->setObjectName(QStringLiteral("productionNotice"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setFont(headingFont(3));
    m_words->setAutoFillBackground(false);
    m_words->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_words);
    column->addWidget(content, 1);
}

void ProductionFrame::setProductionSources(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    m_words->setText(
        QStringLiteral("⚠ ")
        + tr("Production: %1", "names of data sources").arg(names.join(QStringLiteral(", "))));
    wearColour();
    m_words->setVisible(isMarked());
    const int margin = isMarked() ? edge : 0;
    layout()->setContentsMargins(margin, margin, margin, margin);
    update();
}

void ProductionFrame::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        wearColour();
}

void ProductionFrame::wearColour()
{
    QPalette palette = m_words->palette();
    palette.setColor(QPalette::WindowText, themeColours().window);
    m_words->setPalette(palette);
}

void ProductionFrame::paintEvent(QPaintEvent *)
{
    if (!isMarked())
        return;
    QPainter painter(this);
    const QColor colour = themeColours().production;
    painter.setPen(QPen(colour, edge * 2.0));
    painter.drawRect(rect());
    painter.fillRect(0, 0, width(), m_words->geometry().bottom() + 1, colour);
}

} // namespace godwit::ui
