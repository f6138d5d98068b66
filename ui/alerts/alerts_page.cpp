#include "ui/alerts/alerts_page.h"

#include "core/state/project_store.h"
#include "ui/alerts/alert_model.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int lookMs = 5000;

class LevelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = statusIcon(static_cast<Status>(index.data(AlertModel::StatusRole).toInt()));
        option->decorationSize = {16, 16};
    }
};

} // namespace

AlertsPage::AlertsPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new AlertModel(this))
    , m_level(new QComboBox(this))
    , m_project(new QComboBox(this))
    , m_onlyNew(new QCheckBox(tr("Only what is not ac&knowledged"), this))
    , m_table(new DataTable(QStringLiteral("alerts"), this))
    , m_empty(new EmptyState(Icon::Alerts, {}, {}, this))
    , m_error(new ErrorPanel(this))
    , m_acknowledge(new QPushButton(icon(Icon::Ok), tr("&Acknowledge"), this))
    , m_acknowledgeAll(new QPushButton(tr("Acknowledge a&ll shown"), this))
    , m_open(new QPushButton(icon(Icon::Projects), tr("&Go to the project"), this))
{
    setObjectName(QStringLiteral("alertsPage"));
    m_table->setObjectName(QStringLiteral("alertsTable"));
    m_table->setAccessibleName(tr("Alerts"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({100, 190, 150, 180, 340});
    m_table->setMonospaceColumns({AlertModel::Object});
    m_table->setItemDelegateForColumn(AlertModel::Severity, new LevelDelegate(m_table));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gridStep * 2, gridStep * 2, gridStep * 2, gridStep);
    column->setSpacing(gridStep);
    column->addWidget(makeHeading(tr("Alerts"), 1, this));
    column->addWidget(makeFilters());
    column->addWidget(m_error);
    column->addWidget(viewOrEmpty(m_table, m_empty, this), 1);
    column->addWidget(makeButtons());

    connect(m_table, &DataTable::opened, this, &AlertsPage::openProject);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlertsPage::updateButtons);
    connect(&session, &Session::alertsChanged, this, &AlertsPage::refresh);
    connect(&session, &Session::projectsChanged, this, &AlertsPage::refresh);
    connect(&m_timer, &QTimer::timeout, this, &AlertsPage::refresh);
    m_timer.start(lookMs);
    updateButtons();
    refresh();
}

QWidget *AlertsPage::makeFilters()
{
    auto *part = new QWidget(this);
    m_level->setObjectName(QStringLiteral("alertsLevel"));
    m_level->addItem(tr("Every level"), static_cast<int>(Level::Note));
    m_level->addItem(tr("Warnings and worse"), static_cast<int>(Level::Warning));
    m_level->addItem(tr("Errors only"), static_cast<int>(Level::Error));
    m_project->setObjectName(QStringLiteral("alertsProject"));
    m_project->addItem(tr("Every project"), QString());
    m_project->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_onlyNew->setObjectName(QStringLiteral("alertsOnlyNew"));
    auto *levelLabel = new QLabel(tr("Le&vel:"), part);
    levelLabel->setBuddy(m_level);
    auto *projectLabel = new QLabel(tr("P&roject:"), part);
    projectLabel->setBuddy(m_project);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(levelLabel);
    row->addWidget(m_level);
    row->addSpacing(gridStep);
    row->addWidget(projectLabel);
    row->addWidget(m_project);
    row->addSpacing(gridStep);
    row->addWidget(m_onlyNew);
    row->addStretch();
    connect(m_level, &QComboBox::currentIndexChanged, this, &AlertsPage::filterChanged);
    connect(m_project, &QComboBox::currentIndexChanged, this, &AlertsPage::filterChanged);
    connect(m_onlyNew, &QCheckBox::toggled, this, &AlertsPage::filterChanged);
    return part;
}

QWidget *AlertsPage::makeButtons()
{
    auto *part = new QWidget(this);
    m_acknowledge->setObjectName(QStringLiteral("alertAcknowledge"));
    m_acknowledgeAll->setObjectName(QStringLiteral("alertAcknowledgeAll"));
    m_open->setObjectName(QStringLiteral("alertOpenProject"));
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_open);
    row->addStretch();
    row->addWidget(m_acknowledgeAll);
    row->addWidget(m_acknowledge);
    connect(m_acknowledge, &QPushButton::clicked, this, &AlertsPage::acknowledgeSelected);
    connect(m_acknowledgeAll, &QPushButton::clicked, this, &AlertsPage::acknowledgeAll);
    connect(m_open, &QPushButton::clicked, this, &AlertsPage::openProject);
    return part;
}

AlertFilter AlertsPage::filter() const
{
    AlertFilter filter;
    const auto level = static_cast<Level>(m_level->currentData().toInt());
    if (level != Level::Note)
        filter.level = level;
    filter.projectId = toUtf8(m_project->currentData().toString());
    filter.unacknowledged = m_onlyNew->isChecked();
    return filter;
}

void AlertsPage::filterChanged()
{
    if (m_reading)
        m_reading->cancel(); // its answer is to another question
    m_reading = nullptr;
    refresh();
}

void AlertsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void AlertsPage::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = runInBackground(
        this,
        [home = m_session.home(), filter = filter(),
         withList = isVisible()](std::stop_token) -> Result<News> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return readNews(**state, filter, withList);
        },
        [this](const Result<News> &news) { take(news); });
}

Result<AlertsPage::News> AlertsPage::readNews(StateDatabase &state, const AlertFilter &filter,
                                              bool withList)
{
    News news;
    AlertStore store(state);
    AlertFilter open;
    open.unacknowledged = true;
    auto count = store.count(open);
    if (!count)
        return failure(std::move(count));
    news.unacknowledged = *count;
    news.withList = withList;
    if (!withList)
        return news;
    auto alerts = store.list(filter);
    if (!alerts)
        return failure(std::move(alerts));
    news.alerts = std::move(*alerts);
    auto projects = ProjectStore(state).list();
    if (!projects)
        return failure(std::move(projects));
    for (const ProjectRecord &project : *projects)
        news.projects.emplace_back(project.id, project.name);
    return news;
}

void AlertsPage::take(const Result<News> &news)
{
    m_reading = nullptr;
    if (!news) {
        m_error->showError(news.error());
    } else {
        m_error->clear();
        if (news->withList) {
            takeProjects(news->projects);
            m_model->take(news->alerts);
        }
        const int count = static_cast<int>(news->unacknowledged);
        if (std::exchange(m_unacknowledged, count) != count)
            Q_EMIT unacknowledgedChanged(count);
        updateButtons();
    }
    if (std::exchange(m_again, false))
        refresh();
}

void AlertsPage::takeProjects(const std::vector<std::pair<std::string, std::string>> &projects)
{
    const bool same =
        m_project->count() == static_cast<int>(projects.size()) + 1
        && std::all_of(projects.begin(), projects.end(), [this, row = 1](const auto &p) mutable {
               const int at = row++;
               return m_project->itemData(at).toString() == toQString(p.first)
                      && m_project->itemText(at) == toQString(p.second);
           });
    if (same)
        return;
    const QString chosen = m_project->currentData().toString();
    const QSignalBlocker blocker(m_project);
    while (m_project->count() > 1)
        m_project->removeItem(1);
    for (const auto &[id, name] : projects)
        m_project->addItem(toQString(name), toQString(id));
    const int row = m_project->findData(chosen);
    m_project->setCurrentIndex(std::max(row, 0));
    if (row < 0)
        m_again = true; // the chosen project is gone
}

template<typename Work>
void AlertsPage::change(Work work)
{
    if (m_changing)
        return;
    m_changing = runInBackground(
        this,
        [home = m_session.home(), work = std::move(work)](std::stop_token) -> Result<void> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            AlertStore store(**state);
            return work(store);
        },
        [this](const Result<void> &changed) {
            m_changing = nullptr;
            updateButtons();
            if (!changed)
                ErrorPanel::report(this, tr("The alerts were not acknowledged"), changed.error());
            Q_EMIT m_session.alertsChanged(); // this page reads again, too
        });
    updateButtons();
}

void AlertsPage::acknowledgeSelected()
{
    std::vector<std::int64_t> numbers;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const Alert &alert = m_model->at(index.row());
        if (!alert.acknowledged)
            numbers.push_back(alert.number);
    }
    change([numbers = std::move(numbers)](AlertStore &store) -> Result<void> {
        for (const std::int64_t number : numbers) {
            if (auto done = store.acknowledge(number); !done)
                return done;
        }
        return {};
    });
}

void AlertsPage::acknowledgeAll()
{
    change([filter = filter()](AlertStore &store) { return store.acknowledgeAll(filter); });
}

void AlertsPage::openProject()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const QString id = toQString(m_model->at(current.row()).projectId);
    if (m_project->findData(id) > 0) // it has not been deleted since
        Q_EMIT projectRequested(id);
}

void AlertsPage::updateButtons()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const bool anyNew = std::any_of(rows.begin(), rows.end(), [this](const QModelIndex &index) {
        return !m_model->at(index.row()).acknowledged;
    });
    bool allAcknowledged = true;
    for (int row = 0; row < m_model->rowCount(); ++row)
        allAcknowledged = allAcknowledged && m_model->at(row).acknowledged;
    m_acknowledge->setEnabled(!m_changing && anyNew);
    m_acknowledgeAll->setEnabled(!m_changing && !allAcknowledged);
    const bool stands =
        rows.size() == 1
        && m_project->findData(toQString(m_model->at(rows.front().row()).projectId)) > 0;
    m_open->setEnabled(stands);
    const bool narrowed =
        m_level->currentIndex() > 0 || m_project->currentIndex() > 0 || m_onlyNew->isChecked();
    if (narrowed)
        m_empty->setText(tr("No alert matches"), tr("Choose another level or project."));
    else
        m_empty->setText(tr("All quiet"),
                         tr("Failures, stalls and what crosses a threshold stand here, for every "
                            "project."));
}

} // namespace godwit::ui
