#include "ui/run/repair_dialog.h"

#include "core/base/text.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/production_frame.h"
#include "ui/common/sql_view.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace godwit::ui {

namespace {

constexpr QSize firstSize(820, 560);
constexpr std::size_t mostTablesNamed = 6;
constexpr qsizetype longestSql = 32'000; ///< characters

} // namespace

RepairDialog::RepairDialog(Subject subject, QWidget *parent)
    : QDialog(parent)
    , m_subject(std::move(subject))
    , m_chosen(new QRadioButton(this))
    , m_all(new QRadioButton(this))
    , m_sum(makeHeading({}, 2, this))
    , m_tables(makeHint({}, this))
    , m_shown(makeHeading({}, 3, this))
    , m_sql(new SqlView(this))
    , m_verify(new QCheckBox(tr("&Verify these tables again afterwards"), this))
    , m_busy(new BusyIndicator(this))
    , m_error(new ErrorPanel(this))
    , m_saved(makeHint({}, this))
    , m_save(new QPushButton(icon(Icon::Save), tr("&Save as SQL file…"), this))
    , m_repair(new QPushButton(icon(Icon::Repair), tr("&Repair"), this))
{
    setObjectName(QStringLiteral("repairDialog"));
    setWindowTitle(tr("Repair rows at “%1”").arg(toQString(m_subject.sink.name)));
    resize(firstSize);
    m_sum->setObjectName(QStringLiteral("repairSum"));
    m_tables->setObjectName(QStringLiteral("repairTables"));
    m_shown->setObjectName(QStringLiteral("repairShown"));
    m_sql->setObjectName(QStringLiteral("repairSql"));
    m_sql->setAccessibleName(tr("The first statements"));
    m_verify->setObjectName(QStringLiteral("repairVerify"));
    m_verify->setChecked(true);
    m_saved->setObjectName(QStringLiteral("repairSaved"));
    m_saved->hide();
    layOut();
    connect(m_busy, &BusyIndicator::cancelRequested, this, [this] {
        if (!m_saving)
            return reject(); // without it there is nothing to decide on
        m_saving->cancel();
        m_busy->stop();
        m_save->setEnabled(true);
    });
    read();
}

void RepairDialog::layOut()
{
    auto *content = new QWidget(this);
    auto *where = makeHint(tr("The destination is changed: %1. Before a row is written, both sides "
                              "are read again; rows that have changed since they were compared "
                              "are left alone.")
                               .arg(toQString(m_subject.sink.url)),
                           content);
    where->setObjectName(QStringLiteral("repairWhere"));
    auto *sumRow = new QHBoxLayout;
    sumRow->addWidget(m_sum, 1);
    sumRow->addWidget(m_busy);
    auto *column = new QVBoxLayout(content);
    column->addWidget(makeScope());
    column->addLayout(sumRow);
    column->addWidget(m_tables);
    column->addWidget(where);
    column->addWidget(m_error);
    column->addWidget(m_shown);
    column->addWidget(m_sql, 1);
    column->addWidget(m_verify);
    column->addWidget(m_saved);
    column->addWidget(makeButtons());
    auto *frame = new ProductionFrame(content, this);
    if (m_subject.sink.production)
        frame->setProductionSources({toQString(m_subject.sink.name)});
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(frame);
}

QWidget *RepairDialog::makeScope()
{
    auto *scope = new QWidget(this);
    m_chosen->setObjectName(QStringLiteral("repairChosen"));
    m_chosen->setText(tr("The &chosen rows (%1)").arg(formatCount(m_subject.chosen.count)));
    m_chosen->setEnabled(m_subject.chosen.count > 0);
    m_all->setObjectName(QStringLiteral("repairAll"));
    const QString all = formatCount(m_subject.all.count);
    m_all->setText(m_subject.isFiltered ? tr("&All rows that the filter leaves (%1)").arg(all)
                                        : tr("&All rows that differ (%1)").arg(all));
    (m_subject.chosen.count > 0 ? m_chosen : m_all)->setChecked(true);
    auto *row = new QHBoxLayout(scope);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridStep * 2);
    row->addWidget(m_chosen);
    row->addWidget(m_all);
    row->addStretch();
    connect(m_all, &QRadioButton::toggled, this, &RepairDialog::read);
    return scope;
}

QWidget *RepairDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_save->setObjectName(QStringLiteral("repairSave"));
    m_save->setAutoDefault(false);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    m_repair->setObjectName(QStringLiteral("repairYes"));
    m_repair->setAutoDefault(false);
    buttons->addButton(m_repair, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("repairNo"));
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &RepairDialog::saveScript);
    return buttons;
}

const DifferenceChoice &RepairDialog::choice() const
{
    return m_all->isChecked() ? m_subject.all : m_subject.chosen;
}

void RepairDialog::read()
{
    if (m_reading)
        m_reading->cancel();
    m_preview.reset();
    m_error->clear();
    m_saved->hide();
    showPreview();
    m_busy->start(tr("Reading the statements…"));
    m_reading = runInBackground(
        this,
        [home = m_subject.home, choice = choice()](std::stop_token stop) -> Result<RepairPreview> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return readRepairPreview(**state, choice, std::move(stop));
        },
        [this](const Result<RepairPreview> &preview) { take(preview); });
}

void RepairDialog::take(const Result<RepairPreview> &preview)
{
    m_reading = nullptr;
    m_busy->stop();
    if (preview)
        m_preview = *preview;
    else
        m_error->showError(preview.error());
    showPreview();
}

void RepairDialog::showPreview()
{
    const bool any = m_preview && m_preview->rows > 0;
    m_repair->setEnabled(any);
    m_save->setEnabled(any);
    m_verify->setEnabled(any);
    if (!m_preview) {
        m_sum->setText(tr("Counting the rows…"));
        m_tables->clear();
        m_shown->setText(tr("Statements"));
        m_sql->setSql({}, true);
        return;
    }
    m_sum->setText(tr("%1 in %2 at “%3”")
                       .arg(tr("%Ln rows", nullptr, static_cast<int>(m_preview->rows)),
                            tr("%Ln tables", nullptr, static_cast<int>(m_preview->tables.size())),
                            toQString(m_subject.sink.name)));
    QStringList names;
    for (const auto &[table, rows] : m_preview->tables) {
        if (names.size() == static_cast<int>(mostTablesNamed)) {
            names << tr("and %n more tables", nullptr,
                        static_cast<int>(m_preview->tables.size() - mostTablesNamed));
            break;
        }
        //: a table and how many of its rows
        names << tr("%1: %2").arg(m_subject.tableName(table), formatCount(rows));
    }
    if (m_preview->repairedBefore > 0)
        names << tr("left out, already repaired: %1").arg(formatCount(m_preview->repairedBefore));
    m_tables->setText(names.join(QStringLiteral(" · ")));
    showStatements();
}

// Whole ones only, and fewer where they are long: colouring much text takes long.
void RepairDialog::showStatements()
{
    QString sql;
    std::size_t shown = 0;
    for (const std::string &statement : m_preview->statements) {
        if (shown > 0 && sql.size() + static_cast<qsizetype>(statement.size()) > longestSql)
            break;
        sql += toQString(statement) + QStringLiteral(";\n");
        ++shown;
    }
    m_sql->setSql(sql, m_subject.dialect == Dialect::MySql);
    m_shown->setText(shown < m_preview->rows
                         ? tr("The first %1 of the statements").arg(formatCount(shown))
                         : tr("Statements"));
}

RepairRequest RepairDialog::request() const
{
    RepairRequest request;
    request.filter = choice().filter;
    if (m_preview)
        request.ordinals = m_preview->ordinals;
    return request;
}

bool RepairDialog::verifiesAfterwards() const
{
    return m_verify->isChecked();
}

std::vector<std::string> RepairDialog::scriptHeading() const
{
    return {"Godwit: makes rows of the destination equal to the source's, as they were compared",
            "project: " + toUtf8(m_subject.project), "destination: " + m_subject.sink.url,
            "written: " + utcNow(),
            "Nothing is read again: rows that have changed since are overwritten."};
}

void RepairDialog::saveScript()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the repair statements"), m_subject.project + QStringLiteral("-repair.sql"),
        tr("SQL files (*.sql)"));
    if (path.isEmpty())
        return;
    m_save->setEnabled(false);
    m_saved->hide();
    m_busy->start(tr("Writing the statements…"));
    m_saving = runInBackground(
        this,
        [home = m_subject.home, choice = choice(), dialect = m_subject.dialect,
         heading = scriptHeading(), path](std::stop_token stop) -> Result<std::uint64_t> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return writeRepairScript(**state, choice, dialect, heading, toUtf8(path),
                                     std::move(stop));
        },
        [this, path](const Result<std::uint64_t> &statements) {
            m_saving = nullptr;
            m_busy->stop();
            m_save->setEnabled(true);
            if (!statements) {
                m_error->showError(statements.error());
                return;
            }
            m_saved->setText(
                tr("%1 statements were written to %2.").arg(formatCount(*statements), path));
            m_saved->show();
        });
}

} // namespace godwit::ui
