#include "ui/common/sql_view.h"

#include "ui/common/sql_highlighter.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QEvent>

namespace godwit::ui {

SqlView::SqlView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new SqlHighlighter(document()))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(monospaceFont());
    setTabChangesFocus(true);
}

void SqlView::setSql(const QString &sql, bool isMysql)
{
    setFont(monospaceFont());
    if (!m_highlighter->document())
        m_highlighter->setDocument(document());
    m_highlighter->setMysql(isMysql);
    setPlainText(sql);
}

void SqlView::setProse(const QString &text)
{
    setFont(QApplication::font());
    m_highlighter->setDocument(nullptr);
    setPlainText(text);
}

void SqlView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

} // namespace godwit::ui
