#pragma once

#include "core/project/data_source.h"
#include "core/service/password_store.h"
#include "core/state/data_source_store.h"
#include "core/state/state_database.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace godwit::ui {

/// What every page of the window shares: the home with its database, and the passwords of this
/// session. One per program; lives in the window's thread.
class Session final : public QObject
{
    Q_OBJECT

public:
    /// Errors: as StateDatabase::open().
    static Result<std::unique_ptr<Session>> open(const std::filesystem::path &home);
    ~Session() override;

    const std::filesystem::path &home() const { return m_state->home(); }
    /// For the stores of core/state; thread-safe, as they are.
    StateDatabase &state() { return *m_state; }

    /// Looks for the desktop's keyring in the background; passwordsAreKeptChanged() says when there
    /// is one. The program calls this once its window is up; without it (tests) passwords are in
    /// memory only.
    void useKeyring();
    /// The same with a store already open.
    void usePasswordStore(std::shared_ptr<PasswordStore> store);

    /// The stored data source of @p idOrName with its password, ready for makeConnector(). Takes
    /// the password from this session, its environment variable or the keyring, else asks for it in
    /// a dialog over @p window. Empty: there is no such data source (said in a message over
    /// @p window), or the user cancelled. Runs an event loop while it waits.
    std::optional<DataSource> unlock(const std::string &idOrName, QWidget *window);

    /// Keeps @p password for a data source until the program ends, and in the desktop's keyring
    /// where there is one, unless @p inKeyring is false: then it is taken out of there.
    void keepPassword(const std::string &dataSourceId, const Secret &password,
                      bool inKeyring = true);
    /// What is known of one data source's password, here and in the keyring, holds for another too.
    void copyPassword(const std::string &fromId, const std::string &toId);
    /// Everywhere.
    void forgetPassword(const std::string &dataSourceId);
    /// What this session knows; the keyring is not asked.
    std::optional<Secret> knownPassword(const std::string &dataSourceId) const;
    /// As above, and asks the keyring in the background; @p done runs in @p context's thread.
    void findPassword(const std::string &dataSourceId, QObject *context,
                      std::function<void(std::optional<Secret>)> done);
    /// True where passwords outlive the program. False: no keyring answers, they are in memory
    /// only, and the window says so.
    bool passwordsAreKept() const { return m_keyring != nullptr; }

Q_SIGNALS:
    // Emitted by whoever changed the store; lists read it again.
    void dataSourcesChanged();
    void projectsChanged();
    void alertsChanged();
    void passwordsAreKeptChanged();
    /// The keyring did not take a password, or did not let go of one.
    void keyringFailed(const Error &error);

private:
    class KeyringLine;

    explicit Session(std::unique_ptr<StateDatabase> state);
    /// Runs @p job with the keyring in the background, after those before it.
    void queue(std::function<Result<void>(PasswordStore &)> job);
    bool takeKnownPassword(DataSource &source, const std::string &variable) const;
    std::optional<bool> takeFromKeyring(DataSource &source, QWidget *window);
    bool askForPassword(DataSource &source, QWidget *window);

    std::unique_ptr<StateDatabase> m_state;
    std::map<std::string, Secret> m_passwords; ///< by data source id
    std::shared_ptr<PasswordStore> m_keyring;  ///< null: there is none
    std::shared_ptr<KeyringLine> m_line;
};

} // namespace godwit::ui
