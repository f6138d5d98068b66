#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "app/project_runner.h"
#include "core/base/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct RunCommandOptions
{
    std::string file;
    bool resume = false;
    std::vector<std::string> skipped; ///< each may hold a comma list
    EndpointOptions endpoints;
};

std::set<std::string> itemsOf(const std::vector<std::string> &lists)
{
    std::set<std::string> items;
    for (const std::string &list : lists) {
        for (const std::string &item : split(list, ',')) {
            if (const auto name = trimmed(item); !name.empty())
                items.insert(toUpper(name));
        }
    }
    return items;
}

Answer run(const RunCommandOptions &options, const std::filesystem::path &home)
{
    LoadedProject loaded = loadProject(options.file);
    if (!loaded.isValid())
        return refusedRun(home, {}, std::move(loaded.errors), std::move(loaded.warnings));
    RunRequest request;
    request.endpoints = options.endpoints;
    request.skippedPrechecks = itemsOf(options.skipped);
    request.resume = options.resume;
    request.resumeHint =
        "godwitctl run " + options.file + " --resume" + writtenOptions(options.endpoints);
    return runAndReport(loaded.project, request, home, std::move(loaded.warnings));
}

} // namespace

void addRunCommand(CLI::App &root, Invocation &invocation)
{
    auto *command = root.add_subcommand("run", "Run a project here and report what was proven");
    auto options = std::make_shared<RunCommandOptions>();
    command->add_option("PROJECT", options->file, "CreateProject payload; - is standard input")
        ->required();
    command->add_flag("--resume", options->resume,
                      "Go on with an unfinished run; begin one if there is none");
    command
        ->add_option("--skip-precheck", options->skipped,
                     "Prechecks that may fail, by their item names; only skippable ones count")
        ->type_name("ITEM,...")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    addEndpointOptions(*command, options->endpoints);
    addCommonOptions(*command, invocation);
    command->footer("\nProgress goes to standard error, the report to standard output. Ctrl+C "
                    "stops cleanly; kill it "
                    "at\nany moment, and --resume goes on without losing or doubling a row. The "
                    "home knows a project "
                    "by its\nname: an unfinished run of that name must be resumed or released "
                    "first (exit code 4).\n\n"
                    "Example\n  godwitctl run shop.json --source sqlite:///data/shop.db --sink "
                    "mysql://app@db.example/ --json");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] { return run(*options, invocation.home()); };
    });
}

} // namespace godwit::ctl
