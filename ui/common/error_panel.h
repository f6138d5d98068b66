#pragma once

#include "core/base/result.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace godwit::ui {

/// What happened, to which object, and what to do; the details fold out and can be copied. Takes no
/// room while there is nothing to say. Plain text throughout, secrets masked.
class ErrorPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    void showError(const Error &error);
    /// The first is shown in full, the others are counted and stand in the details.
    void showErrors(const std::vector<Error> &errors);
    void clear();
    bool hasError() const { return m_hasError; }

    /// The panel in a dialog over @p window, after an action that did not work. @p title says which
    /// ("The project was not deleted").
    static void report(QWidget *window, const QString &title, const Error &error);
    static void report(QWidget *window, const QString &title, const std::vector<Error> &errors);

protected:
    void changeEvent(QEvent *event) override;

private:
    void foldDetails(bool open);
    void redraw();

    bool m_hasError = false;
    Level m_level = Level::Error;
    QLabel *m_picture;
    QLabel *m_sentence;
    QLabel *m_object;
    QLabel *m_message;
    QToolButton *m_fold;
    QToolButton *m_copy;
    QPlainTextEdit *m_details;
};

} // namespace godwit::ui
