// Errors of core/ as people read them.
#pragma once

#include "core/base/result.h"
#include "ui/common/theme.h"

#include <QString>

#include <string>

namespace godwit::ui {

/// One translated sentence for each code: what kind of thing went wrong.
QString errorSentence(ErrorCode code);

/// The error's own words (English, as in the log), and what to do; secrets masked.
QString errorMessage(const Error &error);

/// Words of core/ as a sentence, from its capital to its full stop; secrets masked.
QString asSentence(const std::string &text);

/// Everything known of the error, one fact a line, to be copied into a ticket; secrets masked.
QString errorDetails(const Error &error);

Status statusOf(Level level);

} // namespace godwit::ui
