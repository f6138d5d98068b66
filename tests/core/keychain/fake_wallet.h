// A KWallet that stands in for the desktop's, on the session bus of the test.
#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QThread>

#include <atomic>

class FakeWallet : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    enum class Mood { Willing, Closed, Silent };
    std::atomic<Mood> mood = Mood::Willing;
    QMap<QString, QString> passwords; ///< "folder/key"

public Q_SLOTS:
    QString networkWallet() { return "kdewallet"; }
    int open(const QString &, qlonglong, const QString &)
    {
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
