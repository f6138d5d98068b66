#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace godwit::ui {

/// Rows as high as those of every other list.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), tableRowHeight};
    }
};

} // namespace godwit::ui
