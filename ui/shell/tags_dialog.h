#pragma once

#include <QDialog>
#include <QStringList>

#include <string>
#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace godwit::ui {

class FieldMessage;

/// The tags of a project: at most five, 1 to 20 characters each.
class TagsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p inUse: tags of all projects, offered while typing.
    TagsDialog(const QString &projectName, const std::vector<std::string> &tags,
               const QStringList &inUse, QWidget *parent);

    std::vector<std::string> tags() const;

private:
    void add();
    void remove();
    void judge();
    std::vector<std::string> with(const QString &another) const;

    QListWidget *m_list;
    QLineEdit *m_new;
    FieldMessage *m_message;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace godwit::ui
