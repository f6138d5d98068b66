#pragma once

#include "core/base/secret.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace godwit::ui {

/// A secret being typed, with a button that shows it. What is stored already is never put into the
/// field: it says only that there is something.
class PasswordField final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    /// Empty: nothing was typed.
    Secret secret() const;
    void setText(const QString &text);
    void clear();
    /// True: one is known already, and stays unless another one is typed.
    void setKept(bool isKept);
    QLineEdit *lineEdit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void reveal(bool isShown);

    QLineEdit *m_edit;
    QToolButton *m_reveal;
};

} // namespace godwit::ui
