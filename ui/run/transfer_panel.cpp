#include "ui/run/transfer_panel.h"

#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/search_field.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/run/cell_painters.h"
#include "ui/run/live_controls.h"
#include "ui/run/run_text.h"
#include "ui/run/table_filter.h"
#include "ui/run/table_progress_model.h"
#include "ui/run/throughput_chart.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>

namespace godwit::ui {

namespace {

const QString splitterKey = QStringLiteral("run/splitter");
constexpr int sideWidth = 330; ///< pixels, as long as the user has not chosen another

QIcon tableIcon(const QModelIndex &index)
{
    return stepIcon(static_cast<StepState>(index.data(TableProgressModel::StateRole).toInt()));
}

} // namespace

TransferPanel::TransferPanel(RunMonitor &monitor, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_model(new TableProgressModel(monitor.tables(), this))
    , m_filter(new TableFilter(this))
    , m_which(new QComboBox(this))
    , m_search(new SearchField(tr("Search tables"), this))
    , m_table(new DataTable(QStringLiteral("run.tables"), this))
    , m_empty(new EmptyState(Icon::Table, {}, {}, this))
    , m_chart(new ThroughputChart(this))
    , m_controls(new LiveControls(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("transferPanel"));
    m_splitter->setObjectName(QStringLiteral("transferSplitter"));
    m_splitter->addWidget(makeTables());
    m_splitter->addWidget(makeSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(gridStep * 2);
    const QByteArray remembered = Settings::instance().value(splitterKey).toByteArray();
    if (remembered.isEmpty() || !m_splitter->restoreState(remembered))
        m_splitter->setSizes({sideWidth * 5 / 2, sideWidth});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { Settings::instance().setValue(splitterKey, m_splitter->saveState()); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addWidget(m_splitter);
    explain(false);
}

QWidget *TransferPanel::makeTables()
{
    auto *part = new QWidget(this);
    m_which->setObjectName(QStringLiteral("tablesWhich"));
    m_which->addItem(tr("All tables"), TableFilter::All);
    m_which->addItem(tr("At work"), TableFilter::AtWork);
    m_which->addItem(tr("Not done yet"), TableFilter::Open);
    m_which->addItem(tr("Failed"), TableFilter::Failed);
    m_which->addItem(tr("Done"), TableFilter::Finished);
    m_search->setObjectName(QStringLiteral("tablesSearch"));
    m_search->setList(m_table);
    m_filter->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("tablesTable"));
    m_table->setAccessibleName(tr("Tables of the run"));
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setModel(m_filter);
    m_table->setColumnWidths({115, 110, 88, 66, 66, 105, 85});
    m_table->setMonospaceColumns({TableProgressModel::Name, TableProgressModel::Destination});
    m_table->setNumberColumns({TableProgressModel::Rows, TableProgressModel::Total,
                               TableProgressModel::Speed, TableProgressModel::Size});
    m_table->setItemDelegateForColumn(TableProgressModel::State,
                                      new StatusDelegate(tableIcon, m_table));
    m_table->setItemDelegateForColumn(TableProgressModel::Progress, new ProgressDelegate(m_table));

    auto *label = new QLabel(tr("Sho&w:"), this);
    label->setBuddy(m_which);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_which);
    row->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(viewOrEmpty(m_table, m_empty, this), 1);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setWhich(static_cast<TableFilter::Which>(m_which->currentData().toInt()));
        explain(m_everRan);
    });
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        explain(m_everRan);
    });
    return part;
}

QWidget *TransferPanel::makeSide()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addWidget(m_chart, 1);
    column->addWidget(m_controls);
    // On a low window the controls scroll rather than squeeze the chart to nothing.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("transferSide"));
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(side->minimumSizeHint().width());
    return scroll;
}

void TransferPanel::tick(double at)
{
    m_model->tick(at);
    m_chart->setHistory(m_monitor.history(), m_monitor.rates().source(), m_monitor.rates().sink(),
                        at);
}

void TransferPanel::explain(bool everRan)
{
    m_everRan = everRan;
    const bool narrowed = m_which->currentIndex() > 0 || !m_search->text().isEmpty();
    if (everRan && narrowed)
        m_empty->setText(tr("No table matches"), tr("Choose other tables, or empty the search."));
    else if (everRan)
        m_empty->setText(tr("Looking at both sides"),
                         tr("The tables appear as soon as source and destination are checked."));
    else
        m_empty->setText(tr("This project has not run yet"),
                         tr("Press Start: its tables appear here with rows, progress and rate."));
}

} // namespace godwit::ui
