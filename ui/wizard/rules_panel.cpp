#include "ui/wizard/rules_panel.h"

#include "ui/common/field_message.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/rules_object_dialog.h"
#include "ui/wizard/rules_resolver.h"
#include "ui/wizard/rules_result_panel.h"
#include "ui/wizard/rules_specific.h"

#include <QSplitter>

#include <algorithm>

namespace godwit::ui {

namespace {

const std::string whiteList = "/transferMapping/tableAndViewWhiteList";
const std::string blackList = "/transferMapping/tableAndViewBlackList";

std::size_t listedCount(const std::vector<DatabaseMapping> &databases)
{
    std::size_t count = 0;
    for (const DatabaseMapping &database : databases) {
        const std::size_t objects = database.tables.size() + database.views.size();
        count += std::max<std::size_t>(objects, 1); // a database without objects stands for all
    }
    return count;
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

} // namespace

RulesPanel::RulesPanel(ProjectDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_resolver(new RulesResolver(this))
    , m_include(new RulesEditor(RuleList::White, this))
    , m_exclude(new RulesEditor(RuleList::Black, this))
    , m_includeMessage(new FieldMessage(m_include, this))
    , m_excludeMessage(new FieldMessage(m_exclude, this))
    , m_listedBox(new QWidget(this))
    , m_listedText(makeHint({}, this))
    , m_results(new RulesResultPanel(this))
{
    setObjectName(QStringLiteral("rulesPanel"));
    build();
    connectAll();
}

RulesPanel::~RulesPanel() = default;

void RulesPanel::build()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("rulesSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildEditors());
    splitter->addWidget(m_results);
    m_results->setMinimumWidth(320);
    m_results->setContentsMargins(gridStep, 0, 0, 0);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
}

QWidget *RulesPanel::buildEditors()
{
    m_include->setObjectName(QStringLiteral("includeRules"));
    m_include->setAccessibleName(tr("Rules of what to take"));
    m_include->setPlaceholderText(QStringLiteral("shop.*\nshop.order_[0-9][0-9]=archive.orders"));
    m_includeMessage->setObjectName(QStringLiteral("includeMessage"));
    m_exclude->setObjectName(QStringLiteral("excludeRules"));
    m_exclude->setAccessibleName(tr("Rules of what to leave out"));
    m_exclude->setPlaceholderText(QStringLiteral("shop.*_ghc\nshop.tmp_*"));
    m_excludeMessage->setObjectName(QStringLiteral("excludeMessage"));
    auto *includeLabel = new QLabel(tr("&Take (one rule a line):"), this);
    includeLabel->setBuddy(m_include);
    auto *excludeLabel = new QLabel(tr("&Leave out:"), this);
    excludeLabel->setBuddy(m_exclude);

    m_listedText->setObjectName(QStringLiteral("listedText"));
    auto *remove = new QPushButton(tr("Re&move them"), m_listedBox);
    remove->setObjectName(QStringLiteral("removeListed"));
    remove->setAutoDefault(false);
    connect(remove, &QPushButton::clicked, this, &RulesPanel::removeListed);
    auto *listedLine = new QHBoxLayout(m_listedBox);
    listedLine->setContentsMargins(0, 0, 0, 0);
    listedLine->addWidget(m_listedText, 1);
    listedLine->addWidget(remove);

    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addWidget(includeLabel);
    column->addWidget(m_include, 3);
    column->addWidget(m_includeMessage);
    column->addWidget(m_listedBox);
    column->addWidget(excludeLabel);
    column->addWidget(m_exclude, 2);
    column->addWidget(m_excludeMessage);
    column->addWidget(makeHint(tr("* any characters   ? exactly one   [a-z] one of these   "
                                  "[!a-z] none of these   a.b=c.d under another name"),
                               this));
    return box;
}

void RulesPanel::connectAll()
{
    for (RulesEditor *editor : {m_include, m_exclude}) {
        FieldMessage *message = editor == m_include ? m_includeMessage : m_excludeMessage;
        connect(editor, &RulesEditor::rulesEdited, this, &RulesPanel::writeRules);
        connect(editor, &RulesEditor::messageChanged, this, [message](const QString &text) {
            isBlank(text) ? message->clearMessage() : message->showError(text);
        });
    }
    connect(m_resolver, &RulesResolver::resolved, this, &RulesPanel::show);
    connect(m_results, &RulesResultPanel::explained, this, &RulesPanel::mark);
    connect(m_results, &RulesResultPanel::nothingChosen, this, [this] {
        m_include->setMarks({});
        m_exclude->setMarks({});
    });
    connect(m_results, &RulesResultPanel::settingsRequested, this, &RulesPanel::openSettings);
    connect(m_results, &RulesResultPanel::problemOpened, this,
            [this](const QString &pointer) { focusPointer(toUtf8(pointer)); });
}

void RulesPanel::setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog)
{
    m_catalog = std::move(catalog);
    m_include->setCatalog(m_catalog);
    m_exclude->setCatalog(m_catalog);
    if (!m_catalog) {
        m_resolver->cancel();
        m_results->setOutcome(nullptr);
    }
    m_asked = {};
    refresh();
}

void RulesPanel::writeRules()
{
    m_draft.change(
        [this](Project &project) {
            project.transferMapping.tableAndViewWhiteList = m_include->rules();
            project.transferMapping.tableAndViewBlackList = m_exclude->rules();
        },
        whiteList);
    refresh();
}

void RulesPanel::refresh()
{
    const Project &project = m_draft.project();
    const TransferMapping &mapping = project.transferMapping;
    Question question{m_draft.mapping(),
                      m_catalog,
                      project.type,
                      project.commonTransferConfig.tableCategory,
                      project.fullTransferConfig.allowDestTableNotEmpty,
                      m_draft.savedPayload()};
    if (question == m_asked)
        return;
    m_asked = std::move(question);
    for (RulesEditor *editor : {m_include, m_exclude})
        editor->setType(project.type);
    m_include->setRules(mapping.tableAndViewWhiteList);
    m_exclude->setRules(mapping.tableAndViewBlackList);
    updateListed();
    if (!m_catalog || mapping.mode != MappingMode::Wildcard)
        return;
    m_results->setStale();
    m_resolver->setSavedPayload(m_draft.savedPayload());
    m_resolver->request(std::make_shared<const Project>(project), m_catalog);
}

void RulesPanel::show(const std::shared_ptr<const RulesOutcome> &outcome)
{
    for (const bool isExclusion : {false, true}) {
        std::vector<RulesEditor::Problem> problems;
        for (const Error &error : outcome->errors)
            if (const auto rule = ruleAtPointer(error.pointer, isExclusion))
                problems.push_back({*rule, toQString(error.message)});
        (isExclusion ? m_exclude : m_include)->setProblems(problems);
    }
    m_results->setOutcome(outcome);
}

void RulesPanel::mark(const Explanation &explanation)
{
    // The editors may be ahead of the rules that were explained; the next answer will mark them.
    if (m_resolver->isBusy())
        return;
    std::vector<RuleMark> include, exclude;
    for (const RuleMark &found : marksOf(explanation))
        (found.isExclusion ? exclude : include).push_back(found);
    m_include->setMarks(include);
    m_exclude->setMarks(exclude);
}

void RulesPanel::updateListed()
{
    const TransferMapping &mapping = m_draft.project().transferMapping;
    const std::size_t taken = listedCount(mapping.databases);
    const std::size_t left = listedCount(mapping.databasesBlack);
    m_listedBox->setVisible(taken + left > 0);
    m_listedText->setText(
        left == 0
            ? tr("%n more is listed by name, with its settings.", nullptr, static_cast<int>(taken))
            : tr("%1 more are listed by name to be taken, %2 to be left out.")
                  .arg(taken)
                  .arg(left));
}

void RulesPanel::removeListed()
{
    m_draft.change([](Project &project) {
        project.transferMapping.databases.clear();
        project.transferMapping.databasesBlack.clear();
    });
    refresh();
    Q_EMIT noticed(tr("The names listed beside the rules were removed."));
}

void RulesPanel::openSettings(std::uint32_t number)
{
    const auto outcome = m_results->outcome();
    const CatalogObject object = outcome->catalog->object(number);
    const Explanation explanation = ObjectExplainer(*outcome->project).examine(object);
    const bool isTakenByRule = explanation.takenBy.kind == ExplainedOrigin::Kind::Rule;
    ObjectSettings settings;
    settings.source = object.name;
    settings.isView = object.kind == ObjectKind::View;
    settings.mapping = specificSettings(m_draft.project().transferMapping, object);
    settings.sinkDatabase = explanation.sink.database;
    settings.canMove = false;
    settings.type = m_draft.project().type;
    settings.isSourceReadable = true;
    const bool isNamedByRule = isTakenByRule && settings.mapping.mappedName.empty()
                               && explanation.sink.table != object.name.table;
    if (isNamedByRule)
        settings.whyNotRenamed =
            tr("The rule “%1” names it %2.")
                .arg(toQString(explanation.takenBy.name), toQString(explanation.sink.table));
    RulesObjectDialog dialog(
        settings,
        [this] { return m_draft.session().unlock(m_draft.project().sourceEndpointId, window()); },
        this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_draft.change([&](Project &project) {
        setSpecificSettings(project.transferMapping, object, dialog.mapping(), isTakenByRule);
    });
    refresh();
}

std::vector<WizardPage::Missing> RulesPanel::missing() const
{
    const TransferMapping &mapping = m_draft.project().transferMapping;
    if (mapping.tableAndViewWhiteList.empty() && mapping.databases.empty())
        return {{tr("Write at least one rule of what to take."), m_include}};
    for (RulesEditor *editor : {m_include, m_exclude})
        if (editor->hasErrors())
            return {{editor->message(), editor}};
    for (const Error &error : m_draft.errors())
        if (error.pointer.starts_with("/transferMapping"))
            return {{toQString(error.message), m_include}};
    const auto &outcome = m_results->outcome();
    if (!m_resolver->isBusy() && outcome && !outcome->errors.empty())
        return {{toQString(outcome->errors.front().message), m_include}};
    return {};
}

bool RulesPanel::focusPointer(const std::string &pointer)
{
    if (!pointer.starts_with("/transferMapping"))
        return false;
    if (const auto rule = ruleAtPointer(pointer, true))
        m_exclude->focusRule(*rule);
    else if (pointer.starts_with(blackList))
        m_exclude->setFocus(Qt::OtherFocusReason);
    else if (const auto taken = ruleAtPointer(pointer, false))
        m_include->focusRule(*taken);
    else
        m_include->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace godwit::ui
