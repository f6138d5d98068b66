#pragma once

#include "ui/run/run_rates.h"
#include "ui/run/run_tables.h"

#include <QAbstractTableModel>
#include <QHash>

namespace godwit::ui {

/// How far each table of a run is. Shows RunTables; keeps nothing but the rates of tables that
/// are being copied.
class TableProgressModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Destination, State, Rows, Total, Progress, Speed, Size, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers
        ShareRole,               ///< 0 to 1; invalid where it cannot be known
        ExactRole,               ///< the total is counted, not estimated
        StateRole,               ///< int of StepState
    };

    explicit TableProgressModel(RunTables &tables, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Measures the rates anew; @p at in seconds on a steady clock. Cheap: only tables being copied
    /// are looked at.
    void tick(double at);

private:
    QVariant text(const TableProgress &table, int column) const;
    QVariant sortKey(const TableProgress &table, int column) const;
    QVariant toolTip(const TableProgress &table, int column) const;
    double speedOf(const TableProgress &table) const;
    void noteRunning(int first, int last);

    RunTables &m_tables;
    QHash<int, RateWindow> m_running; ///< by row, which is the table's number
};

/// How far a table's copy is. What was saved knows nothing of a first chunk that is under way.
StepState copyState(const TableProgress &table);

/// Rows that are copied of those there are: 1 once finished, below 1 before, whatever the estimate
/// says. Empty where the total is unknown.
std::optional<double> shareDone(const TableProgress &table);

} // namespace godwit::ui
