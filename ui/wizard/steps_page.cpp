#include "ui/wizard/steps_page.h"

#include "core/project/project_names.h"
#include "ui/common/error_text.h"
#include "ui/common/field_message.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/field_habits.h"
#include "ui/wizard/project_draft.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace godwit::ui {

namespace {

constexpr int indent = 3 * gridStep;
constexpr auto kindsPointer = "/incrTransferConfig/recordTypeWhiteList";

QVBoxLayout *indented(QVBoxLayout *column)
{
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(indent, 0, 0, 0);
    inner->setSpacing(2);
    column->addLayout(inner);
    return inner;
}

bool carries(const Project &project, RecordType type)
{
    return project.incrTransferConfig.recordTypeWhiteList.contains(type);
}

} // namespace

StepsPage::StepsPage(ProjectDraft &draft, QWidget *parent)
    : WizardPage(parent)
    , m_draft(draft)
{
    setObjectName(QStringLiteral("stepsPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep);
    m_sequence = makeHint({}, this);
    m_sequence->setObjectName(QStringLiteral("stepSequence"));
    column->addWidget(m_sequence);
    addStep(
        column, StepOption::Schema, "stepSchema", "/enableStructTransfer", tr("&Schema migration"),
        tr("Creates the tables, indexes and views at the destination."),
        [](const Project &p) { return p.enableStructTransfer; },
        [](Project &p, bool on) { p.enableStructTransfer = on; });
    addStep(
        column, StepOption::Full, "stepFull", "/enableFullTransfer", tr("&Full migration"),
        tr("Copies every row that is there now."),
        [](const Project &p) { return p.enableFullTransfer; },
        [](Project &p, bool on) { p.enableFullTransfer = on; });
    addStep(
        column, StepOption::Incremental, "stepIncremental", "/enableIncrTransfer",
        tr("&Incremental synchronisation"),
        tr("Follows the source's log and carries every later change over."),
        [](const Project &p) { return p.enableIncrTransfer; },
        [](Project &p, bool on) {
            p.enableIncrTransfer = on;
            if (!on) // neither works without it
                p.enableReverseIncrTransfer = p.commonTransferConfig.activeActive = false;
        });
    addChangeKinds(column);
    addStep(
        column, StepOption::Verify, "stepVerify", "/enableFullVerify", tr("Full &verification"),
        tr("Compares every row of both sides and proves that nothing was lost."),
        [](const Project &p) { return p.enableFullVerify; },
        [](Project &p, bool on) { p.enableFullVerify = on; });
    addStep(
        column, StepOption::Reverse, "stepReverse", "/enableReverseIncrTransfer",
        tr("&Reverse incremental migration"),
        tr("After the switchover, carries changes back, so that there is a way home."),
        [](const Project &p) { return p.enableReverseIncrTransfer; },
        [](Project &p, bool on) { p.enableReverseIncrTransfer = on; });
    addScenario(column);
    column->addStretch();
    connect(&m_draft, &ProjectDraft::changed, this, &StepsPage::refresh);
    refresh();
}

QCheckBox *StepsPage::addChoice(StepOption option, const char *name, const char *pointer,
                                const QString &label, Flag isOn, SetFlag set)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setToolTip(
        tr("In the payload: %1")
            .arg(QString::fromLatin1(pointer).mid(1).replace(QLatin1Char('/'), QLatin1Char('.'))));
    useDraftUndo(box, m_draft);
    connect(box, &QCheckBox::clicked, this, [this, set = std::move(set)](bool on) {
        m_draft.changeSettings([&](Project &project) { set(project, on); });
    });
    m_choices.push_back({option, pointer, std::move(isOn), box, nullptr});
    return box;
}

void StepsPage::addStep(QVBoxLayout *column, StepOption option, const char *name,
                        const char *pointer, const QString &label, const QString &help, Flag isOn,
                        SetFlag set)
{
    QCheckBox *box = addChoice(option, name, pointer, label, std::move(isOn), std::move(set));
    box->setFont(headingFont(3));
    auto *message = new FieldMessage(box, this);
    message->setObjectName(QString::fromLatin1(name) + QStringLiteral("Message"));
    m_choices.back().message = message;
    column->addWidget(box);
    QVBoxLayout *below = indented(column);
    below->addWidget(makeHint(help, this));
    below->addWidget(message);
}

void StepsPage::addChangeKinds(QVBoxLayout *column)
{
    const struct
    {
        StepOption option;
        const char *name;
        RecordType type;
        QString label;
    } kinds[] = {
        {StepOption::Insert, "kindInsert", RecordType::Insert, tr("Inserts")},
        {StepOption::Update, "kindUpdate", RecordType::Update, tr("Updates")},
        {StepOption::Delete, "kindDelete", RecordType::Delete, tr("Deletes")},
        {StepOption::Ddl, "kindDdl", RecordType::Ddl, tr("Schema changes (DDL)")},
    };
    QVBoxLayout *below = indented(column);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * gridStep);
    QCheckBox *first = nullptr;
    for (const auto &kind : kinds) {
        QCheckBox *box = addChoice(
            kind.option, kind.name, kindsPointer, kind.label,
            [type = kind.type](const Project &p) { return carries(p, type); },
            [type = kind.type](Project &p, bool on) {
                auto &types = p.incrTransferConfig.recordTypeWhiteList;
                if (on)
                    types.insert(type);
                else
                    types.erase(type);
            });
        line->addWidget(box);
        first = first ? first : box;
    }
    line->addStretch();
    below->addLayout(line);
    m_kindsMessage = new FieldMessage(first, this);
    m_kindsMessage->setObjectName(QStringLiteral("kindsMessage"));
    below->addWidget(m_kindsMessage);
}

void StepsPage::addScenario(QVBoxLayout *column)
{
    column->addSpacing(gridStep);
    column->addWidget(makeHeading(tr("Scenario"), 2, this));
    addStep(
        column, StepOption::ActiveActive, "activeActive", "/commonTransferConfig/activeActive",
        tr("&Active-active: both sides are written to"),
        tr("Changes flow both ways without going round in circles."),
        [](const Project &p) { return p.commonTransferConfig.activeActive; },
        [](Project &p, bool on) {
            p.commonTransferConfig.activeActive = on;
            if (!on)
                return;
            p.commonTransferConfig.tableCategory = TableCategory::WithUniqueRowId;
            p.enableReverseIncrTransfer = false; // it comes by itself
        });
    m_categoryLabel = new QLabel(tr("&Tables:"), this);
    m_category = new QComboBox(this);
    m_category->setObjectName(QStringLiteral("tableCategory"));
    m_category->setToolTip(tr("In the payload: %1")
                               .arg(QStringLiteral("commonTransferConfig."
                                                   "tableCategory")));
    const std::pair<TableCategory, QString> categories[] = {
        {TableCategory::All, tr("All tables")},
        {TableCategory::WithUniqueRowId, tr("Tables with a unique key")},
        {TableCategory::WithoutUniqueRowId, tr("Tables without a unique key")},
    };
    for (const auto &[category, label] : categories)
        m_category->addItem(label, toQString(nameOf(category)));
    m_categoryLabel->setBuddy(m_category);
    leaveWheelToPage(m_category);
    connect(m_category, &QComboBox::activated, this, [this] {
        const auto category = fromName<TableCategory>(toUtf8(m_category->currentData().toString()));
        m_draft.changeSettings([&](Project &project) {
            project.commonTransferConfig.tableCategory = category.value_or(TableCategory::All);
        });
    });
    m_categoryMessage = new FieldMessage(m_category, this);
    m_categoryMessage->setObjectName(QStringLiteral("tableCategoryMessage"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_categoryLabel);
    line->addWidget(m_category);
    line->addStretch();
    column->addLayout(line);
    indented(column)->addWidget(m_categoryMessage);
}

QString StepsPage::title() const
{
    return tr("Steps");
}

QString StepsPage::subtitle() const
{
    return tr("What the project does, in this order.");
}

void StepsPage::refresh()
{
    for (Choice &choice : m_choices)
        refreshChoice(choice);
    refreshKinds();
    refreshCategory();
    showSequence();
    Q_EMIT completeChanged();
}

void StepsPage::refreshChoice(Choice &choice)
{
    const bool isOn = choice.isOn(m_draft.project());
    const StepVerdict verdict = judgeStep(choice.option, stepContextOf(m_draft));
    choice.box->setChecked(isOn);
    // What is on against the rules can be switched off, and says so until then.
    choice.box->setEnabled(verdict.isAvailable() || isOn);
    if (!choice.message)
        return;
    const Error *warning = isOn ? m_draft.warningAt(choice.pointer) : nullptr;
    if (!verdict.isAvailable() && isOn)
        choice.message->showError(verdict.whyNot);
    else if (!verdict.isAvailable())
        choice.message->showInfo(verdict.whyNot);
    else if (isOn && !verdict.note.isEmpty())
        choice.message->showWarning(verdict.note);
    else if (warning)
        choice.message->showWarning(errorMessage(*warning));
    else
        choice.message->clearMessage();
}

void StepsPage::refreshKinds()
{
    const Project &project = m_draft.project();
    const StepVerdict ddl = judgeStep(StepOption::Ddl, stepContextOf(m_draft));
    const Error *warning = m_draft.warningAt(kindsPointer);
    if (!project.enableIncrTransfer)
        m_kindsMessage->clearMessage();
    else if (project.incrTransferConfig.recordTypeWhiteList.empty())
        m_kindsMessage->showError(tr("Choose at least one kind of change."));
    else if (carries(project, RecordType::Ddl) && !ddl.isAvailable())
        m_kindsMessage->showError(ddl.whyNot);
    else if (warning)
        m_kindsMessage->showWarning(errorMessage(*warning));
    else if (!ddl.isAvailable())
        m_kindsMessage->showInfo(ddl.whyNot);
    else
        m_kindsMessage->clearMessage();
}

void StepsPage::refreshCategory()
{
    const StepContext context = stepContextOf(m_draft);
    const StepVerdict verdict = judgeStep(StepOption::TableCategory, context);
    const TableCategory category = context.project.commonTransferConfig.tableCategory;
    m_category->setCurrentIndex(m_category->findData(toQString(nameOf(category))));
    const bool isForced = !verdict.isAvailable();
    const bool isRight = !isForced || category == TableCategory::WithUniqueRowId;
    m_category->setEnabled(!isForced || !isRight);
    if (isForced && !isRight)
        m_categoryMessage->showError(verdict.whyNot);
    else if (isForced)
        m_categoryMessage->showInfo(verdict.whyNot);
    else
        m_categoryMessage->clearMessage();
}

void StepsPage::showSequence()
{
    const Project &project = m_draft.project();
    QStringList steps = {tr("Precheck")};
    const auto add = [&](bool isOn, const QString &step) {
        if (isOn)
            steps += step;
    };
    add(project.enableStructTransfer, tr("Schema"));
    add(project.enableFullTransfer, tr("Full copy"));
    add(project.enableStructTransfer && project.enableFullTransfer
            && project.structTransferConfig.deferIndexCreation,
        tr("Indexes"));
    add(project.enableIncrTransfer, tr("Incremental"));
    add(project.enableFullVerify, tr("Verification"));
    add(project.enableReverseIncrTransfer, tr("Switchover"));
    add(project.enableReverseIncrTransfer, tr("Reverse"));
    m_sequence->setText(steps.join(QStringLiteral("  →  ")));
}

bool StepsPage::hasNoStep() const
{
    const Project &project = m_draft.project();
    return !project.enableStructTransfer && !project.enableFullTransfer
           && !project.enableIncrTransfer && !project.enableFullVerify
           && !project.enableReverseIncrTransfer;
}

QCheckBox *StepsPage::boxOf(StepOption option) const
{
    for (const Choice &choice : m_choices) {
        if (choice.option == option)
            return choice.box;
    }
    return nullptr;
}

std::vector<WizardPage::Missing> StepsPage::missing() const
{
    std::vector<Missing> list;
    const Project &project = m_draft.project();
    if (hasNoStep())
        list.push_back({tr("Choose at least one step."), boxOf(StepOption::Schema)});
    for (const Choice &choice : m_choices) {
        const StepVerdict verdict = judgeStep(choice.option, stepContextOf(m_draft));
        const bool isKind = !choice.message && !project.enableIncrTransfer;
        if (choice.isOn(project) && !verdict.isAvailable() && !isKind)
            list.push_back(
                {tr("%1: %2").arg(choice.box->text().remove(QLatin1Char('&')), verdict.whyNot),
                 choice.box});
    }
    if (project.enableIncrTransfer && project.incrTransferConfig.recordTypeWhiteList.empty())
        list.push_back({tr("Choose at least one kind of change."), boxOf(StepOption::Insert)});
    if (m_categoryMessage->hasError())
        list.push_back({m_categoryMessage->text(), m_category});
    return list;
}

bool StepsPage::focusPointer(const std::string &pointer)
{
    const QString where = toQString(pointer);
    for (const Choice &choice : m_choices) {
        if (where.startsWith(toQString(choice.pointer), Qt::CaseInsensitive)) {
            choice.box->setFocus();
            return true;
        }
    }
    if (where.compare(QStringLiteral("/commonTransferConfig/tableCategory"), Qt::CaseInsensitive)
        != 0)
        return false;
    m_category->setFocus();
    return true;
}

} // namespace godwit::ui
