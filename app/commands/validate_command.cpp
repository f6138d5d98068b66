#include "app/exit_codes.h"
#include "app/invocation.h"
#include "core/service/error_document.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

Answer validate(const std::string &file)
{
    const LoadedProject loaded = loadProject(file);
    Answer answer;
    answer.errors = loaded.errors;
    answer.warnings = loaded.warnings;
    answer.exitCode = loaded.isValid() ? Done : WrongInput;
    answer.document = {{"valid", loaded.isValid()},
                       {"errors", toJson(loaded.errors)},
                       {"warnings", toJson(loaded.warnings)}};
    if (loaded.isValid())
        answer.text = "valid\n";
    return answer;
}

} // namespace

void addValidateCommand(CLI::App &root, Invocation &invocation)
{
    auto *command = root.add_subcommand("validate", "Check a project file: every problem at once");
    auto file = std::make_shared<std::string>();
    command->add_option("PROJECT", *file, "CreateProject payload; - is standard input")->required();
    addCommonOptions(*command, invocation);
    command->footer(
        "\nThe payload alone is judged; no data source is asked. Exit code 2: it is not "
        "valid.\n\nExample\n  godwitctl validate shop.json --json");
    command->callback(
        [&invocation, file] { invocation.command = [file] { return validate(*file); }; });
}

} // namespace godwit::ctl
