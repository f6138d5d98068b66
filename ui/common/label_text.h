#pragma once

#include <QString>

namespace godwit::ui {

/// What a label says, for a screen reader: "Ta&gs:" and "标签(&G)：" become "Tags" and "标签". Qt
/// names a field after its buddy only when both have the same parent.
QString plainLabel(const QString &label);

} // namespace godwit::ui
