// Questions before something is changed or destroyed.
#pragma once

#include "ui/shell/project_operations.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace godwit::ui {

class FieldMessage;

/// Says what will happen to which projects; for what destroys something, the answer has to be
/// typed. `exec()` gives QDialog::Accepted when the user goes on.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p entries: those selected; the dialog names the eligible() ones and says how many are not.
    ConfirmDialog(Operation operation, const std::vector<ProjectEntry> &entries, QWidget *parent);

    /// What has to be typed before the button works: the project's name when one is deleted,
    /// "delete" for several, else nothing.
    const QString &requiredText() const { return m_required; }

private:
    QWidget *buildList(const std::vector<ProjectEntry> &those);
    QWidget *buildTyping();

    Operation m_operation;
    QString m_required;
    QPushButton *m_goOn;
};

/// Asks for a name: of a clone, or a new one.
class NameDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p taken: names that other projects have.
    NameDialog(const QString &title, const QString &explanation, const QString &name,
               const QStringList &taken, QWidget *parent);

    QString name() const;

private:
    void judge();

    QStringList m_taken;
    QLineEdit *m_name;
    FieldMessage *m_message;
    QPushButton *m_goOn;
};

/// A name for a copy of @p name that no other project has, 64 characters at most.
QString freeName(const QString &name, const QStringList &taken);

} // namespace godwit::ui
