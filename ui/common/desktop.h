#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace godwit::ui {

/// What the desktop prefers, as far as it says: dark windows, little motion. Made before the
/// application gets a palette of its own, because in Qt 6.4 a dark desktop shows only by its dark
/// palette, or answers the freedesktop settings portal a moment later.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(QObject *parent);

    bool prefersDark() const { return m_prefersDark; }
    bool wantsMotion() const { return m_wantsMotion; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);
    void take(const QString &group, const QString &key, const QVariant &value);

    bool m_prefersDark = false;
    bool m_wantsMotion = true;
};

} // namespace godwit::ui
