#include "ui/common/empty_state.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int pictureSize = 48;
constexpr int textWidth = 420; ///< pixels; a line longer than this is tiring

} // namespace

EmptyState::EmptyState(Icon picture, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_icon(picture)
    , m_picture(new QLabel(this))
    , m_title(makeHeading(title, 2, this))
    , m_text(makeHint(text, this))
    , m_column(new QVBoxLayout)
{
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(textWidth); // else a wrapping label takes as little as it can
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMinimumWidth(textWidth);
    m_text->setMaximumWidth(textWidth);
    m_column->setSpacing(gridStep);
    m_column->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_column->addWidget(m_title, 0, Qt::AlignHCenter);
    m_column->addWidget(m_text, 0, Qt::AlignHCenter);
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(textWidth)));
    auto *around = new QVBoxLayout(this);
    around->addStretch(2);
    around->addLayout(m_column);
    around->addStretch(3);
    redraw();
}

QPushButton *EmptyState::addButton(const QString &text, Icon picture)
{
    auto *button = new QPushButton(icon(picture), text, this);
    if (m_column->count() == 3)
        m_column->addSpacing(gridStep);
    m_column->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setMinimumHeight(
        std::max(0, m_text->heightForWidth(textWidth))); // a centred label gets one line
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void EmptyState::redraw()
{
    m_picture->setPixmap(
        icon(m_icon, Status::Idle).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
}

QWidget *viewOrEmpty(QAbstractItemView *view, QWidget *empty, QWidget *parent)
{
    auto *stack = new QStackedWidget(parent);
    stack->addWidget(view);
    stack->addWidget(empty);
    const QAbstractItemModel *model = view->model();
    Q_ASSERT(model);
    const auto choose = [stack, view, empty] {
        const bool hasRows = view->model() && view->model()->rowCount(view->rootIndex()) > 0;
        stack->setCurrentWidget(hasRows ? static_cast<QWidget *>(view) : empty);
    };
    QObject::connect(model, &QAbstractItemModel::rowsInserted, stack, choose);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, stack, choose);
    QObject::connect(model, &QAbstractItemModel::modelReset, stack, choose);
    choose();
    return stack;
}

} // namespace godwit::ui
