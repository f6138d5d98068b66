#include "ui/run/difference_panel.h"

#include "ui/common/busy_indicator.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/status_badge.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/cell_painters.h"
#include "ui/run/difference_details.h"
#include "ui/run/difference_filter_bar.h"
#include "ui/run/difference_text.h"
#include "ui/run/home_work.h"
#include "ui/run/run_tables.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int tallHeight = 560; ///< pixels; below, the details stand beside the list
constexpr std::size_t mostCopied = 10'000;

QIcon kindIcon(const QModelIndex &index)
{
    const QVariant kind = index.data(DifferenceModel::KindRole);
    return kind.isValid() ? differenceKindIcon(static_cast<DifferenceKind>(kind.toInt())) : QIcon();
}

QIcon stateIcon(const QModelIndex &index)
{
    const QVariant state = index.data(DifferenceModel::StateRole);
    return state.isValid() ? statusIcon(statusOf(static_cast<DifferenceState>(state.toInt())))
                           : QIcon();
}

QString sumText(const DifferenceTotals &totals)
{
    return DifferencePanel::tr("%1 only in the source · %2 only in the destination · %3 different")
        .arg(formatCount(totals.of(DifferenceKind::OnlyInSource)),
             formatCount(totals.of(DifferenceKind::OnlyInSink)),
             formatCount(totals.of(DifferenceKind::Different)));
}

} // namespace

DifferencePanel::DifferencePanel(std::filesystem::path home, RunTables &tables, QWidget *parent)
    : QWidget(parent)
    , m_home(home)
    , m_tables(tables)
    , m_model(new DifferenceModel(home, this))
    , m_list(new DataTable(QStringLiteral("run.differences"), this))
    , m_filter(new DifferenceFilterBar(m_list, this))
    , m_details(new DifferenceDetails(std::move(home), this))
    , m_sum(makeHint({}, this))
    , m_open(new StatusBadge(this))
    , m_repaired(new StatusBadge(this))
    , m_changed(new StatusBadge(this))
    , m_failed(new StatusBadge(this))
    , m_notKept(makeHint({}, this))
    , m_busy(new BusyIndicator(this))
    , m_error(new ErrorPanel(this))
    , m_empty(new EmptyState(Icon::Difference, {}, {}, this))
    , m_repair(new QPushButton(icon(Icon::Repair), tr("R&epair…"), this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("differencePanel"));
    m_sum->setObjectName(QStringLiteral("differenceSum"));
    m_sum->setWordWrap(false);
    m_sum->setMinimumWidth(1);
    m_open->setObjectName(QStringLiteral("differencesOpen"));
    m_repaired->setObjectName(QStringLiteral("differencesRepaired"));
    m_changed->setObjectName(QStringLiteral("differencesChanged"));
    m_failed->setObjectName(QStringLiteral("differencesFailed"));
    m_notKept->setObjectName(QStringLiteral("differencesNotKept"));
    m_busy->setCancellable(false);
    m_repair->setObjectName(QStringLiteral("differenceRepair"));
    m_repair->setAutoDefault(false);
    makeList();
    layOut();
    connectModel();
    connect(m_filter, &DifferenceFilterBar::changed, this, &DifferencePanel::applyFilter);
    connect(m_repair, &QPushButton::clicked, this, &DifferencePanel::repairRequested);
    connect(m_list, &DataTable::opened, m_details, &DifferenceDetails::focusValues);
    connect(m_details, &DifferenceDetails::failed, m_error, &ErrorPanel::showError);
    showTotals();
}

void DifferencePanel::makeList()
{
    m_list->setObjectName(QStringLiteral("differenceTable"));
    m_list->setAccessibleName(tr("Rows that differ"));
    m_list->setMonospaceColumns(
        {DifferenceModel::Table, DifferenceModel::Key, DifferenceModel::Columns});
    m_list->setItemDelegateForColumn(DifferenceModel::Kind, new StatusDelegate(kindIcon, m_list));
    m_list->setItemDelegateForColumn(DifferenceModel::State, new StatusDelegate(stateIcon, m_list));
    m_list->setModel(m_model);
    // A header marks the columns that are selected in every row, and asks each row for that: with
    // millions of them it must not know what is selected.
    m_list->horizontalHeader()->setSelectionModel(new QItemSelectionModel(m_model, m_list));
    m_list->setColumnWidths({110, 170, 70, 145});
    m_list->installEventFilter(this);
}

void DifferencePanel::layOut()
{
    auto *sums = new QHBoxLayout;
    sums->setSpacing(gridStep * 2);
    for (StatusBadge *badge : {m_open, m_repaired, m_changed, m_failed})
        sums->addWidget(badge);
    sums->addWidget(m_sum, 1);
    sums->addWidget(m_busy);
    sums->addWidget(m_repair);
    m_splitter->setObjectName(QStringLiteral("differenceSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(viewOrEmpty(m_list, m_empty, m_splitter));
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setOrientation(Qt::Vertical);
    m_splitter->setHandleWidth(gridStep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addLayout(sums);
    column->addWidget(m_notKept);
    column->addWidget(m_error);
    column->addWidget(m_filter);
    column->addWidget(m_splitter, 1);
    orderTabs();
}

// From what is above to what is below, as it is read.
void DifferencePanel::orderTabs()
{
    QWidget *before = m_repair;
    for (QWidget *next : m_filter->fields() + QList<QWidget *>{m_list}) {
        setTabOrder(before, next);
        before = next;
    }
}

void DifferencePanel::setStrip(QWidget *strip)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(1, strip);
}

void DifferencePanel::connectModel()
{
    connect(m_model, &DifferenceModel::readingBegan, this,
            [this] { m_busy->start(tr("Counting…")); });
    connect(m_model, &DifferenceModel::wasRead, this, [this] {
        m_busy->stop();
        m_error->clear();
        showTotals();
        if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index(0, 0));
        m_shownOrdinal.reset(); // its state may be another
        showCurrent();
        Q_EMIT totalsChanged();
    });
    connect(m_model, &DifferenceModel::failed, this, [this](const Error &error) {
        m_busy->stop();
        m_error->showError(error);
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_list->currentIndex().row();
                if (!m_shownOrdinal && row >= first.row() && row <= last.row())
                    showCurrent();
            });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_shownOrdinal.reset();
        showCurrent();
    });
}

void DifferencePanel::setRun(const std::string &runId)
{
    if (runId == m_runId)
        return;
    m_runId = runId;
    m_model->show(m_runId, m_filter->filter());
}

void DifferencePanel::setStanding(const DifferenceStanding &standing)
{
    m_standing = standing;
    explain();
}

void DifferencePanel::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    showRepair();
}

void DifferencePanel::setMysql(bool isMysql)
{
    m_details->setMysql(isMysql);
}

void DifferencePanel::reload(bool anew)
{
    m_model->reload(anew);
}

void DifferencePanel::showTable(int number)
{
    m_filter->showTable(number);
}

void DifferencePanel::applyFilter()
{
    m_model->show(m_runId, m_filter->filter());
}

bool DifferencePanel::isFiltered() const
{
    return m_filter->isSet();
}

QString DifferencePanel::tableName(int number) const
{
    return number >= 0 && number < m_tables.count() ? qualifiedName(m_tables.record(number).sink)
                                                    : QString::number(number + 1);
}

void DifferencePanel::showTotals()
{
    const DifferenceTotals &totals = m_model->totals();
    m_sum->setText(totals.all() > 0 ? sumText(totals) : QString());
    m_sum->setToolTip(m_sum->text());
    const auto show = [&](StatusBadge *badge, DifferenceState state, const QString &text) {
        const std::uint64_t count = totals.of(state);
        badge->setStatus(statusOf(state), text.arg(formatCount(count)));
        badge->setVisible(count > 0);
    };
    show(m_open, DifferenceState::Open, tr("%1 open"));
    show(m_repaired, DifferenceState::Repaired, tr("%1 repaired"));
    show(m_changed, DifferenceState::ChangedMeanwhile, tr("%1 changed meanwhile"));
    show(m_failed, DifferenceState::Failed, tr("%1 not repaired"));
    m_filter->setTables(totals, [this](int number) { return tableName(number); });
    const bool any = totals.all() > 0;
    m_filter->setVisible(any || m_filter->isSet());
    m_details->setVisible(any);
    showRepair();
    explain();
}

void DifferencePanel::showRepair()
{
    const DifferenceTotals &totals = m_model->totals();
    const bool any = totals.all() > totals.of(DifferenceState::Repaired);
    m_repair->setVisible(totals.all() > 0);
    m_repair->setEnabled(any && m_obstacle.isEmpty());
    m_repair->setToolTip(any ? m_obstacle : tr("Every difference has been repaired."));
    m_repair->setAccessibleDescription(m_repair->toolTip());
}

void DifferencePanel::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const DifferenceRow *row = current.isValid() ? m_model->rowAt(current.row()) : nullptr;
    if (!row) {
        m_shownOrdinal.reset();
        m_details->clear();
        return;
    }
    if (m_shownOrdinal == row->ordinal)
        return;
    m_shownOrdinal = row->ordinal;
    m_details->show(m_model->runId(), row->ordinal);
}

void DifferencePanel::explain()
{
    const CountedDifferences counted = countedIn(m_tables);
    const bool someLeftOut = counted.found > counted.kept && m_model->totals().all() > 0;
    const bool tooMany = m_model->matching() > DifferenceModel::mostRows;
    m_notKept->setVisible(someLeftOut || tooMany);
    if (tooMany)
        m_notKept->setText(
            tr("The first %1 of %2 rows are listed. Choose a table or a kind to see "
               "others.")
                .arg(formatCount(DifferenceModel::mostRows), formatCount(m_model->matching())));
    else if (someLeftOut)
        m_notKept->setText(tr("%1 differences were found, and %2 of them are kept here. Repair "
                              "these, then verify again to see the rest.")
                               .arg(formatCount(counted.found), formatCount(counted.kept)));
    if (m_model->totals().all() > 0) {
        m_empty->setText(tr("No difference matches"),
                         tr("Choose fewer filters, or empty the search."));
        return;
    }
    const auto [title, text] = nothingText(m_standing, counted);
    m_empty->setText(title, text);
}

DifferenceChoice DifferencePanel::all() const
{
    DifferenceChoice choice;
    choice.runId = m_model->runId();
    choice.filter = m_model->filter();
    choice.count = m_model->matching();
    return choice;
}

DifferenceChoice DifferencePanel::chosen() const
{
    DifferenceChoice choice = all();
    choice.count = 0;
    for (const QItemSelectionRange &range : m_list->selectionModel()->selection())
        choice.positions.emplace_back(range.top(), range.bottom());
    std::sort(choice.positions.begin(), choice.positions.end());
    for (const auto &[first, last] : choice.positions)
        choice.count += last - first + 1;
    if (choice.count == m_model->matching())
        choice.positions.clear(); // all of them: nobody has to go through a million positions
    return choice;
}

// The list's own copying would ask for every selected row, and millions may be selected.
bool DifferencePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DifferencePanel::copy()
{
    const DifferenceChoice choice = chosen();
    if (choice.count == 0)
        return;
    m_busy->start(tr("Copying…"));
    runInBackground(
        this,
        [home = m_home, choice](std::stop_token stop) -> Result<std::string> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return choiceText(**state, choice, mostCopied, std::move(stop));
        },
        [this](const Result<std::string> &text) {
            if (!m_model->isReading())
                m_busy->stop();
            if (text)
                QGuiApplication::clipboard()->setText(toQString(*text));
            else
                m_error->showError(text.error());
        });
}

void DifferencePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto wanted = height() >= tallHeight ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted)
        return;
    m_splitter->setOrientation(wanted);
    const int part = (wanted == Qt::Vertical ? height() : width()) / 7;
    m_splitter->setSizes({part * 4, part * 3});
}

} // namespace godwit::ui
