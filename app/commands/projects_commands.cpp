#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "app/project_answers.h"
#include "app/project_runner.h"
#include "app/run_report.h"
#include "app/steering_answers.h"
#include "core/base/text.h"
#include "core/service/object_document.h"
#include "core/service/project_changes.h"
#include "core/service/run_document.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

Answer list(const std::filesystem::path &home)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failed(state.error());
    Result<std::vector<ProjectRecord>> projects;
    if (*state)
        projects = ProjectStore(**state).list();
    if (!projects)
        return failed(projects.error());
    Answer answer;
    answer.document["projects"] = Json::array();
    TextTable table({"ID", "NAME", "TYPE", "STATE", "TAGS", "MODIFIED"});
    for (const ProjectRecord &project : *projects) {
        const auto process = RunLock::runningProcess(home, project.id);
        answer.document["projects"].push_back(projectJson(project, process));
        table.add({project.id, project.name, project.type,
                   std::string(stateName(shownState(project, process))), join(project.tags, ", "),
                   project.modifiedAt});
    }
    answer.text = table.empty() ? "no projects in " + printable(home.string()) + '\n'
                                : table.text(Style::of(stdout));
    return answer;
}

// Failed and skipped ones, with what Show SQL shows.
Result<std::vector<ObjectRecord>> objectsInTrouble(const std::filesystem::path &home,
                                                   const std::string &runId)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failure(std::move(state));
    std::vector<ObjectRecord> found;
    if (!*state)
        return found;
    ObjectStore store(**state);
    for (const ObjectState wanted : {ObjectState::Failed, ObjectState::Skipped}) {
        auto some = store.list(runId, wanted);
        if (!some)
            return some;
        for (const ObjectRecord &object : *some) {
            auto whole = store.find(runId, object.source);
            if (!whole)
                return failure(std::move(whole));
            if (*whole)
                found.push_back(std::move(**whole));
        }
    }
    return found;
}

Answer show(const std::string &id, const std::filesystem::path &home)
{
    const auto stored = requireStoredRun(home, id);
    if (!stored)
        return failed(stored.error());
    const ProjectRecord &project = stored->project;
    Answer answer;
    answer.document = projectJson(project, stored->process);
    answer.document["payload"] = Json::parse(project.payload, nullptr, false);
    answer.document["lastRun"] = stored->run ? runDocument(*stored->run) : Json(nullptr);
    answer.text = "id       " + project.id + "\nname     " + printable(project.name) + "\nstate    "
                  + std::string(stateName(shownState(project, stored->process)))
                  + (stored->process ? " (process " + std::to_string(*stored->process) + ')' : "")
                  + "\ntype     " + project.type + "\ntags     "
                  + printable(join(project.tags, ", ")) + "\ncreated  " + project.createdAt + '\n';
    if (!stored->run)
        return answer;
    const auto trouble = objectsInTrouble(home, stored->run->id);
    if (!trouble)
        return failed(trouble.error());
    answer.document["failedObjects"] = toJson(*trouble);
    answer.text += '\n' + troubleText(*trouble) + runText(*stored->run, Style::of(stdout));
    return answer;
}

// A stored project runs between the same data sources as last time, unless others are named.
Answer runStored(const std::string &id, EndpointOptions endpoints, bool resume,
                 const std::filesystem::path &home)
{
    const auto stored = requireStoredRun(home, id);
    if (!stored)
        return failed(stored.error());
    LoadedProject loaded = readProject(stored->project.payload);
    if (!loaded.isValid())
        return refusedRun(home, stored->project.name, std::move(loaded.errors), {});
    if (stored->run) {
        if (endpoints.sourceUrl.empty())
            endpoints.sourceUrl = stored->run->sourceUrl;
        if (endpoints.sinkUrl.empty())
            endpoints.sinkUrl = stored->run->sinkUrl;
    }
    RunRequest request;
    request.endpoints = std::move(endpoints);
    request.resume = resume;
    request.resumeHint = "godwitctl projects resume " + stored->project.id;
    return runAndReport(loaded.project, request, home, {});
}

struct Arguments
{
    std::string id;
    std::string name;
    std::vector<std::string> tags;
    bool clear = false;
    EndpointOptions endpoints;
};

Answer tag(const Arguments &arguments, const std::filesystem::path &home)
{
    if (arguments.tags.empty() != arguments.clear) {
        Error error;
        error.code = ErrorCode::InvalidArgument;
        error.message = "either tags or --clear must be given";
        error.proposal =
            "godwitctl projects tag ID blue urgent, or godwitctl projects tag ID --clear";
        return failed(std::move(error));
    }
    return tagAnswer(home, arguments.id, arguments.tags);
}

using Action = Answer (*)(const Arguments &, const std::filesystem::path &);

struct ProjectsCommand
{
    CLI::App *app;
    std::shared_ptr<Arguments> arguments;
};

ProjectsCommand addAction(CLI::App &projects, Invocation &invocation, const char *name,
                          const char *text, Action action)
{
    auto *command = projects.add_subcommand(name, text);
    auto arguments = std::make_shared<Arguments>();
    command->add_option("ID", arguments->id, "Id or name of the project")->required();
    addCommonOptions(*command, invocation);
    command->callback([&invocation, arguments, action] {
        invocation.command = [&invocation, arguments, action] {
            return action(*arguments, invocation.home());
        };
    });
    return {command, arguments};
}

void addRunning(CLI::App &projects, Invocation &invocation)
{
    const auto start = addAction(projects, invocation, "start", "Run a stored project here",
                                 [](const Arguments &given, const std::filesystem::path &home) {
                                     return runStored(given.id, given.endpoints, false, home);
                                 });
    addEndpointOptions(*start.app, start.arguments->endpoints);
    const auto resume =
        addAction(projects, invocation, "resume", "Go on with an unfinished run here",
                  [](const Arguments &given, const std::filesystem::path &home) {
                      return runStored(given.id, given.endpoints, true, home);
                  });
    addEndpointOptions(*resume.app, resume.arguments->endpoints);
    addAction(projects, invocation, "pause", "Stop a running project cleanly",
              [](const Arguments &given, const std::filesystem::path &home) {
                  return pauseAnswer(home, given.id);
              })
        .app->alias("stop");
}

void addChanges(CLI::App &projects, Invocation &invocation)
{
    const auto release =
        addAction(projects, invocation, "release",
                  "Drop Godwit's marks at the destination; the project cannot be resumed any more",
                  [](const Arguments &given, const std::filesystem::path &home) {
                      return releaseAnswer(home, given.id, given.endpoints);
                  });
    addEndpointOptions(*release.app, release.arguments->endpoints);
    addAction(projects, invocation, "delete", "Forget a project that never ran or was released",
              [](const Arguments &given, const std::filesystem::path &home) {
                  return deleteAnswer(home, given.id);
              });
    const auto rename = addAction(projects, invocation, "rename", "Give a project another name",
                                  [](const Arguments &given, const std::filesystem::path &home) {
                                      return renameAnswer(home, given.id, given.name);
                                  });
    rename.app->add_option("NAME", rename.arguments->name, "The new name")->required();
    const auto clone = addAction(projects, invocation, "clone",
                                 "A new project with the same objects and options; prints its id",
                                 [](const Arguments &given, const std::filesystem::path &home) {
                                     return cloneAnswer(home, given.id, given.name);
                                 });
    clone.app->add_option("NAME", clone.arguments->name, "The new project's name")->required();
    const auto tagging = addAction(projects, invocation, "tag", "Replace a project's tags", tag);
    tagging.app->add_option("TAG", tagging.arguments->tags, "At most 5");
    tagging.app->add_flag("--clear", tagging.arguments->clear, "Remove all tags");
}

} // namespace

void addProjectsCommands(CLI::App &root, Invocation &invocation)
{
    auto *projects = root.add_subcommand("projects", "Projects of this home and their runs");
    projects->require_subcommand(0, 1);
    addCommonOptions(*projects, invocation);
    projects->footer(
        "\nA project comes into the home when it is run. INIT -> RUNNING -> SUSPEND, FAILED "
        "or FINISHED -> RELEASED;\nonly INIT and RELEASED projects can be deleted.\n\n"
        "Examples\n  godwitctl projects list\n  godwitctl projects show shop --json\n"
        "  godwitctl projects release shop && godwitctl projects delete shop");
    auto *listing = projects->add_subcommand("list", "All projects");
    addCommonOptions(*listing, invocation);
    listing->callback(
        [&invocation] { invocation.command = [&invocation] { return list(invocation.home()); }; });
    addAction(*projects, invocation, "show", "One project and the report of its newest run",
              [](const Arguments &given, const std::filesystem::path &home) {
                  return show(given.id, home);
              });
    addRunning(*projects, invocation);
    addChanges(*projects, invocation);
    addSteeringCommands(*projects, invocation);
}

} // namespace godwit::ctl
