#include "ui/common/session.h"

#include "ui/common/text.h"

#include <QInputDialog>
#include <QMessageBox>

namespace godwit::ui {

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path &home)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return failure(std::move(state));
    return std::unique_ptr<Session>(new Session(std::move(*state)));
}

Session::Session(std::unique_ptr<StateDatabase> state)
    : m_state(std::move(state))
{}

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
        QMessageBox::warning(window, tr("Data source cannot be read"),
                             toQString(source.error().message));
        return std::nullopt;
    }
    source->id = (*record)->id;
    source->name = (*record)->name;
    if (source->kind == StoreKind::Sqlite || source->user.empty())
        return *source;
    if (auto known = knownPassword(source->id)) {
        source->password = *known;
        return *source;
    }
    bool accepted = false;
    const QString typed =
        QInputDialog::getText(window, tr("Password"),
                              tr("Password of %1 for the data source “%2”:")
                                  .arg(toQString(source->user), toQString(source->name)),
                              QLineEdit::Password, {}, &accepted);
    if (!accepted)
        return std::nullopt;
    source->password = Secret(toUtf8(typed));
    keepPassword(source->id, source->password);
    return *source;
}

void Session::keepPassword(const std::string &dataSourceId, const Secret &password)
{
    m_passwords[dataSourceId] = password;
}

void Session::forgetPassword(const std::string &dataSourceId)
{
    m_passwords.erase(dataSourceId);
}

std::optional<Secret> Session::knownPassword(const std::string &dataSourceId) const
{
    const auto found = m_passwords.find(dataSourceId);
    return found == m_passwords.end() ? std::nullopt : std::optional(found->second);
}

bool Session::passwordsAreKept() const
{
    return false;
}

} // namespace godwit::ui
