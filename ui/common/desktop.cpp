#include "ui/common/desktop.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>
#include <QStyle>

namespace godwit::ui {

namespace {

const auto portal = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");
const auto gnomeInterface = QStringLiteral("org.gnome.desktop.interface");
constexpr int answerWithinMs = 2000;

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

// The portal wraps its answer once or twice, depending on its version.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

Desktop::Desktop(QObject *parent)
    : QObject(parent)
    , m_prefersDark(isDark(QApplication::palette()))
    , m_wantsMotion(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0)
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portal, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(appearance, QStringLiteral("color-scheme"));
    ask(gnomeInterface, QStringLiteral("enable-animations"));
}

void Desktop::ask(const QString &group, const QString &key)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(portal, portalPath, portalSettings, QStringLiteral("Read"));
    question << group << key;
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(question, answerWithinMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(group, key, reply.value().variant());
    });
}

void Desktop::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    take(group, key, value.variant());
}

void Desktop::take(const QString &group, const QString &key, const QVariant &wrapped)
{
    const QVariant value = unwrapped(wrapped);
    bool dark = m_prefersDark;
    bool motion = m_wantsMotion;
    if (group == appearance && key == QStringLiteral("color-scheme")) {
        // 0 says nothing, 1 dark, 2 light.
        if (value.toUInt() != 0)
            dark = value.toUInt() == 1;
    } else if (group == gnomeInterface && key == QStringLiteral("enable-animations")) {
        motion = value.toBool();
    }
    if (dark == m_prefersDark && motion == m_wantsMotion)
        return;
    m_prefersDark = dark;
    m_wantsMotion = motion;
    Q_EMIT changed();
}

} // namespace godwit::ui
