#pragma once

#include "ui/run/run_tables.h"

#include <QAbstractTableModel>

namespace godwit::ui {

/// What verification said of all tables together.
struct VerifyTotals
{
    int consistent = 0, different = 0, notProven = 0;
    int open = 0; ///< not compared, or not yet
    std::uint64_t sourceRows = 0, sinkRows = 0;
    std::uint64_t onlyInSource = 0, onlyInSink = 0, changed = 0; ///< rows
    int tables() const { return consistent + different + notProven + open; }
    bool operator==(const VerifyTotals &) const = default;
};

VerifyTotals totalsOf(const std::vector<TableProgress> &tables);

/// What verification said of each table. Shows RunTables and keeps nothing.
class VerifyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Verdict,
        SourceRows,
        SinkRows,
        OnlyInSource,
        OnlyInSink,
        Changed,
        SourceDigest,
        SinkDigest,
        Method,
        ColumnCount,
    };
    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers
        VerdictRole,             ///< int of VerifyState
        AtWorkRole,              ///< the table is being compared now
    };

    explicit VerifyModel(RunTables &tables, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    RunTables &m_tables;
};

} // namespace godwit::ui
