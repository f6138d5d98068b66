#pragma once

#include "ui/wizard/option_editors.h"

#include <QObject>

class QGridLayout;
class QLabel;
class QToolButton;

namespace godwit::ui {

class FieldMessage;

/// One option on the options page: its label, its field with a way back to the default, what the
/// payload calls it, and what is wrong with it. Lives in two columns of a grid.
class OptionRow final : public QObject
{
    Q_OBJECT

public:
    OptionRow(OptionField option, ProjectDraft &draft, QGridLayout *grid, QWidget *page);

    const OptionField &option() const { return m_option; }
    /// Shows what the draft holds. @p note: a line about the value, such as what a speed means;
    /// @p everything: also a field that this project does not use.
    void refresh(const QString &note, bool everything);
    bool isShown() const { return m_isShown; }
    void focus();
    QWidget *field() const { return m_editor->field(); }

private:
    void resetToDefault();
    void showState(const QString &whyUnused, bool isDefault);
    void buildArea();
    void setShown(bool shown);

    OptionField m_option;
    ProjectDraft &m_draft;
    QLabel *m_label;
    QWidget *m_area;
    OptionEditor *m_editor;
    QToolButton *m_reset;
    QLabel *m_caption;
    QLabel *m_note;
    FieldMessage *m_message;
    bool m_isShown = true;
};

} // namespace godwit::ui
