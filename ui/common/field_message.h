#pragma once

#include "core/base/result.h"
#include "ui/common/theme.h"

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

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const QString &sign, const QString &message, Status status);
    void wearColour();

    QWidget *m_field;
    bool m_hasError = false;
    Status m_status = Status::Idle; ///< Idle: in the colour of other texts
};

} // namespace godwit::ui
