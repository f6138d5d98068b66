#include "core/state/run_json.h"

#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/state/sql.h"

#include <array>

namespace godwit {

namespace {

// Messages may quote bytes of a database that are not UTF-8; those become U+FFFD.
std::string dumped(const Json &json)
{
    return maskSecrets(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::optional<Level> levelOf(std::string_view name)
{
    for (const auto level : {Level::Fatal, Level::Error, Level::Warning, Level::Note}) {
        if (levelName(level) == name)
            return level;
    }
    return std::nullopt;
}

// The codes are numbered without gaps, Internal being the last.
ErrorCode codeOf(std::string_view name)
{
    for (int number = 0; number <= static_cast<int>(ErrorCode::Internal); ++number) {
        if (codeName(static_cast<ErrorCode>(number)) == name)
            return static_cast<ErrorCode>(number);
    }
    return ErrorCode::Internal;
}

// nlohmann/json reports a wrong type by an exception; none leaves this file.
template<typename T, typename Read>
Result<T> readJson(const std::string &text, const char *what, Read read)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return damagedState(std::string(what) + " cannot be read");
    try {
        return read(json);
    } catch (const Json::exception &) {
        return damagedState(std::string(what) + " cannot be read");
    }
}

Error readError(const Json &item)
{
    Error error;
    error.code = codeOf(item.at("code").get<std::string>());
    error.level = levelOf(item.at("level").get<std::string>()).value_or(Level::Error);
    error.message = item.at("message");
    error.proposal = item.at("proposal");
    error.object = item.at("object");
    error.pointer = item.at("pointer");
    error.where = item.at("where").get<std::vector<std::string>>();
    return error;
}

} // namespace

std::string notesText(const std::vector<Note> &notes)
{
    Json list = Json::array();
    for (const Note &note : notes)
        list.push_back({{"level", levelName(note.level)}, {"message", note.message}});
    return dumped(list);
}

Result<std::vector<Note>> readNotes(const std::string &text)
{
    return readJson<std::vector<Note>>(text, "the notes of a table", [](const Json &json) {
        std::vector<Note> notes;
        for (const Json &item : json) {
            notes.push_back({levelOf(item.at("level").get<std::string>()).value_or(Level::Note),
                             item.at("message").get<std::string>()});
        }
        return notes;
    });
}

std::string errorsText(const std::vector<Error> &errors)
{
    Json list = Json::array();
    for (const Error &error : errors) {
        list.push_back({{"code", codeName(error.code)},
                        {"level", levelName(error.level)},
                        {"message", error.message},
                        {"proposal", error.proposal},
                        {"object", error.object},
                        {"pointer", error.pointer},
                        {"where", error.where}});
    }
    return dumped(list);
}

Result<std::vector<Error>> readErrors(const std::string &text)
{
    return readJson<std::vector<Error>>(text, "the errors of a run", [](const Json &json) {
        std::vector<Error> errors;
        for (const Json &item : json)
            errors.push_back(readError(item));
        return errors;
    });
}

std::string verifyText(const VerifyResult &verify)
{
    return dumped({{"state", stateName(verify.state)},
                   {"method", verify.method},
                   {"sourceRows", verify.sourceRows},
                   {"sinkRows", verify.sinkRows},
                   {"sourceDigest", verify.sourceDigest},
                   {"sinkDigest", verify.sinkDigest},
                   {"onlyInSource", verify.onlyInSource},
                   {"onlyInSink", verify.onlyInSink},
                   {"different", verify.different},
                   {"stored", verify.stored},
                   {"message", verify.message}});
}

Result<VerifyResult> readVerify(const std::string &text)
{
    return readJson<VerifyResult>(text, "the verification of a table", [](const Json &json) {
        VerifyResult verify;
        verify.state =
            verifyStateOf(json.at("state").get<std::string>()).value_or(VerifyState::NotProven);
        verify.method = json.at("method");
        verify.sourceRows = json.at("sourceRows");
        verify.sinkRows = json.at("sinkRows");
        verify.sourceDigest = json.at("sourceDigest");
        verify.sinkDigest = json.at("sinkDigest");
        verify.onlyInSource = json.at("onlyInSource");
        verify.onlyInSink = json.at("onlyInSink");
        verify.different = json.at("different");
        verify.stored = json.value("stored", std::uint64_t(0)); // not in older homes
        verify.message = json.at("message");
        return verify;
    });
}

} // namespace godwit
