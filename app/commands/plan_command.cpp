#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "app/plan_report.h"
#include "core/service/plan_document.h"
#include "core/service/stored_runs.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct PlanArguments
{
    std::string file;
    bool explain = false;
    EndpointOptions endpoints;
};

Answer answerOf(const ProjectPlan &plan, bool explain, std::vector<Error> warnings)
{
    Answer answer;
    answer.document = planDocument(plan);
    answer.text = planText(plan, explain, Style::of(stdout));
    answer.errors = plan.errors;
    answer.warnings = std::move(warnings);
    answer.exitCode = exitCodeOf(plan);
    return answer;
}

// The document is printed in every case, also when there was nothing to plan with.
Answer withoutPlan(std::vector<Error> errors, std::vector<Error> warnings)
{
    ProjectPlan none;
    none.errors = std::move(errors);
    Answer answer = answerOf(none, false, std::move(warnings));
    answer.text.clear();
    answer.exitCode = exitCodeOf(none.errors);
    return answer;
}

Answer plan(const PlanArguments &options, const std::filesystem::path &home)
{
    LoadedProject loaded = loadProject(options.file);
    if (!loaded.isValid())
        return withoutPlan(std::move(loaded.errors), std::move(loaded.warnings));
    auto endpoints = openEndpoints(loaded.project, options.endpoints, home, loaded.warnings);
    if (!endpoints)
        return withoutPlan({endpoints.error()}, std::move(loaded.warnings));
    auto stored = findStoredRun(home, loaded.project.name);
    if (!stored)
        return withoutPlan({stored.error()}, std::move(loaded.warnings));
    const ProjectPlan made =
        makePlan(loaded.project, *endpoints->source, *endpoints->sink, planOptions(*stored));
    Answer answer = answerOf(made, options.explain, std::move(loaded.warnings));
    if (isUnfinished(*stored))
        answer.hint = "An unfinished run of this project exists; `godwitctl run " + options.file
                      + " --resume` goes on with it.";
    return answer;
}

} // namespace

void addPlanCommand(CLI::App &root, Invocation &invocation)
{
    auto *command = root.add_subcommand("plan", "Dry run: what a run would do; writes nothing");
    auto options = std::make_shared<PlanArguments>();
    command->add_option("PROJECT", options->file, "CreateProject payload; - is standard input")
        ->required();
    command->add_flag("--explain", options->explain,
                      "Say for every object, in or out, which rule decided and why");
    addEndpointOptions(*command, options->endpoints);
    addCommonOptions(*command, invocation);
    command->footer(
        "\nObjects in and out, the statements of the destination, what is changed or lost in them, "
        "prechecks\nand an estimate. No data source and no file is touched. Exit code 4: a run "
        "would be "
        "refused.\n\nExample\n  godwitctl plan shop.json --explain --source sqlite:///data/shop.db "
        "--sink sqlite:///data/new.db");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] { return plan(*options, invocation.home()); };
    });
}

} // namespace godwit::ctl
