#include "ui/common/cell_delegate.h"

#include "ui/common/data_table.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QToolTip>

namespace godwit::ui {

namespace {

constexpr qsizetype mostToolTipCharacters = 2000;

bool isNumeric(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
        return true;
    default:
        return false;
    }
}

} // namespace

CellDelegate::CellDelegate(DataTable *table)
    : QStyledItemDelegate(table)
    , m_table(table)
{}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // One line a row: a name may hold line breaks.
    option->text.replace(QLatin1Char('\n'), QChar(0x21b5));
    option->features &= ~QStyleOptionViewItem::WrapText;
    if (m_table->isNumberColumn(index.column()) || isNumeric(index.data(Qt::DisplayRole))) {
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        option->font = tabularFont();
    } else if (m_table->isMonospaceColumn(index.column())) {
        option->font = monospaceFont();
    } else {
        return;
    }
    option->fontMetrics = QFontMetrics(option->font);
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid()
        || index.data(Qt::ToolTipRole).isValid()) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    if (sizeHint(option, index).width() <= option.rect.width()) {
        QToolTip::hideText();
        return true;
    }
    QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    if (text.size() > mostToolTipCharacters)
        text = text.left(mostToolTipCharacters) + QChar(0x2026);
    // A name that looks like HTML is still a name.
    QToolTip::showText(event->globalPos(), Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text,
                       view, option.rect);
    return true;
}

} // namespace godwit::ui
