#pragma once

#include <QWidget>

class QLabel;
class QModelIndex;
class QToolButton;

namespace godwit::ui {

class DataTable;
class SqlView;

/// A list of findings; below it the selected one in full, with what to do about it, to be copied.
class FindingsView final : public QWidget
{
    Q_OBJECT

public:
    /// @p name: object name of the table, and its key in the settings. @p messageColumn: the text
    /// shown in full. The model answers to pointerRole and remedyRole.
    FindingsView(const char *name, QAbstractItemModel *model, int messageColumn,
                 QWidget *parent = nullptr);

    DataTable *table() const { return m_table; }

Q_SIGNALS:
    /// A finding was double-clicked, or Return was pressed on it.
    void jumpRequested(const QString &pointer);

private:
    void showSelected();
    void jump(const QModelIndex &index);

    DataTable *m_table;
    int m_messageColumn;
    QLabel *m_message;
    SqlView *m_remedy;
    QToolButton *m_copy;
};

} // namespace godwit::ui
