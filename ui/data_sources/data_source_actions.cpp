#include "ui/data_sources/data_source_actions.h"

#include "core/service/data_source_changes.h"

namespace godwit::ui {

namespace {

// Beside the password: see forms/. Forgotten with the data source.
constexpr const char *secretKeys[] = {"", "drc", "inner-drc", "truststore"};

} // namespace

std::string secretName(const std::string &dataSourceId, const std::string &key)
{
    return key.empty() ? dataSourceId : dataSourceId + '/' + key;
}

Result<std::string> saveDataSource(Session &session, const DataSourceInput &input)
{
    auto record = input.id.empty() ? addDataSource(session.state(), input.settings)
                                   : updateDataSource(session.state(), input.id, input.settings);
    if (!record)
        return failure(std::move(record));
    for (const auto &[key, secret] : input.secrets)
        session.keepPassword(secretName(record->id, key), secret, input.keepSecrets);
    Q_EMIT session.dataSourcesChanged();
    return record->id;
}

Result<std::string> copyDataSource(Session &session, const std::string &id)
{
    auto record = godwit::copyDataSource(session.state(), id);
    if (!record)
        return failure(std::move(record));
    for (const char *key : secretKeys)
        session.copyPassword(secretName(id, key), secretName(record->id, key));
    Q_EMIT session.dataSourcesChanged();
    return record->id;
}

Result<void> removeDataSource(Session &session, const std::string &id)
{
    auto record = godwit::removeDataSource(session.state(), id);
    if (!record)
        return failure(std::move(record));
    for (const char *key : secretKeys)
        session.forgetPassword(secretName(record->id, key));
    Q_EMIT session.dataSourcesChanged();
    return {};
}

} // namespace godwit::ui
