// Differences in the user's words and icons.
#pragma once

#include "core/state/difference_store.h"
#include "ui/common/theme.h"

#include <QIcon>
#include <QString>

namespace godwit::ui {

QString differenceKindText(DifferenceKind kind); ///< "Only in the source"
QIcon differenceKindIcon(DifferenceKind kind);
QString differenceStateText(DifferenceState state); ///< "Open", "Repaired", "Changed meanwhile"
Status statusOf(DifferenceState state);

} // namespace godwit::ui
