#include "ui/common/session.h"

#include "core/keychain/keychain_password_store.h"
#include "ui/common/background.h"
#include "ui/common/error_panel.h"
#include "ui/common/keyring_wait.h"
#include "ui/common/password_dialog.h"
#include "ui/common/text.h"

#include <QMessageBox>

#include <deque>
#include <mutex>

namespace godwit::ui {

/// Jobs for the keyring, one after the other in the order they were given: what is saved and then
/// forgotten must not be there in the end.
class Session::KeyringLine
{
public:
    using Job = std::function<Result<void>()>;

    void add(Job job)
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }

    /// One job for each add(); waits for those before it.
    Result<void> runNext()
    {
        const std::scoped_lock working(m_working);
        Job job;
        {
            const std::scoped_lock lock(m_mutex);
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        return job();
    }

private:
    std::mutex m_mutex, m_working;
    std::deque<Job> m_jobs;
};

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path &home)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return failure(std::move(state));
    return std::unique_ptr<Session>(new Session(std::move(*state)));
}

Session::Session(std::unique_ptr<StateDatabase> state)
    : m_state(std::move(state))
    , m_line(std::make_shared<KeyringLine>())
{}

Session::~Session() = default;

void Session::useKeyring()
{
    runInBackground(
        this, [](std::stop_token) { return std::shared_ptr<PasswordStore>(openPasswordStore()); },
        [this](std::shared_ptr<PasswordStore> store) { usePasswordStore(std::move(store)); });
}

void Session::usePasswordStore(std::shared_ptr<PasswordStore> store)
{
    if (!store || !store->isPersistent())
        return; // this session's own memory does as much
    m_keyring = std::move(store);
    Q_EMIT passwordsAreKeptChanged();
}

void Session::queue(std::function<Result<void>(PasswordStore &)> job)
{
    m_line->add([keyring = m_keyring, job = std::move(job)] { return job(*keyring); });
    runInBackground(
        this, [line = m_line](std::stop_token) { return line->runNext(); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT keyringFailed(done.error());
        });
}

void Session::keepPassword(const std::string &dataSourceId, const Secret &password, bool inKeyring)
{
    m_passwords[dataSourceId] = password;
    if (!m_keyring)
        return;
    if (inKeyring)
        queue([dataSourceId, password](PasswordStore &keyring) {
            return keyring.save(dataSourceId, password);
        });
    else
        queue([dataSourceId](PasswordStore &keyring) { return keyring.remove(dataSourceId); });
}

void Session::copyPassword(const std::string &fromId, const std::string &toId)
{
    if (const auto known = knownPassword(fromId))
        m_passwords[toId] = *known;
    if (!m_keyring)
        return;
    queue([fromId, toId](PasswordStore &keyring) -> Result<void> {
        auto found = keyring.find(fromId);
        if (!found)
            return failure(std::move(found));
        return *found ? keyring.save(toId, **found) : Result<void>();
    });
}

void Session::forgetPassword(const std::string &dataSourceId)
{
    m_passwords.erase(dataSourceId);
    if (m_keyring)
        queue([dataSourceId](PasswordStore &keyring) { return keyring.remove(dataSourceId); });
}

std::optional<Secret> Session::knownPassword(const std::string &dataSourceId) const
{
    const auto found = m_passwords.find(dataSourceId);
    return found == m_passwords.end() ? std::nullopt : std::optional(found->second);
}

void Session::findPassword(const std::string &dataSourceId, QObject *context,
                           std::function<void(std::optional<Secret>)> done)
{
    using Found = std::optional<Secret>;
    runInBackground(
        context,
        [known = knownPassword(dataSourceId), keyring = m_keyring,
         dataSourceId](std::stop_token) -> Found {
            if (known || !keyring)
                return known;
            return keyring->find(dataSourceId).value_or(Found());
        },
        [done = std::move(done)](Found found) { done(std::move(found)); });
}

std::optional<DataSource> Session::unlock(const std::string &idOrName, QWidget *window)
{
    const auto record = DataSourceStore(*m_state).find(idOrName);
    if (!record || !*record) {
        QMessageBox::warning(window, tr("Data source not found"),
                             tr("There is no data source “%1”. Create it under Data sources, or "
                                "pick another one.")
                                 .arg(toQString(idOrName)));
        return std::nullopt;
    }
    auto source = parseDataSourceUrl((*record)->url);
    if (!source) {
        ErrorPanel::report(window, tr("The data source cannot be read"), source.error());
        return std::nullopt;
    }
    source->id = (*record)->id;
    source->name = (*record)->name;
    if (source->kind == StoreKind::Sqlite || source->user.empty()
        || takeKnownPassword(*source, (*record)->passwordVariable))
        return *source;
    const auto found = takeFromKeyring(*source, window);
    if (!found)
        return std::nullopt; // the user does not want to wait
    if (*found || askForPassword(*source, window))
        return *source;
    return std::nullopt;
}

bool Session::takeKnownPassword(DataSource &source, const std::string &variable) const
{
    if (const auto known = knownPassword(source.id)) {
        source.password = *known;
        return true;
    }
    if (variable.empty() || !qEnvironmentVariableIsSet(variable.c_str()))
        return false;
    source.password = Secret(toUtf8(qEnvironmentVariable(variable.c_str())));
    return true;
}

// Whether it had the password; empty: the user gave up. The keyring may be asking to be unlocked.
std::optional<bool> Session::takeFromKeyring(DataSource &source, QWidget *window)
{
    if (!m_keyring)
        return false;
    KeyringWait waiting(window);
    std::optional<Secret> found;
    findPassword(source.id, &waiting, [&](std::optional<Secret> password) {
        found = std::move(password);
        waiting.end();
    });
    if (!waiting.run())
        return std::nullopt;
    if (!found)
        return false;
    source.password = *found;
    m_passwords[source.id] = *found;
    return true;
}

bool Session::askForPassword(DataSource &source, QWidget *window)
{
    PasswordDialog dialog(tr("Password of %1 for the data source “%2”:")
                              .arg(toQString(source.user), toQString(source.name)),
                          passwordsAreKept(), window);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    source.password = dialog.password();
    keepPassword(source.id, source.password, dialog.isToBeKept());
    return true;
}

} // namespace godwit::ui
