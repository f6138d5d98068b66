#include "ui/common/search_field.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QShortcut>

namespace godwit::ui {

namespace {

constexpr int delayMs = 80;

} // namespace

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &SearchField::say);
    connect(this, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchField::say);

    auto *find = new QShortcut(QKeySequence::Find, parent ? parent : this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        say();
        return;
    }
    if (event->key() == Qt::Key_Down && m_list) {
        say();
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid() && m_list->model())
            m_list->setCurrentIndex(m_list->model()->index(0, 0, m_list->rootIndex()));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::say()
{
    m_delay.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_said)
        return;
    m_said = wanted;
    Q_EMIT searchChanged(wanted);
}

} // namespace godwit::ui
