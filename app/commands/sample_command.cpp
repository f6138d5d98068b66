#include "app/invocation.h"
#include "app/sample/sample_database.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace godwit::ctl {

namespace {

Answer writeSample(const std::string &file)
{
    const auto written = writeSampleDatabase(file);
    if (!written)
        return failed(written.error());
    Answer answer;
    answer.document = {{"file", file},
                       {"tables", written->tables},
                       {"views", written->views},
                       {"rows", written->rows}};
    answer.text = "wrote " + file + ": " + std::to_string(written->tables) + " tables, "
                  + std::to_string(written->views) + " views, " + std::to_string(written->rows)
                  + " rows\n";
    return answer;
}

} // namespace

void addSampleCommand(CLI::App &root, Invocation &invocation)
{
    auto file = std::make_shared<std::string>();
    auto *command =
        root.add_subcommand("sample", "Write the database of a small shop, to try Godwit on");
    command->group(""); // for quickstart.sh, not among the commands of --help
    addCommonOptions(*command, invocation);
    command->add_option("--out", *file, "The new SQLite file; nothing is overwritten")
        ->required()
        ->type_name("FILE");
    command->callback(
        [&invocation, file] { invocation.command = [file] { return writeSample(*file); }; });
}

} // namespace godwit::ctl
