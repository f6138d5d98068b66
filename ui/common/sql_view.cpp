#include "ui/common/sql_view.h"

#include "ui/common/sql_highlighter.h"
#include "ui/common/theme.h"

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
    m_highlighter->setMysql(isMysql);
    setPlainText(sql);
}

void SqlView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

} // namespace godwit::ui
