#include "ui/data_sources/data_sources_page.h"

#include "core/connectors/connector_registry.h"
#include "core/service/data_source_changes.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/data_sources/data_source_actions.h"
#include "ui/data_sources/data_source_details.h"
#include "ui/data_sources/data_source_dialog.h"

#include <QAction>
#include <QMessageBox>
#include <QSplitter>
#include <QToolButton>

namespace godwit::ui {

DataSourcesPage::DataSourcesPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DataSourceModel(this))
    , m_filter(new DataSourceFilter(this))
{
    setObjectName(QStringLiteral("dataSourcesPage"));
    m_filter->setSourceModel(m_model);
    buildActions();
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    m_details = new DataSourceDetails(this);
    m_details->setMinimumWidth(280);
    splitter->addWidget(buildList());
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_error = new ErrorPanel(this);
    m_error->setObjectName(QStringLiteral("listError"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * gridStep, 2 * gridStep, 2 * gridStep, gridStep);
    column->setSpacing(gridStep);
    column->addWidget(buildTop());
    column->addWidget(m_error);
    column->addWidget(splitter, 1);

    connect(&m_session, &Session::dataSourcesChanged, this, &DataSourcesPage::reload);
    connect(&m_session, &Session::projectsChanged, this, &DataSourcesPage::showSelected);
    reload();
}

void DataSourcesPage::buildActions()
{
    const auto make = [this](Icon picture, const QString &text, const char *name,
                             const QKeySequence &keys, void (DataSourcesPage::*slot)()) {
        auto *action = new QAction(icon(picture), text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(
            tr("%1 (%2)").arg(action->iconText(), keys.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_create = make(Icon::Add, tr("&New data source…"), "createSource", QKeySequence::New,
                    &DataSourcesPage::create);
    m_test = make(Icon::Link, tr("&Test"), "testSource", tr("Ctrl+T"), &DataSourcesPage::test);
    m_edit = make(Icon::Edit, tr("&Edit…"), "editSource", tr("Ctrl+E"), &DataSourcesPage::edit);
    m_copy = make(Icon::Copy, tr("C&opy"), "copySource", tr("Ctrl+D"), &DataSourcesPage::copy);
    m_delete =
        make(Icon::Delete, tr("&Delete…"), "deleteSource", tr("Del"), &DataSourcesPage::remove);
}

QWidget *DataSourcesPage::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeHeading(tr("Data sources"), 1, top), 1);
    auto *create = new QToolButton(top);
    create->setDefaultAction(m_create);
    create->setObjectName(QStringLiteral("createButton"));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(create);
    return top;
}

QWidget *DataSourcesPage::buildActionRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridStep);
    m_search = new SearchField(tr("Search data sources"), bar);
    m_search->setObjectName(QStringLiteral("search"));
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(QStringLiteral("kindFilter"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("All kinds"));
    for (const StoreKind kind : allStoreKinds())
        m_kind->addItem(kindName(kind), static_cast<int>(kind));
    row->addWidget(m_search, 1);
    row->addWidget(m_kind);
    for (QAction *action : {m_test, m_edit, m_copy, m_delete}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->iconText());
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    connect(m_search, &SearchField::searchChanged, m_filter, &DataSourceFilter::setSearch);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant kind = m_kind->currentData();
        m_filter->setKind(kind.isValid() ? std::optional(static_cast<StoreKind>(kind.toInt()))
                                         : std::nullopt);
    });
    return bar;
}

QWidget *DataSourcesPage::buildList()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addWidget(buildActionRow());

    m_table = new DataTable(QStringLiteral("dataSources"), box);
    m_table->setObjectName(QStringLiteral("dataSourceTable"));
    m_table->setAccessibleName(tr("Data sources"));
    m_table->setModel(m_filter);
    m_table->setMonospaceColumns({DataSourceModel::IdColumn});
    m_table->setNumberColumns({DataSourceModel::PortColumn});
    m_table->setColumnWidths({136, 120, 144, 52, 84, 104, 140, 130});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DataSourceModel::NameColumn, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_test, m_edit, m_copy, m_delete});
    m_search->setList(m_table);

    auto *empty = new EmptyState(Icon::DataSource, tr("No data sources yet"),
                                 tr("A data source is a database, a file or a message queue that "
                                    "projects read from or write to."),
                                 box);
    empty->setObjectName(QStringLiteral("noSources"));
    QPushButton *create = empty->addButton(tr("Connect a data source…"), Icon::Add);
    create->setObjectName(QStringLiteral("createFirst"));
    connect(create, &QPushButton::clicked, this, &DataSourcesPage::create);
    column->addWidget(viewOrEmpty(m_table, empty, box), 1);

    connect(m_table, &DataTable::opened, this, &DataSourcesPage::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DataSourcesPage::showSelected);
    // Nothing found is not the same as nothing there.
    const auto explain = [this, empty] {
        const bool isFiltered = m_model->rowCount() > 0;
        empty->setText(isFiltered ? tr("No data source is like that") : tr("No data sources yet"),
                       isFiltered ? tr("Search for something else, or choose another kind.")
                                  : tr("A data source is a database, a file or a message queue "
                                       "that projects read from or write to."));
        empty->findChild<QPushButton *>(QStringLiteral("createFirst"))->setVisible(!isFiltered);
    };
    connect(m_model, &QAbstractItemModel::modelReset, empty, explain);
    return box;
}

void DataSourcesPage::reload()
{
    const std::string before = selectedId();
    if (auto loaded = m_model->load(m_session); loaded)
        m_error->clear();
    else
        m_error->showError(loaded.error());
    select(before);
    showSelected();
}

void DataSourcesPage::select(const std::string &id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->index(m_model->rowOf(id), 0));
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

std::string DataSourcesPage::selectedId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::string()
                          : toUtf8(rows.first().data(DataSourceModel::IdRole).toString());
}

void DataSourcesPage::showSelected()
{
    const DataSourceModel::Row *row = m_model->find(selectedId());
    const bool canTest = row && row->source && hasConnector(row->source->kind);
    m_test->setEnabled(canTest);
    for (QAction *action : {m_edit, m_copy, m_delete})
        action->setEnabled(row != nullptr);
    if (!row) {
        m_details->clear();
        return;
    }
    const auto projects = projectsUsing(m_session.state(), row->record);
    m_details->show(*row, projects.value_or(std::vector<std::string>()));
}

void DataSourcesPage::create()
{
    DataSourceDialog dialog(m_session, {}, this);
    if (dialog.exec() == QDialog::Accepted)
        select(dialog.savedId());
}

void DataSourcesPage::edit()
{
    const std::string id = selectedId();
    if (id.empty())
        return;
    DataSourceDialog dialog(m_session, id, this);
    dialog.exec();
}

void DataSourcesPage::copy()
{
    const auto copied = copyDataSource(m_session, selectedId());
    if (copied)
        select(*copied);
    else
        ErrorPanel::report(this, tr("The data source was not copied"), copied.error());
}

void DataSourcesPage::remove()
{
    const DataSourceModel::Row *row = m_model->find(selectedId());
    if (!row)
        return;
    const std::string id = row->record.id;
    const QString name = toQString(row->record.name);
    if (const auto projects = projectsUsing(m_session.state(), row->record);
        projects && !projects->empty()) {
        if (const auto refused = removeDataSource(m_session, id); !refused)
            ErrorPanel::report(this, tr("The data source “%1” was not deleted").arg(name),
                               refused.error());
        return;
    }
    QMessageBox question(QMessageBox::Warning, tr("Delete a data source"),
                         tr("Delete the data source “%1” and its password? What it connects to is "
                            "not touched.")
                             .arg(name),
                         QMessageBox::Cancel, this);
    question.setObjectName(QStringLiteral("deleteQuestion"));
    question.setTextFormat(Qt::PlainText);
    QPushButton *yes = question.addButton(tr("&Delete it"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteConfirmed"));
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() != yes)
        return;
    if (const auto removed = removeDataSource(m_session, id); !removed)
        ErrorPanel::report(this, tr("The data source “%1” was not deleted").arg(name),
                           removed.error());
}

void DataSourcesPage::test()
{
    const std::string id = selectedId();
    if (id.empty())
        return;
    if (const auto source = m_session.unlock(id, this); source && selectedId() == id)
        m_details->test(*source);
}

} // namespace godwit::ui
