#include "app/endpoint_options.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "core/base/text.h"
#include "core/mapping/resolve_objects.h"
#include "core/service/object_list_csv.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct ExportOptions
{
    std::string file;
    std::string format;
    EndpointOptions endpoints;
};

Answer refuse(std::vector<Error> errors, std::vector<Error> warnings)
{
    Answer answer;
    answer.exitCode = exitCodeOf(errors);
    answer.errors = std::move(errors);
    answer.warnings = std::move(warnings);
    return answer;
}

// The payload is JSON already: with --json it is the document.
Answer exportOms(const Project &project)
{
    Answer answer;
    answer.verbatim = true;
    answer.isPayload = true;
    answer.text = writeProject(project);
    answer.document = Json::parse(answer.text, nullptr, false);
    return answer;
}

std::string scriptOf(const ProjectPlan &plan)
{
    std::string text = "-- " + printable(plan.project.name) + ": the statements a run executes\n";
    const auto add = [&](const std::vector<std::string> &statements) {
        for (const std::string &statement : statements)
            text += statement + ";\n";
    };
    // As a run does it: tables first, then what stands on the data, views last.
    for (const PlannedTable &table : plan.tables)
        add(table.converted.createStatements);
    for (const PlannedTable &table : plan.tables)
        add(table.converted.indexStatements);
    for (const PlannedTable &table : plan.tables)
        add(table.converted.foreignKeyStatements);
    for (const PlannedView &view : plan.views)
        add({view.converted.createStatement});
    return text;
}

Answer exportDdl(const Project &project, const ExportOptions &options,
                 const std::filesystem::path &home, std::vector<Error> warnings)
{
    auto endpoints = openEndpoints(project, options.endpoints, home, warnings);
    if (!endpoints)
        return refuse({endpoints.error()}, std::move(warnings));
    // Rows at the destination and the like do not matter for the statements: only errors do.
    const ProjectPlan plan = makePlan(project, *endpoints->source, *endpoints->sink, true);
    Answer answer = refuse(plan.errors, std::move(warnings));
    if (plan.tables.empty() && plan.views.empty() && answer.exitCode == Done) {
        for (const PrecheckResult &check : plan.prechecks) {
            if (check.status != PrecheckStatus::Failed)
                continue;
            Error error;
            error.code = ErrorCode::PrecheckFailed;
            error.message = check.item + ": " + check.message;
            error.proposal = check.remedy;
            answer.errors.push_back(std::move(error));
        }
        answer.exitCode = exitCodeOf(answer.errors);
    }
    answer.verbatim = answer.errors.empty();
    answer.text = scriptOf(plan);
    answer.document = {{"format", "ddl"}, {"ddl", answer.text}};
    return answer;
}

// The objects a WILDCARD project selects are known only to the source.
Result<Selection> selectAtSource(const Project &project, const ExportOptions &options,
                                 const std::filesystem::path &home, std::vector<Error> &warnings)
{
    std::string url;
    auto source = openEndpoint(project, Side::Source, options.endpoints, home, url, warnings);
    if (!source)
        return failure(std::move(source));
    if (auto facts = (*source)->readFacts(); !facts)
        return failure(std::move(facts));
    auto reader = (*source)->openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    const auto catalog = (*reader)->readCatalog({});
    if (!catalog)
        return tl::unexpected(catalog.error());
    return resolveObjects(project, *catalog);
}

Answer exportCsv(const Project &project, const ExportOptions &options,
                 const std::filesystem::path &home, std::vector<Error> warnings)
{
    std::vector<ListedObject> objects;
    std::vector<Error> errors;
    if (project.transferMapping.mode == MappingMode::Specific) {
        objects = listedObjects(project.transferMapping);
    } else {
        const auto selection = selectAtSource(project, options, home, warnings);
        if (!selection)
            return refuse({selection.error()}, std::move(warnings));
        objects = listedObjects(*selection);
        errors = selection->errors;
    }
    Answer answer = refuse(std::move(errors), std::move(warnings));
    answer.verbatim = answer.errors.empty();
    answer.text = objectListCsv(project.type, objects);
    answer.document = {{"format", "csv"}, {"csv", answer.text}};
    return answer;
}

Answer exportProject(const ExportOptions &options, const std::filesystem::path &home)
{
    LoadedProject loaded = loadProject(options.file);
    if (!loaded.isValid())
        return refuse(std::move(loaded.errors), std::move(loaded.warnings));
    if (options.format == "ddl")
        return exportDdl(loaded.project, options, home, std::move(loaded.warnings));
    if (options.format == "csv")
        return exportCsv(loaded.project, options, home, std::move(loaded.warnings));
    if (options.format == "seatunnel") {
        Error error;
        error.code = ErrorCode::NotSupported;
        error.message = "the form of SeaTunnel is not in this version of Godwit";
        error.proposal = "export it with --format oms, ddl or csv";
        return refuse({std::move(error)}, std::move(loaded.warnings));
    }
    Answer answer = exportOms(loaded.project);
    answer.warnings = std::move(loaded.warnings);
    return answer;
}

} // namespace

void addExportCommand(CLI::App &root, Invocation &invocation)
{
    auto *command =
        root.add_subcommand("export", "The project in another form, on standard output");
    auto options = std::make_shared<ExportOptions>();
    command->add_option("PROJECT", options->file, "CreateProject payload; - is standard input")
        ->required();
    command
        ->add_option(
            "--format", options->format,
            "oms: the canonical payload; ddl: the destination's statements; csv: the object "
            "list")
        ->required()
        ->check(CLI::IsMember({"oms", "seatunnel", "ddl", "csv"}));
    addEndpointOptions(*command, options->endpoints);
    addCommonOptions(*command, invocation);
    command->footer(
        "\noms, and csv of a SPECIFIC project, ask no data source.\n\nExample\n  godwitctl "
        "export shop.json --format csv > objects.csv");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] {
            return exportProject(*options, invocation.home());
        };
    });
}

} // namespace godwit::ctl
