#include "app/exit_codes.h"
#include "app/invocation.h"
#include "core/base/text.h"
#include "core/base/whole_file.h"
#include "core/service/proof_file.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace godwit::ctl {

namespace {

constexpr std::size_t longestReport = 512U << 20; // bytes

struct ReportOptions
{
    std::string project;
    std::string run;
    std::string format;
    std::string out;
    std::string check;
};

Answer wrong(std::string message, std::string proposal)
{
    Error error;
    error.code = ErrorCode::InvalidArgument;
    error.message = std::move(message);
    error.proposal = std::move(proposal);
    return failed(std::move(error));
}

// Named by id or name, or by its file: what the home has comes first.
Result<std::string> projectOf(StateDatabase &state, const std::string &given)
{
    auto known = ProjectStore(state).find(given);
    if (!known)
        return failure(std::move(known));
    std::error_code ignored;
    if (*known || !std::filesystem::is_regular_file(given, ignored))
        return given;
    const LoadedProject loaded = loadProject(given);
    if (!loaded.isValid())
        return tl::unexpected(loaded.errors.front());
    return loaded.project.name;
}

struct Made
{
    ProofReport report;
    std::string bytes;
};

Result<Made> make(const ReportOptions &options, ProofFormat format,
                  const std::filesystem::path &home)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failure(std::move(state));
    if (!*state)
        return fail(ErrorCode::InvalidArgument,
                    "there is no project in " + printable(home.string())
                        + ": nothing has run there",
                    "name the home with --home or GODWIT_HOME");
    auto project = projectOf(**state, options.project);
    if (!project)
        return failure(std::move(project));
    auto report = collectProof(**state, *project, options.run);
    if (!report)
        return failure(std::move(report));
    auto key = ProofKey::ofHome(home);
    if (!key)
        return failure(std::move(key));
    std::string bytes = proofFile(*report, format, *key);
    return Made{std::move(*report), std::move(bytes)};
}

// The seal covers every byte: nothing may be masked, added or set anew.
Answer onStdout(std::string bytes, bool json)
{
    Answer answer;
    answer.verbatim = true;
    if (json) {
        answer.document = Json::parse(bytes);
        answer.isPayload = true;
    }
    answer.text = std::move(bytes);
    return answer;
}

Answer intoFile(const Made &made, ProofFormat format, const std::string &file)
{
    if (auto written = writeWholeFile(file, made.bytes); !written)
        return failed(written.error());
    const ProofReport &report = made.report;
    Answer answer;
    answer.document = {{"file", file},
                       {"format", formatName(format)},
                       {"bytes", made.bytes.size()},
                       {"project", report.project.id},
                       {"run", report.run ? Json(report.run->id) : Json(nullptr)},
                       {"verdict", verdictName(report.headline.verdict)},
                       {"sentence", report.headline.sentence}};
    answer.text = "wrote " + printable(file) + "\n" + printable(report.project.name) + ": "
                  + std::string(verdictName(report.headline.verdict)) + ": "
                  + printable(report.headline.sentence) + '\n';
    return answer;
}

// Without --format the file's ending says it.
std::string wantedFormat(const ReportOptions &options, bool json)
{
    if (!options.format.empty())
        return toLower(options.format);
    const std::string ending = toLower(std::filesystem::path(options.out).extension().string());
    if (ending == ".html" || ending == ".htm")
        return "html";
    if (ending == ".json" || ending == ".pdf")
        return ending.substr(1);
    return json && options.out.empty() ? "json" : "text";
}

Answer report(const ReportOptions &options, bool json, const std::filesystem::path &home)
{
    const std::string wanted = wantedFormat(options, json);
    const auto format = proofFormatOf(wanted);
    if (format == ProofFormat::Pdf)
        return wrong("godwitctl makes no PDF", "the window does: *Save proof…* on the project's "
                                               "page; or print the HTML report");
    if (!format)
        return wrong("there is no format " + printable(wanted), "--format text, html or json");
    if (json && options.out.empty() && format != ProofFormat::Json)
        return wrong("with --json standard output holds JSON only",
                     "name a file for the report with --out");
    auto made = make(options, *format, home);
    if (!made)
        return failed(made.error());
    return options.out.empty() ? onStdout(std::move(made->bytes), json)
                               : intoFile(*made, *format, options.out);
}

std::string_view stateName(ProofState state)
{
    static constexpr std::string_view names[] = {"UNALTERED", "ALTERED", "NOT_A_REPORT"};
    return names[static_cast<int>(state)];
}

Json checkJson(const std::string &file, const ProofCheck &check)
{
    Json json = {{"file", file}, {"state", stateName(check.state)}};
    json["format"] =
        check.state == ProofState::NotAReport ? Json(nullptr) : Json(formatName(check.format));
    json["altered"] = check.altered;
    json["publicKey"] = check.publicKey;
    json["fingerprint"] = check.publicKey.empty() ? "" : fingerprintOf(check.publicKey);
    json["ownKey"] = check.isOwnKey;
    json["projectName"] = check.project;
    json["run"] = check.run;
    json["verdict"] = check.verdict;
    return json;
}

void sayUnaltered(Answer &answer, const std::string &file, const ProofCheck &check)
{
    const std::string fingerprint = fingerprintOf(check.publicKey);
    answer.text = printable(file) + " is as Godwit made it, signed by "
                  + (check.isOwnKey ? "this home's key " : "the key ") + fingerprint + '\n';
    if (!check.verdict.empty())
        answer.text += printable(check.project) + ": " + printable(check.verdict) + '\n';
    if (check.isOwnKey)
        return;
    Error warning;
    warning.code = ErrorCode::NotProven;
    warning.level = Level::Warning;
    warning.message =
        check.homeHasKey
            ? "the report is signed by another key than this home's: " + fingerprint
            : "this home has no key of its own; the report is signed by " + fingerprint;
    warning.proposal = "anybody can sign a report with a key of his own: compare the fingerprint "
                       "with the one its maker tells you";
    answer.warnings.push_back(std::move(warning));
}

Answer check(const std::string &file, const std::filesystem::path &home)
{
    const auto bytes = readWholeFile(file, longestReport);
    if (!bytes)
        return failed(bytes.error());
    const auto checked = checkProof(*bytes, home);
    if (!checked)
        return failed(checked.error());
    Answer answer;
    answer.document = checkJson(file, *checked);
    Error error;
    if (checked->state == ProofState::Unaltered) {
        sayUnaltered(answer, file, *checked);
        return answer;
    }
    if (checked->state == ProofState::Altered) {
        error.code = ErrorCode::VerificationFailed;
        error.message = printable(file) + " is not as Godwit made it. Altered: "
                        + printable(join(checked->altered, ", "));
        error.proposal = "have the report made again: godwitctl report ID --out FILE";
        answer.exitCode = NotConsistent;
    } else {
        error.code = ErrorCode::InvalidArgument;
        error.message = printable(file) + " is no report of Godwit: it carries no seal";
        error.proposal = "give a file that `godwitctl report` or the window has saved";
        answer.exitCode = WrongInput;
    }
    answer.errors.push_back(std::move(error));
    return answer;
}

Answer reportOrCheck(const ReportOptions &options, bool json, const std::filesystem::path &home)
{
    if (options.check.empty() && options.project.empty())
        return wrong("neither a project nor --check FILE is given",
                     "godwitctl report shop --format html --out shop.html");
    if (options.check.empty())
        return report(options, json, home);
    if (!options.project.empty() || !options.run.empty() || !options.format.empty()
        || !options.out.empty())
        return wrong("--check stands alone", "godwitctl report --check FILE");
    return check(options.check, home);
}

} // namespace

void addReportCommand(CLI::App &root, Invocation &invocation)
{
    auto *command = root.add_subcommand(
        "report", "What a run has proven, as a file that shows every later edit");
    auto options = std::make_shared<ReportOptions>();
    command->add_option("PROJECT", options->project, "Id or name of a project, or its file");
    command->add_option("--run", options->run, "Another run than the newest one")->type_name("ID");
    command
        ->add_option("--format", options->format,
                     "text, html (one file, for reading and printing) or json; default: by the "
                     "file's ending, else text")
        ->type_name("FORMAT");
    command
        ->add_option("--out", options->out,
                     "The file; what is there is replaced. Default: standard output")
        ->type_name("FILE");
    command
        ->add_option("--check", options->check,
                     "Was this report (text, HTML, JSON, or a PDF of the window) edited?")
        ->type_name("FILE");
    addCommonOptions(*command, invocation);
    command->footer(
        "\nThe report holds names, keys of differing rows, counts and digests, but no other values "
        "and no secret.\nIt is signed with a key of the home (keys/proof.key, made with the first "
        "report).\n\nExit code of --check: 0 unaltered (with a warning if another home's key "
        "signed it), 3 altered, 2 no report.\n\nExamples\n  godwitctl report shop --format html "
        "--out shop.html\n  godwitctl report --check shop.html");
    command->callback([&invocation, options] {
        invocation.command = [&invocation, options] {
            return reportOrCheck(*options, invocation.json, invocation.home());
        };
    });
}

} // namespace godwit::ctl
