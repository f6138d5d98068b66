#include "ui/wizard/step_rail.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QSignalBlocker>

namespace godwit::ui {

namespace {

constexpr int rowHeight = 5 * gridStep;
constexpr int railWidth = 24 * gridStep;

} // namespace

StepRail::StepRail(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Pages of the project"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT stepChosen(row);
    });
}

void StepRail::addStep(const QString &title)
{
    const QSignalBlocker quiet(this);
    m_titles += title;
    m_states += State::Open;
    //: a page of the wizard: its number and its title
    auto *item = new QListWidgetItem(tr("%1  %2").arg(m_titles.size()).arg(title), this);
    item->setSizeHint(QSize(railWidth, rowHeight));
    setState(count() - 1, State::Open);
}

void StepRail::setState(int step, State state, int problems)
{
    QListWidgetItem *shown = item(step);
    m_states[step] = state;
    QString word = tr("not looked at yet");
    QIcon mark = icon(Icon::Idle);
    if (state == State::Complete) {
        word = tr("complete");
        mark = statusIcon(Status::Good);
    } else if (state == State::Problems) {
        word = tr("%n thing(s) to put right", nullptr, problems);
        mark = statusIcon(Status::Bad);
    }
    shown->setIcon(mark);
    const QString whole = tr("%1: %2").arg(m_titles[step], word);
    shown->setToolTip(whole);
    shown->setData(Qt::AccessibleTextRole, whole);
}

StepRail::State StepRail::state(int step) const
{
    return m_states[step];
}

void StepRail::setOpenStep(int step)
{
    const QSignalBlocker quiet(this);
    setCurrentRow(step);
}

QSize StepRail::sizeHint() const
{
    return QSize(railWidth, count() * rowHeight);
}

} // namespace godwit::ui
