#pragma once

#include "core/base/result.h"

#include <QLabel>

namespace godwit::ui {

/// One line beside or below a field that says what is wrong with what stands in it; takes no room
/// while nothing is. Colour never stands alone: a sign and the words say it too.
class FieldMessage final : public QLabel
{
    Q_OBJECT

public:
    /// @p field: gets the message as its accessible description too.
    explicit FieldMessage(QWidget *field, QWidget *parent = nullptr);

    void showError(const QString &message);
    void showWarning(const QString &message);
    /// Not wrong, but worth knowing: why a field is disabled, say.
    void showInfo(const QString &message);
    /// The error's message and what to do about it.
    void showError(const Error &error);
    void clearMessage();
    bool hasError() const { return m_hasError; }

private:
    void show(const QString &sign, const QString &message, const char *severity);

    QWidget *m_field;
    bool m_hasError = false;
};

} // namespace godwit::ui
