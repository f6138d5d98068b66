#include "ui/wizard/objects_import_dialog.h"

#include "ui/common/busy_indicator.h"
#include "ui/common/data_table.h"
#include "ui/common/error_text.h"
#include "ui/common/field_message.h"
#include "ui/common/icons.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"

#include <QDialogButtonBox>
#include <QFileDialog>

namespace godwit::ui {

void CsvProblemModel::setProblems(std::vector<CsvProblem> problems)
{
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

int CsvProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int CsvProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CsvProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CsvProblem &problem = m_problems[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == MessageColumn)
        return icon(Icon::Error, Status::Bad);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case LineColumn:
        return problem.line;
    case CellColumn:
        return problem.column > 0 ? QVariant(problem.column) : QVariant();
    default:
        return asSentence(problem.message)
               + (problem.proposal.empty() ? QString()
                                           : QLatin1Char(' ') + asSentence(problem.proposal));
    }
}

QVariant CsvProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case CellColumn:
        return tr("Cell");
    default:
        return tr("Problem");
    }
}

ObjectsImportDialog::ObjectsImportDialog(ProjectType type,
                                         std::shared_ptr<const ObjectsCatalogIndex> catalog,
                                         std::size_t replaced, QWidget *parent)
    : QDialog(parent)
    , m_type(type)
    , m_catalog(std::move(catalog))
    , m_path(new QLineEdit(this))
    , m_pathMessage(new FieldMessage(m_path, this))
    , m_busy(new BusyIndicator(this))
    , m_summary(new QLabel(this))
    , m_problems(new CsvProblemModel(this))
    , m_table(new DataTable(QStringLiteral("wizard.importProblems"), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
    , m_accept(m_buttons->button(QDialogButtonBox::Ok))
{
    setObjectName(QStringLiteral("objectsImport"));
    setWindowTitle(tr("Import objects"));
    resize(720, 480);
    build(replaced);
    connect(m_path, &QLineEdit::returnPressed, this, [this] { load(m_path->text()); });
    connect(m_busy, &BusyIndicator::cancelRequested, this, [this] {
        if (m_task)
            m_task->cancel();
        m_busy->stop();
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ObjectsImportDialog::build(std::size_t replaced)
{
    auto *warning = new QLabel(
        replaced == 0
            ? tr("The objects of the file are picked.")
            : tr("The %n picked object(s) are replaced by those of the file. You can undo it.",
                 nullptr, static_cast<int>(replaced)),
        this);
    warning->setObjectName(QStringLiteral("importWarning"));
    warning->setWordWrap(true);
    m_path->setObjectName(QStringLiteral("importPath"));
    m_path->setPlaceholderText(tr("a CSV file, one object a line"));
    m_pathMessage->setObjectName(QStringLiteral("importPathMessage"));
    auto *label = new QLabel(tr("&File:"), this);
    label->setBuddy(m_path);
    auto *choose = new QPushButton(icon(Icon::Folder), tr("&Choose…"), this);
    choose->setObjectName(QStringLiteral("importChoose"));
    choose->setAutoDefault(false);
    auto *save = new QPushButton(icon(Icon::Save), tr("Save a &template…"), this);
    save->setObjectName(QStringLiteral("importTemplate"));
    save->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ObjectsImportDialog::browse);
    connect(save, &QPushButton::clicked, this, &ObjectsImportDialog::templateRequested);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("importProblems"));
    m_table->setAccessibleName(tr("Problems of the file"));
    m_table->setModel(m_problems);
    m_table->setColumnWidths({64, 64});
    m_accept->setObjectName(QStringLiteral("importAccept"));
    m_accept->setText(tr("&Replace the selection"));
    m_accept->setEnabled(false);

    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_path, 1);
    line->addWidget(choose);
    line->addWidget(save);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    column->addWidget(warning);
    column->addLayout(line);
    column->addWidget(m_pathMessage);
    column->addWidget(m_summary);
    column->addWidget(m_busy);
    column->addWidget(m_table, 1);
    column->addWidget(m_buttons);
}

void ObjectsImportDialog::browse()
{
    Settings &settings = Settings::instance();
    const QString path = QFileDialog::getOpenFileName(this, tr("Import objects"),
                                                      settings.lastFolder(QStringLiteral("csv")),
                                                      tr("CSV files (*.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    settings.rememberFolder(QStringLiteral("csv"), path);
    load(path);
}

void ObjectsImportDialog::load(const QString &path)
{
    m_path->setText(path);
    m_pathMessage->clearMessage();
    m_accept->setEnabled(false);
    m_busy->start(tr("Checking the file…"));
    if (m_task)
        m_task->cancel();
    m_task = runInBackground(
        this,
        [path, type = m_type, catalog = m_catalog](std::stop_token) {
            return readObjectFile(path, type, *catalog);
        },
        [this](Result<ReadObjectList> list) { showList(std::move(list)); });
}

void ObjectsImportDialog::showList(Result<ReadObjectList> list)
{
    m_task.clear();
    m_busy->stop();
    m_list = {};
    m_accept->setText(tr("&Replace the selection"));
    if (!list) {
        m_pathMessage->showError(list.error());
        m_problems->setProblems({});
        m_summary->clear();
        return;
    }
    m_list = std::move(*list);
    const QString found = tr("%1 tables and %2 views are as the source has them.")
                              .arg(formatCount(m_list.tables), formatCount(m_list.views));
    m_summary->setText(m_list.problems.empty()
                           ? found
                           : found + QLatin1Char(' ')
                                 + tr("%n problem(s); their lines would be left out.", nullptr,
                                      static_cast<int>(m_list.problems.size())));
    m_problems->setProblems(m_list.problems);
    m_accept->setEnabled(objectCount() > 0);
    if (!m_list.problems.empty())
        m_accept->setText(tr("&Replace the selection by the %n valid object(s)", nullptr,
                             static_cast<int>(objectCount())));
}

} // namespace godwit::ui
