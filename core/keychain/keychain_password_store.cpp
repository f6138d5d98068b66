#include "core/keychain/keychain_password_store.h"

#include "core/keychain/keychain_line.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QLibrary>

#include <cstdlib>

namespace godwit {

namespace {

constexpr const char *serviceName = "Godwit";
constexpr auto shortPatience = std::chrono::seconds(3);

tl::unexpected<Error> noAnswer()
{
    return fail(ErrorCode::Io, "the desktop's keyring does not answer",
                "unlock it, or close the question it may be asking behind other windows, and try "
                "again");
}

tl::unexpected<Error> refusal(const KeychainLine::Reply &reply, const std::string &action)
{
    const std::string reason =
        reply.message.isEmpty() ? std::string() : ": " + reply.message.toStdString();
    if (reply.error == QKeychain::AccessDenied || reply.error == QKeychain::AccessDeniedByUser) {
        return fail(ErrorCode::AccessDenied, "the keyring let no password be " + action + reason,
                    "unlock the keyring and try again");
    }
    return fail(
        ErrorCode::Io, "the password could not be " + action + " in the keyring" + reason,
        "check that the desktop's keyring runs; otherwise the password is asked for when it "
        "is needed");
}

template<typename Job>
Job *newJob(const std::string &key)
{
    auto *job = new Job(QString::fromLatin1(serviceName));
    job->setKey(QString::fromStdString(key));
    return job;
}

QKeychain::Job *newReading(const std::string &key)
{
    return newJob<QKeychain::ReadPasswordJob>(key);
}

bool isOnBus(const QString &name)
{
    const auto *bus = QDBusConnection::sessionBus().interface();
    if (!bus)
        return false;
    if (bus->isServiceRegistered(name))
        return true;
    const QDBusReply<QStringList> startable = bus->activatableServiceNames();
    return startable.isValid() && startable.value().contains(name);
}

// QtKeychain prefers KWallet on KDE's desktop and where libsecret is missing. A wallet asks to be
// opened when anything is read, therefore its being there has to do.
bool isKWalletUsed()
{
    const bool isKde = qgetenv("XDG_CURRENT_DESKTOP").split(':').contains("KDE");
    return (isKde || !QLibrary("secret-1", 0).load()) && isOnBus("org.kde.kwalletd5");
}

bool hasSessionBus()
{
    const char *address =
        std::getenv("DBUS_SESSION_BUS_ADDRESS"); // NOLINT(concurrency-mt-unsafe): nothing sets it
    return address && *address;
}

} // namespace

KeychainPasswordStore::KeychainPasswordStore(std::chrono::milliseconds patience)
    : m_patience(patience)
{}

Result<std::optional<Secret>> KeychainPasswordStore::find(const std::string &dataSourceId)
{
    const auto reply =
        KeychainLine::instance().ask([key = dataSourceId] { return newReading(key); }, m_patience);
    if (!reply)
        return noAnswer();
    if (reply->error == QKeychain::EntryNotFound)
        return std::nullopt;
    if (reply->error != QKeychain::NoError)
        return refusal(*reply, "read");
    return std::optional(Secret(reply->password.toStdString()));
}

Result<void> KeychainPasswordStore::save(const std::string &dataSourceId, const Secret &password)
{
    const auto reply = KeychainLine::instance().ask(
        [key = dataSourceId, password]() -> QKeychain::Job * {
            auto *job = newJob<QKeychain::WritePasswordJob>(key);
            job->setTextData(QString::fromStdString(password.reveal()));
            return job;
        },
        m_patience);
    if (!reply)
        return noAnswer();
    if (reply->error != QKeychain::NoError)
        return refusal(*reply, "saved");
    return {};
}

Result<void> KeychainPasswordStore::remove(const std::string &dataSourceId)
{
    const auto reply = KeychainLine::instance().ask(
        [key = dataSourceId]() -> QKeychain::Job * {
            return newJob<QKeychain::DeletePasswordJob>(key);
        },
        m_patience);
    if (!reply)
        return noAnswer();
    if (reply->error != QKeychain::NoError && reply->error != QKeychain::EntryNotFound)
        return refusal(*reply, "removed");
    return {};
}

bool KeychainPasswordStore::answers(std::chrono::milliseconds patience)
{
    if (!hasSessionBus())
        return false;
    KeychainLine &line = KeychainLine::instance();
    if (line.look(isKWalletUsed, patience).value_or(false))
        return true;
    if (!line.look([] { return isOnBus("org.freedesktop.secrets"); }, patience).value_or(false))
        return false;
    // No password is kept under this key, so nothing has to be unlocked to say so.
    const auto reply = line.ask([] { return newReading("probe"); }, patience);
    return reply
           && (reply->error == QKeychain::NoError || reply->error == QKeychain::EntryNotFound);
}

std::unique_ptr<PasswordStore> openPasswordStore()
{
    if (KeychainPasswordStore::answers(shortPatience))
        return std::make_unique<KeychainPasswordStore>();
    return std::make_unique<MemoryPasswordStore>();
}

} // namespace godwit
