#include "ui/run/value_delegate.h"

#include "ui/common/data_table.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr qsizetype before = 10; ///< units shown in front of the first mark

QChar visible(QChar character)
{
    switch (character.unicode()) {
    case '\n':
        return QChar(0x21b5);
    case '\t':
        return QChar(0x21e5);
    case 0x7f:
        return QChar(0x2421);
    default:
        // The picture of the control character.
        return character.unicode() < 0x20 ? QChar(0x2400 + character.unicode()) : character;
    }
}

// Room around the text, as the style leaves it.
QRect textRect(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    return option.rect.adjusted(margin, 0, -margin, 0);
}

void drawWord(QPainter &painter, const QStyleOptionViewItem &option, const ShownValue &value,
              const QColor &colour)
{
    QFont font = option.font;
    font.setItalic(true);
    painter.setFont(font);
    painter.setPen(colour);
    const QRect inside = textRect(option);
    const QString word = value.words();
    // A frame: no text looks like this one.
    if (value.kind == ShownValue::Null) {
        const int width = QFontMetrics(font).horizontalAdvance(word) + gridStep;
        const int height = QFontMetrics(font).height();
        QRect frame(inside.left(), inside.center().y() - height / 2, width, height);
        painter.drawRoundedRect(frame.adjusted(0, 0, -1, 0), 3, 3);
        painter.drawText(frame, Qt::AlignCenter, word);
    } else {
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, word);
    }
}

} // namespace

QTextCharFormat changedFormat(bool ofSource)
{
    const ThemeColours &colours = themeColours();
    QTextCharFormat format;
    format.setBackground(ofSource ? colours.added : colours.removed);
    format.setForeground(colours.text);
    format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    format.setUnderlineColor(ofSource ? colours.good : colours.bad);
    return format;
}

Excerpt excerptOf(const ShownValue &value, qsizetype length)
{
    const QString text = value.words();
    qsizetype start = 0;
    if (!value.marks.empty() && value.marks.front().end > length && text.size() > length)
        start = std::max<qsizetype>(0, value.marks.front().begin - before);
    if (start > 0 && text.at(start).isLowSurrogate())
        ++start;
    Excerpt excerpt;
    if (start > 0)
        excerpt.text = QChar(0x2026);
    const qsizetype shift = excerpt.text.size() - start;
    excerpt.text += text.mid(start, length);
    std::transform(excerpt.text.begin(), excerpt.text.end(), excerpt.text.begin(), visible);
    for (const ChangedRange &mark : value.marks) {
        const ChangedRange moved{std::max(mark.begin + shift, qsizetype(0)),
                                 std::min(mark.end + shift, excerpt.text.size())};
        if (moved.begin < moved.end)
            excerpt.marks.push_back(moved);
    }
    if (start + length < text.size())
        excerpt.text += QChar(0x2026);
    return excerpt;
}

ValueDelegate::ValueDelegate(DataTable *table)
    : CellDelegate(table)
{}

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto *model = qobject_cast<const CellModel *>(index.model());
    if (!model || index.column() == CellModel::Name) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool selected = cell.state & QStyle::State_Selected;
    const ThemeColours &colours = themeColours();
    const ShownValue &value = model->value(index.row(), index.column());
    painter->save();
    painter->setClipRect(cell.rect.adjusted(0, 0, -1, 0));
    if (value.kind != ShownValue::Text) {
        drawWord(*painter, cell, value, selected ? colours.onAccent : colours.mutedText);
        painter->restore();
        return;
    }
    const QRect inside = textRect(cell);
    const int unit = std::max(1, QFontMetrics(cell.font).horizontalAdvance(QLatin1Char('0')));
    const qsizetype room = inside.width() / unit;
    const bool fits = value.text.size() <= room;
    const Excerpt excerpt = excerptOf(value, std::max<qsizetype>(8, fits ? room : room - 2));
    QTextLayout layout(excerpt.text, cell.font);
    QList<QTextLayout::FormatRange> formats;
    for (const ChangedRange &mark : excerpt.marks) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(mark.begin);
        range.length = static_cast<int>(mark.end - mark.begin);
        range.format = changedFormat(index.column() == CellModel::Source);
        formats << range;
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(100'000); // one line, clipped
    layout.endLayout();
    painter->setPen(selected ? colours.onAccent : colours.text);
    const qreal top = inside.top() + (inside.height() - line.height()) / 2;
    layout.draw(painter, QPointF(inside.left(), top));
    painter->restore();
}

} // namespace godwit::ui
