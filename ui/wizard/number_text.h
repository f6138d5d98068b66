#pragma once

#include "core/project/project_limits.h"

#include <QString>

#include <optional>

namespace godwit::ui {

struct ReadNumber
{
    std::optional<std::int64_t> number; ///< empty: nothing was written, or it is no number
    QString message;                    ///< what is wrong with it; empty: nothing
};

/// Reads a whole number as people write it: blanks around it and the locale's grouping are fine.
ReadNumber readNumber(const QString &text, Range range, bool mayBeEmpty);

} // namespace godwit::ui
