#pragma once

#include "ui/run/run_monitor.h"

#include <QWidget>

class QComboBox;
class QSplitter;

namespace godwit::ui {

class DataTable;
class EmptyState;
class LiveControls;
class SearchField;
class TableFilter;
class TableProgressModel;
class ThroughputChart;

/// The copy: every table with how far it is, the throughput of both sides, and the live controls.
class TransferPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit TransferPanel(RunMonitor &monitor, QWidget *parent = nullptr);

    LiveControls &controls() { return *m_controls; }
    /// Rates and chart; called once a second, as often as they are measured.
    void tick(double at);
    void explain(bool everRan);

private:
    QWidget *makeTables();
    QWidget *makeSide();

    RunMonitor &m_monitor;
    TableProgressModel *m_model;
    TableFilter *m_filter;
    QComboBox *m_which;
    SearchField *m_search;
    DataTable *m_table;
    EmptyState *m_empty;
    ThroughputChart *m_chart;
    LiveControls *m_controls;
    QSplitter *m_splitter;
    bool m_everRan = false;
};

} // namespace godwit::ui
