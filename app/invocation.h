// How the commands are tied to the command line.
#pragma once

#include "app/answer.h"
#include "core/project/project_json.h"

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace godwit::ctl {

/// What the command line chose: filled in while it is parsed, run afterwards.
struct Invocation
{
    bool json = false;
    std::string homeOption;
    std::function<Answer()> command;

    std::filesystem::path home() const;
};

/// `--json` and `--home`, which every command has.
void addCommonOptions(CLI::App &command, Invocation &invocation);

/// Reads and checks a project file; a file that cannot be read is one of the errors.
LoadedProject loadProject(const std::string &file);

// One function per file in commands/.
void addSourceCommands(CLI::App &root, Invocation &invocation);
void addCatalogCommand(CLI::App &root, Invocation &invocation);
void addValidateCommand(CLI::App &root, Invocation &invocation);
void addPlanCommand(CLI::App &root, Invocation &invocation);
void addRunCommand(CLI::App &root, Invocation &invocation);
void addVerifyCommand(CLI::App &root, Invocation &invocation);
void addRepairCommand(CLI::App &root, Invocation &invocation);
void addReportCommand(CLI::App &root, Invocation &invocation);
void addProjectsCommands(CLI::App &root, Invocation &invocation);
void addSteeringCommands(CLI::App &projects, Invocation &invocation);
void addExportCommand(CLI::App &root, Invocation &invocation);
/// Hidden: writes the database that quickstart.sh migrates.
void addSampleCommand(CLI::App &root, Invocation &invocation);
/// submit, serve: part of the contract, but not of this version.
void addLaterCommands(CLI::App &root, Invocation &invocation);

} // namespace godwit::ctl
