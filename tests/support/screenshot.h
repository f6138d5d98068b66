// Pictures of windows under test, for people to look at.
#pragma once

#include <QDir>
#include <QWidget>

namespace godwit::ui {

/// Saves what @p window looks like as `<GODWIT_SCREENSHOTS>/<name>.png`; does nothing where the
/// variable is not set.
inline void takeScreenshot(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace godwit::ui
