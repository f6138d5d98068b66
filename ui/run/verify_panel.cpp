#include "ui/run/verify_panel.h"

#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/search_field.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/cell_painters.h"
#include "ui/run/run_text.h"
#include "ui/run/verify_again_button.h"

#include <QLabel>
#include <QSortFilterProxyModel>

namespace godwit::ui {

namespace {

QIcon verdictIcon(const QModelIndex &index)
{
    if (index.data(VerifyModel::AtWorkRole).toBool())
        return statusIcon(Status::Working);
    const auto verdict = static_cast<VerifyState>(index.data(VerifyModel::VerdictRole).toInt());
    return statusIcon(statusOf(verdict));
}

// The headline never claims more than was proven.
std::pair<Status, QString> headlineOf(const VerifyTotals &totals, bool done)
{
    if (totals.different > 0)
        return {Status::Bad, VerifyPanel::tr("Source and destination differ")};
    if (totals.notProven > 0)
        return {Status::Warning, VerifyPanel::tr("Not everything is proven")};
    if (!done)
        return {Status::Working, VerifyPanel::tr("Nothing different so far")};
    if (totals.open > 0 || totals.consistent == 0)
        return {Status::Warning, VerifyPanel::tr("Not everything was compared")};
    return {Status::Good, VerifyPanel::tr("Source and destination are the same")};
}

QString rowsText(const VerifyTotals &totals)
{
    QString text = VerifyPanel::tr("%1 rows at the source, %2 at the destination")
                       .arg(formatCount(totals.sourceRows), formatCount(totals.sinkRows));
    if (totals.onlyInSource + totals.onlyInSink + totals.changed > 0)
        text += QStringLiteral(" · ")
                + VerifyPanel::tr("%1 only in the source, %2 only in the destination, %3 different")
                      .arg(formatCount(totals.onlyInSource), formatCount(totals.onlyInSink),
                           formatCount(totals.changed));
    return text;
}

} // namespace

VerifyPanel::VerifyPanel(RunTables &tables, QWidget *parent)
    : QWidget(parent)
    , m_tables(tables)
    , m_model(new VerifyModel(tables, this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_verdict(new StatusBadge(this))
    , m_again(new VerifyAgainButton(this))
    , m_rows(makeHint({}, this))
    , m_consistent(new StatusBadge(this))
    , m_different(new StatusBadge(this))
    , m_notProven(new StatusBadge(this))
    , m_open(new StatusBadge(this))
    , m_search(new SearchField(tr("Search tables"), this))
    , m_table(new DataTable(QStringLiteral("run.verify"), this))
    , m_empty(new EmptyState(Icon::Ok, {}, {}, this))
{
    setObjectName(QStringLiteral("verifyPanel"));
    m_verdict->setObjectName(QStringLiteral("verifyVerdict"));
    m_verdict->setFont(headingFont(2));
    m_rows->setObjectName(QStringLiteral("verifyRows"));
    m_consistent->setObjectName(QStringLiteral("verifyConsistent"));
    m_different->setObjectName(QStringLiteral("verifyDifferent"));
    m_notProven->setObjectName(QStringLiteral("verifyNotProven"));
    m_open->setObjectName(QStringLiteral("verifyOpen"));
    m_search->setObjectName(QStringLiteral("verifySearch"));
    m_search->setList(m_table);
    m_filter->setSourceModel(m_model);
    m_filter->setSortRole(VerifyModel::SortRole);
    m_filter->setFilterKeyColumn(VerifyModel::Name);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName(QStringLiteral("verifyTable"));
    m_table->setAccessibleName(tr("What verification found, by table"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setModel(m_filter);
    m_table->setColumnWidths({180, 120, 100, 120, 110, 130, 90, 150, 150});
    m_table->setMonospaceColumns(
        {VerifyModel::Name, VerifyModel::SourceDigest, VerifyModel::SinkDigest});
    m_table->setNumberColumns({VerifyModel::SourceRows, VerifyModel::SinkRows,
                               VerifyModel::OnlyInSource, VerifyModel::OnlyInSink,
                               VerifyModel::Changed});
    m_table->setItemDelegateForColumn(VerifyModel::Verdict,
                                      new StatusDelegate(verdictIcon, m_table));

    auto *totals = new QHBoxLayout;
    totals->setSpacing(gridStep * 2);
    for (StatusBadge *badge : {m_consistent, m_different, m_notProven, m_open})
        totals->addWidget(badge);
    totals->addStretch();
    totals->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    auto *headline = new QHBoxLayout;
    headline->addWidget(m_verdict);
    headline->addWidget(m_rows, 1);
    headline->addWidget(m_again);
    column->addLayout(headline);
    column->addLayout(totals);
    column->addWidget(viewOrEmpty(m_table, m_empty, this), 1);

    connect(m_search, &SearchField::searchChanged, m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table, &DataTable::opened, this, [this](const QModelIndex &index) {
        Q_EMIT differencesRequested(m_tables.record(m_filter->mapToSource(index).row()).number);
    });
    sumUp(true, false);
}

void VerifyPanel::sumUp(bool asked, bool done)
{
    const VerifyTotals totals = totalsOf(m_tables.rows());
    const bool begun = totals.tables() > totals.open;
    const auto [status, headline] = headlineOf(totals, done);
    m_verdict->setVisible(asked && (begun || done));
    m_verdict->setStatus(status, headline);
    m_rows->setVisible(begun);
    m_rows->setText(rowsText(totals));
    const auto show = [](StatusBadge *badge, Status colour, const QString &text, int count) {
        badge->setStatus(count > 0 ? colour : Status::Idle, text);
    };
    show(m_consistent, Status::Good, tr("%n consistent", nullptr, totals.consistent),
         totals.consistent);
    show(m_different, Status::Bad, tr("%n different", nullptr, totals.different), totals.different);
    show(m_notProven, Status::Warning, tr("%n not proven", nullptr, totals.notProven),
         totals.notProven);
    show(m_open, Status::Idle,
         done ? tr("%n not compared", nullptr, totals.open)
              : tr("%n to compare", nullptr, totals.open),
         totals.open);
    explain(asked);
}

void VerifyPanel::explain(bool asked)
{
    if (asked)
        m_empty->setText(tr("Nothing has been compared yet"),
                         tr("After the copy every row of both sides is read again and compared; "
                            "here stands what was found, table by table."));
    else
        m_empty->setText(tr("This project does not verify"),
                         tr("Switch on the step Verification in the settings to have every row "
                            "compared after the copy."));
}

} // namespace godwit::ui
