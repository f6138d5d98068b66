#pragma once

#include "ui/common/theme.h"

#include <QIcon>

namespace godwit::ui {

/// Our own icons: `resources/icons/<name>.svg`, 24 × 24, one stroke, drawn in the palette's colour.
enum class Icon {
    Add,
    Alerts,
    Archive,
    Back,
    Chart,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Column,
    Copy,
    DataSource,
    Database,
    Delete,
    Difference,
    Edit,
    Error,
    Export,
    Filter,
    Folder,
    Forward,
    Help,
    Idle,
    Import,
    Info,
    Key,
    Link,
    Lock,
    Log,
    More,
    MoveLeft,
    MoveRight,
    Ok,
    Pause,
    Plan,
    Projects,
    Refresh,
    Repair,
    Report,
    Resume,
    Retry,
    Rules,
    Run,
    Save,
    Search,
    Server,
    Settings,
    Skip,
    Stop,
    Table,
    Tag,
    Text,
    Undo,
    View,
    Warning,
    Working,
};
constexpr int iconCount = static_cast<int>(Icon::Working) + 1;

/// In the palette's text colour, following it when it changes; sharp at every scale.
QIcon icon(Icon name);
/// In the colour of @p status.
QIcon icon(Icon name, Status status);
/// The shape and colour of @p status.
QIcon statusIcon(Status status);

/// Makes the files of `resources/` readable as ":/…"; may be called again.
void loadResources();

/// Where the drawing of @p name is: ":/icons/add.svg".
QString iconPath(Icon name);
/// The program's own picture, in its own colours.
QIcon applicationIcon();

} // namespace godwit::ui
