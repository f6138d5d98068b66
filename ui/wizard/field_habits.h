// What every field of the wizard does alike.
#pragma once

class QWidget;

namespace godwit::ui {

class ProjectDraft;

/// Undo and redo in @p field are those of the draft, not the field's own; leaving it ends the step
/// that typing in it is.
void useDraftUndo(QWidget *field, ProjectDraft &draft);

/// The wheel scrolls the page unless @p field has the focus: no value changes in passing.
void leaveWheelToPage(QWidget *field);

} // namespace godwit::ui
