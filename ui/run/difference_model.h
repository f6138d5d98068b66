#pragma once

#include "ui/run/difference_pages.h"

#include <QAbstractTableModel>

#include <optional>

namespace godwit::ui {

/// How many differences a run has: of every table, kind and state.
struct DifferenceTotals
{
    std::vector<DifferenceCount> counts;
    std::uint64_t all() const;
    std::uint64_t of(DifferenceKind kind) const;
    std::uint64_t of(DifferenceState state) const;
    /// Of those that @p filter leaves; its key text does not count.
    std::uint64_t of(const DifferenceFilter &filter) const;
};

/// The stored differences of a run that a filter leaves. Only what is looked at is in memory; a row
/// that has not been read yet says so in its key's place, and changes when it is there.
class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Table, Kind, Key, State, Columns, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int of DifferenceKind; invalid while it is being read
        StateRole,               ///< int of DifferenceState
    };
    /// A view keeps a few bytes for every row, and goes through them when their number changes.
    static constexpr std::uint64_t mostRows = 5'000'000;

    explicit DifferenceModel(std::filesystem::path home, QObject *parent = nullptr);

    /// Counts in the background; the rows that were shown stay until wasRead(). Asked for again
    /// meanwhile, the last wish counts.
    void show(const std::string &runId, const DifferenceFilter &filter);
    /// Reads again. Rows that have come since are added at the end, so that what is chosen and in
    /// sight stays; @p anew: the rows may be others, and begin from the top.
    void reload(bool anew = false);
    bool isReading() const { return m_isReading; }

    /// As they were read last.
    const DifferenceTotals &totals() const { return m_totals; }
    const std::string &runId() const { return m_shownRun; }
    const DifferenceFilter &filter() const { return m_shownFilter; }
    /// How many the filter leaves; rows beyond mostRows are not listed.
    std::uint64_t matching() const { return m_matching; }
    /// Null while it is being read.
    const DifferenceRow *rowAt(int row) const;
    std::size_t pagesHeld() const { return m_pages->pagesHeld(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void readingBegan();
    /// Totals and rows are new.
    void wasRead();
    void failed(const godwit::Error &error);

private:
    struct Answer
    {
        DifferenceTotals totals;
        std::uint64_t matching = 0;
    };

    void read();
    void take(const std::string &runId, const DifferenceFilter &filter, Answer answer);
    void showRows(const std::string &runId, const DifferenceFilter &filter, int count);

    const std::filesystem::path m_home;
    DifferencePages *m_pages;
    std::string m_wantedRun, m_shownRun;
    DifferenceFilter m_wantedFilter, m_shownFilter;
    DifferenceTotals m_totals;
    std::uint64_t m_matching = 0;
    int m_count = 0;
    bool m_isReading = false;
    bool m_again = false;
    bool m_anew = false; ///< the next answer is shown from the top
};

} // namespace godwit::ui
