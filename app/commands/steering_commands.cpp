#include "app/invocation.h"
#include "app/steering_answers.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

CLI::App *addCommand(CLI::App &projects, const char *name, const char *text, std::string &id)
{
    auto *command = projects.add_subcommand(name, text);
    command->add_option("ID", id, "Id or name of the project")->required();
    return command;
}

void addSet(CLI::App &projects, Invocation &invocation)
{
    struct Given
    {
        std::string id, mode;
        ControlChange change;
    };
    const auto given = std::make_shared<Given>();
    auto *command =
        addCommand(projects, "set", "Change threads, limits and speed, also while the project runs",
                   given->id);
    command->add_option("--threads", given->change.threads, "1 to 512");
    command->add_option("--rows-per-second", given->change.rowsPerSecond, "0: no limit");
    command->add_option("--bytes-per-second", given->change.bytesPerSecond, "0: no limit");
    command->add_option("--speed-mode", given->mode, "How many threads, unless --threads says it")
        ->transform(CLI::IsMember({"STEADY", "NORMAL", "FAST"}, CLI::ignore_case));
    command->add_flag("--reset", given->change.reset, "First back to what the project itself says");
    command->footer("\nWhat is set stays in force for later runs of the project. The answer says "
                    "what the running process really keeps to.\n\n"
                    "Example\n  godwitctl projects set shop --threads 4 --rows-per-second 20000");
    addCommonOptions(*command, invocation);
    command->callback([&invocation, given] {
        invocation.command = [&invocation, given] {
            given->change.speedMode = speedOf(given->mode);
            return controlAnswer(invocation.home(), given->id, given->change);
        };
    });
}

using Act = Answer (*)(const std::filesystem::path &, const std::string &,
                       const std::vector<std::string> &);

CLI::Option *addObjects(CLI::App &projects, Invocation &invocation, const char *name,
                        const char *text, const char *footer, Act act)
{
    struct Given
    {
        std::string id;
        std::vector<std::string> objects;
    };
    const auto given = std::make_shared<Given>();
    auto *command = addCommand(projects, name, text, given->id);
    auto *objects = command->add_option("OBJECT", given->objects, "database.name of the source");
    command->footer(footer);
    addCommonOptions(*command, invocation);
    command->callback([&invocation, given, act] {
        invocation.command = [&invocation, given, act] {
            return act(invocation.home(), given->id, given->objects);
        };
    });
    return objects;
}

} // namespace

void addSteeringCommands(CLI::App &projects, Invocation &invocation)
{
    addSet(projects, invocation);
    addObjects(projects, invocation, "retry",
               "Let failed or skipped objects have their turn again; all failed ones by default",
               "\nThe project must stand still; `godwitctl projects resume` then tries them.\n\n"
               "Example\n  godwitctl projects retry shop shop.orders",
               retryAnswer);
    addObjects(projects, invocation, "skip", "Leave objects out of a run, also while it runs",
               "\nThey are neither made nor copied nor verified any more, and the run is never "
               "called consistent.\n`godwitctl projects retry` takes them back.\n\n"
               "Example\n  godwitctl projects skip shop shop.orders shop.order_view",
               skipAnswer)
        ->required();
}

} // namespace godwit::ctl
