#pragma once

#include "ui/common/cell_delegate.h"
#include "ui/run/cell_model.h"

#include <QTextCharFormat>

namespace godwit::ui {

/// How what has changed inside a value is marked: a colour and a line below it.
QTextCharFormat changedFormat(bool ofSource);

/// As much of a value as one line of a list shows, from a little before its first mark on: one
/// character for every one of the text, control characters as pictures.
struct Excerpt
{
    QString text;
    std::vector<ChangedRange> marks;
};
/// @p length: UTF-16 units, at least 8.
Excerpt excerptOf(const ShownValue &value, qsizetype length);

/// Draws the two values of a cell with what differs marked in each.
class ValueDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    explicit ValueDelegate(DataTable *table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace godwit::ui
