#include "ui/common/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QWidget>

namespace godwit::ui {

Settings &Settings::instance()
{
    static Settings settings;
    return settings;
}

void Settings::open(const std::filesystem::path &home)
{
    const auto file = QString::fromStdString((home / "ui.ini").string());
    m_file = std::make_unique<QSettings>(file, QSettings::IniFormat);
    m_file->setAtomicSyncRequired(false); // a home on a file system without locks still remembers
}

void Settings::close()
{
    if (m_file)
        m_file->sync();
    m_file.reset();
    m_memory.clear();
}

QVariant Settings::value(const QString &key, const QVariant &fallback) const
{
    return m_file ? m_file->value(key, fallback) : m_memory.value(key, fallback);
}

void Settings::setValue(const QString &key, const QVariant &value)
{
    if (m_file)
        m_file->setValue(key, value);
    else
        m_memory.insert(key, value);
}

QString Settings::language() const
{
    return value(QStringLiteral("language")).toString();
}

void Settings::setLanguage(const QString &language)
{
    setValue(QStringLiteral("language"), language);
}

ColourScheme Settings::colourScheme() const
{
    const QString name = value(QStringLiteral("colourScheme")).toString();
    if (name == QStringLiteral("light"))
        return ColourScheme::Light;
    return name == QStringLiteral("dark") ? ColourScheme::Dark : ColourScheme::System;
}

void Settings::setColourScheme(ColourScheme scheme)
{
    setValue(QStringLiteral("colourScheme"), scheme == ColourScheme::Light  ? "light"
                                             : scheme == ColourScheme::Dark ? "dark"
                                                                            : "system");
}

void Settings::restoreGeometry(QWidget *window, const QString &key) const
{
    const QByteArray geometry = value(QStringLiteral("geometry/") + key).toByteArray();
    if (!geometry.isEmpty())
        window->restoreGeometry(geometry);
}

void Settings::saveGeometry(const QWidget *window, const QString &key)
{
    setValue(QStringLiteral("geometry/") + key, window->saveGeometry());
}

QString Settings::lastFolder(const QString &purpose) const
{
    const QString folder = value(QStringLiteral("folder/") + purpose).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

void Settings::rememberFolder(const QString &purpose, const QString &file)
{
    const QFileInfo info(file);
    setValue(QStringLiteral("folder/") + purpose,
             info.isDir() ? info.absoluteFilePath() : info.absolutePath());
}

} // namespace godwit::ui
