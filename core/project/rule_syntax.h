#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <optional>
#include <string>
#include <string_view>

namespace godwit {

/// One line of `tableAndViewWhiteList` or `tableAndViewBlackList`, taken apart but not yet
/// compiled.
struct ParsedRule
{
    std::string databasePattern; ///< a plain name where a `=` follows
    std::string objectPattern;
    std::optional<std::string> sinkDatabase; ///< of `a.b=c.d`: c
    std::optional<std::string> sinkName;     ///< of `a.b=c.d`: d; "*" keeps each object's own name
    std::optional<std::string> topic;        ///< of `a.b=name`; may hold ${db} and ${table}
    bool operator==(const ParsedRule &) const = default;
};

/// Parses one line of the object migration rules.
///
/// Shape:  `database.object`, `database.object=database.object`, and for SYNC
/// `database.object=topic`. The first
///         `=` and the first `.` of each side separate. Patterns may hold `*` (any run of
///         characters, also none),
///         `?` (exactly one), `[a-z]` (one of these) and `[!a-z]` (one, but none of these); a `]`
///         right after the opening, and a `-` at either end, stand for themselves. There is no
///         escape character. Before a `=` the database is a plain name; right of it everything is,
///         except that the object may be a lone `*`.
/// Units:  whole names, in Unicode code points.
/// Errors: InvalidRule, with the character's position in the line (faultCharacter()).
/// Source: OMS CE user guide, "Configure matching rules for migration objects".
///
/// @p allowRename is false for exclusions, which never contain `=`.
Result<ParsedRule> parseRule(std::string_view line, bool allowRename, ProjectType type);

} // namespace godwit
