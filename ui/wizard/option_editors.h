#pragma once

#include "ui/wizard/option_fields.h"

#include <QWidget>

namespace godwit::ui {

class ProjectDraft;

/// The widget that one option is edited with: a check box, a combo box, a line.
class OptionEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows @p value without saying that it was edited.
    virtual void showValue(const QVariant &value) = 0;
    /// What gets the focus, and whose label it is.
    virtual QWidget *field() = 0;

Q_SIGNALS:
    void edited(const QVariant &value);
    /// What stands in the field now is no value of the option.
    void refused(const QString &message);
};

/// Fields are named "option.<payload name>".
OptionEditor *makeOptionEditor(const OptionField &option, ProjectDraft &draft, QWidget *parent);

} // namespace godwit::ui
