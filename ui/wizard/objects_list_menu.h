#pragma once

class QToolButton;

namespace godwit::ui {

class ObjectsPickPanel;

/// The button that reads and writes the list of picked objects as a CSV file: it asks by the
/// signals of @p panel, which owns it.
QToolButton *makeObjectsListMenu(ObjectsPickPanel &panel);

} // namespace godwit::ui
