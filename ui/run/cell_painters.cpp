#include "ui/run/cell_painters.h"

#include "ui/run/table_progress_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

constexpr int barHeight = 8;
constexpr int margin = 4;

} // namespace

void StatusDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_iconOf(index);
    option->decorationSize = {16, 16};
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QVariant share = index.data(TableProgressModel::ShareRole);
    const bool exact = index.data(TableProgressModel::ExactRole).toBool();
    QString text = cell.text;
    if (!text.isEmpty() && !exact)
        text = QStringLiteral("≈ ") + text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool selected = cell.state & QStyle::State_Selected;
    const ThemeColours &colours = themeColours();
    const QFontMetrics metrics(tabularFont());
    const int textWidth = metrics.horizontalAdvance(QStringLiteral("≈ 100 %"));
    const QRect inside = cell.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setFont(tabularFont());
    painter->setPen(selected ? colours.onAccent : colours.text);
    painter->drawText(inside.adjusted(inside.width() - textWidth, 0, 0, 0),
                      Qt::AlignRight | Qt::AlignVCenter, text);
    QRect bar(inside.left(), inside.center().y() - barHeight / 2,
              inside.width() - textWidth - margin, barHeight);
    if (share.isValid() && bar.width() > 2 * barHeight) {
        painter->fillRect(bar, selected ? colours.selection.lighter(130) : colours.border);
        const int done = static_cast<int>(std::floor(bar.width() * share.toDouble()));
        bar.setWidth(std::clamp(done, 0, bar.width()));
        painter->fillRect(bar, selected ? colours.onAccent : colours.accent);
        if (!exact)
            painter->fillRect(bar, QBrush(colours.surface, Qt::BDiagPattern));
    }
    painter->restore();
}

} // namespace godwit::ui
