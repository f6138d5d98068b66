// The program: hides passwords, parses the command line, runs one command, prints its answer.
#include "app/answer.h"
#include "app/argument_privacy.h"
#include "app/exit_codes.h"
#include "app/help_text.h"
#include "app/invocation.h"
#include "app/version.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <exception>
#include <memory>

namespace godwit::ctl {

namespace {

std::unique_ptr<CLI::App> makeParser(Invocation &invocation, bool &version)
{
    auto root = std::make_unique<CLI::App>(
        "godwitctl moves databases and proves that nothing was lost.", "godwitctl");
    root->require_subcommand(0, 1);
    root->footer(programFooter());
    root->add_flag("--version", version, "Print the version and end");
    addCommonOptions(*root, invocation);
    addValidateCommand(*root, invocation);
    addPlanCommand(*root, invocation);
    addRunCommand(*root, invocation);
    addVerifyCommand(*root, invocation);
    addRepairCommand(*root, invocation);
    addReportCommand(*root, invocation);
    addExportCommand(*root, invocation);
    addProjectsCommands(*root, invocation);
    addSourceCommands(*root, invocation);
    addCatalogCommand(*root, invocation);
    addSampleCommand(*root, invocation);
    addLaterCommands(*root, invocation);
    return root;
}

Answer versionAnswer()
{
    Answer answer;
    answer.document = {{"program", "godwitctl"}, {"version", programVersion}};
    answer.text = std::string("godwitctl ") + programVersion + '\n';
    return answer;
}

Answer helpAnswer(const std::string &text)
{
    Answer answer;
    answer.document = {{"help", text}};
    answer.text = text;
    return answer;
}

// CLI11's messages name options by all their spellings and end without a full stop; they are clear
// enough to be passed on.
Answer wrongCommandLine(const std::string &message)
{
    Error error;
    error.code = ErrorCode::InvalidArgument;
    error.message = "the command line: " + message;
    error.proposal = "`godwitctl --help` and `godwitctl COMMAND --help` say what is possible";
    return failed(std::move(error));
}

// The deepest command that was named: `godwitctl projects --help` is about projects.
const CLI::App *chosenCommand(const CLI::App *app)
{
    for (auto chosen = app->get_subcommands(); !chosen.empty(); chosen = app->get_subcommands())
        app = chosen.front();
    return app;
}

Answer answerTo(std::vector<std::string> arguments, Invocation &invocation)
{
    bool version = false;
    const auto root = makeParser(invocation, version);
    std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
    try {
        root->parse(std::move(arguments));
    } catch (const CLI::CallForHelp &) {
        return helpAnswer(chosenCommand(root.get())->help());
    } catch (const CLI::ParseError &error) {
        return wrongCommandLine(error.what());
    }
    if (version)
        return versionAnswer();
    if (!invocation.command) {
        if (chosenCommand(root.get()) == root.get())
            return wrongCommandLine("a command is missing");
        return wrongCommandLine("an action is missing");
    }
    return invocation.command();
}

int runProgram(std::vector<std::string> arguments)
{
    Invocation invocation;
    // Errors of the command line itself are JSON too when JSON was asked for.
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    try {
        const Answer answer = answerTo(std::move(arguments), invocation);
        return print(answer, json || invocation.json);
    } catch (const std::exception &thrown) {
        Error error;
        error.message = std::string("Godwit met a condition it does not know: ") + thrown.what();
        error.proposal = "please report it with the command that led to it";
        return print(failed(std::move(error)), json || invocation.json);
    }
}

} // namespace

} // namespace godwit::ctl

int main(int argc, char **argv)
{
    auto arguments = godwit::ctl::takeArguments(argc, argv);
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error to report, not a reason to die
    return godwit::ctl::runProgram(std::move(arguments));
}
