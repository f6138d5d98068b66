#include "app/difference_files.h"
#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/invocation.h"
#include "app/progress_printer.h"
#include "app/project_runner.h"
#include "app/verify_again_answer.h"
#include "core/pipeline/project_run.h"
#include "core/service/stored_runs.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct VerifyOptions
{
    std::string file;
    std::string differences;
    std::string repairSql;
    std::string scope;
    EndpointOptions endpoints;
};

// What the home knows of a run, its own verification replaces; anything else is only compared.
VerifiedAgain compare(const VerifyOptions &options, const Project &project,
                      const std::optional<StoredRun> &stored, const Endpoints &endpoints,
                      DifferenceFiles &files, const std::filesystem::path &home)
{
    const auto keep = [&files](const Difference &difference) { return files.add(difference); };
    const std::string reason = whyNotOfRun(stored, project, endpoints);
    if (reason.empty()) {
        const auto scope = verifyScopeOf(options.scope).value_or(VerifyScope::Everything);
        return verifyStored(*stored, project, endpoints, scope, keep, home);
    }
    if (!options.scope.empty()) {
        return {fail(ErrorCode::InvalidArgument,
                     "--scope needs an earlier verification to go by: " + reason,
                     "verify without --scope: everything is compared")};
    }
    ProgressBoard board;
    const Interrupt interrupt;
    const ProgressPrinter printer(board);
    VerifiedAgain ended{
        verifyProject(project, *endpoints.source, *endpoints.sink, keep, board, interrupt.token())};
    ended.interrupted = interrupt.happened();
    if (ended.run) {
        ended.run->sourceUrl = endpoints.sourceUrl;
        ended.run->sinkUrl = endpoints.sinkUrl;
        if (stored)
            ended.run->projectId = stored->project.id;
    }
    return ended;
}

Answer verify(const VerifyOptions &options, const std::filesystem::path &home)
{
    LoadedProject loaded = loadProject(options.file);
    if (!loaded.isValid())
        return refusedRun(home, {}, std::move(loaded.errors), std::move(loaded.warnings));
    const std::string &name = loaded.project.name;
    auto endpoints = openEndpoints(loaded.project, options.endpoints, home, loaded.warnings);
    if (!endpoints)
        return refusedRun(home, name, {endpoints.error()}, std::move(loaded.warnings));
    auto files = DifferenceFiles::open(options.differences, options.repairSql);
    if (!files)
        return refusedRun(home, name, {files.error()}, std::move(loaded.warnings));

    const auto stored = findStoredRun(home, name);
    if (!stored)
        return refusedRun(home, name, {stored.error()}, std::move(loaded.warnings));
    const VerifiedAgain ended =
        compare(options, loaded.project, *stored, *endpoints, **files, home);
    const auto closed = (*files)->close();
    if (!ended.run) {
        Answer answer = refusedRun(home, name, {ended.run.error()}, std::move(loaded.warnings));
        if (ended.interrupted)
            answer.exitCode = Interrupted;
        return answer;
    }
    Answer answer = runAnswer(*ended.run, true);
    answer.warnings = std::move(loaded.warnings);
    if (!closed) {
        answer.errors.push_back(closed.error());
        answer.document.erase("errors"); // the answer's own list is the longer one now
        answer.exitCode = Failed;
    }
    if (ended.interrupted && ended.run->state != ProjectState::Finished) {
        answer.exitCode = Interrupted;
        answer.hint = "Interrupted; a verification begins anew when it is asked for again.";
    } else if (answer.exitCode == NotConsistent && options.differences.empty()) {
        answer.hint = "`godwitctl verify " + options.file
                      + " --differences FILE --repair-sql FILE` writes every difference and the "
                        "statements that would repair it.";
    }
    return answer;
}

} // namespace

void addVerifyCommand(CLI::App &root, Invocation &invocation)
{
    auto *command =
        root.add_subcommand("verify", "Compare every row of both sides as they are now");
    auto options = std::make_shared<VerifyOptions>();
    command->add_option("PROJECT", options->file, "CreateProject payload; - is standard input")
        ->required();
    command
        ->add_option("--differences", options->differences,
                     "Every difference as one JSON object a line: table, kind, key, source, sink, "
                     "columns, repairSql")
        ->type_name("FILE");
    command
        ->add_option("--repair-sql", options->repairSql,
                     "The statements that would make the destination equal")
        ->type_name("FILE");
    command
        ->add_option("--scope", options->scope,
                     "Of a project that has run here: everything, tables that were not consistent, "
                     "or only the rows that differed")
        ->transform(CLI::IsMember({"EVERYTHING", "ABNORMAL_TABLES", "INCONSISTENT_RECORDS"},
                                  CLI::ignore_case));
    addEndpointOptions(*command, options->endpoints);
    addCommonOptions(*command, invocation);
    command->footer(
        "\nNothing is written to either side. Of a project that has run here, between the same "
        "data "
        "sources, verdict and\ndifferences take the place of those in the home: `godwitctl repair` "
        "goes by them. Exit code 3: there are differences, or a table "
        "could not be proven.\n\nExample\n  godwitctl verify shop.json --differences "
        "differences.jsonl");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] { return verify(*options, invocation.home()); };
    });
}

} // namespace godwit::ctl
