#include "ui/wizard/endpoints_page.h"

#include "core/project/project_limits.h"
#include "core/state/project_store.h"
#include "ui/common/field_message.h"
#include "ui/common/label_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/field_habits.h"
#include "ui/wizard/project_draft.h"
#include "ui/wizard/step_rules.h"
#include "ui/wizard/tag_text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QStringListModel>
#include <QVBoxLayout>

#include <set>

namespace godwit::ui {

namespace {

constexpr auto tagsPointer = "tags"; // not in the payload: they stay in this home

QWidget *withMessage(const std::vector<QWidget *> &fields, FieldMessage *message, QWidget *parent)
{
    auto *area = new QWidget(parent);
    auto *line = new QHBoxLayout;
    line->setSpacing(3 * gridStep);
    for (QWidget *field : fields)
        line->addWidget(field);
    line->addStretch();
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(message);
    return area;
}

} // namespace

EndpointsPage::EndpointsPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
    , m_name(new QLineEdit(this))
    , m_nameMessage(new FieldMessage(m_name, this))
    , m_migration(new QRadioButton(tr("&Migration to a database"), this))
    , m_sync(new QRadioButton(tr("S&ynchronisation to a message queue"), this))
    , m_typeMessage(new FieldMessage(m_migration, this))
    , m_tags(new QLineEdit(this))
    , m_tagNames(new QCompleter(this))
    , m_tagMessage(new FieldMessage(m_tags, this))
    , m_source(new EndpointPanel(EndpointPanel::Side::Source, draft, this))
    , m_sink(new EndpointPanel(EndpointPanel::Side::Sink, draft, this))
{
    setObjectName(QStringLiteral("endpointsPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridStep);
    buildForm(column);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(4 * gridStep);
    sides->addWidget(m_source, 1);
    sides->addWidget(m_sink, 1);
    column->addLayout(sides, 1);
    buildTagCompletion();

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_insists = true; // the field was touched
        m_draft.changeSettings([&](Project &project) { project.name = toUtf8(text); }, "/name");
    });
    connect(m_migration, &QRadioButton::clicked, this, [this] { setType(false); });
    connect(m_sync, &QRadioButton::clicked, this, [this] { setType(true); });
    connect(m_tags, &QLineEdit::textEdited, this, &EndpointsPage::takeTags);
    connect(&m_draft, &ProjectDraft::changed, this, &EndpointsPage::refresh);
    refresh();
}

void EndpointsPage::buildForm(QVBoxLayout *column)
{
    m_name->setObjectName(QStringLiteral("projectName"));
    m_name->setPlaceholderText(tr("shop-to-archive"));
    m_name->setMinimumWidth(40 * gridStep);
    m_nameMessage->setObjectName(QStringLiteral("projectNameMessage"));
    m_migration->setObjectName(QStringLiteral("typeMigration"));
    m_sync->setObjectName(QStringLiteral("typeSync"));
    m_typeMessage->setObjectName(QStringLiteral("typeMessage"));
    m_tags->setObjectName(QStringLiteral("projectTags"));
    m_tags->setPlaceholderText(tr("none"));
    m_tags->setToolTip(tr("Words to find the project by, separated by commas: at most %1, each "
                          "with 1 to %2 characters. They stay in this home.")
                           .arg(mostTags)
                           .arg(mostTagCharacters));
    m_tags->setMinimumWidth(40 * gridStep);
    m_tagMessage->setObjectName(QStringLiteral("projectTagsMessage"));
    useDraftUndo(m_name, m_draft);
    useDraftUndo(m_tags, m_draft);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(2 * gridStep);
    form->setVerticalSpacing(gridStep);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto addRow = [&](const QString &text, QWidget *buddy, QWidget *area) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        if (buddy != m_migration)                       // it has a text of its own
            buddy->setAccessibleName(plainLabel(text)); // a buddy in a box of its own gets none
        label->setMinimumHeight(m_name->sizeHint().height());
        form->addRow(label, area);
    };
    addRow(tr("Project &name:"), m_name, withMessage({m_name}, m_nameMessage, this));
    addRow(tr("Type:"), m_migration, withMessage({m_migration, m_sync}, m_typeMessage, this));
    addRow(tr("Ta&gs:"), m_tags, withMessage({m_tags}, m_tagMessage, this));
    column->addLayout(form);
}

void EndpointsPage::buildTagCompletion()
{
    std::set<QString> known;
    if (const auto projects = ProjectStore(m_draft.session().state()).list()) {
        for (const ProjectRecord &project : *projects) {
            for (const std::string &tag : project.tags)
                known.insert(toQString(tag));
        }
    }
    m_tagNames->setModel(new QStringListModel(QStringList(known.begin(), known.end()), m_tagNames));
    m_tagNames->setCaseSensitivity(Qt::CaseInsensitive);
    m_tagNames->setWidget(m_tags); // not its completer: that would complete the whole line
    connect(m_tagNames, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &tag) {
                const QString before =
                    m_tags->text().chopped(m_tagNames->completionPrefix().size());
                m_tags->setText(before + tag);
                takeTags();
            });
}

void EndpointsPage::completeTag()
{
    const QString text = m_tags->text();
    qsizetype begin = text.size();
    while (begin > 0 && !text[begin - 1].isSpace() && text[begin - 1] != QLatin1Char(','))
        --begin;
    m_tagNames->setCompletionPrefix(text.mid(begin));
    const bool isNew = m_tagNames->completionCount() > 1
                       || (m_tagNames->completionCount() == 1
                           && m_tagNames->currentCompletion() != text.mid(begin));
    if (begin < text.size() && isNew && m_tags->hasFocus())
        m_tagNames->complete();
    else
        m_tagNames->popup()->hide();
}

void EndpointsPage::setDataSourceCreator(const CreateDataSource &create)
{
    m_source->setCreator(create);
    m_sink->setCreator(create);
}

QString EndpointsPage::title() const
{
    return tr("Source and destination");
}

QString EndpointsPage::subtitle() const
{
    return tr("Where the data comes from, where it goes to, and what the project is called.");
}

void EndpointsPage::setType(bool isSync)
{
    m_draft.change([isSync](Project &project) {
        project.type = isSync ? ProjectType::Sync : ProjectType::Migration;
        if (!isSync)
            return;
        // A message queue has nothing to compare with and nothing that comes back.
        project.enableFullVerify = false;
        project.enableReverseIncrTransfer = false;
        project.commonTransferConfig.activeActive = false;
    });
}

void EndpointsPage::takeTags()
{
    const ReadTags read = readTags(m_tags->text());
    m_draft.setInputError(tagsPointer, toUtf8(read.message));
    if (read.message.isEmpty())
        m_draft.setTags(read.tags);
    completeTag();
}

void EndpointsPage::refresh()
{
    const Project &project = m_draft.project();
    const QString name = toQString(project.name);
    if (m_name->text() != name)
        m_name->setText(name);
    m_migration->setChecked(project.type == ProjectType::Migration);
    m_sync->setChecked(project.type == ProjectType::Sync);
    if (!m_draft.hasInputError(tagsPointer) && readTags(m_tags->text()).tags != m_draft.tags())
        m_tags->setText(tagText(m_draft.tags()));
    if (const Error *error = m_draft.errorAt(tagsPointer))
        m_tagMessage->showError(toQString(error->message));
    else
        m_tagMessage->clearMessage();
    showNameMessage();
    showTypeMessage();
    Q_EMIT completeChanged();
}

QString EndpointsPage::nameProblem() const
{
    const Error *error = m_draft.errorAt("/name");
    if (!error)
        return {};
    const QString name = toQString(m_draft.project().name);
    if (name.isEmpty())
        return tr("Give the project a name.");
    const auto characters = name.toUcs4().size();
    if (characters > static_cast<qsizetype>(ProjectLimits::nameCharacters))
        return tr("The name has %1 characters; at most %2 are possible.")
            .arg(characters)
            .arg(ProjectLimits::nameCharacters);
    return tr("A name holds no spaces: use - or _ between words.");
}

void EndpointsPage::showNameMessage()
{
    const QString problem = nameProblem();
    if (!problem.isEmpty() && (m_insists || !m_draft.project().name.empty()))
        m_nameMessage->showError(problem);
    else if (problem.isEmpty() && m_draft.isNameTaken())
        m_nameMessage->showWarning(
            m_draft.projectId().empty()
                ? tr("Another project has this name. Saving asks whether to replace it.")
                : tr("Another project has this name: choose a different one before saving."));
    else
        m_nameMessage->clearMessage();
}

void EndpointsPage::showTypeMessage()
{
    const DataSource *sink = m_draft.sinkEndpoint();
    const bool isSync = m_draft.project().type == ProjectType::Sync;
    if (sink && isSync && !isMessageQueue(sink->kind))
        m_typeMessage->showWarning(tr("The destination is a database: that is a migration."));
    else if (sink && !isSync && isMessageQueue(sink->kind))
        m_typeMessage->showWarning(
            tr("The destination is a message queue: that is a synchronisation."));
    else
        m_typeMessage->clearMessage();
}

std::vector<WizardPage::Missing> EndpointsPage::missing() const
{
    std::vector<Missing> list;
    if (const QString problem = nameProblem(); !problem.isEmpty())
        list.push_back({problem, m_name});
    if (const Error *error = m_draft.errorAt(tagsPointer))
        list.push_back({toQString(error->message), m_tags});
    if (m_draft.errorAt(m_source->pointer()))
        list.push_back({tr("Choose where the data comes from."), m_source->field()});
    if (m_draft.errorAt(m_sink->pointer()))
        list.push_back({tr("Choose where the data goes to."), m_sink->field()});
    return list;
}

void EndpointsPage::insist()
{
    m_insists = true;
    m_source->insist();
    m_sink->insist();
    refresh();
}

bool EndpointsPage::focusPointer(const std::string &pointer)
{
    const QString where = toQString(pointer).toLower();
    const std::pair<const char *, QWidget *> fields[] = {
        {"/name", m_name},
        {"/type", m_draft.project().type == ProjectType::Sync ? m_sync : m_migration},
        {tagsPointer, m_tags},
        {"/sourceendpointid", m_source->field()},
        {"/sinkendpointid", m_sink->field()},
    };
    for (const auto &[place, field] : fields) {
        if (where == QLatin1String(place)) {
            field->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace godwit::ui
