#include "ui/wizard/rules_completer.h"

#include "ui/wizard/rules_completion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

namespace godwit::ui {

namespace {

constexpr int frame = 12; // pixels around the names

} // namespace

RulesCompleter::RulesCompleter(QPlainTextEdit *editor)
    : QObject(editor)
    , m_editor(editor)
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(editor);
    m_completer->popup()->setObjectName(QStringLiteral("ruleCompletions"));
    m_completer->popup()->setAccessibleName(tr("Names that fit"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &RulesCompleter::insert);
}

void RulesCompleter::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_catalog = std::move(catalog);
}

QStringList RulesCompleter::offered() const
{
    return m_completer->popup()->isVisible() ? m_names->stringList() : QStringList();
}

bool RulesCompleter::takesKey(QKeyEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer(true);
        return true;
    }
    const bool accepts = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                         || event->key() == Qt::Key_Tab;
    if (!popup->isVisible() || !accepts)
        return false;
    if (popup->currentIndex().isValid()) {
        event->ignore(); // the completer takes it
        return true;
    }
    popup->hide();
    if (event->key() != Qt::Key_Tab)
        return false; // nothing was chosen: the key means what it says
    insert(m_names->stringList().value(0));
    return true;
}

void RulesCompleter::afterKey(const QKeyEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    const bool wasTyped = !event->text().isEmpty() && event->text()[0].isPrint();
    if (wasTyped || (popup->isVisible() && event->key() == Qt::Key_Backspace))
        offer(false);
    else if (event->key() != Qt::Key_Shift)
        popup->hide();
}

void RulesCompleter::offer(bool asked)
{
    QAbstractItemView *popup = m_completer->popup();
    const QString line = m_editor->textCursor().block().text();
    const int cursor = m_editor->textCursor().positionInBlock();
    const bool isInside = cursor < line.size(); // completing would tear the name apart
    const RuleCompletion completion = m_catalog && (asked || !isInside)
                                          ? completeRule(*m_catalog, line, cursor)
                                          : RuleCompletion();
    const QString typed = line.mid(completion.begin, cursor - completion.begin);
    if (completion.names.isEmpty() || completion.names == QStringList(typed)) {
        popup->hide();
        return;
    }
    m_names->setStringList(completion.names);
    QTextCursor begin = m_editor->textCursor();
    begin.setPosition(begin.block().position() + completion.begin);
    QRect place = m_editor->cursorRect(begin);
    place.translate(m_editor->viewport()->pos());
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width()
                   + frame);
    m_completer->complete(place);
    popup->setCurrentIndex({});
}

void RulesCompleter::insert(const QString &name)
{
    if (name.isEmpty() || !m_catalog)
        return;
    QTextCursor cursor = m_editor->textCursor();
    const int begin =
        completeRule(*m_catalog, cursor.block().text(), cursor.positionInBlock(), 1).begin;
    const bool isDatabase = begin == 0;
    cursor.setPosition(cursor.block().position() + begin, QTextCursor::KeepAnchor);
    cursor.insertText(isDatabase ? name + QLatin1Char('.') : name);
    m_editor->setTextCursor(cursor);
    if (isDatabase)
        offer(false);
}

} // namespace godwit::ui
