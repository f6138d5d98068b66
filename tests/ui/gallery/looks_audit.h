// What a program can see of a window that looks wrong.
#pragma once

#include <QStringList>
#include <QWidget>

namespace godwit::ui {

/// Looks through everything visible in @p window for texts that are cut off, texts whose palette
/// gives them less contrast than 4.5:1, and names that are shortened without a tool tip. One line
/// for each, naming the widget.
QStringList auditLooks(const QWidget &window);

} // namespace godwit::ui
