#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace godwit {

/// Checks what can be said of a `whereClause` without knowing its store: it is one boolean
/// expression, its quotes, parentheses and comments are closed, and nothing in it can swallow the
/// text that follows.
///
/// Errors: InvalidFilter, with the character's position (faultCharacter()).
Result<void> checkFilter(std::string_view clause);

/// The first thing in @p clause that OMS's own filter language does not know, with its position;
/// empty if OMS would take the clause. For a clause that checkFilter() accepts.
///
/// Source: OMS, "Use SQL conditions to filter data" and "Application scope and limits of ETL".
std::optional<std::string> unknownToOms(std::string_view clause);

} // namespace godwit
