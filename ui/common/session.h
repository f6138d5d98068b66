#pragma once

#include "core/project/data_source.h"
#include "core/state/data_source_store.h"
#include "core/state/state_database.h"

#include <QObject>

#include <filesystem>
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

    const std::filesystem::path &home() const { return m_state->home(); }
    /// For the stores of core/state; thread-safe, as they are.
    StateDatabase &state() { return *m_state; }

    /// The stored data source of @p idOrName with its password, ready for makeConnector(). Asks for
    /// the password in a dialog over @p window when it is not known. Empty: there is no such data
    /// source (said in a message over @p window), or the user cancelled.
    std::optional<DataSource> unlock(const std::string &idOrName, QWidget *window);

    /// Keeps @p password for a data source until the program ends, and in the desktop's keyring
    /// where there is one.
    void keepPassword(const std::string &dataSourceId, const Secret &password);
    void forgetPassword(const std::string &dataSourceId);
    std::optional<Secret> knownPassword(const std::string &dataSourceId) const;
    /// True where passwords outlive the program. False: no keyring answers, they are in memory
    /// only, and the window says so.
    bool passwordsAreKept() const;

Q_SIGNALS:
    // Emitted by whoever changed the store; lists read it again.
    void dataSourcesChanged();
    void projectsChanged();
    void alertsChanged();

private:
    explicit Session(std::unique_ptr<StateDatabase> state);

    std::unique_ptr<StateDatabase> m_state;
    std::map<std::string, Secret> m_passwords; ///< by data source id
};

} // namespace godwit::ui
