#include "ui/wizard/json_view.h"

#include "ui/common/theme.h"
#include "ui/wizard/json_highlighter.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace godwit::ui {

namespace {

constexpr int mostMarks = 1000;

qsizetype endOfLine(const QString &text, int line)
{
    qsizetype end = 0;
    for (; line > 0 && end < text.size(); --line) {
        const qsizetype next = text.indexOf(QLatin1Char('\n'), end);
        if (next < 0)
            return text.size();
        end = next + 1;
    }
    return end;
}

} // namespace

JsonView::JsonView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(monospaceFont());
    m_colourSoon.setSingleShot(true);
    m_colourSoon.setInterval(0);
    connect(&m_colourSoon, &QTimer::timeout, this, &JsonView::colourVisibleLines);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_colourSoon,
            qOverload<>(&QTimer::start));
}

void JsonView::setJson(const QString &text)
{
    const QString shown = text.left(endOfLine(text, mostLines));
    m_hiddenLines = static_cast<int>(QStringView(text).mid(shown.size()).count(QLatin1Char('\n')));
    const int scrolledTo = verticalScrollBar()->value();
    setPlainText(shown.endsWith(QLatin1Char('\n')) ? shown.chopped(1) : shown);
    verticalScrollBar()->setValue(scrolledTo);
    markFound();
    m_colourSoon.start();
}

int JsonView::search(const QString &text)
{
    m_searched = text;
    markFound();
    if (!text.isEmpty() && !extraSelections().isEmpty()) {
        QTextCursor from = textCursor();
        from.setPosition(from.selectionStart());
        setTextCursor(from);
        findNext(false);
    }
    return static_cast<int>(extraSelections().size());
}

void JsonView::findNext(bool backwards)
{
    if (m_searched.isEmpty())
        return;
    const QTextDocument::FindFlags flags =
        backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor found = document()->find(m_searched, textCursor(), flags);
    if (found.isNull()) { // around the end
        QTextCursor edge(document());
        edge.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
        found = document()->find(m_searched, edge, flags);
    }
    if (!found.isNull())
        setTextCursor(found);
}

void JsonView::markFound()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor found(document());
    while (!m_searched.isEmpty() && marks.size() < mostMarks) {
        found = document()->find(m_searched, found);
        if (found.isNull())
            break;
        QTextEdit::ExtraSelection mark;
        mark.cursor = found;
        mark.format.setBackground(themeColours().added);
        marks += mark;
    }
    setExtraSelections(marks);
}

void JsonView::colourVisibleLines()
{
    QTextBlock block = firstVisibleBlock();
    const int bottom = viewport()->height();
    for (; block.isValid(); block = block.next()) {
        if (blockBoundingGeometry(block).translated(contentOffset()).top() > bottom)
            break;
        if (block.text().isEmpty() || !block.layout()->formats().isEmpty())
            continue;
        block.layout()->setFormats(jsonFormats(block.text()));
        document()->markContentsDirty(block.position(), block.length());
    }
}

void JsonView::forgetColours()
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        block.layout()->clearFormats();
    markFound();
    m_colourSoon.start();
}

void JsonView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        forgetColours();
}

void JsonView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_colourSoon.start();
}

} // namespace godwit::ui
