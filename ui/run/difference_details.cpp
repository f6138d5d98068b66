#include "ui/run/difference_details.h"

#include "core/base/secret.h"
#include "ui/common/data_table.h"
#include "ui/common/icons.h"
#include "ui/common/sql_view.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/difference_text.h"
#include "ui/run/home_work.h"
#include "ui/run/value_delegate.h"
#include "ui/run/value_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>

#include <string_view>
#include <utility>

namespace godwit::ui {

namespace {

constexpr int sqlLines = 4;
constexpr std::size_t longestSql = 8000; ///< bytes; laying out and colouring more takes long

QString headingOf(const StoredDifference &stored)
{
    const QString table = qualifiedName(stored.difference.table);
    if (stored.keyText.empty())
        return DifferenceDetails::tr("%1, a row without a key").arg(table);
    return QStringLiteral("%1 · %2").arg(table, toQString(stored.keyText));
}

int firstDiffering(const CellModel &model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.cell(row).differs)
            return row;
    }
    return 0;
}

QString noteOf(const StoredDifference &stored)
{
    QStringList parts{differenceKindText(stored.difference.kind)};
    if (stored.difference.copies > 1)
        parts << DifferenceDetails::tr("%n equal rows", nullptr,
                                       static_cast<int>(stored.difference.copies));
    if (stored.state != DifferenceState::Open)
        parts << differenceStateText(stored.state);
    if (!stored.message.empty())
        parts << toQString(maskSecrets(stored.message));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

DifferenceDetails::DifferenceDetails(std::filesystem::path home, QWidget *parent)
    : QWidget(parent)
    , m_home(std::move(home))
    , m_model(new CellModel(this))
    , m_heading(makeHeading({}, 3, this))
    , m_note(makeHint({}, this))
    , m_onlyDiffering(new QCheckBox(tr("Only what &differs"), this))
    , m_whole(new QPushButton(icon(Icon::View), tr("&Whole value…"), this))
    , m_table(new DataTable(QStringLiteral("run.difference"), this))
    , m_sql(new SqlView(this))
    , m_copySql(new QPushButton(icon(Icon::Copy), tr("Copy"), this))
{
    setObjectName(QStringLiteral("differenceDetails"));
    m_heading->setObjectName(QStringLiteral("differenceHeading"));
    m_heading->setMinimumWidth(1);
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setObjectName(QStringLiteral("differenceNote"));
    m_note->setWordWrap(false);
    m_note->setMinimumWidth(1);
    m_onlyDiffering->setObjectName(QStringLiteral("differenceOnlyDiffering"));
    m_whole->setObjectName(QStringLiteral("differenceWhole"));
    m_whole->setAutoDefault(false);
    makeTable();

    auto *title = new QHBoxLayout;
    title->addWidget(m_heading, 1);
    title->addWidget(m_whole);
    auto *row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(m_onlyDiffering);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(title);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(makeSql());
    connect(m_onlyDiffering, &QCheckBox::toggled, m_model, &CellModel::setOnlyDiffering);
    connect(m_whole, &QPushButton::clicked, this, &DifferenceDetails::showWhole);
    connect(m_table, &DataTable::opened, this, &DifferenceDetails::showWhole);
    clear();
}

void DifferenceDetails::makeTable()
{
    m_table->setObjectName(QStringLiteral("differenceCells"));
    m_table->setAccessibleName(tr("Both rows beside each other, column by column"));
    m_table->setItemDelegate(new ValueDelegate(m_table));
    m_table->setMonospaceColumns({CellModel::Name, CellModel::Source, CellModel::Sink});
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setModel(m_model);
    m_table->setColumnWidths({110});
    for (const int side : {CellModel::Source, CellModel::Sink})
        m_table->horizontalHeader()->setSectionResizeMode(side, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_whole->setEnabled(current.isValid()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(firstDiffering(*m_model), CellModel::Name));
        m_whole->setEnabled(m_model->rowCount() > 0);
    });
}

QWidget *DifferenceDetails::makeSql()
{
    auto *part = new QWidget(this);
    m_sql->setObjectName(QStringLiteral("differenceSql"));
    m_sql->setAccessibleName(tr("Statement that repairs this row"));
    m_sql->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_sql->setFixedHeight(m_sql->fontMetrics().lineSpacing() * sqlLines + gridStep * 2);
    m_copySql->setObjectName(QStringLiteral("differenceSqlCopy"));
    m_copySql->setAccessibleName(tr("Copy the repair statement"));
    m_copySql->setAutoDefault(false);
    connect(m_copySql, &QPushButton::clicked, this, [this] {
        const auto &shown = m_model->difference();
        if (shown)
            QGuiApplication::clipboard()->setText(toQString(shown->difference.repairSql)
                                                  + QLatin1Char(';'));
    });
    auto *row = new QHBoxLayout;
    row->addWidget(makeHeading(tr("Repair statement"), 3, part), 1);
    row->addWidget(m_copySql);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(row);
    column->addWidget(m_sql);
    return part;
}

void DifferenceDetails::show(const std::string &runId, std::uint64_t ordinal)
{
    using Found = std::optional<std::pair<StoredDifference, std::vector<ShownCell>>>;
    if (m_reading)
        m_reading->cancel();
    m_reading = workInHome(
        this, m_home,
        [runId, ordinal](StateDatabase &state) -> Result<Found> {
            auto stored = DifferenceStore(state).find(runId, ordinal);
            if (!stored)
                return failure(std::move(stored));
            if (!*stored)
                return Found();
            auto cells = shownCells((*stored)->difference);
            return Found(std::in_place, std::move(**stored), std::move(cells));
        },
        [this](Result<Found> found) {
            m_reading = nullptr;
            if (!found)
                Q_EMIT failed(found.error());
            else if (*found)
                take(std::move((*found)->first), std::move((*found)->second));
            else
                clear();
        });
}

void DifferenceDetails::clear()
{
    if (m_reading)
        m_reading->cancel();
    m_reading = nullptr;
    setEnabled(false);
    m_heading->setText(tr("No row is chosen"));
    m_heading->setToolTip({});
    m_note->clear();
    m_sql->clear();
    m_copySql->setEnabled(false);
    m_model->clear();
}

void DifferenceDetails::focusValues()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void DifferenceDetails::take(StoredDifference difference, std::vector<ShownCell> cells)
{
    setEnabled(true);
    m_heading->setText(headingOf(difference));
    m_heading->setToolTip(m_heading->text());
    m_note->setText(noteOf(difference));
    m_note->setToolTip(m_note->text());
    showSql(difference.difference.repairSql);
    m_model->setDifference(std::move(difference), std::move(cells));
}

void DifferenceDetails::showSql(const std::string &sql)
{
    m_copySql->setEnabled(!sql.empty());
    if (sql.empty())
        m_sql->setProse(tr("Only columns that the destination computes itself differ."));
    else if (sql.size() > longestSql)
        m_sql->setSql(toQString(std::string_view(sql).substr(0, longestSql)) + QChar(0x2026),
                      m_isMysql);
    else
        m_sql->setSql(toQString(sql), m_isMysql);
    m_sql->setToolTip(sql.size() > longestSql
                          ? tr("The statement has %1 bytes; copying takes all of it.")
                                .arg(formatCount(sql.size()))
                          : QString());
}

void DifferenceDetails::showWhole()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || !m_model->difference())
        return;
    auto *dialog = new ValueDialog(toQString(m_model->cell(row).column),
                                   m_model->value(row, CellModel::Source),
                                   m_model->value(row, CellModel::Sink), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace godwit::ui
