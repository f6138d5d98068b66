// A KWallet that stands in for the desktop's, on the session bus of the test.
#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QProcess>
#include <QThread>

#include <atomic>

/// A message bus of the test's own: what the user keeps in a real keyring is never touched. Both
/// variables by which QtKeychain finds a wallet are set for this process and its children.
class TestBus
{
public:
    TestBus()
    {
        m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address=1"});
        m_daemon.waitForReadyRead();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
    }
    ~TestBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    TestBus(const TestBus &) = delete;
    TestBus &operator=(const TestBus &) = delete;

private:
    QProcess m_daemon;
};

class FakeWallet : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    enum class Mood { Willing, Closed, Silent };
    std::atomic<Mood> mood = Mood::Willing;
    std::atomic<int> opened = 0;      ///< times
    QMap<QString, QString> passwords; ///< "folder/key"

    /// Offers the wallet on the bus of DBUS_SESSION_BUS_ADDRESS, from @p thread.
    bool offer(QThread &thread)
    {
        moveToThread(&thread);
        thread.start();
        auto bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"),
                                                 "wallet");
        return bus.registerObject("/modules/kwalletd5", this, QDBusConnection::ExportAllSlots)
               && bus.registerService("org.kde.kwalletd5");
    }

public Q_SLOTS:
    QString networkWallet() { return "kdewallet"; }
    int open(const QString &, qlonglong, const QString &)
    {
        ++opened;
        if (mood == Mood::Silent)
            QThread::sleep(2);
        return mood == Mood::Closed ? -1 : 7;
    }
    int entryType(int, const QString &folder, const QString &key, const QString &)
    {
        return passwords.contains(folder + '/' + key) ? 1 : 0; // 1: a password
    }
    bool hasEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return passwords.contains(folder + '/' + key);
    }
    QString readPassword(int, const QString &folder, const QString &key, const QString &)
    {
        return passwords.value(folder + '/' + key);
    }
    int writePassword(int, const QString &folder, const QString &key, const QString &value,
                      const QString &)
    {
        passwords[folder + '/' + key] = value;
        return 0;
    }
    int removeEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return passwords.remove(folder + '/' + key) > 0 ? 0 : -3;
    }
};
