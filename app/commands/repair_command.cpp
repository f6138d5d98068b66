#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/invocation.h"
#include "app/progress_printer.h"
#include "app/project_runner.h"
#include "app/repair_script.h"
#include "app/text_table.h"
#include "app/verify_again_answer.h"
#include "core/base/text.h"
#include "core/pipeline/repair_run.h"
#include "core/project/data_source.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct RepairOptions
{
    std::string file;
    std::string table, kind, key;
    std::string out;
    bool apply = false;
    EndpointOptions endpoints;
};

Error wrong(const std::string &message, const std::string &proposal)
{
    Error error;
    error.code = ErrorCode::InvalidArgument;
    error.message = message;
    error.proposal = proposal;
    return error;
}

// Differences of several tables that share a sink table are kept under the first.
Result<DifferenceFilter> filterOf(const RepairOptions &options, const RunRecord &run)
{
    DifferenceFilter filter;
    filter.keyText = options.key;
    filter.kind = differenceKindOf(options.kind);
    if (options.table.empty())
        return filter;
    const TableRecord *named = nullptr;
    for (const TableRecord &table : run.tables) {
        if (table.sink.qualified() == options.table || table.source.qualified() == options.table
            || table.sink.table == options.table)
            named = named ? named : &table;
    }
    if (!named)
        return tl::unexpected(wrong("the run has no table " + printable(options.table),
                                    "`godwitctl projects show` lists them; write database.name"));
    for (const TableRecord &table : run.tables) {
        if (table.sink == named->sink) {
            filter.table = table.number;
            break;
        }
    }
    return filter;
}

Answer tooMany(std::uint64_t count)
{
    return failed(wrong(withSeparators(count) + " differences are too many to be shown",
                        "write their statements into a file with --out FILE, or choose some with "
                        "--table, --kind or --key"));
}

// What would be done; nothing is.
Answer show(const RepairOptions &options, const StoredRun &stored,
            const std::filesystem::path &home, bool json)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failed(state.error());
    DifferenceStore store(**state);
    const RunRecord &run = *stored.run;
    const auto filter = filterOf(options, run);
    if (!filter)
        return failed(filter.error());
    const auto count = store.count(run.id, *filter);
    if (!count)
        return failed(count.error());
    const Dialect dialect = dialectOfUrl(run.sinkUrl);
    Answer answer;
    answer.document = {{"project", stored.project.id},
                       {"run", run.id},
                       {"sink", run.sinkUrl},
                       {"count", *count},
                       {"differences", Json::array()}};
    if (!options.out.empty()) {
        if (const auto written = writeRepairScript(store, run.id, *filter, dialect, options.out);
            !written)
            return failed(written.error());
    } else if (*count > mostShownDifferences) {
        return tooMany(*count);
    } else if (json) {
        const auto found = store.page(run.id, *filter, 0, mostShownDifferences);
        if (!found)
            return failed(found.error());
        for (const StoredDifference &difference : *found)
            answer.document["differences"].push_back(storedDifferenceJson(difference));
    } else if (*count > 0) {
        auto script = repairScript(store, run.id, *filter, dialect);
        if (!script)
            return failed(script.error());
        answer.text = std::move(*script);
        answer.verbatim = true;
    }
    if (*count > 0)
        answer.hint = "Nothing was changed. `godwitctl repair " + options.file
                      + " --apply` repairs row by row: it reads both sides again, leaves alone "
                        "what was changed meanwhile, and verifies afterwards.";
    else
        answer.hint =
            "No difference is stored of the last verification of " + stored.project.name + ".";
    return answer;
}

struct Repaired
{
    Result<RepairSummary> summary;
    bool interrupted = false;
};

Repaired repairHere(const StoredRun &stored, const Project &project, const Endpoints &endpoints,
                    const DifferenceFilter &filter, const std::filesystem::path &home)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return {tl::unexpected(state.error())};
    ProgressBoard board;
    const Interrupt interrupt;
    const ProgressPrinter printer(board);
    RepairRequest request;
    request.filter = filter;
    Repaired repaired{repairRun(project, *endpoints.source, *endpoints.sink, **state,
                                stored.project.id, request, board, interrupt.token())};
    repaired.interrupted = interrupt.happened();
    return repaired;
}

Json summaryJson(const RepairSummary &summary)
{
    return {{"repaired", summary.repaired},
            {"alreadyEqual", summary.alreadyEqual},
            {"changedMeanwhile", summary.changedMeanwhile},
            {"failed", summary.failed}};
}

std::string summaryText(const RepairSummary &summary)
{
    return "Repaired " + withSeparators(summary.repaired) + ", equal already "
           + withSeparators(summary.alreadyEqual) + ", changed meanwhile and left alone "
           + withSeparators(summary.changedMeanwhile) + ", refused by the destination "
           + withSeparators(summary.failed) + ".\n\n";
}

// `report` and `verify` read the URL that the run stored; a repair of anything else would be one of
// another database.
Answer apply(const RepairOptions &options, const LoadedProject &loaded, const StoredRun &stored,
             const std::filesystem::path &home)
{
    std::vector<Error> warnings = loaded.warnings;
    const auto refuse = [&](Error error) {
        return refusedRun(home, loaded.project.name, {std::move(error)}, std::move(warnings));
    };
    const auto filter = filterOf(options, *stored.run);
    if (!filter)
        return refuse(filter.error());
    auto endpoints = openEndpoints(loaded.project, options.endpoints, home, warnings);
    if (!endpoints)
        return refuse(endpoints.error());
    if (const std::string reason = whyNotOfRun(stored, loaded.project, *endpoints);
        !reason.empty()) {
        Error error = wrong(reason, "repair what a run copied, where it copied it to; or run the "
                                    "project again");
        error.code = ErrorCode::PrecheckFailed;
        return refuse(std::move(error));
    }
    const Repaired repaired = repairHere(stored, loaded.project, *endpoints, *filter, home);
    if (!repaired.summary) {
        Answer answer = refuse(repaired.summary.error());
        if (repaired.interrupted) {
            answer.exitCode = Interrupted;
            answer.hint = "Interrupted; what was repaired stays so. The same command goes on.";
        }
        return answer;
    }
    const VerifiedAgain verified =
        verifyStored(stored, loaded.project, *endpoints, VerifyScope::AbnormalTables, {}, home);
    Answer answer = verified.run ? runAnswer(*verified.run, true) : refuse(verified.run.error());
    answer.warnings = std::move(warnings);
    answer.document["repair"] = summaryJson(*repaired.summary);
    answer.text = summaryText(*repaired.summary) + answer.text;
    if (verified.interrupted && !verified.run)
        answer.exitCode = Interrupted;
    else if (answer.exitCode == NotConsistent)
        answer.hint = "`godwitctl repair " + options.file + "` shows what is still different.";
    return answer;
}

Answer repair(const RepairOptions &options, const std::filesystem::path &home, bool json)
{
    const LoadedProject loaded = loadProject(options.file);
    if (!loaded.isValid())
        return refusedRun(home, {}, loaded.errors, loaded.warnings);
    const auto stored = findStoredRun(home, loaded.project.name);
    if (!stored)
        return failed(stored.error());
    if (!*stored || !(*stored)->run) {
        return failed(wrong("the home knows no run of " + printable(loaded.project.name),
                            "run it first, or write statements with `godwitctl verify "
                                + options.file + " --repair-sql FILE`"));
    }
    return options.apply ? apply(options, loaded, **stored, home)
                         : show(options, **stored, home, json);
}

} // namespace

void addRepairCommand(CLI::App &root, Invocation &invocation)
{
    auto *command =
        root.add_subcommand("repair", "Make rows equal that the last verification found different");
    auto options = std::make_shared<RepairOptions>();
    command->add_option("PROJECT", options->file, "CreateProject payload of a project that has run")
        ->required();
    auto *apply = command->add_flag("--apply", options->apply,
                                    "Change the destination; without it statements are shown");
    command
        ->add_option("--out", options->out,
                     "Write the statements into a file instead of showing "
                     "them")
        ->type_name("FILE")
        ->excludes(apply);
    command->add_option("--table", options->table, "Only rows of this table: database.name");
    command->add_option("--kind", options->kind, "Only differences of one kind")
        ->transform(
            CLI::IsMember({"ONLY_IN_SOURCE", "ONLY_IN_SINK", "DIFFERENT"}, CLI::ignore_case));
    command->add_option("--key", options->key, "Only rows whose key contains this text");
    addEndpointOptions(*command, options->endpoints);
    addCommonOptions(*command, invocation);
    command->footer(
        "\nWithout --apply nothing is written anywhere but to FILE. With it, each row is read "
        "again "
        "at both sides and\nchanged only if it still is what was recorded, in transactions; then "
        "its tables are verified again.\nExit code 3: something is still different, or not "
        "proven.\n\nExample\n  godwitctl repair shop.json --table shop.orders --apply");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] {
            return repair(*options, invocation.home(), invocation.json);
        };
    });
}

} // namespace godwit::ctl
