#pragma once

#include <QStyledItemDelegate>

namespace godwit::ui {

class DataTable;

/// Draws the cells of a DataTable.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(DataTable *table);

    /// The whole text when it is cut off; what the model says otherwise.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    DataTable *m_table;
};

} // namespace godwit::ui
