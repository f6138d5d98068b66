#include "ui/wizard/rules_editor.h"

#include "core/project/fault_place.h"
#include "core/project/rule_syntax.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/wizard/rules_completer.h"
#include "ui/wizard/rules_highlighter.h"
#include "ui/wizard/rules_margin.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int marginGap = 6; // pixels

// The UTF-16 unit at which code point `character` (from 1) of `line` begins.
int columnOf(const QString &line, std::size_t character)
{
    int column = 0;
    for (std::size_t i = 1; i < character && column < line.size(); ++i)
        column += line[column].isHighSurrogate() && column + 1 < line.size() ? 2 : 1;
    return column;
}

// "rule \"...\": the bracket is not closed (character 3)" without what the editor shows itself.
QString plainMessage(const Error &error)
{
    QString message = toQString(error.message);
    const auto begin = message.indexOf(QStringLiteral("\": "));
    if (message.startsWith(QStringLiteral("rule \"")) && begin >= 0)
        message = message.mid(begin + 3);
    if (!error.proposal.empty())
        message += QStringLiteral(". ") + toQString(error.proposal);
    return message;
}

} // namespace

RulesEditor::RulesEditor(RuleList list, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_list(list)
    , m_margin(new RulesMargin(this))
    , m_highlighter(new RulesHighlighter(document()))
    , m_completer(new RulesCompleter(this))
{
    setFont(monospaceFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, &RulesEditor::updateMargin);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &RulesEditor::sayMessage);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if ((removed == 0 && added == 0) || m_isSetting)
            return;
        const std::vector<std::string> before = m_rules;
        readText();
        if (m_rules == before)
            return;         // colours, or a blank line
        m_problems.clear(); // they were about other rules
        m_marks.clear();
        check();
        Q_EMIT rulesEdited();
    });
    setViewportMargins(marginWidth(), 0, 0, 0);
}

void RulesEditor::setType(ProjectType type)
{
    if (m_type == type)
        return;
    m_type = type;
    check();
}

void RulesEditor::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_completer->setCatalog(std::move(catalog));
}

void RulesEditor::setRules(const std::vector<std::string> &rules)
{
    if (rules == m_rules)
        return;
    QStringList lines;
    for (const std::string &rule : rules)
        lines += toQString(rule);
    m_isSetting = true;
    setPlainText(lines.join(QLatin1Char('\n')));
    m_isSetting = false;
    readText();
    m_problems.clear();
    m_marks.clear();
    check();
}

void RulesEditor::readText()
{
    m_rules.clear();
    m_lines.clear();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString line = block.text();
        if (line.trimmed().isEmpty())
            continue;
        m_rules.push_back(toUtf8(line));
        m_lines.push_back(block.blockNumber());
    }
}

std::optional<int> RulesEditor::lineOf(std::size_t rule) const
{
    return rule < m_lines.size() ? std::optional(m_lines[rule]) : std::nullopt;
}

void RulesEditor::setProblems(const std::vector<Problem> &problems)
{
    m_problems = problems;
    check();
}

void RulesEditor::setMarks(const std::vector<RuleMark> &marks)
{
    m_marks = marks;
    decorate();
    if (marks.empty())
        return;
    const auto line = lineOf(marks.front().rule);
    if (!line)
        return;
    const int first = firstVisibleBlock().blockNumber();
    const int shown = viewport()->height() / std::max(1, fontMetrics().lineSpacing());
    if (*line < first || *line >= first + shown)
        verticalScrollBar()->setValue(std::max(0, *line - shown / 2));
}

void RulesEditor::focusRule(std::size_t rule)
{
    const auto line = lineOf(rule);
    if (line)
        setTextCursor(QTextCursor(document()->findBlockByNumber(*line)));
    setFocus(Qt::OtherFocusReason);
}

void RulesEditor::check()
{
    m_faults.clear();
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const auto rule = parseRule(m_rules[i], m_list == RuleList::White, m_type);
        if (rule)
            continue;
        const auto character = faultCharacter(rule.error());
        Fault fault;
        fault.line = m_lines[i];
        fault.column = character ? columnOf(toQString(m_rules[i]), *character) : 0;
        fault.isWholeLine = !character;
        fault.message = plainMessage(rule.error());
        m_faults.push_back(std::move(fault));
    }
    for (const Problem &problem : m_problems)
        if (const auto line = lineOf(problem.rule))
            m_faults.push_back({*line, 0, true, problem.message});
    decorate();
    sayMessage();
}

void RulesEditor::decorate()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const RuleMark &mark : m_marks)
        if (lineOf(mark.rule))
            selections += selectionOf(mark);
    for (const Fault &fault : m_faults)
        selections += selectionOf(fault);
    setExtraSelections(selections);
    m_margin->update();
    viewport()->update();
}

QTextEdit::ExtraSelection RulesEditor::selectionOf(const Fault &fault) const
{
    const QTextBlock block = document()->findBlockByNumber(fault.line);
    const int length = block.length() - 1;
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(block);
    const int begin = fault.isWholeLine ? 0 : std::min(fault.column, length);
    const bool isPair = begin + 1 < length && block.text()[begin].isHighSurrogate();
    const int end = fault.isWholeLine ? length : std::min(begin + (isPair ? 2 : 1), length);
    selection.cursor.setPosition(block.position() + begin);
    selection.cursor.setPosition(block.position() + end, QTextCursor::KeepAnchor);
    selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    selection.format.setUnderlineColor(themeColours().bad);
    return selection;
}

QTextEdit::ExtraSelection RulesEditor::selectionOf(const RuleMark &mark) const
{
    const QTextBlock block = document()->findBlockByNumber(*lineOf(mark.rule));
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(block);
    const ThemeColours &colours = themeColours();
    if (mark.kind != RuleMark::Kind::Stopped || !mark.byte) {
        selection.format.setBackground(mark.kind == RuleMark::Kind::Took ? colours.added
                                                                         : colours.removed);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        return selection;
    }
    const std::string &rule = m_rules[mark.rule];
    const int begin = static_cast<int>(toQString(rule.substr(0, *mark.byte)).size());
    const int end = block.length() - 1;
    // Where the rule is used up and the name goes on, its last character stands for its end.
    const int from = begin < end ? begin : std::max(0, end - 1);
    selection.cursor.setPosition(block.position() + from);
    selection.cursor.setPosition(block.position() + std::min(end, from + 1),
                                 QTextCursor::KeepAnchor);
    selection.format.setBackground(colours.removed);
    selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    selection.format.setUnderlineColor(colours.bad);
    return selection;
}

QString RulesEditor::message() const
{
    return m_message;
}

void RulesEditor::sayMessage()
{
    const int line = textCursor().blockNumber();
    auto fault = std::find_if(m_faults.begin(), m_faults.end(),
                              [&](const Fault &f) { return f.line == line; });
    if (fault == m_faults.end())
        fault = m_faults.begin();
    const QString message = fault == m_faults.end()
                                ? QString()
                                : tr("Line %1: %2").arg(fault->line + 1).arg(fault->message);
    if (message == m_message)
        return;
    m_message = message;
    Q_EMIT messageChanged(message);
}

void RulesEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->takesKey(event))
        return;
    QPlainTextEdit::keyPressEvent(event);
    m_completer->afterKey(event);
}

// ---- the margin, and what is painted by hand

int RulesEditor::marginWidth() const
{
    const int digits = std::max<int>(2, static_cast<int>(QString::number(blockCount()).size()));
    const int sign = fontMetrics().horizontalAdvance(QLatin1Char('M'));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + sign + 3 * marginGap;
}

void RulesEditor::updateMargin(const QRect &rect, int dy)
{
    if (dy != 0)
        m_margin->scroll(0, dy);
    else
        m_margin->update(0, rect.y(), m_margin->width(), rect.height());
}

QString RulesEditor::signOf(int line) const
{
    for (const RuleMark &mark : m_marks)
        if (lineOf(mark.rule) == line)
            return mark.kind == RuleMark::Kind::Took      ? QStringLiteral("✓")
                   : mark.kind == RuleMark::Kind::Dropped ? QStringLiteral("✕")
                                                          : QStringLiteral("▸");
    const bool isFaulty = std::any_of(m_faults.begin(), m_faults.end(),
                                      [&](const Fault &fault) { return fault.line == line; });
    return isFaulty ? QStringLiteral("!") : QString();
}

void RulesEditor::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    const ThemeColours &colours = themeColours();
    painter.fillRect(event->rect(), colours.window);
    painter.setFont(font());
    const int height = fontMetrics().height();
    const int width = m_margin->width();
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const int y = qRound(top);
        painter.setPen(colours.mutedText);
        painter.drawText(0, y, width - marginGap, height, Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
        const QString sign = signOf(block.blockNumber());
        painter.setPen(sign == QStringLiteral("✓") ? colours.good : colours.bad);
        painter.drawText(marginGap, y, width, height, Qt::AlignLeft, sign);
        top += blockBoundingRect(block).height();
    }
}

// An underline needs a character; what is missing at the end of a line has none.
void RulesEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(QPen(themeColours().bad, 1.5));
    for (const Fault &fault : m_faults) {
        const QTextBlock block = document()->findBlockByNumber(fault.line);
        if (fault.isWholeLine || !block.isVisible() || fault.column < block.length() - 1)
            continue;
        QTextCursor end(block);
        end.movePosition(QTextCursor::EndOfBlock);
        const QRect place = cursorRect(end);
        const qreal y = place.bottom() - 1;
        QPolygonF wave;
        for (int i = 0; i <= 4; ++i)
            wave << QPointF(place.left() + i * 2, y - (i % 2 == 0 ? 0 : 2));
        painter.drawPolyline(wave);
    }
}

void RulesEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

void RulesEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
        decorate();
    }
}

bool RulesEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int line = cursorForPosition(viewport()->mapFrom(this, help->pos())).blockNumber();
    QStringList messages;
    for (const Fault &fault : m_faults)
        if (fault.line == line)
            messages += fault.message;
    QToolTip::showText(help->globalPos(), messages.join(QLatin1Char('\n')).toHtmlEscaped(), this);
    return true;
}

} // namespace godwit::ui
