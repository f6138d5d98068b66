#pragma once

#include <QWidget>

#include <vector>

namespace godwit::ui {

/// One page of the wizard: widgets and wiring. What it shows is in the ProjectDraft, and whether
/// that is right is decided there.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Something that must be put right before the next page: what, and where.
    struct Missing
    {
        QString message;
        QWidget *field = nullptr; ///< gets the focus; may be null
    };

    virtual QString title() const = 0;
    virtual QString subtitle() const { return {}; }
    /// Empty: the page is complete. The wizard lists these when Next is pressed and focuses the
    /// first.
    virtual std::vector<Missing> missing() const { return {}; }
    /// Next was pressed with something missing: from now on empty fields say so themselves.
    virtual void insist() {}
    /// Called each time the page comes to the front.
    virtual void enter() {}
    /// True if a problem at the JSON pointer @p pointer is put right on this page; then focuses its
    /// field.
    virtual bool focusPointer(const std::string &pointer)
    {
        (void)pointer;
        return false;
    }

Q_SIGNALS:
    void completeChanged();
    /// Asks the wizard to open the page where the payload field at @p pointer is set.
    void jumpRequested(const QString &pointer);
};

} // namespace godwit::ui
