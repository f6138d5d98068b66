#include "app/catalog_report.h"
#include "app/endpoints.h"
#include "app/exit_codes.h"
#include "app/invocation.h"
#include "core/connectors/connector_registry.h"
#include "core/mapping/glob.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

struct CatalogOptions
{
    std::string source;
    std::string databaseGlob;
    std::string passwordVariable;
};

Result<Catalog> keepMatching(Catalog catalog, const std::string &pattern)
{
    if (pattern.empty())
        return catalog;
    const auto glob = Glob::compile(pattern);
    if (!glob)
        return tl::unexpected(glob.error());
    std::erase_if(catalog.databases,
                  [&](const DatabaseSchema &database) { return !glob->matches(database.name); });
    std::erase_if(catalog.objects, [&](const CatalogObject &object) {
        return !glob->matches(object.name.database);
    });
    return catalog;
}

// One object that cannot be read (a view whose table is gone, say) is an error in the answer; the
// others are shown.
Answer describeAll(SchemaReader &reader, const Catalog &catalog)
{
    CatalogReport report(catalog);
    Answer answer;
    for (const CatalogObject &object : catalog.objects) {
        if (object.kind == ObjectKind::Table) {
            auto table = reader.readTable(object.name);
            if (table)
                report.add(object, *table);
            else
                answer.errors.push_back(std::move(table.error()).of(object.name.qualified()));
        } else {
            auto view = reader.readView(object.name);
            if (view)
                report.add(*view);
            else
                answer.errors.push_back(std::move(view.error()).of(object.name.qualified()));
        }
    }
    answer.document = report.document();
    answer.text = report.text(Style::of(stdout));
    answer.exitCode = exitCodeOf(answer.errors);
    return answer;
}

Answer catalog(const CatalogOptions &options, const std::filesystem::path &home)
{
    std::vector<Error> warnings;
    const auto source =
        findDataSource(options.source, Side::Source, options.passwordVariable, home, warnings);
    if (!source)
        return failed(source.error());
    auto connector = makeConnector(*source);
    if (!connector)
        return failed(connector.error());
    if (const auto facts = (*connector)->readFacts(); !facts)
        return failed(facts.error());
    auto reader = (*connector)->openSchemaReader();
    if (!reader)
        return failed(reader.error());
    auto all = (*reader)->readCatalog({});
    if (!all)
        return failed(all.error());
    auto kept = keepMatching(std::move(*all), options.databaseGlob);
    if (!kept)
        return failed(kept.error());
    Answer answer = describeAll(**reader, *kept);
    answer.warnings = std::move(warnings);
    return answer;
}

} // namespace

void addCatalogCommand(CLI::App &root, Invocation &invocation)
{
    auto *command = root.add_subcommand(
        "catalog", "What a data source holds: databases, tables, views, columns, keys");
    auto options = std::make_shared<CatalogOptions>();
    command->add_option("SOURCE", options->source, "Id or name of a data source, or a URL")
        ->required();
    command
        ->add_option("--database", options->databaseGlob,
                     "Only databases that match: * ? [a-z] [!a-z]; case matters")
        ->type_name("GLOB");
    command
        ->add_option("--password-env", options->passwordVariable,
                     "Environment variable that holds the password")
        ->type_name("VAR");
    addCommonOptions(*command, invocation);
    command->footer(
        "\nRow counts with ~ are the store's own estimates.\n\nExample\n  godwitctl catalog "
        "mysql://app@db.example/ --database 'shop_*'");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] {
            return catalog(*options, invocation.home());
        };
    });
}

} // namespace godwit::ctl
