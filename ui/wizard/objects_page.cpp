#include "ui/wizard/objects_page.h"

#include "core/service/object_list_csv.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/wizard/objects_catalog_bar.h"
#include "ui/wizard/objects_csv.h"
#include "ui/wizard/objects_import_dialog.h"
#include "ui/wizard/objects_notice.h"
#include "ui/wizard/objects_pick_actions.h"
#include "ui/wizard/objects_pick_panel.h"
#include "ui/wizard/rules_panel.h"

#include <QFileDialog>
#include <QRadioButton>
#include <QStackedWidget>

namespace godwit::ui {

ObjectsPage::ObjectsPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_pickMode(new QRadioButton(tr("&Pick objects"), this))
    , m_ruleMode(new QRadioButton(tr("&Rules with wildcards"), this))
    , m_busy(new BusyIndicator(this))
    , m_bar(new ObjectsCatalogBar(draft, this))
    , m_notice(new ObjectsNotice(this))
    , m_stack(new QStackedWidget(this))
    , m_pick(new ObjectsPickPanel(draft, m_stack))
    , m_rules(new RulesPanel(draft, m_stack))
{
    setObjectName(QStringLiteral("objectsPage"));
    build();
    connectAll();
    prepareCatalog();
    refresh();
}

ObjectsPage::~ObjectsPage() = default;

QString ObjectsPage::subtitle() const
{
    return tr("Which tables and views move, and under which names");
}

void ObjectsPage::build()
{
    m_pickMode->setObjectName(QStringLiteral("pickMode"));
    m_pickMode->setToolTip(tr("Choose tables and views one by one"));
    m_ruleMode->setObjectName(QStringLiteral("ruleMode"));
    m_ruleMode->setToolTip(tr("Write rules; tables that are created later are taken as well"));
    m_busy->setObjectName(QStringLiteral("convertBusy"));
    m_stack->addWidget(m_pick);
    m_stack->addWidget(m_rules);
    auto *line = new QHBoxLayout;
    line->addWidget(m_pickMode);
    line->addSpacing(2 * gridStep);
    line->addWidget(m_ruleMode);
    line->addSpacing(2 * gridStep);
    line->addWidget(m_busy);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
}

void ObjectsPage::connectAll()
{
    connect(&m_draft, &ProjectDraft::changed, this, &ObjectsPage::refreshLater);
    connect(&m_draft, &ProjectDraft::catalogChanged, this, &ObjectsPage::prepareCatalog);
    connect(m_pickMode, &QRadioButton::clicked, this, [this] { switchTo(MappingMode::Specific); });
    connect(m_ruleMode, &QRadioButton::clicked, this, [this] { switchTo(MappingMode::Wildcard); });
    connect(m_pick->actions(), &ObjectsPickActions::noticed, this, &ObjectsPage::sayUndoable);
    connect(m_rules, &RulesPanel::noticed, this, &ObjectsPage::sayUndoable);
    connect(m_notice, &ObjectsNotice::undoRequested, this, [this] {
        m_notice->dismiss();
        m_draft.undo();
    });
    connect(m_busy, &BusyIndicator::cancelRequested, this, [this] {
        if (m_convertTask)
            m_convertTask->cancel();
        m_busy->stop();
        refresh();
    });
    connect(m_pick, &ObjectsPickPanel::importRequested, this, &ObjectsPage::importList);
    connect(m_pick, &ObjectsPickPanel::exportRequested, this, &ObjectsPage::exportList);
    connect(m_pick, &ObjectsPickPanel::templateRequested, this, &ObjectsPage::saveTemplate);
}

MappingMode ObjectsPage::mode() const
{
    return m_draft.project().transferMapping.mode;
}

void ObjectsPage::enter()
{
    m_draft.readCatalog(window());
    refresh();
}

void ObjectsPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    refresh();
}

void ObjectsPage::hideEvent(QHideEvent *event)
{
    WizardPage::hideEvent(event);
    m_pick->commit();
    m_draft.sealHistory();
}

// ---- the catalogue

void ObjectsPage::prepareCatalog()
{
    const auto catalog = m_draft.catalog();
    if (catalog != m_preparing) {
        if (m_indexTask)
            m_indexTask->cancel();
        m_indexTask.clear();
        m_preparing = catalog;
        if (!catalog && m_catalog) {
            m_catalog.reset();
            m_pick->setCatalog(nullptr);
            m_rules->setCatalog(nullptr);
            Q_EMIT catalogPrepared();
        }
        if (catalog)
            m_indexTask = runInBackground(
                this,
                [catalog](std::stop_token) -> std::shared_ptr<const ObjectsCatalogIndex> {
                    return std::make_shared<ObjectsCatalogIndex>(catalog);
                },
                [this](const std::shared_ptr<const ObjectsCatalogIndex> &index) {
                    m_indexTask.clear();
                    m_catalog = index;
                    m_pick->setCatalog(m_catalog);
                    m_rules->setCatalog(m_catalog);
                    m_bar->refresh(true);
                    Q_EMIT catalogPrepared();
                });
    }
    m_bar->refresh(m_catalog && !m_indexTask);
}

// ---- the draft

// A change of a hundred thousand objects is judged by the draft in this event; what shows it waits
// for the next, so that neither keeps the window busy for long.
void ObjectsPage::refreshLater()
{
    if (m_isRefreshDue)
        return;
    m_isRefreshDue = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isRefreshDue && isVisible())
                refresh();
            m_isRefreshDue = false;
        },
        Qt::QueuedConnection);
}

void ObjectsPage::sayUndoable(const QString &text)
{
    m_noticed = m_draft.mapping();
    m_notice->say(text, true);
}

void ObjectsPage::refresh()
{
    m_isRefreshDue = false;
    if (m_noticed && m_noticed != m_draft.mapping()) {
        m_notice->dismiss(); // its Undo would take back something else
        m_noticed.reset();
    }
    const bool isSpecific = mode() == MappingMode::Specific;
    m_pickMode->setChecked(isSpecific);
    m_ruleMode->setChecked(!isSpecific);
    m_stack->setCurrentWidget(isSpecific ? static_cast<QWidget *>(m_pick) : m_rules);
    m_bar->refresh(m_catalog && !m_indexTask);
    if (isSpecific)
        m_pick->refresh();
    else
        m_rules->refresh();
    Q_EMIT completeChanged();
}

std::vector<WizardPage::Missing> ObjectsPage::missing() const
{
    m_pick->commit();
    return mode() == MappingMode::Specific ? m_pick->missing() : m_rules->missing();
}

bool ObjectsPage::focusPointer(const std::string &pointer)
{
    refresh();
    return mode() == MappingMode::Specific ? m_pick->focusPointer(pointer)
                                           : m_rules->focusPointer(pointer);
}

// ---- the mode

void ObjectsPage::setMapping(const TransferMapping &mapping)
{
    m_draft.sealHistory();
    m_draft.change([&](Project &project) { project.transferMapping = mapping; });
}

void ObjectsPage::switchTo(MappingMode wanted)
{
    if (wanted == mode())
        return;
    m_pick->commit();
    m_notice->dismiss();
    if (m_switch.after && *m_switch.after == *m_draft.mapping()) {
        // Nothing was done since the mode was changed: back to what was there, exactly.
        const auto before = m_switch.before;
        m_switch = {m_draft.mapping(), before};
        setMapping(*before);
        return;
    }
    if (holdsNothing(*m_draft.mapping())) {
        TransferMapping empty = *m_draft.mapping();
        empty.mode = wanted;
        setMapping(empty);
    } else if (wanted == MappingMode::Wildcard) {
        convertToRules();
    } else {
        convertToPicks();
    }
    refresh();
}

void ObjectsPage::convertToRules()
{
    m_busy->start(tr("Turning the picked objects into rules…"));
    m_convertTask = runInBackground(
        this,
        [mapping = m_draft.mapping(), catalog = m_catalog, type = m_draft.project().type](
            std::stop_token) { return rulesFromPicks(*mapping, catalog.get(), type); },
        [this, before = m_draft.mapping()](ConvertedMapping converted) {
            if (before != m_draft.mapping())
                return m_busy->stop();
            const QString rules = tr("%n rule(s)", nullptr, static_cast<int>(converted.rules));
            const QString objects =
                tr("%n picked object(s)", nullptr, static_cast<int>(converted.objects));
            //: %1: "12 picked objects", %2: "3 rules"
            QString text = tr("%1 became %2.").arg(objects, rules);
            if (converted.listed > 0)
                text += QLatin1Char(' ')
                        + tr("%n object(s) stay listed by name, because a rule cannot say what "
                             "they need.",
                             nullptr, static_cast<int>(converted.listed));
            take(std::move(converted), text);
        });
}

void ObjectsPage::convertToPicks()
{
    if (!m_catalog) {
        m_notice->say(tr("The source has to be read first: only then it is known what the rules "
                         "take."),
                      false);
        return;
    }
    m_busy->start(tr("Picking what the rules take…"));
    m_convertTask = runInBackground(
        this,
        [project = m_draft.project(), catalog = m_catalog](std::stop_token) {
            return picksFromRules(project, *catalog);
        },
        [this, before = m_draft.mapping()](ConvertedMapping converted) {
            if (before != m_draft.mapping())
                return m_busy->stop();
            const QString objects =
                tr("%n object(s) are picked", nullptr, static_cast<int>(converted.objects));
            const QString rules = tr("%n rule(s) took", nullptr, static_cast<int>(converted.rules));
            //: %1: "12 objects are picked", %2: "3 rules took"
            take(std::move(converted), tr("%1, which is what %2.").arg(objects, rules));
        });
}

void ObjectsPage::take(ConvertedMapping converted, const QString &text)
{
    m_convertTask.clear();
    m_busy->stop();
    const auto before = m_draft.mapping();
    setMapping(converted.mapping);
    m_switch = {before, m_draft.mapping()};
    sayUndoable(text);
}

// ---- CSV

void ObjectsPage::importList()
{
    m_pick->commit();
    if (!m_catalog) {
        m_notice->say(tr("The source has to be read first: the file is checked against it."),
                      false);
        return;
    }
    ObjectsImportDialog dialog(m_draft.project().type, m_catalog,
                               listedPlaces(*m_draft.mapping()).size(), this);
    connect(&dialog, &ObjectsImportDialog::templateRequested, this, &ObjectsPage::saveTemplate);
    if (dialog.exec() != QDialog::Accepted)
        return;
    TransferMapping mapping = dialog.mapping();
    mapping.unknownFields = m_draft.mapping()->unknownFields;
    setMapping(mapping);
    sayUndoable(tr("%n object(s) of the file are picked now.", nullptr,
                   static_cast<int>(dialog.objectCount())));
}

void ObjectsPage::exportList()
{
    m_pick->commit();
    writeFile(tr("Export objects"), QStringLiteral("objects.csv"),
              [mapping = m_draft.mapping(), type = m_draft.project().type] {
                  return objectListCsv(type, listedObjects(*mapping));
              });
}

void ObjectsPage::saveTemplate()
{
    writeFile(tr("Save a template"), QStringLiteral("template.csv"),
              [type = m_draft.project().type] { return objectListTemplate(type); });
}

void ObjectsPage::writeFile(const QString &title, const QString &proposed,
                            const std::function<std::string()> &text)
{
    Settings &settings = Settings::instance();
    const QString folder = settings.lastFolder(QStringLiteral("csv"));
    const QString path =
        QFileDialog::getSaveFileName(window(), title, folder + QLatin1Char('/') + proposed,
                                     tr("CSV files (*.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    settings.rememberFolder(QStringLiteral("csv"), path);
    runInBackground(
        this, [path, text](std::stop_token) { return writeObjectFile(path, text()); },
        [this, path](const Result<void> &written) {
            if (written)
                m_notice->say(tr("Written to %1.").arg(path), false);
            else
                ErrorPanel::report(window(), tr("The file was not written"), written.error());
        });
}

} // namespace godwit::ui
