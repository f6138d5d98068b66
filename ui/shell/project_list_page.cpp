#include "ui/shell/project_list_page.h"

#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/shell/home_stamp.h"
#include "ui/shell/project_list_actions.h"
#include "ui/shell/project_runs.h"
#include "ui/shell/project_text.h"
#include "ui/shell/unfinished_offer.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int watchMs = 2000;

constexpr Operation allOperations[] = {
    Operation::Start,  Operation::Pause, Operation::Resume, Operation::Edit,    Operation::Clone,
    Operation::Rename, Operation::Tag,   Operation::Export, Operation::Release, Operation::Delete};

struct OperationLook
{
    const char *name; ///< objectName of the action
    Icon picture;
    QKeySequence shortcut;
    bool forMany; ///< may be done to several at once
};

OperationLook lookOf(Operation operation)
{
    switch (operation) {
    case Operation::Start:
        return {"startProject", Icon::Run, QKeySequence(QStringLiteral("F5")), true};
    case Operation::Pause:
        return {"pauseProject", Icon::Pause, QKeySequence(QStringLiteral("F6")), true};
    case Operation::Resume:
        return {"resumeProject", Icon::Resume, QKeySequence(QStringLiteral("F7")), true};
    case Operation::Release:
        return {"releaseProject", Icon::Archive, {}, true};
    case Operation::Delete:
        return {"deleteProject", Icon::Delete, QKeySequence::Delete, true};
    case Operation::Edit:
        return {"editProject", Icon::Edit, QKeySequence(QStringLiteral("Ctrl+E")), false};
    case Operation::Rename:
        return {"renameProject", Icon::Text, QKeySequence(QStringLiteral("F2")), false};
    case Operation::Clone:
        return {"cloneProject", Icon::Copy, QKeySequence(QStringLiteral("Ctrl+D")), false};
    case Operation::Tag:
        return {"tagProject", Icon::Tag, QKeySequence(QStringLiteral("Ctrl+T")), false};
    case Operation::Export:
        return {"exportProject", Icon::Export, {}, false};
    }
    return {};
}

QComboBox *makeFilter(const char *name, const QString &accessibleName, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

ProjectListPage::ProjectListPage(Session &session, ProjectRuns &runs, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_runs(runs)
    , m_actions(new ProjectListActions(session, runs, this))
    , m_model(new ProjectListModel(this))
    , m_filter(new ProjectListFilter(this))
    , m_search(new SearchField(tr("Search projects"), this))
    , m_state(makeFilter("stateFilter", tr("Filter by state"), this))
    , m_type(makeFilter("typeFilter", tr("Filter by type"), this))
    , m_tag(makeFilter("tagFilter", tr("Filter by tag"), this))
    , m_table(new DataTable(QStringLiteral("projects"), this))
    , m_offer(new UnfinishedOffer(this))
    , m_error(new ErrorPanel(this))
{
    setObjectName(QStringLiteral("projectsPage"));
    m_filter->setProjects(m_model);
    m_table->setObjectName(QStringLiteral("projectTable"));
    m_table->setAccessibleName(tr("Projects"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ProjectListModel::Name, Qt::AscendingOrder);
    m_table->setColumnWidths({180, 100, 215, 115, 155, 150, 125});
    m_table->setMonospaceColumns({ProjectListModel::Route});
    m_table->setModel(m_filter);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_search->setObjectName(QStringLiteral("projectSearch"));
    m_search->setList(m_table);
    buildOperations();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gridStep * 2, gridStep * 2, gridStep * 2, gridStep);
    column->setSpacing(gridStep);
    column->addLayout(buildTop());
    column->addLayout(buildFilters());
    column->addLayout(buildActions());
    column->addWidget(m_offer);
    column->addWidget(m_error);
    column->addWidget(viewOrEmpty(m_table, buildEmptyState(), this), 1);

    connect(m_table, &DataTable::opened, this, [this](const QModelIndex &index) {
        Q_EMIT openRequested(index.data(ProjectListModel::IdRole).toString());
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ProjectListPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProjectListPage::enableOperations);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ProjectListPage::enableOperations);
    connect(m_offer, &UnfinishedOffer::resumeRequested, this,
            [this] { m_actions->perform(Operation::Resume, m_offer->offered()); });
    connect(m_actions, &ProjectListActions::done, this, &ProjectListPage::message);
    connect(&m_session, &Session::projectsChanged, this, &ProjectListPage::reload);
    connect(&m_session, &Session::dataSourcesChanged, this, &ProjectListPage::reload);
    connect(&m_runs, &ProjectRuns::started, this, &ProjectListPage::reload);
    connect(&m_runs, &ProjectRuns::finished, this, &ProjectListPage::reload);
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, &ProjectListPage::reloadIfChanged);
    restoreFilters();
    enableOperations();
}

QLayout *ProjectListPage::buildTop()
{
    auto *row = new QHBoxLayout;
    row->addWidget(makeHeading(tr("Projects"), 1, this));
    row->addStretch();
    auto *open = new QPushButton(icon(Icon::Import), tr("&Open from JSON…"), this);
    open->setObjectName(QStringLiteral("openProjectFile"));
    auto *create = new QPushButton(icon(Icon::Add), tr("&New project"), this);
    create->setObjectName(QStringLiteral("newProject"));
    row->addWidget(open);
    row->addWidget(create);
    connect(open, &QPushButton::clicked, this, &ProjectListPage::importRequested);
    connect(create, &QPushButton::clicked, this, &ProjectListPage::newRequested);
    return row;
}

QLayout *ProjectListPage::buildFilters()
{
    m_state->addItem(tr("Every state"));
    for (const ProjectState state :
         {ProjectState::Init, ProjectState::Running, ProjectState::Suspend, ProjectState::Failed,
          ProjectState::Finished, ProjectState::Released})
        m_state->addItem(projectStateText(state), static_cast<int>(state));
    m_type->addItem(tr("Every type"), QString());
    m_type->addItem(tr("Migration"), QStringLiteral("MIGRATION"));
    m_type->addItem(tr("Synchronization"), QStringLiteral("SYNC"));
    m_tag->addItem(tr("Every tag"), QString());

    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    for (QComboBox *box : {m_state, m_type, m_tag}) {
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &ProjectListPage::filterChanged);
    }
    connect(m_search, &SearchField::searchChanged, this, &ProjectListPage::filterChanged);
    return row;
}

QLayout *ProjectListPage::buildActions()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(gridStep / 2);
    const auto addButton = [this, row](QToolButton *button) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    };
    for (const Operation operation :
         {Operation::Start, Operation::Pause, Operation::Resume, Operation::Edit}) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(lookOf(operation).name) + QStringLiteral("Button"));
        button->setDefaultAction(m_operations[operation]);
        addButton(button);
    }
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("moreOperations"));
    more->setText(tr("&More"));
    more->setIcon(icon(Icon::More));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    for (const Operation operation : {Operation::Clone, Operation::Rename, Operation::Tag,
                                      Operation::Export, Operation::Release, Operation::Delete})
        menu->addAction(m_operations[operation]);
    more->setMenu(menu);
    addButton(more);
    row->addStretch();
    return row;
}

QWidget *ProjectListPage::buildEmptyState()
{
    m_empty = new EmptyState(Icon::Projects, {}, {}, this);
    auto *create = m_empty->addButton(tr("New project"), Icon::Add);
    create->setObjectName(QStringLiteral("emptyNewProject"));
    auto *open = m_empty->addButton(tr("Open from JSON…"), Icon::Import);
    open->setObjectName(QStringLiteral("emptyOpenProject"));
    auto *tryIt = m_empty->addButton(tr("Try the sample"), Icon::Run);
    tryIt->setObjectName(QStringLiteral("emptyTry"));
    auto *all = m_empty->addButton(tr("Show all projects"), Icon::Close);
    all->setObjectName(QStringLiteral("showAll"));
    m_emptyButtons[0] = create;
    m_emptyButtons[1] = open;
    m_emptyButtons[2] = tryIt;
    m_showAll = all;
    connect(create, &QPushButton::clicked, this, &ProjectListPage::newRequested);
    connect(open, &QPushButton::clicked, this, &ProjectListPage::importRequested);
    connect(tryIt, &QPushButton::clicked, this, &ProjectListPage::tryRequested);
    connect(all, &QPushButton::clicked, this, [this] {
        m_search->clear();
        for (QComboBox *box : {m_state, m_type, m_tag})
            box->setCurrentIndex(0);
        filterChanged();
    });
    return m_empty;
}

void ProjectListPage::buildOperations()
{
    for (const Operation operation : allOperations) {
        const OperationLook look = lookOf(operation);
        auto *action = new QAction(icon(look.picture), operationText(operation), this);
        action->setObjectName(QLatin1String(look.name));
        action->setShortcut(look.shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_operations[operation] = action;
        connect(action, &QAction::triggered, this, [this, operation] { perform(operation); });
    }
}

std::vector<ProjectEntry> ProjectListPage::selected() const
{
    std::vector<ProjectEntry> entries;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : rows)
        entries.push_back(m_model->entry(m_filter->mapToSource(index).row()));
    return entries;
}

void ProjectListPage::select(const QString &id)
{
    const QModelIndexList found =
        m_filter->match(m_filter->index(0, 0), ProjectListModel::IdRole, id, 1, Qt::MatchExactly);
    if (!found.isEmpty())
        m_table->setCurrentIndex(found.first());
}

void ProjectListPage::setOffered(bool projects, bool sample)
{
    for (const char *name :
         {"newProject", "openProjectFile", "emptyNewProject", "emptyOpenProject"})
        findChild<QPushButton *>(QLatin1String(name))->setEnabled(projects);
    findChild<QPushButton *>(QStringLiteral("emptyTry"))->setEnabled(sample);
    m_isEditOffered = projects;
    enableOperations();
}

void ProjectListPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_watch.start();
    reloadIfChanged();
}

void ProjectListPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_watch.stop();
}

void ProjectListPage::reload()
{
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_stamp = stampOf(m_session.home());
    m_reading = runInBackground(
        this,
        [home = m_session.home()](std::stop_token) -> Result<std::vector<ProjectEntry>> {
            auto state = StateDatabase::openReadOnly(home);
            if (!state)
                return failure(std::move(state));
            if (!*state)
                return std::vector<ProjectEntry>();
            return readProjectEntries(**state);
        },
        [this](Result<std::vector<ProjectEntry>> entries) { take(std::move(entries)); });
}

void ProjectListPage::take(Result<std::vector<ProjectEntry>> entries)
{
    m_reading.clear();
    const bool isFirst = !std::exchange(m_isLoaded, true);
    if (!entries) {
        m_error->showError(entries.error());
    } else {
        m_error->clear();
        if (isFirst)
            m_offer->offer(*entries);
        m_model->setEntries(std::move(*entries));
        refreshTags();
        applyRunning();
        filterChanged();
        enableOperations();
    }
    Q_EMIT loaded();
    if (std::exchange(m_readAgain, false))
        reload();
}

// A run of this process knows better than the home how it stands.
void ProjectListPage::applyRunning()
{
    for (const QString &id : m_runs.running())
        m_model->setProgress(id, m_runs.progress(id));
}

void ProjectListPage::reloadIfChanged()
{
    applyRunning();
    // A process that is killed changes no file.
    if (m_stamp != stampOf(m_session.home()) || m_model->anyRunsElsewhere())
        reload();
}

void ProjectListPage::refreshTags()
{
    const QString chosen = m_tag->currentData().toString();
    QStringList tags = m_model->allTags();
    if (!chosen.isEmpty() && !tags.contains(chosen))
        tags << chosen; // still what the list is narrowed to
    const QSignalBlocker quiet(m_tag);
    while (m_tag->count() > 1)
        m_tag->removeItem(1);
    for (const QString &tag : tags)
        m_tag->addItem(tag, tag);
    choose(m_tag, chosen);
}

void ProjectListPage::filterChanged()
{
    m_filter->setSearch(m_search->text().trimmed());
    const QVariant state = m_state->currentData();
    m_filter->setState(state.isValid() ? std::optional(static_cast<ProjectState>(state.toInt()))
                                       : std::nullopt);
    m_filter->setType(m_type->currentData().toString());
    m_filter->setTag(m_tag->currentData().toString());
    rememberFilters();

    const bool hidesSome = m_filter->isNarrowed() && m_model->rowCount() > 0;
    if (hidesSome)
        m_empty->setText(tr("No project matches"),
                         tr("None of the %n project(s) of this home is what you look for.", nullptr,
                            m_model->rowCount()));
    else
        m_empty->setText(tr("No projects yet"),
                         tr("A project says what goes from which source to which destination, and "
                            "remembers how far it came. It can be run, paused and resumed here."));
    for (QWidget *button : m_emptyButtons)
        button->setVisible(!hidesSome);
    m_showAll->setVisible(hidesSome);
}

void ProjectListPage::rememberFilters()
{
    Settings &settings = Settings::instance();
    settings.setValue(QStringLiteral("filter/projectState"), m_state->currentData());
    settings.setValue(QStringLiteral("filter/projectType"), m_type->currentData());
    settings.setValue(QStringLiteral("filter/projectTag"), m_tag->currentData());
}

void ProjectListPage::restoreFilters()
{
    const Settings &settings = Settings::instance();
    const QString tag = settings.value(QStringLiteral("filter/projectTag")).toString();
    const QVariant state = settings.value(QStringLiteral("filter/projectState"));
    const QVariant type = settings.value(QStringLiteral("filter/projectType"));
    if (!tag.isEmpty())
        m_tag->addItem(tag, tag);
    choose(m_tag, tag);
    if (state.isValid() && !state.toString().isEmpty())
        choose(m_state, state.toInt());
    choose(m_type, type.toString());
    filterChanged();
}

void ProjectListPage::enableOperations()
{
    const std::vector<ProjectEntry> entries = selected();
    for (const auto &[operation, action] : m_operations) {
        const bool fits = lookOf(operation).forMany || entries.size() == 1;
        const bool isOffered = operation != Operation::Edit || m_isEditOffered;
        const bool isEnabled = fits && isOffered && !eligible(operation, entries).empty();
        action->setEnabled(isEnabled);
        action->setToolTip(isEnabled || entries.empty() ? QString() : whenPossible(operation));
    }
}

void ProjectListPage::perform(Operation operation)
{
    const std::vector<ProjectEntry> entries = selected();
    if (entries.empty())
        return;
    const ProjectEntry &first = entries.front();
    switch (operation) {
    case Operation::Edit:
        Q_EMIT editRequested(toQString(first.id));
        break;
    case Operation::Rename:
        m_actions->rename(first, names());
        break;
    case Operation::Clone:
        m_actions->clone(first, names());
        break;
    case Operation::Tag:
        m_actions->changeTags(first, m_model->allTags());
        break;
    case Operation::Export:
        m_actions->exportJson(first);
        break;
    default:
        m_actions->perform(operation, entries);
    }
}

void ProjectListPage::showMenu(const QPoint &place)
{
    if (selected().empty())
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("projectMenu"));
    auto *open = menu.addAction(icon(Icon::View), tr("&Open"));
    menu.setDefaultAction(open);
    connect(open, &QAction::triggered, this,
            [this] { Q_EMIT openRequested(toQString(selected().front().id)); });
    menu.addSeparator();
    for (const Operation operation : allOperations) {
        if (operation == Operation::Edit || operation == Operation::Release)
            menu.addSeparator();
        menu.addAction(m_operations[operation]);
    }
    menu.exec(m_table->viewport()->mapToGlobal(place));
}

QStringList ProjectListPage::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names << toQString(m_model->entry(row).name);
    return names;
}

} // namespace godwit::ui
