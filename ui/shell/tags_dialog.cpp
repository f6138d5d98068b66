#include "ui/shell/tags_dialog.h"

#include "core/service/project_changes.h"
#include "ui/common/field_message.h"
#include "ui/common/icons.h"
#include "ui/common/row_delegate.h"
#include "ui/common/text.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int dialogWidth = 420; ///< pixels

} // namespace

TagsDialog::TagsDialog(const QString &projectName, const std::vector<std::string> &tags,
                       const QStringList &inUse, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_new(new QLineEdit(this))
    , m_message(new FieldMessage(m_new, this))
    , m_add(new QPushButton(icon(Icon::Add), tr("&Add"), this))
    , m_remove(new QPushButton(icon(Icon::Delete), tr("&Remove"), this))
{
    setObjectName(QStringLiteral("tagsDialog"));
    setWindowTitle(tr("Tags of %1").arg(projectName));
    setMinimumWidth(dialogWidth);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setObjectName(QStringLiteral("tags"));
    m_list->setAccessibleName(tr("Tags"));
    m_new->setObjectName(QStringLiteral("newTag"));
    m_add->setObjectName(QStringLiteral("addTag"));
    m_remove->setObjectName(QStringLiteral("removeTag"));
    m_add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_new->setCompleter(new QCompleter(inUse, m_new));
    m_new->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    for (const std::string &tag : tags)
        new QListWidgetItem(icon(Icon::Tag), toQString(tag), m_list);

    auto *label = new QLabel(tr("&New tag:"), this);
    label->setBuddy(m_new);
    auto *typing = new QHBoxLayout;
    typing->addWidget(label);
    typing->addWidget(m_new, 1);
    typing->addWidget(m_add);
    auto *removing = new QHBoxLayout;
    removing->addWidget(makeHint(tr("At most %n tag(s), each of 1 to 20 characters.", nullptr,
                                    static_cast<int>(mostTags)),
                                 this),
                        1);
    removing->addWidget(m_remove);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *column = new QVBoxLayout(this);
    column->addLayout(typing);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    column->addLayout(removing);
    column->addWidget(buttons);

    connect(m_add, &QPushButton::clicked, this, &TagsDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &TagsDialog::remove);
    connect(m_new, &QLineEdit::textChanged, this, &TagsDialog::judge);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &TagsDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        // What stands in the field is meant too; Return there adds it first.
        if (m_new->text().trimmed().isEmpty()) {
            accept();
            return;
        }
        add();
    });
    m_new->setFocus();
    judge();
}

std::vector<std::string> TagsDialog::tags() const
{
    return with({});
}

std::vector<std::string> TagsDialog::with(const QString &another) const
{
    std::vector<std::string> all;
    for (int row = 0; row < m_list->count(); ++row)
        all.push_back(toUtf8(m_list->item(row)->text()));
    if (!another.isEmpty())
        all.push_back(toUtf8(another));
    return all;
}

void TagsDialog::add()
{
    const QString tag = m_new->text().trimmed();
    if (tag.isEmpty())
        return;
    if (m_list->findItems(tag, Qt::MatchExactly).isEmpty()) {
        if (auto checked = checkTags(with(tag)); !checked) {
            m_message->showError(checked.error());
            return;
        }
        new QListWidgetItem(icon(Icon::Tag), tag, m_list);
    }
    m_new->clear();
}

void TagsDialog::remove()
{
    qDeleteAll(m_list->selectedItems());
    judge();
}

void TagsDialog::judge()
{
    const QString tag = m_new->text().trimmed();
    const auto checked = tag.isEmpty() ? Result<void>() : checkTags(with(tag));
    if (checked)
        m_message->clearMessage();
    else
        m_message->showError(checked.error());
    m_add->setEnabled(!tag.isEmpty() && checked);
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
}

} // namespace godwit::ui
