#pragma once

#include <QSet>
#include <QTableView>
#include <QTimer>

namespace godwit::ui {

/// A table as all of Godwit's look: rows of 28 pixels, columns that can be resized and remember
/// their widths, whole rows selected, Ctrl+C copies them as text, numbers to the right in figures
/// of one width, a tool tip for every text that is cut off. No widget per row.
class DataTable final : public QTableView
{
    Q_OBJECT

public:
    /// @p settingsKey names the table in the settings ("projects", "run.tables").
    explicit DataTable(const QString &settingsKey, QWidget *parent = nullptr);
    ~DataTable() override;

    /// Restores the widths that the user gave the columns.
    void setModel(QAbstractItemModel *model) override;

    /// Columns of texts that are numbers (with a unit, say). Numeric values are recognised.
    void setNumberColumns(const QSet<int> &columns) { m_numberColumns = columns; }
    /// Columns of names, SQL, bytes.
    void setMonospaceColumns(const QSet<int> &columns) { m_monospaceColumns = columns; }
    /// Widths in pixels as long as the user has not chosen others; the last column takes the rest.
    /// Where there is too little room, all of them give way, so that nothing has to be scrolled.
    void setColumnWidths(const QList<int> &widths);

    bool isNumberColumn(int column) const { return m_numberColumns.contains(column); }
    bool isMonospaceColumn(int column) const { return m_monospaceColumns.contains(column); }

    /// The selected cells: tabs between columns, one line a row; a cell with a tab, a line break or
    /// a quote in it is quoted as spreadsheets do.
    QString selectedText() const;

Q_SIGNALS:
    /// Return was pressed on a row, or it was double-clicked.
    void opened(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restoreColumns();
    void fitColumns();
    int leastWidth(int column) const;
    bool isSorted(int column) const;
    void saveColumns();

    QString m_settingsKey;
    QTimer m_saveLater;
    QList<int> m_widths;
    QSet<int> m_numberColumns;
    QSet<int> m_monospaceColumns;
    bool m_isRestoring = false;
    bool m_areWidthsChosen = false; ///< by the user
};

} // namespace godwit::ui
