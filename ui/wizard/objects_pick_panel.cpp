#include "ui/wizard/objects_pick_panel.h"

#include "ui/common/icons.h"
#include "ui/common/search_field.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/wizard/objects_list_menu.h"
#include "ui/wizard/objects_pick_actions.h"
#include "ui/wizard/objects_settings_panel.h"
#include "ui/wizard/objects_sink_model.h"
#include "ui/wizard/objects_source_model.h"
#include "ui/wizard/objects_tree_panel.h"

#include <QHeaderView>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace godwit::ui {

namespace {

bool isQueue(const DataSource *sink)
{
    return sink && (sink->kind == StoreKind::Kafka || sink->kind == StoreKind::RocketMq);
}

} // namespace

ObjectsPickPanel::ObjectsPickPanel(ProjectDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_actions(new ObjectsPickActions(draft, this))
    , m_sourceModel(new ObjectsSourceModel(this))
    , m_sinkModel(new ObjectsSinkModel(this))
    , m_source(new ObjectsTreePanel(QStringLiteral("source"), tr("Source"), tr("Search the source"),
                                    m_sourceModel, this))
    , m_sink(new ObjectsTreePanel(QStringLiteral("sink"), tr("Destination"),
                                  tr("Search the destination"), m_sinkModel, this))
    , m_settings(new ObjectsSettingsPanel(
          [this] { return m_draft.session().unlock(m_draft.project().sourceEndpointId, window()); },
          this))
    , m_pickButton(new QPushButton(this))
    , m_removeButton(new QPushButton(this))
    , m_removeAllButton(new QPushButton(this))
{
    setObjectName(QStringLiteral("pickPanel"));
    build();
    connectSource();
    connectSink();
    connectSettings();
    setCatalog(nullptr);
}

void ObjectsPickPanel::build()
{
    auto *left = new QWidget(this);
    auto *leftLine = new QHBoxLayout(left);
    leftLine->setContentsMargins(0, 0, 0, 0);
    leftLine->addWidget(m_source, 1);
    leftLine->addWidget(buildMoveButtons());
    m_sink->addToTitle(makeObjectsListMenu(*this));

    QHeaderView *header = m_source->tree()->header();
    header->setSectionResizeMode(ObjectsSourceModel::NameColumn, QHeaderView::Stretch);
    header->resizeSection(ObjectsSourceModel::RowsColumn, 64);
    header = m_sink->tree()->header();
    header->setSectionResizeMode(ObjectsSinkModel::NameColumn, QHeaderView::Stretch);
    header->resizeSection(ObjectsSinkModel::SourceColumn, 120);
    header->resizeSection(ObjectsSinkModel::SettingsColumn, 76);
    m_sink->tree()->setSpareColumn(ObjectsSinkModel::SourceColumn, 380); // the settings name it too
    m_sink->setEmptyText(tr("Nothing is picked yet. Tick objects on the left, or drag them here."));

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("pickSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_sink);
    splitter->addWidget(m_settings);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 5);
    splitter->setStretchFactor(2, 3);
    m_settings->setMinimumWidth(240);
    m_settings->setContentsMargins(gridStep, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
}

QWidget *ObjectsPickPanel::buildMoveButtons()
{
    const auto name = [](QPushButton *button, const char *objectName, Icon picture,
                         const QString &text) {
        button->setObjectName(QLatin1String(objectName));
        button->setIcon(icon(picture));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFixedWidth(5 * gridStep);
        button->setAutoDefault(false);
    };
    name(m_pickButton, "pickObjects", Icon::MoveRight, tr("Pick the chosen objects (Ctrl+Right)"));
    name(m_removeButton, "removeObjects", Icon::MoveLeft,
         tr("Take the chosen objects back (Ctrl+Left)"));
    name(m_removeAllButton, "removeAllObjects", Icon::Delete, tr("Take all objects back"));
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch(1);
    column->addWidget(m_pickButton);
    column->addWidget(m_removeButton);
    column->addSpacing(gridStep);
    column->addWidget(m_removeAllButton);
    column->addStretch(1);
    return box;
}

void ObjectsPickPanel::connectSource()
{
    ObjectsTreeView *tree = m_source->tree();
    const auto unpick = [this](const std::vector<std::uint32_t> &objects) {
        commit();
        m_actions->unpick(objects);
    };
    const auto pick = [this](const std::vector<std::uint32_t> &objects) {
        commit();
        m_actions->pick(objects);
    };
    connect(m_pickButton, &QPushButton::clicked, this, &ObjectsPickPanel::pickChosen);
    connect(tree, &ObjectsTreeView::activatedObjects, this, &ObjectsPickPanel::pickChosen);
    connect(tree, &ObjectsTreeView::removeRequested, this,
            [tree, unpick] { unpick(tree->selectedObjects()); });
    connect(tree, &ObjectsTreeView::toggleRequested, this, [this, tree, pick, unpick] {
        const auto objects = tree->selectedObjects();
        const bool isAnyOut = std::any_of(objects.begin(), objects.end(), [&](std::uint32_t o) {
            return !m_sourceModel->isPicked(o);
        });
        isAnyOut ? pick(objects) : unpick(objects);
    });
    connect(m_sourceModel, &ObjectsSourceModel::pickRequested, this,
            [pick, unpick](const std::vector<std::uint32_t> &objects, bool isPick) {
                isPick ? pick(objects) : unpick(objects);
            });
    connect(m_sourceModel, &ObjectsSourceModel::ticksChanged, tree->viewport(),
            qOverload<>(&QWidget::update));
    connect(tree, &ObjectsTreeView::objectsDropped, this,
            [this](const QModelIndex &, bool fromElsewhere) {
                if (fromElsewhere)
                    dropChosen();
            });
    connect(tree, &ObjectsTreeView::choiceChanged, this, &ObjectsPickPanel::updateButtons);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Right), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ObjectsPickPanel::pickChosen);
}

void ObjectsPickPanel::connectSink()
{
    ObjectsTreeView *tree = m_sink->tree();
    connect(m_removeButton, &QPushButton::clicked, this, &ObjectsPickPanel::dropChosen);
    connect(m_removeAllButton, &QPushButton::clicked, this, [this] {
        commit();
        m_actions->dropAll();
    });
    connect(tree, &ObjectsTreeView::removeRequested, this, &ObjectsPickPanel::dropChosen);
    connect(tree, &ObjectsTreeView::activatedObjects, this,
            [this] { m_settings->focusField("mappedName"); });
    connect(tree, &ObjectsTreeView::objectsDropped, this,
            [this](const QModelIndex &target, bool fromElsewhere) {
                const QModelIndex group = m_sinkModel->isGroup(target) ? target : target.parent();
                const std::string database =
                    group.isValid() ? m_sinkModel->groupName(group) : std::string();
                commit();
                if (fromElsewhere)
                    m_actions->pick(m_source->tree()->selectedObjects(), database);
                else if (!database.empty())
                    m_actions->move(m_sinkModel->placesOf(m_sink->tree()->selectedObjects()),
                                    database);
            });
    connect(tree, &ObjectsTreeView::choiceChanged, this, [this] {
        updateButtons();
        showSettings();
    });
    connect(m_sinkModel, &ObjectsSinkModel::renameRequested, this,
            [this](const ObjectPlace &place, const QString &name) {
                m_actions->rename(place, toUtf8(name));
            });
    connect(m_sinkModel, &ObjectsSinkModel::databaseRenameRequested, this,
            [this](const QString &from, const QString &to) {
                m_actions->renameDatabase(toUtf8(from), toUtf8(to));
            });
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Left), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ObjectsPickPanel::dropChosen);
}

void ObjectsPickPanel::connectSettings()
{
    connect(m_settings, &ObjectsSettingsPanel::nameChanged, this, [this](const QString &name) {
        if (const auto place = editedPlace())
            m_actions->rename(*place, toUtf8(name));
    });
    connect(m_settings, &ObjectsSettingsPanel::sinkDatabaseChanged, this,
            [this](const QString &database) { m_actions->move(m_edited, toUtf8(database)); });
    connect(m_settings, &ObjectsSettingsPanel::filterChanged, this, [this](const QString &clause) {
        editOne("whereClause", [&](ObjectMapping &object) {
            object.whereClause = clause.isEmpty() ? std::nullopt : std::optional(toUtf8(clause));
        });
    });
    connect(m_settings, &ObjectsSettingsPanel::columnsChanged, this,
            [this](const std::vector<std::string> &kept) {
                editOne("filterColumns",
                        [&](ObjectMapping &object) { object.filterColumns = kept; });
            });
    connect(m_settings, &ObjectsSettingsPanel::shardColumnsChanged, this,
            [this](const std::vector<std::string> &columns) {
                editOne("shardColumns",
                        [&](ObjectMapping &object) { object.shardColumns = columns; });
            });
}

void ObjectsPickPanel::editOne(const char *field,
                               const std::function<void(ObjectMapping &)> &change)
{
    if (const auto place = editedPlace())
        m_actions->edit(*place, field, change);
}

// Where the object stands now: an undo may have moved it since the settings were shown.
std::optional<ObjectPlace> ObjectsPickPanel::editedPlace() const
{
    const TransferMapping &mapping = *m_draft.mapping();
    const auto isIt = [&](const ObjectPlace &place) {
        const DatabaseMapping &database = mapping.databases[place.database];
        return database.name == m_editedSource.database
               && listedAt(mapping, place).name == m_editedSource.table;
    };
    if (m_edited.size() != 1)
        return std::nullopt;
    if (m_shown == m_draft.mapping())
        return m_edited.front();
    const auto places = listedPlaces(mapping);
    const auto found = std::find_if(places.begin(), places.end(), isIt);
    return found == places.end() ? std::nullopt : std::optional(*found);
}

void ObjectsPickPanel::pickChosen()
{
    commit();
    m_actions->pick(m_source->tree()->selectedObjects());
}

void ObjectsPickPanel::dropChosen()
{
    commit();
    m_actions->drop(m_sinkModel->placesOf(m_sink->tree()->selectedObjects()));
}

void ObjectsPickPanel::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_catalog = std::move(catalog);
    m_actions->setCatalog(m_catalog);
    m_settings->forgetSource();
    m_sourceModel->setCatalog(m_catalog);
    m_source->setEmptyText(m_catalog ? tr("The source holds no tables and no views.")
                                     : tr("The source has not been read yet."));
    m_shown.reset();
    refresh();
}

void ObjectsPickPanel::refresh()
{
    if (m_shown == m_draft.mapping())
        return;
    m_shown = m_draft.mapping();
    const bool isSpecific = m_shown->mode == MappingMode::Specific;
    static const auto nothing = std::make_shared<const TransferMapping>();
    const auto &mapping = isSpecific ? m_shown : nothing;
    if (m_catalog)
        m_sourceModel->setPicked(pickedObjects(*mapping, *m_catalog));
    m_sinkModel->setMapping(mapping, m_catalog);
    QStringList databases;
    for (int row = 0; row < m_sinkModel->rowCount(); ++row)
        databases += toQString(m_sinkModel->groupName(m_sinkModel->index(row, 0)));
    m_settings->setSinkDatabases(databases.mid(0, 1000));
    updateCounts();
    updateButtons();
}

void ObjectsPickPanel::commit()
{
    m_settings->commit();
    refresh();
}

ObjectSettings ObjectsPickPanel::settingsOf(std::uint32_t object) const
{
    const ObjectPlace &place = m_sinkModel->placeOf(object);
    ObjectSettings settings;
    settings.source = m_sinkModel->sourceOf(object);
    settings.isView = place.isView;
    settings.mapping = listedAt(*m_sinkModel->mapping(), place);
    settings.sinkDatabase = m_sinkModel->sinkOf(object).database;
    settings.type = m_draft.project().type;
    settings.isTopic = isQueue(m_draft.sinkEndpoint());
    settings.isSourceReadable =
        m_catalog && m_catalog->find(settings.source.database, settings.source.table);
    return settings;
}

void ObjectsPickPanel::showSettings()
{
    // What is being typed goes where it belongs before the settings are about something else.
    m_settings->commit();
    if (m_sinkModel->mapping() != m_draft.mapping() && m_shown != m_draft.mapping()) {
        refresh(); // comes here again
        return;
    }
    const auto chosen = m_sink->tree()->selectedObjects();
    m_edited = m_sinkModel->placesOf(chosen);
    if (chosen.empty()) {
        m_settings->showNothing();
    } else if (chosen.size() == 1) {
        m_editedSource = m_sinkModel->sourceOf(chosen.front());
        m_settings->show(settingsOf(chosen.front()));
    } else {
        std::set<std::uint32_t> items;
        for (const ObjectPlace &place : m_edited)
            items.insert(place.database);
        std::set<std::string> sinks;
        for (const std::uint32_t item : items)
            sinks.insert(m_sinkModel->mapping()->databases[item].sinkName());
        m_settings->showSeveral(static_cast<int>(chosen.size()),
                                sinks.size() == 1 ? *sinks.begin() : std::string());
    }
}

void ObjectsPickPanel::updateCounts()
{
    if (m_catalog)
        m_source->setCountText(
            tr("%1 of %2 objects picked")
                .arg(formatCount(m_sourceModel->pickedCount()), formatCount(m_catalog->size())));
    else
        m_source->setCountText({});
    m_sink->setCountText(tr("%n object(s)", nullptr, static_cast<int>(m_sinkModel->objectCount())));
}

void ObjectsPickPanel::updateButtons()
{
    const auto hasChoice = [](const ObjectsTreePanel *panel) {
        return panel->tree()->selectionModel()->hasSelection();
    };
    m_pickButton->setEnabled(m_catalog && hasChoice(m_source));
    m_removeButton->setEnabled(hasChoice(m_sink));
    m_removeAllButton->setEnabled(m_sinkModel->objectCount() > 0);
}

std::vector<WizardPage::Missing> ObjectsPickPanel::missing() const
{
    std::vector<WizardPage::Missing> missing;
    const auto &databases = m_draft.mapping()->databases;
    if (std::all_of(databases.begin(), databases.end(), [](const DatabaseMapping &database) {
            return database.tables.empty() && database.views.empty();
        }))
        missing.push_back({tr("Pick at least one table or view."), m_source->tree()});
    for (const Error &error : m_draft.errors())
        if (error.pointer.starts_with("/transferMapping/databases") && missing.empty())
            missing.push_back({toQString(error.message), m_sink->tree()});
    return missing;
}

bool ObjectsPickPanel::focusPointer(const std::string &pointer)
{
    if (!pointer.starts_with("/transferMapping"))
        return false;
    refresh();
    const auto place = placeAtPointer(pointer);
    const auto object = place ? m_sinkModel->objectAtPlace(*place) : std::nullopt;
    if (!object) {
        m_source->tree()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    m_sink->search()->clear();
    m_sink->tree()->choose(*object);
    const std::string field = pointer.substr(std::min(pointer.size(), place->pointer().size() + 1));
    m_settings->focusField(field.substr(0, field.find('/')));
    return true;
}

} // namespace godwit::ui
