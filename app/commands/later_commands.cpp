#include "app/invocation.h"

#include <CLI/CLI.hpp>

namespace godwit::ctl {

namespace {

struct LaterCommand
{
    const char *name;
    const char *description;
    const char *instead;
};

constexpr LaterCommand laterCommands[] = {
    {"submit", "Send a project to an OMS server (not in this version)",
     "`godwitctl export PROJECT --format oms` writes the payload that an OMS server takes"},
    {"serve", "The service that answers the OMS API (not in this version)",
     "run projects with `godwitctl run`"},
};

Answer notYet(const LaterCommand &command)
{
    Error error;
    error.code = ErrorCode::NotSupported;
    error.message =
        std::string("`godwitctl ") + command.name + "` is not in this version of Godwit";
    error.proposal = command.instead;
    return failed(std::move(error));
}

} // namespace

void addLaterCommands(CLI::App &root, Invocation &invocation)
{
    for (const LaterCommand &later : laterCommands) {
        auto *command = root.add_subcommand(later.name, later.description);
        command->allow_extras();
        addCommonOptions(*command, invocation);
        command->callback(
            [&invocation, &later] { invocation.command = [&later] { return notYet(later); }; });
    }
}

} // namespace godwit::ctl
