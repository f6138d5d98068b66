#include "ui/run/objects_panel.h"

#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/search_field.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/run/cell_painters.h"
#include "ui/run/home_work.h"
#include "ui/run/sql_dialog.h"

#include <QLabel>
#include <QMessageBox>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <iterator>

namespace godwit::ui {

namespace {

constexpr std::size_t mostNamesAsked = 10;

QIcon objectIcon(const QModelIndex &index)
{
    const auto state = static_cast<ObjectState>(index.data(ObjectModel::StateRole).toInt());
    if (state == ObjectState::Init)
        return icon(Icon::Clock, Status::Idle);
    return state == ObjectState::Skipped ? icon(Icon::Skip, Status::Warning)
                                         : statusIcon(statusOf(state));
}

// In the order that ObjectModel needs: tables by number, then views.
Result<std::vector<ObjectRecord>> troubledObjects(ObjectStore &store, const std::string &runId)
{
    auto failed = store.list(runId, ObjectState::Failed);
    if (!failed)
        return failed;
    auto skipped = store.list(runId, ObjectState::Skipped);
    if (!skipped)
        return skipped;
    std::vector<ObjectRecord> both;
    std::merge(std::make_move_iterator(failed->begin()), std::make_move_iterator(failed->end()),
               std::make_move_iterator(skipped->begin()), std::make_move_iterator(skipped->end()),
               std::back_inserter(both), [](const ObjectRecord &one, const ObjectRecord &other) {
                   return std::pair(one.kind, one.number) < std::pair(other.kind, other.number);
               });
    return both;
}

QString namesText(const std::vector<TableName> &names)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamesAsked); ++i)
        lines << qualifiedName(names[i]);
    if (names.size() > mostNamesAsked)
        lines << ObjectsPanel::tr("and %n more", nullptr,
                                  static_cast<int>(names.size() - mostNamesAsked));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ObjectsPanel::ObjectsPanel(std::filesystem::path home, QWidget *parent)
    : QWidget(parent)
    , m_home(std::move(home))
    , m_model(new ObjectModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_which(new QComboBox(this))
    , m_search(new SearchField(tr("Search objects"), this))
    , m_table(new DataTable(QStringLiteral("run.objects"), this))
    , m_empty(new EmptyState(Icon::Ok, {}, {}, this))
    , m_error(new ErrorPanel(this))
    , m_retry(new QPushButton(icon(Icon::Retry), tr("&Retry"), this))
    , m_skip(new QPushButton(icon(Icon::Skip), tr("S&kip…"), this))
    , m_showSql(new QPushButton(icon(Icon::Text), tr("Show S&QL"), this))
    , m_retryAll(new QPushButton(icon(Icon::Retry), tr("Retry all &failed"), this))
{
    setObjectName(QStringLiteral("objectsPanel"));
    m_which->setObjectName(QStringLiteral("objectsWhich"));
    m_which->addItems({tr("Failed and skipped"), tr("All objects")});
    m_search->setObjectName(QStringLiteral("objectsSearch"));
    m_search->setList(m_table);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(ObjectModel::Name);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName(QStringLiteral("objectsTable"));
    m_table->setAccessibleName(tr("Objects of the run"));
    m_table->setModel(m_filter);
    m_table->setColumnWidths({240, 70, 110, 110});
    m_table->setMonospaceColumns({ObjectModel::Name});
    m_table->setItemDelegateForColumn(ObjectModel::State, new StatusDelegate(objectIcon, m_table));
    makeButtons();

    auto *label = new QLabel(tr("Sho&w:"), this);
    label->setBuddy(m_which);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_which);
    row->addWidget(m_search, 1);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_retry, m_skip, m_showSql})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_retryAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gridStep, 0, 0);
    column->addLayout(row);
    column->addWidget(m_error);
    column->addWidget(viewOrEmpty(m_table, m_empty, this), 1);
    column->addLayout(buttons);

    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        if (m_reading)
            m_reading->cancel();
        m_reading = nullptr;
        refresh();
        updateButtons();
    });
    connect(m_search, &SearchField::searchChanged, m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ObjectsPanel::updateButtons);
    connect(m_table, &DataTable::opened, this, &ObjectsPanel::showSql);
    updateButtons();
}

void ObjectsPanel::makeButtons()
{
    m_retry->setObjectName(QStringLiteral("objectRetry"));
    m_skip->setObjectName(QStringLiteral("objectSkip"));
    m_showSql->setObjectName(QStringLiteral("objectShowSql"));
    m_retryAll->setObjectName(QStringLiteral("objectRetryAll"));
    m_skip->setToolTip(tr("Leave the object out: it is not made, copied, indexed or verified."));
    connect(m_retry, &QPushButton::clicked, this, &ObjectsPanel::retry);
    connect(m_skip, &QPushButton::clicked, this, &ObjectsPanel::skip);
    connect(m_showSql, &QPushButton::clicked, this, &ObjectsPanel::showSql);
    connect(m_retryAll, &QPushButton::clicked, this, &ObjectsPanel::retryAll);
}

void ObjectsPanel::setRun(const std::string &runId)
{
    if (m_runId == runId)
        return;
    m_runId = runId;
    m_model->take({});
    refresh();
    updateButtons();
}

void ObjectsPanel::showAll(bool all)
{
    m_which->setCurrentIndex(all ? 1 : 0);
}

void ObjectsPanel::refresh()
{
    if (m_runId.empty() || m_reading)
        return;
    const bool all = m_which->currentIndex() == 1;
    m_reading = workInHome(
        this, m_home,
        [runId = m_runId, all](StateDatabase &state) -> Result<std::vector<ObjectRecord>> {
            ObjectStore store(state);
            if (!all)
                return troubledObjects(store, runId);
            auto objects = store.list(runId);
            if (objects) {
                for (ObjectRecord &object : *objects)
                    object.ddl = {}; // read again when somebody wants to see it
            }
            return objects;
        },
        [this](Result<std::vector<ObjectRecord>> objects) { take(std::move(objects)); });
}

void ObjectsPanel::take(Result<std::vector<ObjectRecord>> objects)
{
    m_reading = nullptr;
    if (!objects) {
        m_error->showError(objects.error());
        return;
    }
    m_error->clear();
    m_model->take(std::move(*objects));
    updateButtons();
    Q_EMIT countsChanged();
}

std::vector<TableName> ObjectsPanel::selected(bool troubledOnly) const
{
    std::vector<TableName> names;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const ObjectRecord &object = m_model->at(m_filter->mapToSource(index).row());
        const bool troubled =
            object.state == ObjectState::Failed || object.state == ObjectState::Skipped;
        if (!troubledOnly || troubled)
            names.push_back(object.source);
    }
    return names;
}

void ObjectsPanel::change(std::vector<TableName> objects, Change change,
                          void (ObjectsPanel::*done)())
{
    if (objects.empty() || m_changing)
        return;
    m_changing = workInHome(
        this, m_home,
        [runId = m_runId, objects = std::move(objects), change](StateDatabase &state) {
            ObjectStore store(state);
            Result<void> changed;
            for (const TableName &object : objects) {
                changed = (store.*change)(runId, object);
                if (!changed)
                    break;
            }
            return changed;
        },
        [this, done](const Result<void> &changed) {
            m_changing = nullptr;
            refresh();
            updateButtons();
            if (!changed)
                ErrorPanel::report(this, tr("The object was not changed"), changed.error());
            else
                Q_EMIT(this->*done)();
        });
    updateButtons();
}

void ObjectsPanel::retry()
{
    change(selected(true), &ObjectStore::retry, &ObjectsPanel::retryStored);
}

void ObjectsPanel::retryAll()
{
    std::vector<TableName> failed;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).state == ObjectState::Failed)
            failed.push_back(m_model->at(row).source);
    }
    change(std::move(failed), &ObjectStore::retry, &ObjectsPanel::retryStored);
}

void ObjectsPanel::skip()
{
    std::vector<TableName> objects = selected(false);
    if (objects.empty())
        return;
    QMessageBox question(QMessageBox::Warning, tr("Skip objects"),
                         tr("Leave %n object(s) out of this run? They will not be made, copied or "
                            "verified; what is at the destination of them already stays there.",
                            nullptr, static_cast<int>(objects.size())),
                         QMessageBox::Cancel, this);
    question.setObjectName(QStringLiteral("skipQuestion"));
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(namesText(objects));
    QPushButton *yes = question.addButton(tr("&Skip"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("skipYes"));
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == yes)
        change(std::move(objects), &ObjectStore::skip, &ObjectsPanel::skipStored);
}

void ObjectsPanel::showSql()
{
    const std::vector<TableName> names = selected(false);
    if (names.empty() || m_changing)
        return;
    m_changing = workInHome(
        this, m_home,
        [runId = m_runId, name = names.front()](StateDatabase &state) {
            return ObjectStore(state).find(runId, name);
        },
        [this](const Result<std::optional<ObjectRecord>> &object) {
            m_changing = nullptr;
            updateButtons();
            if (!object) {
                ErrorPanel::report(this, tr("The SQL cannot be shown"), object.error());
            } else if (*object) {
                auto *dialog = new SqlDialog(**object, this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            }
        });
}

void ObjectsPanel::updateButtons()
{
    const bool idle = !m_changing;
    m_retry->setEnabled(idle && !selected(true).empty());
    m_skip->setEnabled(idle && !selected(false).empty());
    m_showSql->setEnabled(idle && m_table->selectionModel()->selectedRows().size() == 1);
    m_retryAll->setEnabled(idle && failedCount() > 0);
    if (m_runId.empty())
        m_empty->setText(tr("Nothing has been made yet"),
                         tr("Once the project runs, its tables and views appear here."));
    else if (!m_search->text().isEmpty())
        m_empty->setText(tr("No object matches"), tr("Empty the search to see them all."));
    else
        m_empty->setText(tr("No object needs you"),
                         tr("Tables and views that cannot be made or copied appear here, with the "
                            "statement that failed. The others go on meanwhile."));
}

} // namespace godwit::ui
