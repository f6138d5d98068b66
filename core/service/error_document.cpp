#include "core/service/error_document.h"

#include "core/base/text.h"

namespace godwit {

namespace {

// Errors that are about a place in the payload.
bool isPayloadError(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotJson:
    case ErrorCode::MissingField:
    case ErrorCode::WrongType:
    case ErrorCode::UnknownValue:
    case ErrorCode::OutOfRange:
    case ErrorCode::DuplicateKey:
    case ErrorCode::InvalidName:
    case ErrorCode::InvalidRule:
    case ErrorCode::InvalidFilter:
    case ErrorCode::UnknownField:
    case ErrorCode::Tolerated:
        return true;
    default:
        return false;
    }
}

std::string whereOf(const Error &error)
{
    return error.pointer.empty() ? join(error.where, ", ") : error.pointer;
}

} // namespace

Json toJson(const Error &error)
{
    Json json = {{"code", codeName(error.code)},
                 {"level", levelName(error.level)},
                 {"message", error.message},
                 {"proposal", error.proposal}};
    const std::string where = whereOf(error);
    if (!where.empty() || isPayloadError(error.code))
        json["where"] = where;
    if (!error.object.empty())
        json["object"] = error.object;
    return json;
}

Json toJson(const std::vector<Error> &errors)
{
    Json list = Json::array();
    for (const Error &error : errors)
        list.push_back(toJson(error));
    return list;
}

Json toJson(const std::vector<Note> &notes)
{
    Json list = Json::array();
    for (const Note &note : notes)
        list.push_back({{"level", levelName(note.level)}, {"message", note.message}});
    return list;
}

} // namespace godwit
