#pragma once

#include "ui/run/difference_choice.h"
#include "ui/run/difference_model.h"
#include "ui/run/difference_standing.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;

namespace godwit::ui {

class BusyIndicator;
class DataTable;
class DifferenceDetails;
class DifferenceFilterBar;
class EmptyState;
class ErrorPanel;
class RunTables;
class StatusBadge;

/// The difference browser: how many there are, which of them, and the chosen one in full.
class DifferencePanel final : public QWidget
{
    Q_OBJECT

public:
    DifferencePanel(std::filesystem::path home, RunTables &tables, QWidget *parent = nullptr);

    /// Empty: the project has never run.
    void setRun(const std::string &runId);
    void setStanding(const DifferenceStanding &standing);
    /// Why rows cannot be repaired now; empty: they can.
    void setObstacle(const QString &reason);
    void setMysql(bool isMysql);
    /// Reads again: outcomes have changed, or more was found. @p anew: all of it may be another.
    void reload(bool anew = false);
    void showTable(int number);

    const DifferenceTotals &totals() const { return m_model->totals(); }
    /// The rows that are selected; none: count is 0.
    DifferenceChoice chosen() const;
    /// All that the filter leaves.
    DifferenceChoice all() const;
    bool isFiltered() const;
    QString tableName(int number) const;
    /// Above the list: how a repair stands.
    void setStrip(QWidget *strip);

Q_SIGNALS:
    void repairRequested();
    void totalsChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void layOut();
    void orderTabs();
    void connectModel();
    void applyFilter();
    void showTotals();
    void showCurrent();
    void explain();
    void showRepair();
    void copy();

    const std::filesystem::path m_home;
    RunTables &m_tables;
    DifferenceModel *m_model;
    DataTable *m_list;
    DifferenceFilterBar *m_filter;
    DifferenceDetails *m_details;
    QLabel *m_sum;
    StatusBadge *m_open;
    StatusBadge *m_repaired;
    StatusBadge *m_changed;
    StatusBadge *m_failed;
    QLabel *m_notKept;
    BusyIndicator *m_busy;
    ErrorPanel *m_error;
    EmptyState *m_empty;
    QPushButton *m_repair;
    QSplitter *m_splitter;
    QString m_obstacle;
    DifferenceStanding m_standing;
    std::string m_runId;
    std::optional<std::uint64_t> m_shownOrdinal;
};

} // namespace godwit::ui
