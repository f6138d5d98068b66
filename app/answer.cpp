#include "app/answer.h"

#include "app/exit_codes.h"
#include "app/text_table.h"
#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/service/error_document.h"

#include <cstdio>
#include <set>
#include <string_view>

namespace godwit::ctl {

namespace {

// On a test server the password may be `godwit`; the program's own name is no secret.
std::string masked(const std::string &text)
{
    return replaced(maskSecrets(text), "******ctl", "godwitctl");
}

// Names of objects and fixed words: a password that happens to equal one must not spoil what
// scripts read. Everything else is masked.
bool isStructural(std::string_view key)
{
    static const std::set<std::string_view> keys = {
        "database", "name",         "sinkDatabase", "sinkName", "kind",      "state",
        "code",     "level",        "item",         "side",     "status",    "project",
        "id",       "rule",         "object",       "table",    "ddl",       "run",
        "type",     "sourceDigest", "sinkDigest",   "columns",  "references"};
    return keys.contains(key);
}

void maskStrings(Json &value)
{
    if (value.is_string()) {
        value = masked(value.get<std::string>());
    } else if (value.is_object()) {
        for (auto &[key, member] : value.items()) {
            if (!isStructural(key) || !(member.is_string() || member.is_array()))
                maskStrings(member);
            else if (member.is_array())
                for (Json &item : member) {
                    if (!item.is_string())
                        maskStrings(item);
                }
        }
    } else if (value.is_array()) {
        for (Json &item : value)
            maskStrings(item);
    }
}

std::string documentText(const Answer &answer)
{
    Json document = answer.document;
    if (document.is_object() && !answer.isPayload) {
        if (!document.contains("errors"))
            document["errors"] = toJson(answer.errors);
        if (!document.contains("warnings") && !answer.warnings.empty())
            document["warnings"] = toJson(answer.warnings);
    }
    if (!answer.verbatim)
        maskStrings(document);
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

bool writeAll(std::FILE *stream, const std::string &text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
    return std::fflush(stream) == 0 && written;
}

} // namespace

Answer failed(Error error)
{
    Answer answer;
    answer.exitCode = exitCodeOf(error);
    answer.errors.push_back(std::move(error));
    return answer;
}

void printNotice(const std::string &line)
{
    writeAll(stderr, masked(line) + '\n');
}

int print(const Answer &answer, bool json)
{
    const Style style = Style::of(stderr);
    if (!json) {
        for (const Error &warning : answer.warnings)
            printNotice(describe(warning, style));
    }
    const std::string text = json              ? documentText(answer)
                             : answer.verbatim ? answer.text
                                               : masked(answer.text);
    if (!writeAll(stdout, text)) {
        printNotice("godwitctl: the answer could not be written to standard output");
        return answer.exitCode == Done ? static_cast<int>(Failed) : answer.exitCode;
    }
    if (!json) {
        for (const Error &error : answer.errors)
            printNotice(describe(error, style));
    }
    if (!answer.hint.empty())
        writeAll(stderr, answer.hint + '\n');
    return answer.exitCode;
}

} // namespace godwit::ctl
