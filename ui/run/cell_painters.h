#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QStyledItemDelegate>

namespace godwit::ui {

/// Draws a state as its icon and word.
class StatusDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// @p iconOf: from the row's index to the icon.
    using IconOf = QIcon (*)(const QModelIndex &);
    StatusDelegate(IconOf iconOf, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_iconOf(iconOf)
    {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    IconOf m_iconOf;
};

/// Draws a share as a bar beside its percentage. A bar of an estimated total is hatched and its
/// percentage has a `≈`: it may jump.
class ProgressDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace godwit::ui
