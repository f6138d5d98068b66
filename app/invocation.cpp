#include "app/invocation.h"

#include "app/payload_file.h"
#include "core/state/state_database.h"

#include <CLI/CLI.hpp>

namespace godwit::ctl {

std::filesystem::path Invocation::home() const
{
    return homeFolder(homeOption);
}

void addCommonOptions(CLI::App &command, Invocation &invocation)
{
    command
        .add_flag("--json", invocation.json,
                  "One JSON document on standard output and nothing else, also for errors")
        ->group("Common options");
    command
        .add_option("--home", invocation.homeOption,
                    "Folder of all state (default: GODWIT_HOME, else the XDG data folder)")
        ->type_name("DIR")
        ->group("Common options");
}

LoadedProject loadProject(const std::string &file)
{
    const auto text = readPayloadFile(file);
    if (text)
        return readProject(*text);
    LoadedProject unreadable;
    unreadable.errors.push_back(text.error());
    return unreadable;
}

} // namespace godwit::ctl
