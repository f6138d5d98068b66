#pragma once

#include "ui/common/theme.h"

#include <QSettings>
#include <QVariantMap>

#include <filesystem>
#include <memory>

class QWidget;

namespace godwit::ui {

/// What the window remembers from one start to the next: `ui.ini` in the home's folder, never a
/// place that other homes or programs share. Before open(), and in tests, it remembers in memory.
/// Used by the window's thread.
class Settings
{
public:
    /// The program's settings.
    static Settings &instance();

    void open(const std::filesystem::path &home);
    /// Writes what is not written yet, and remembers in memory from now on.
    void close();

    QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

    /// "" follows the desktop; else "en", "zh_CN".
    QString language() const;
    void setLanguage(const QString &language);
    ColourScheme colourScheme() const;
    void setColourScheme(ColourScheme scheme);

    /// Where @p window stood when saveGeometry() was last called with this @p key.
    void restoreGeometry(QWidget *window, const QString &key) const;
    void saveGeometry(const QWidget *window, const QString &key);

    /// The folder last used for @p purpose ("project", "csv", "report"); the user's own at first.
    QString lastFolder(const QString &purpose) const;
    /// @p file: a file or folder that was chosen.
    void rememberFolder(const QString &purpose, const QString &file);

private:
    std::unique_ptr<QSettings> m_file;
    QVariantMap m_memory;
};

} // namespace godwit::ui
