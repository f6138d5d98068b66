#pragma once

#include "core/base/secret.h"

#include <QDialog>

class QCheckBox;

namespace godwit::ui {

class PasswordField;

/// Asks for a password, and where it shall be kept.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p hasKeyring: false says that the password stays in memory only.
    PasswordDialog(const QString &question, bool hasKeyring, QWidget *parent = nullptr);

    Secret password() const;
    bool isToBeKept() const;

private:
    PasswordField *m_password;
    QCheckBox *m_keep = nullptr;
};

} // namespace godwit::ui
