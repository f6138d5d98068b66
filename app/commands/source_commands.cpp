#include "app/endpoints.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "app/kept_passwords.h"
#include "app/password_prompt.h"
#include "app/source_report.h"
#include "app/text_table.h"
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/service/data_source_changes.h"
#include "core/service/data_source_document.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct AddOptions
{
    std::string name;
    std::string url;
    std::string passwordVariable;
    std::string remarks;
    bool production = false;
    bool savePassword = false;
};

// Opens the home for a change and makes it.
template<typename Change>
Answer changeHome(const std::filesystem::path &home, Change change)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    const Result<DataSourceStore::Record> record = change(**state);
    if (!record)
        return failed(record.error());
    Answer answer;
    answer.document = toJson(*record);
    answer.text = record->id + '\n';
    return answer;
}

// For --save-password: what the user types, once there is somewhere to keep it.
Result<Secret> typedPassword(const DataSource &source)
{
    if (!wantsPassword(source)) {
        return fail(ErrorCode::InvalidArgument, "the URL names no account that has a password",
                    "put the account into the URL, or leave out --save-password");
    }
    if (auto keyring = requireKeyring(); !keyring)
        return failure(std::move(keyring));
    auto typed = promptForPassword("Password of " + source.url());
    if (!typed) {
        return fail(ErrorCode::InvalidArgument,
                    "there is no terminal on which the password could be asked for",
                    "leave out --save-password, or run the command on a terminal");
    }
    return Secret(std::move(*typed));
}

Answer add(const AddOptions &options, const std::filesystem::path &home)
{
    auto source = parseDataSourceUrl(options.url);
    if (!source)
        return failed(source.error());
    Result<Secret> password;
    if (options.savePassword) {
        password = typedPassword(*source);
        if (!password)
            return failed(password.error());
    }
    Answer answer = changeHome(home, [&](StateDatabase &state) {
        return addDataSource(state, {options.name, source->url(), options.passwordVariable,
                                     options.remarks, options.production});
    });
    if (options.savePassword && answer.exitCode == Done) {
        if (auto kept = keepPassword(answer.document["id"], *password); !kept) {
            answer.errors.push_back(std::move(kept.error()));
            answer.exitCode = exitCodeOf(answer.errors);
        }
    }
    if (source->hadPasswordInUrl) {
        Error warning;
        warning.code = ErrorCode::InvalidArgument;
        warning.level = Level::Warning;
        warning.message = "the password in the URL is not stored";
        warning.proposal =
            "name the environment variable that holds it with --password-env, or set "
            "GODWIT_SOURCE_PASSWORD or GODWIT_SINK_PASSWORD when the data source is used";
        answer.warnings.push_back(std::move(warning));
    }
    if (!hasConnector(source->kind)) {
        Error warning;
        warning.code = ErrorCode::NotSupported;
        warning.level = Level::Warning;
        warning.message =
            "this version of Godwit has no connector for " + std::string(schemeOf(source->kind));
        warning.proposal = "it can be stored, planned and exported, but not run here";
        answer.warnings.push_back(std::move(warning));
    }
    return answer;
}

Answer list(const std::filesystem::path &home)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failed(state.error());
    Result<std::vector<DataSourceStore::Record>> records;
    if (*state)
        records = DataSourceStore(**state).list();
    if (!records)
        return failed(records.error());
    Answer answer;
    answer.document["sources"] = Json::array();
    TextTable table({"ID", "NAME", "URL", "PASSWORD FROM"});
    for (const auto &record : *records) {
        answer.document["sources"].push_back(toJson(record));
        table.add({record.id, record.name, record.url, record.passwordVariable});
    }
    answer.text = table.empty() ? "no data sources in " + printable(home.string()) + '\n'
                                : table.text(Style::of(stdout));
    return answer;
}

Answer show(const std::string &id, const std::filesystem::path &home)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failed(state.error());
    Result<std::optional<DataSourceStore::Record>> record;
    if (*state)
        record = DataSourceStore(**state).find(id);
    if (!record)
        return failed(record.error());
    if (!*record) {
        Error error;
        error.code = ErrorCode::InvalidArgument;
        error.message = "there is no data source " + printable(id);
        error.proposal = "`godwitctl source list` shows those of this home";
        return failed(std::move(error));
    }
    const auto &found = **record;
    Answer answer;
    answer.document = toJson(found);
    answer.text = "id             " + found.id + "\nname           " + printable(found.name)
                  + "\nurl            " + found.url + "\npassword from  "
                  + printable(found.passwordVariable.empty() ? "-" : found.passwordVariable)
                  + "\ncreated        " + found.createdAt + "\nproduction     "
                  + (found.production ? "yes" : "no") + '\n';
    if (!found.remarks.empty())
        answer.text += "remarks        " + printable(found.remarks) + '\n';
    return answer;
}

Answer test(const std::string &id, const std::string &passwordVariable,
            const std::filesystem::path &home)
{
    std::vector<Error> warnings;
    auto source = findDataSource(id, Side::Source, passwordVariable, home, warnings);
    if (!source)
        return failed(source.error());
    Answer answer = testDataSource(*source);
    answer.warnings.insert(answer.warnings.begin(), warnings.begin(), warnings.end());
    return answer;
}

Answer copy(const std::string &id, const std::filesystem::path &home)
{
    return changeHome(home, [&](StateDatabase &state) { return copyDataSource(state, id); });
}

Answer remove(const std::string &id, const std::filesystem::path &home)
{
    Answer answer =
        changeHome(home, [&](StateDatabase &state) { return removeDataSource(state, id); });
    if (answer.exitCode != Done)
        return answer;
    const auto source = parseDataSourceUrl(answer.document["url"].get<std::string>());
    if (source && wantsPassword(*source)) {
        if (auto forgotten = forgetPassword(answer.document["id"]); !forgotten) {
            forgotten.error().level = Level::Warning;
            answer.warnings.push_back(std::move(forgotten.error()));
        }
    }
    return answer;
}

void addAdd(CLI::App &source, Invocation &invocation)
{
    auto *command = source.add_subcommand("add", "Store a data source and print its id");
    auto options = std::make_shared<AddOptions>();
    command->add_option("--name", options->name, "1 to 128 characters, once in a home")->required();
    command->add_option("--url", options->url, "e.g. mysql://user@host:3306/")->required();
    command
        ->add_option(
            "--password-env", options->passwordVariable,
            "Environment variable that holds the password; its name is stored, not its value")
        ->type_name("VAR");
    command->add_flag("--save-password", options->savePassword,
                      "Ask for the password and keep it in the desktop's keyring");
    command->add_option("--remarks", options->remarks, "Your own words about it")
        ->type_name("TEXT");
    command->add_flag("--production", options->production,
                      "Mark it: the window warns before it writes there");
    addCommonOptions(*command, invocation);
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] { return add(*options, invocation.home()); };
    });
}

using IdAction = Answer (*)(const std::string &, const std::filesystem::path &);

void addIdCommand(CLI::App &source, Invocation &invocation, const char *name, const char *text,
                  IdAction action)
{
    auto *command = source.add_subcommand(name, text);
    auto id = std::make_shared<std::string>();
    command->add_option("ID", *id, "Id or name")->required();
    addCommonOptions(*command, invocation);
    command->callback([&invocation, id, action] {
        invocation.command = [&invocation, id, action] { return action(*id, invocation.home()); };
    });
}

void addTest(CLI::App &source, Invocation &invocation)
{
    auto *command =
        source.add_subcommand("test", "Connect, say what the store is and what it lacks");
    auto id = std::make_shared<std::string>();
    auto passwordVariable = std::make_shared<std::string>();
    command->add_option("ID", *id, "Id, name or URL")->required();
    command
        ->add_option("--password-env", *passwordVariable,
                     "Environment variable that holds the password")
        ->type_name("VAR");
    addCommonOptions(*command, invocation);
    command->callback([&invocation, id, passwordVariable] {
        invocation.command = [&invocation, id, passwordVariable] {
            return test(*id, *passwordVariable, invocation.home());
        };
    });
}

} // namespace

void addSourceCommands(CLI::App &root, Invocation &invocation)
{
    auto *source = root.add_subcommand("source", "Data sources of this home");
    source->require_subcommand(0, 1);
    addCommonOptions(*source, invocation);
    source->footer(
        "\nGodwit stores no passwords; --save-password hands one to the desktop's keyring. "
        "Example\n  godwitctl source add --name orders --url "
        "mysql://app@db.example/ --password-env ORDERS_PW");
    addAdd(*source, invocation);
    auto *listing = source->add_subcommand("list", "All data sources");
    addCommonOptions(*listing, invocation);
    listing->callback(
        [&invocation] { invocation.command = [&invocation] { return list(invocation.home()); }; });
    addIdCommand(*source, invocation, "show", "One data source", show);
    addTest(*source, invocation);
    addIdCommand(*source, invocation, "copy", "Copy a data source; prints the new id", copy);
    addIdCommand(*source, invocation, "remove", "Forget a data source that no project uses",
                 remove);
}

} // namespace godwit::ctl
