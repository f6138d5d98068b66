#include "ui/common/busy_indicator.h"

#include "ui/common/icons.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int delayMs = 300;
constexpr int turnMs = 80; ///< between two pictures
constexpr int spinnerSize = 20;
constexpr int rays = 12;

} // namespace

/// Turns only while it can be seen.
class BusyIndicator::Spinner final : public QWidget
{
public:
    explicit Spinner(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(spinnerSize, spinnerSize);
        m_turn.setInterval(turnMs);
        connect(&m_turn, &QTimer::timeout, this, [this] {
            m_ray = (m_ray + 1) % rays;
            update();
        });
    }

protected:
    void showEvent(QShowEvent *) override
    {
        if (isMotionWanted())
            m_turn.start();
    }
    void hideEvent(QHideEvent *) override { m_turn.stop(); }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(width() / 2.0, height() / 2.0);
        QColor colour = themeColours().accent;
        for (int ray = 0; ray < rays; ++ray) {
            const int age = (m_ray - ray + rays) % rays;
            colour.setAlphaF(1.0F - 0.85F * static_cast<float>(age) / rays);
            painter.save();
            painter.rotate(ray * 360.0 / rays);
            painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(0, -4.5), QPointF(0, -8.5));
            painter.restore();
        }
    }

private:
    QTimer m_turn;
    int m_ray = 0;
};

BusyIndicator::BusyIndicator(QWidget *parent)
    : QWidget(parent)
    , m_spinner(new Spinner(this))
    , m_text(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_cancel->setObjectName(QStringLiteral("busyCancel"));
    m_cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridStep);
    row->addWidget(m_spinner);
    row->addWidget(m_text);
    row->addWidget(m_cancel);
    row->addStretch();
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &BusyIndicator::appear);
    connect(m_cancel, &QPushButton::clicked, this, &BusyIndicator::cancelRequested);
    hide();
}

void BusyIndicator::start(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_delay.start();
}

void BusyIndicator::stop()
{
    m_isBusy = false;
    m_delay.stop();
    hide();
}

void BusyIndicator::setCancellable(bool cancellable)
{
    m_isCancellable = cancellable;
    m_cancel->setVisible(cancellable);
}

void BusyIndicator::appear()
{
    m_cancel->setVisible(m_isCancellable);
    show();
}

} // namespace godwit::ui
