#include "ui/wizard/difference_view.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QTextBlock>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr std::size_t comparedAtOnce = 256 << 10; // bytes that take no noticeable time

} // namespace

DifferenceView::DifferenceView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(monospaceFont());
}

void DifferenceView::setTexts(const std::string &before, const std::string &after)
{
    if (m_comparison && before == m_before && after == m_after)
        return;
    m_before = before;
    m_after = after;
    if (m_task)
        m_task->cancel();
    if (before.size() + after.size() <= comparedAtOnce) {
        take(compare(before, after));
        return;
    }
    m_task = runInBackground(
        this, [before, after](std::stop_token) { return compare(before, after); },
        [this](std::shared_ptr<const Comparison> comparison) { take(std::move(comparison)); });
}

std::shared_ptr<const DifferenceView::Comparison> DifferenceView::compare(const std::string &before,
                                                                          const std::string &after)
{
    auto comparison = std::make_shared<Comparison>();
    comparison->before = before;
    comparison->after = after;
    if (!before.empty())
        comparison->diff = diffLines(comparison->before, comparison->after);
    comparison->hunks = hunksOf(comparison->diff);
    return comparison;
}

void DifferenceView::take(std::shared_ptr<const Comparison> comparison)
{
    m_comparison = std::move(comparison);
    const auto &diff = m_comparison->diff;
    m_changes = static_cast<int>(std::count_if(diff.begin(), diff.end(), [](const DiffLine &line) {
        return line.change != LineChange::Same;
    }));
    redraw();
    Q_EMIT compared(m_changes);
}

void DifferenceView::redraw()
{
    clear();
    if (!m_comparison)
        return;
    setPlaceholderText(m_comparison->before.empty()
                           ? tr("This project has not been saved yet: there is nothing to compare "
                                "it with.")
                           : tr("Nothing was changed since the last save."));
    const auto &diff = m_comparison->diff;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    std::size_t written = 0;
    std::size_t line = 0;
    for (const DiffHunk &hunk : m_comparison->hunks) {
        if (hunk.begin > line)
            write(cursor, LineChange::Same,
                  tr("⋯ %n equal line(s)", nullptr, static_cast<int>(hunk.begin - line)));
        for (line = hunk.begin; line < hunk.end && written < mostLines; ++line, ++written)
            write(cursor, diff[line].change, toQString(diff[line].text));
        if (written == mostLines) {
            write(cursor, LineChange::Same, tr("⋯ and more; Export has it all"));
            break;
        }
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void DifferenceView::write(QTextCursor &cursor, LineChange change, const QString &line)
{
    const ThemeColours &colours = themeColours();
    QTextBlockFormat format;
    QString sign = QStringLiteral("  ");
    if (change == LineChange::Added) {
        sign = QStringLiteral("+ ");
        format.setBackground(colours.added);
    } else if (change == LineChange::Removed) {
        sign = QStringLiteral("− ");
        format.setBackground(colours.removed);
    }
    if (cursor.position() > 0)
        cursor.insertBlock(format);
    else
        cursor.setBlockFormat(format);
    cursor.insertText(sign + line);
}

void DifferenceView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

} // namespace godwit::ui
