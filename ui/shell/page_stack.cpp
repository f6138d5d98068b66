#include "ui/shell/page_stack.h"

#include "ui/common/icons.h"

#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace godwit::ui {

PageStack::PageStack(QWidget *parent)
    : QWidget(parent)
    , m_head(new QWidget(this))
    , m_back(new QToolButton(m_head))
    , m_title(makeHeading({}, 2, m_head))
    , m_pages(new QStackedWidget(this))
{
    m_back->setObjectName(QStringLiteral("back"));
    m_back->setText(tr("&Back"));
    m_back->setIcon(icon(Icon::Back));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->setShortcut(QKeySequence::Back);
    m_back->setToolTip(tr("Back (%1)").arg(m_back->shortcut().toString(QKeySequence::NativeText)));
    m_title->setObjectName(QStringLiteral("pageTitle"));

    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(gridStep, gridStep / 2, gridStep, 0);
    row->addWidget(m_back);
    row->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_pages, 1);
    m_head->hide();
    connect(m_back, &QToolButton::clicked, this, &PageStack::back);
}

bool PageStack::setBase(QWidget *page)
{
    if (!leaveAll())
        return false;
    m_base = page;
    if (m_pages->indexOf(page) < 0)
        m_pages->addWidget(page);
    bringUp(page);
    return true;
}

void PageStack::open(QWidget *page, const QString &title, std::function<bool()> mayLeave)
{
    m_open.push_back({page, title, std::move(mayLeave)});
    m_pages->addWidget(page);
    bringUp(page);
}

bool PageStack::back()
{
    if (m_open.empty())
        return false;
    if (m_open.back().mayLeave && !m_open.back().mayLeave())
        return false;
    drop();
    return true;
}

void PageStack::drop()
{
    if (m_open.empty())
        return;
    QWidget *left = m_open.back().page;
    m_open.pop_back();
    bringUp(m_open.empty() ? m_base : m_open.back().page);
    m_pages->removeWidget(left);
    left->hide();
    left->deleteLater(); // it may be the sender of what brought us here
}

bool PageStack::leaveAll()
{
    while (!m_open.empty()) {
        if (!back())
            return false;
    }
    return true;
}

bool PageStack::mayLeaveAll() const
{
    std::vector<std::function<bool()>> questions;
    for (auto page = m_open.rbegin(); page != m_open.rend(); ++page) {
        if (page->mayLeave)
            questions.push_back(page->mayLeave); // asking may take its time
    }
    return std::all_of(questions.begin(), questions.end(), [](const auto &ask) { return ask(); });
}

QWidget *PageStack::current() const
{
    return m_pages->currentWidget();
}

QString PageStack::title() const
{
    return m_open.empty() ? QString() : m_open.back().title;
}

void PageStack::setTitle(const QString &title)
{
    if (m_open.empty())
        return;
    m_open.back().title = title;
    m_title->setText(title);
    Q_EMIT currentChanged();
}

void PageStack::bringUp(QWidget *page)
{
    m_head->setVisible(!m_open.empty());
    m_title->setText(m_open.empty() ? QString() : m_open.back().title);
    if (!page)
        return;
    m_pages->setCurrentWidget(page);
    // Keys go to what is on screen.
    if (!page->isAncestorOf(window()->focusWidget()))
        page->setFocus(Qt::OtherFocusReason);
    Q_EMIT currentChanged();
}

} // namespace godwit::ui
