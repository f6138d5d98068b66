#include "ui/data_sources/file_field.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace godwit::ui {

FileField::FileField(bool mayCreate, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_open(new QPushButton(mayCreate ? tr("Open…") : tr("Choose…"), this))
    , m_filter(filter)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_open);
    setFocusProxy(m_edit);
    m_open->setAccessibleName(tr("Choose an existing file"));
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, [this] { pick(false); });
    connect(m_edit, &QLineEdit::editingFinished, this, &FileField::expandHome);
    if (!mayCreate)
        return;
    m_new = new QPushButton(tr("New…"), this);
    m_new->setAccessibleName(tr("Choose the place of a new file"));
    m_new->setAutoDefault(false);
    row->addWidget(m_new);
    connect(m_new, &QPushButton::clicked, this, [this] { pick(true); });
}

void FileField::setName(const QString &name)
{
    m_open->setObjectName(name + QStringLiteral("Open"));
    if (m_new)
        m_new->setObjectName(name + QStringLiteral("New"));
}

void FileField::pick(bool isNew)
{
    // The last folder is remembered by the dialog itself.
    const QString folder =
        m_edit->text().isEmpty() ? QString() : QFileInfo(m_edit->text()).absolutePath();
    const QString path =
        isNew ? QFileDialog::getSaveFileName(this, tr("New file"), folder, m_filter)
              : QFileDialog::getOpenFileName(this, tr("Choose a file"), folder, m_filter);
    if (path.isEmpty())
        return;
    m_edit->setText(path);
    Q_EMIT m_edit->editingFinished();
}

void FileField::expandHome()
{
    if (m_edit->text().startsWith(QLatin1String("~/")))
        m_edit->setText(QDir::homePath() + m_edit->text().mid(1));
}

} // namespace godwit::ui
