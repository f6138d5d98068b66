#pragma once

#include "core/state/difference_store.h"
#include "ui/run/value_diff.h"

#include <QAbstractTableModel>

#include <optional>

namespace godwit::ui {

/// One side of a cell as it is shown.
struct ShownValue
{
    enum Kind {
        Text,
        Empty, ///< the empty string
        Null,
        Missing, ///< this side has no such row
    };
    Kind kind = Missing;
    QString text; ///< of Text
    std::vector<ChangedRange> marks;

    /// The text, or the word for what is no text.
    QString words() const;
    /// What tells NULL from the text NULL where neither colour nor shape is seen.
    QString spoken() const;
};

/// Both sides of one column.
struct ShownCell
{
    ShownValue source, sink;
};

/// One for every cell of @p difference. Compares long values character by character: not for the
/// window's thread.
std::vector<ShownCell> shownCells(const Difference &difference);

/// A differing row, column by column, both sides beside each other.
class CellModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Source, Sink, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// @p cells: shownCells() of it.
    void setDifference(StoredDifference difference, std::vector<ShownCell> cells);
    void clear();
    const std::optional<StoredDifference> &difference() const { return m_difference; }
    /// Columns that are the same on both sides are left out, but for the key's.
    void setOnlyDiffering(bool only);

    const Difference::Cell &cell(int row) const;
    bool isKey(int row) const;
    /// @p column: Source or Sink.
    const ShownValue &value(int row, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();

    std::optional<StoredDifference> m_difference;
    std::vector<std::size_t> m_rows; ///< of its cells
    std::vector<ShownCell> m_cells;
    bool m_onlyDiffering = false;
};

} // namespace godwit::ui
