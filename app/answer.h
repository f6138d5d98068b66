// What a command answers, and the one place where it is printed.
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace godwit::ctl {

struct Answer
{
    Json document = Json::object(); ///< for --json; `errors` is added when it is missing
    std::string text;               ///< for people, on stdout
    std::vector<Error> warnings;
    std::vector<Error> errors;
    std::string hint; ///< what to do next, on stderr; fixed text, holds no secret
    /// The text is a script or a file of the user's own: names in it must not be masked.
    bool verbatim = false;
    bool isPayload = false; ///< the document is a project's payload: nothing may be added to it
    int exitCode = 0;
};

/// An answer that is only an error, with the exit code that belongs to it.
Answer failed(Error error);

/// Prints @p answer, secrets masked. Returns the exit code: another one if printing failed.
int print(const Answer &answer, bool json);

/// A line on stderr, secrets masked.
void printNotice(const std::string &line);

} // namespace godwit::ctl
