#pragma once

#include "ui/wizard/rules_editor.h"

namespace godwit::ui {

/// The strip left of a RulesEditor with the lines' numbers; the editor paints it.
class RulesMargin final : public QWidget
{
public:
    explicit RulesMargin(RulesEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {}

    QSize sizeHint() const override { return {m_editor->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintMargin(event); }

private:
    RulesEditor *m_editor;
};

} // namespace godwit::ui
