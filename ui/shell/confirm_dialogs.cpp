#include "ui/shell/confirm_dialogs.h"

#include "core/project/project_limits.h"
#include "ui/common/field_message.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/shell/project_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int dialogWidth = 520; ///< pixels
constexpr int mostRowsSeen = 8;

QString consequence(Operation operation, int count)
{
    switch (operation) {
    case Operation::Start:
        return ConfirmDialog::tr("This starts %n project(s).", nullptr, count);
    case Operation::Pause:
        return ConfirmDialog::tr("This pauses %n project(s). What is copied stays, and each can "
                                 "be resumed where it stopped.",
                                 nullptr, count);
    case Operation::Resume:
        return ConfirmDialog::tr("This resumes %n project(s) where each stopped.", nullptr, count);
    case Operation::Release:
        return ConfirmDialog::tr("This removes Godwit's own marks of %n project(s) from the "
                                 "destination. The copied tables stay. An unfinished run cannot be "
                                 "resumed any more; only started again.",
                                 nullptr, count);
    case Operation::Delete:
        return ConfirmDialog::tr("This destroys %n project(s): the objects and options chosen, the "
                                 "history of runs, their differences and reports. The databases "
                                 "on both sides stay as they are. It cannot be undone.",
                                 nullptr, count);
    default:
        return {};
    }
}

QString titleOf(Operation operation)
{
    switch (operation) {
    case Operation::Start:
        return ConfirmDialog::tr("Start projects");
    case Operation::Pause:
        return ConfirmDialog::tr("Pause projects");
    case Operation::Resume:
        return ConfirmDialog::tr("Resume projects");
    case Operation::Release:
        return ConfirmDialog::tr("Release");
    case Operation::Delete:
        return ConfirmDialog::tr("Delete");
    default:
        return {};
    }
}

QString plain(const QString &text)
{
    return QString(text).remove(QLatin1Char('&')).remove(QChar(0x2026));
}

} // namespace

ConfirmDialog::ConfirmDialog(Operation operation, const std::vector<ProjectEntry> &entries,
                             QWidget *parent)
    : QDialog(parent)
    , m_operation(operation)
{
    const std::vector<ProjectEntry> those = eligible(operation, entries);
    const int count = static_cast<int>(those.size());
    const int others = static_cast<int>(entries.size()) - count;
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(titleOf(operation));
    setMinimumWidth(dialogWidth);
    if (operation == Operation::Delete)
        m_required = count == 1 ? toQString(those.front().name) : QStringLiteral("delete");

    auto *what = new QLabel(consequence(operation, count), this);
    what->setObjectName(QStringLiteral("consequence"));
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    column->addWidget(what);
    column->addWidget(buildList(those));
    if (others > 0) {
        auto *rest = makeHint(tr("%n other selected project(s) are left alone.", nullptr, others)
                                  + QLatin1Char(' ') + whenPossible(operation),
                              this);
        rest->setObjectName(QStringLiteral("leftAlone"));
        column->addWidget(rest);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_goOn = buttons->addButton(plain(operationText(operation)), QDialogButtonBox::AcceptRole);
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_goOn->setEnabled(count > 0 && m_required.isEmpty());
    if (!m_required.isEmpty())
        column->addWidget(buildTyping());
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // What destroys something is never one Return away.
    if (operation == Operation::Delete || operation == Operation::Release) {
        m_goOn->setAutoDefault(false);
        buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    }
}

QWidget *ConfirmDialog::buildList(const std::vector<ProjectEntry> &those)
{
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("concerned"));
    list->setAccessibleName(tr("Projects concerned"));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setFocusPolicy(Qt::TabFocus);
    for (const ProjectEntry &entry : those) {
        auto *item = new QListWidgetItem(
            stateIcon(entry),
            tr("%1 (%2, %3)").arg(toQString(entry.name), routeText(entry), stateText(entry)), list);
        item->setToolTip(item->text().toHtmlEscaped());
    }
    const int rows = std::clamp(static_cast<int>(those.size()), 1, mostRowsSeen);
    list->setFixedHeight(rows * std::max(list->sizeHintForRow(0), tableRowHeight - gridStep)
                         + gridStep);
    return list;
}

QWidget *ConfirmDialog::buildTyping()
{
    auto *box = new QWidget(this);
    auto *label = new QLabel(m_required == QStringLiteral("delete")
                                 ? tr("Type &delete to go on:")
                                 : tr("Type the project's &name to go on:"),
                             box);
    auto *field = new QLineEdit(box);
    field->setObjectName(QStringLiteral("typed"));
    label->setBuddy(field);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label);
    column->addWidget(field);
    connect(field, &QLineEdit::textChanged, m_goOn,
            [this](const QString &text) { m_goOn->setEnabled(text == m_required); });
    field->setFocus();
    return box;
}

NameDialog::NameDialog(const QString &title, const QString &explanation, const QString &name,
                       const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_taken(taken)
    , m_name(new QLineEdit(name, this))
    , m_message(new FieldMessage(m_name, this))
{
    setObjectName(QStringLiteral("nameDialog"));
    setWindowTitle(title);
    setMinimumWidth(dialogWidth);
    m_name->setObjectName(QStringLiteral("projectName"));
    auto *label = new QLabel(tr("&Name:"), this);
    label->setBuddy(m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_goOn = buttons->button(QDialogButtonBox::Ok);
    m_goOn->setObjectName(QStringLiteral("goOn"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHint(explanation, this));
    column->addWidget(label);
    column->addWidget(m_name);
    column->addWidget(m_message);
    column->addStretch();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::judge);
    m_name->selectAll();
    judge();
}

QString NameDialog::name() const
{
    return m_name->text();
}

// The rules of checkProject(), said while typing; the store has the last word.
void NameDialog::judge()
{
    const QString text = m_name->text();
    const auto most = static_cast<qsizetype>(ProjectLimits::nameCharacters);
    QString problem;
    if (text.isEmpty())
        problem = tr("A project needs a name.");
    else if (text.toUcs4().size() > most)
        problem = tr("A name has at most %n character(s).", nullptr, static_cast<int>(most));
    else if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        problem = tr("A name has no spaces.");
    else if (m_taken.contains(text))
        problem = tr("Another project has this name.");
    m_goOn->setEnabled(problem.isEmpty());
    if (problem.isEmpty())
        m_message->clearMessage();
    else
        m_message->showError(problem);
}

QString freeName(const QString &name, const QStringList &taken)
{
    const auto most = static_cast<qsizetype>(ProjectLimits::nameCharacters);
    for (int number = 2;; ++number) {
        const QString ending = QStringLiteral("-%1").arg(number);
        QString candidate = name.left(most - ending.size());
        if (!candidate.isEmpty() && candidate.back().isHighSurrogate())
            candidate.chop(1);
        candidate += ending;
        if (!taken.contains(candidate))
            return candidate;
    }
}

} // namespace godwit::ui
