#pragma once

namespace godwit::ui {

/// Gives scroll areas an accessible interface that asking for a child that is gone cannot harm:
/// Qt's own (6.4) reads beyond its list when a scroll bar has gone since the asker counted, which
/// ends the program under a screen reader. Once, after QApplication was made.
void installAccessibleScrollArea();

} // namespace godwit::ui
