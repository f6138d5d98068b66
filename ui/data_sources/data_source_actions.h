// What can be done to the data sources of a home, with their passwords, and with word to whoever
// shows a list of them.
#pragma once

#include "ui/common/session.h"

#include <map>

namespace godwit::ui {

struct DataSourceInput
{
    std::string id; ///< empty: a new one
    DataSourceStore::Settings settings;
    std::map<std::string, Secret> secrets; ///< what was typed, by key; "" is the password
    bool keepSecrets = true;               ///< in the keyring, where there is one
};

/// The name under which a data source's secret of @p key is kept: "" for its password, else e.g.
/// "drc".
std::string secretName(const std::string &dataSourceId, const std::string &key);

/// Stores it; answers with its id. Errors: as DataSourceStore.
Result<std::string> saveDataSource(Session &session, const DataSourceInput &input);
/// A second one with another name; passwords that are known go along. Answers with its id.
Result<std::string> copyDataSource(Session &session, const std::string &id);
/// Errors: PrecheckFailed while a project uses it, naming the projects.
[[nodiscard]] Result<void> removeDataSource(Session &session, const std::string &id);

} // namespace godwit::ui
