#include "ui/wizard/project_wizard.h"

#include "ui/common/error_panel.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/dry_run_page.h"
#include "ui/wizard/endpoints_page.h"
#include "ui/wizard/file_banner.h"
#include "ui/wizard/finish_page.h"
#include "ui/wizard/objects_page.h"
#include "ui/wizard/options_page.h"
#include "ui/wizard/project_files.h"
#include "ui/wizard/step_rail.h"
#include "ui/wizard/steps_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace godwit::ui {

ProjectWizard::ProjectWizard(Session &, std::unique_ptr<ProjectDraft> draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(std::move(draft))
    , m_name(makeHeading({}, 2, this))
    , m_unsaved(makeHint(tr("Unsaved changes"), this))
    , m_undo(new QToolButton(this))
    , m_rail(new StepRail(this))
    , m_heading(makeHeading({}, 1, this))
    , m_subheading(makeHint({}, this))
    , m_banner(new FileBanner(*m_draft, this))
    , m_stack(new QStackedWidget(this))
    , m_missing(new MissingPanel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(icon(Icon::Save), tr("Save"), this))
    , m_back(new QPushButton(icon(Icon::Back), tr("&Back"), this))
    , m_next(new QPushButton(icon(Icon::Forward), tr("&Next"), this))
{
    setObjectName(QStringLiteral("projectWizard"));
    buildFrame();
    addPages();
    addShortcuts();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &ProjectWizard::refresh);
    connect(m_draft.get(), &ProjectDraft::changed, this, &ProjectWizard::refreshLater);
    // What comes from the home or a file has been through the pages before.
    if (!m_draft->project().name.empty() || !m_draft->project().sourceEndpointId.empty()) {
        for (int i = 0; i < static_cast<int>(m_pages.size()); ++i)
            m_visited.insert(i);
        m_left = m_visited;
    }
    open(0, true);
    refresh();
}

ProjectWizard::~ProjectWizard()
{
    // The pages go first: they hold references to the draft.
    delete m_stack;
    delete m_banner;
}

void ProjectWizard::buildFrame()
{
    m_rail->setObjectName(QStringLiteral("wizardRail"));
    m_stack->setObjectName(QStringLiteral("wizardPages"));
    auto *left = new QVBoxLayout;
    left->setSpacing(gridStep);
    left->addLayout(buildHeader());
    left->addWidget(m_rail, 1);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setForegroundRole(QPalette::Mid);
    auto *right = new QVBoxLayout;
    right->setSpacing(gridStep);
    right->addWidget(m_heading);
    right->addWidget(m_subheading);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    right->addWidget(m_missing);
    right->addLayout(buildButtons());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * gridStep, 2 * gridStep, 2 * gridStep, 2 * gridStep);
    row->setSpacing(2 * gridStep);
    row->addLayout(left);
    row->addWidget(line);
    row->addLayout(right, 1);
    connect(m_rail, &StepRail::stepChosen, this, [this](int step) { open(step, false); });
    connect(m_missing, &MissingPanel::fieldChosen, this, &ProjectWizard::focus);
    connect(m_banner, &FileBanner::detailsRequested, this, &ProjectWizard::showProblems);
}

QLayout *ProjectWizard::buildHeader()
{
    m_name->setObjectName(QStringLiteral("wizardName"));
    m_name->setMinimumWidth(0);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_unsaved->setObjectName(QStringLiteral("wizardUnsaved"));
    m_undo->setObjectName(QStringLiteral("wizardUndo"));
    m_undo->setIcon(icon(Icon::Undo));
    m_undo->setAutoRaise(true);
    m_undo->setFocusPolicy(Qt::TabFocus);
    const QString what =
        tr("Undo the last change (%1)")
            .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    m_undo->setToolTip(what);
    m_undo->setAccessibleName(what);
    connect(m_undo, &QToolButton::clicked, m_draft.get(), &ProjectDraft::undo);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_unsaved);
    auto *header = new QHBoxLayout;
    header->addLayout(names, 1);
    header->addWidget(m_undo, 0, Qt::AlignTop);
    return header;
}

QLayout *ProjectWizard::buildButtons()
{
    m_heading->setObjectName(QStringLiteral("wizardTitle"));
    m_cancel->setObjectName(QStringLiteral("wizardCancel"));
    m_save->setObjectName(QStringLiteral("wizardSave"));
    m_back->setObjectName(QStringLiteral("wizardBack"));
    m_next->setObjectName(QStringLiteral("wizardNext"));
    m_next->setLayoutDirection(Qt::RightToLeft); // the arrow behind the word
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_save);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (confirmLeave())
            Q_EMIT closed();
    });
    connect(m_save, &QPushButton::clicked, this, &ProjectWizard::save);
    connect(m_back, &QPushButton::clicked, this, [this] { open(current() - 1, true); });
    connect(m_next, &QPushButton::clicked, this, &ProjectWizard::next);
    return buttons;
}

void ProjectWizard::addPages()
{
    m_endpoints = new EndpointsPage(*m_draft);
    m_finish = new FinishPage(*m_draft);
    addPage(m_endpoints);
    addPage(new StepsPage(*m_draft));
    addPage(new ObjectsPage(*m_draft));
    addPage(new OptionsPage(*m_draft));
    addPage(new DryRunPage(*m_draft));
    addPage(m_finish);
    connect(m_finish, &FinishPage::runRequested, this, &ProjectWizard::run);
    connect(m_finish, &FinishPage::saveRequested, this, &ProjectWizard::save);
    connect(m_finish, &FinishPage::exportRequested, this,
            [this] { exportProject(m_draft->project(), window()); });
}

void ProjectWizard::addPage(WizardPage *page)
{
    // On a small screen, or at twice the scale, a page is scrolled rather than squeezed.
    auto *area = new QScrollArea(m_stack);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_stack->addWidget(area);
    m_pages.push_back(page);
    m_rail->addStep(page->title());
    connect(page, &WizardPage::completeChanged, this, &ProjectWizard::refreshLater);
    connect(page, &WizardPage::jumpRequested, this, &ProjectWizard::jumpTo);
}

void ProjectWizard::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence::Undo, [this] { m_draft->undo(); });
    add(QKeySequence::Redo, [this] { m_draft->redo(); });
    add(QKeySequence::Save, [this] { save(); });
    add(Qt::ALT | Qt::Key_Left, [this] { open(current() - 1, true); });
    add(Qt::ALT | Qt::Key_Right, [this] { next(); });
}

void ProjectWizard::setDataSourceCreator(const CreateDataSource &create)
{
    m_endpoints->setDataSourceCreator(create);
}

QString ProjectWizard::title() const
{
    const QString name = toQString(m_draft->project().name);
    return name.isEmpty() ? tr("New project") : name;
}

int ProjectWizard::current() const
{
    return m_stack->currentIndex();
}

void ProjectWizard::open(int index, bool focusFirst)
{
    if (index < 0 || index >= static_cast<int>(m_pages.size()))
        return;
    m_draft->sealHistory();
    m_missing->clear();
    if (current() != index)
        m_left.insert(current());
    m_visited.insert(index);
    m_stack->setCurrentIndex(index);
    m_rail->setOpenStep(index);
    WizardPage *page = pageAt(index);
    m_heading->setText(page->title());
    m_subheading->setText(page->subtitle());
    m_subheading->setVisible(!page->subtitle().isEmpty());
    m_back->setEnabled(index > 0);
    m_next->setVisible(index + 1 < static_cast<int>(m_pages.size()));
    page->enter();
    if (focusFirst)
        focusFirstField();
    refreshLater();
}

void ProjectWizard::next()
{
    WizardPage *page = pageAt(current());
    const auto missing = page->missing();
    if (missing.empty()) {
        open(current() + 1, true);
        return;
    }
    page->insist();
    m_left.insert(current());
    refreshLater();
    m_missing->show(missing);
    if (missing.front().field)
        focus(missing.front().field);
}

void ProjectWizard::focus(QWidget *field)
{
    field->setFocus(Qt::OtherFocusReason);
    if (auto *area = qobject_cast<QScrollArea *>(m_stack->currentWidget()))
        area->ensureWidgetVisible(field);
}

void ProjectWizard::focusFirstField()
{
    QWidget *page = pageAt(current());
    QWidget *widget = page->nextInFocusChain();
    for (; widget && widget != page; widget = widget->nextInFocusChain()) {
        if (!page->isAncestorOf(widget))
            return;
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled()
            && widget->isVisibleTo(page)) {
            focus(widget);
            return;
        }
    }
}

bool ProjectWizard::jumpTo(const QString &pointer)
{
    const std::string place = toUtf8(pointer);
    if (place.empty())
        return false;
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i) {
        if (!pageAt(i)->focusPointer(place))
            continue;
        open(i, false);
        pageAt(i)->focusPointer(place); // again: only what is in sight can have the focus
        if (QWidget *field = pageAt(i)->focusWidget())
            focus(field);
        return true;
    }
    return false;
}

void ProjectWizard::showProblems()
{
    open(static_cast<int>(m_pages.size()) - 1, false);
    m_finish->showProblems();
}

void ProjectWizard::refreshLater()
{
    m_refresh.start();
}

void ProjectWizard::refresh()
{
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i) {
        const int missing = static_cast<int>(pageAt(i)->missing().size());
        StepRail::State state = StepRail::State::Open;
        if (missing == 0 && m_visited.contains(i))
            state = StepRail::State::Complete;
        else if (missing > 0 && m_left.contains(i))
            state = StepRail::State::Problems;
        m_rail->setState(i, state, missing);
    }
    if (m_missing->isVisibleTo(this)) {
        // What was put right leaves the list.
        if (const auto missing = pageAt(current())->missing(); missing.empty())
            m_missing->clear();
        else
            m_missing->show(missing);
    }
    m_name->setText(title());
    m_name->setToolTip(title());
    m_unsaved->setText(m_draft->isChanged() ? tr("Unsaved changes") : QString());
    m_undo->setEnabled(m_draft->canUndo());
    if (m_title != title()) {
        m_title = title();
        Q_EMIT titleChanged(m_title);
    }
}

bool ProjectWizard::save()
{
    auto id = m_draft->save();
    if (!id && m_draft->projectId().empty() && m_draft->isNameTaken()) {
        if (!mayReplaceNamesake())
            return false;
        id = m_draft->save(ProjectDraft::Namesake::Replace);
    }
    if (!id) {
        showSaveError(id.error());
        return false;
    }
    Q_EMIT saved(toQString(*id));
    return true;
}

bool ProjectWizard::mayReplaceNamesake()
{
    QMessageBox question(
        QMessageBox::Warning, tr("Replace the project?"),
        tr("There is a project “%1” in this home already. Replacing it overwrites its steps, "
           "objects and options; what its runs did stays.")
            .arg(title()),
        QMessageBox::NoButton, window());
    question.setObjectName(QStringLiteral("replaceDialog"));
    auto *replace =
        question.addButton(tr("Replace “%1”").arg(title()), QMessageBox::DestructiveRole);
    replace->setObjectName(QStringLiteral("replaceProject"));
    auto *rename = question.addButton(tr("Choose another name"), QMessageBox::RejectRole);
    rename->setObjectName(QStringLiteral("keepProject"));
    question.setDefaultButton(rename);
    question.setEscapeButton(rename);
    question.exec();
    if (question.clickedButton() == replace)
        return true;
    jumpTo(QStringLiteral("/name"));
    return false;
}

void ProjectWizard::showSaveError(const Error &error)
{
    if (!jumpTo(toQString(error.pointer))) {
        ErrorPanel::report(window(), tr("The project was not saved"), error);
        return;
    }
    WizardPage *page = pageAt(current());
    page->insist();
    m_missing->show(
        {{tr("The project was not saved. %1").arg(errorMessage(error)), page->focusWidget()}});
}

void ProjectWizard::run()
{
    if (whyNotRunHere(*m_draft).isEmpty() && save())
        Q_EMIT runRequested(toQString(m_draft->projectId()));
}

void ProjectWizard::openLast()
{
    open(static_cast<int>(m_pages.size()) - 1, true);
}

bool ProjectWizard::confirmLeave()
{
    if (!m_draft->isChanged())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Unsaved changes"),
                         tr("“%1” has changes that were not saved.").arg(title()),
                         QMessageBox::NoButton, window());
    question.setObjectName(QStringLiteral("leaveDialog"));
    auto *keep = question.addButton(tr("&Save"), QMessageBox::AcceptRole);
    keep->setObjectName(QStringLiteral("leaveSave"));
    auto *discard = question.addButton(tr("&Discard the changes"), QMessageBox::DestructiveRole);
    discard->setObjectName(QStringLiteral("leaveDiscard"));
    auto *stay = question.addButton(tr("S&tay"), QMessageBox::RejectRole);
    stay->setObjectName(QStringLiteral("leaveStay"));
    question.setDefaultButton(keep);
    question.setEscapeButton(stay);
    question.exec();
    if (question.clickedButton() == discard)
        return true;
    return question.clickedButton() == keep && save();
}

} // namespace godwit::ui
