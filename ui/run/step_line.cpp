#include "ui/run/step_line.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/run_text.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int pictureSize = 16;
constexpr int margin = gridStep;
constexpr int narrowest = 88; ///< pixels

QFont titleFont()
{
    return headingFont(3);
}

// "Done · 12 s", with the state first: a step that is cut off still says it.
QString detailOf(const StepRecord &step, bool isNext, double seconds)
{
    if (step.state == StepState::Init)
        return isNext ? StepLine::tr("Next") : stepStateText(step.state);
    if (seconds <= 0)
        return stepStateText(step.state);
    //: a step's state and how long it took so far
    return StepLine::tr("%1 · %2").arg(stepStateText(step.state), formatDuration(seconds));
}

} // namespace

StepButton::StepButton(StepKind step, QWidget *parent)
    : QAbstractButton(parent)
    , m_title(stepTitle(step))
{
    setObjectName(QStringLiteral("step_") + toQString(stepName(step)));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(stepExplanation(step));
    setAttribute(Qt::WA_Hover);
}

void StepButton::setState(StepState state, const QString &detail)
{
    if (m_state == state && m_detail == detail)
        return;
    const bool grown = detail.size() != m_detail.size();
    m_state = state;
    m_detail = detail;
    setAccessibleName(m_title + QStringLiteral(": ") + detail);
    if (grown)
        updateGeometry();
    update();
}

QSize StepButton::sizeHint() const
{
    const QFontMetrics titles(titleFont());
    const QFontMetrics details(font());
    const int text = std::max(titles.horizontalAdvance(m_title) + pictureSize + margin / 2,
                              details.horizontalAdvance(m_detail));
    // Two more: widths are rounded, and a title that misses a fraction would be cut off.
    return {text + 2 * margin + 2, titles.height() + details.height() + 2 * margin};
}

QSize StepButton::minimumSizeHint() const
{
    return {narrowest, sizeHint().height()};
}

void StepButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours &colours = themeColours();
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool highlighted = isChecked() || underMouse();
    painter.setPen(isChecked() ? colours.accent : (highlighted ? colours.border : Qt::transparent));
    painter.setBrush(isChecked() ? colours.surface : QColor(Qt::transparent));
    painter.drawRoundedRect(card, 4, 4);

    const QFontMetrics titles(titleFont());
    const QRect line(margin, margin, width() - 2 * margin, titles.height());
    stepIcon(m_state).paint(&painter, QRect(margin, margin + (titles.height() - pictureSize) / 2,
                                            pictureSize, pictureSize));
    painter.setFont(titleFont());
    painter.setPen(m_state == StepState::Init ? colours.mutedText : colours.text);
    const QRect title = line.adjusted(pictureSize + margin / 2, 0, 0, 0);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     titles.elidedText(m_title, Qt::ElideRight, title.width()));
    painter.setFont(font());
    painter.setPen(colours.mutedText);
    const QFontMetrics details(font());
    const QRect detail(margin, line.bottom() + 1, line.width(), details.height());
    painter.drawText(detail, Qt::AlignLeft | Qt::AlignVCenter,
                     details.elidedText(m_detail, Qt::ElideRight, detail.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void StepButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

StepLine::StepLine(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("stepLine"));
    setAccessibleName(tr("Steps of the project"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(gridStep / 2);
    m_row->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(m_kinds[static_cast<std::size_t>(id)]); });
}

void StepLine::setSteps(const std::vector<StepRecord> &steps, bool running,
                        const SecondsOf &secondsOf)
{
    const bool same =
        std::equal(steps.begin(), steps.end(), m_kinds.begin(), m_kinds.end(),
                   [](const StepRecord &step, StepKind kind) { return step.step == kind; });
    if (!same)
        rebuild(steps);
    bool next = running;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool waiting = steps[i].state == StepState::Init;
        m_buttons[i]->setState(steps[i].state,
                               detailOf(steps[i], waiting && next, secondsOf(steps[i])));
        if (waiting)
            next = false;
    }
}

void StepLine::choose(StepKind step)
{
    const auto found = std::find(m_kinds.begin(), m_kinds.end(), step);
    if (found != m_kinds.end())
        m_buttons[static_cast<std::size_t>(found - m_kinds.begin())]->setChecked(true);
}

void StepLine::rebuild(const std::vector<StepRecord> &steps)
{
    qDeleteAll(m_buttons);
    qDeleteAll(m_arrows);
    m_buttons.clear();
    m_arrows.clear();
    m_kinds.clear();
    int place = 0;
    for (const StepRecord &step : steps) {
        if (!m_buttons.empty()) {
            auto *arrow = new QLabel(QStringLiteral("›"), this);
            arrow->setForegroundRole(QPalette::PlaceholderText);
            m_arrows.push_back(arrow);
            m_row->insertWidget(place++, arrow);
        }
        auto *button = new StepButton(step.step, this);
        m_group->addButton(button, static_cast<int>(m_kinds.size()));
        m_row->insertWidget(place++, button);
        m_buttons.push_back(button);
        m_kinds.push_back(step.step);
    }
}

} // namespace godwit::ui
