#pragma once

#include "core/mapping/explain_object.h"

#include <QString>

#include <cstddef>
#include <optional>

namespace godwit::ui {

/// Why an object is in or out, in sentences for people; plain text.
QString explanationInWords(const Explanation &explanation);

/// The place in an editor that an explanation is about.
struct RuleMark
{
    enum class Kind {
        Took,    ///< the rule that took the object
        Dropped, ///< the rule that dropped it
        Stopped, ///< the nearest rule; `byte` is where it stopped matching
    };
    Kind kind = Kind::Took;
    bool isExclusion = false;        ///< in the exclusion rules
    std::size_t rule = 0;            ///< item of tableAndViewWhiteList or tableAndViewBlackList
    std::optional<std::size_t> byte; ///< of the line
};

/// The rules that @p explanation names; none where lists decided.
std::vector<RuleMark> marksOf(const Explanation &explanation);

/// The item of a rule list at the JSON pointer @p pointer; empty if it points elsewhere.
std::optional<std::size_t> ruleAtPointer(const std::string &pointer, bool isExclusion);

} // namespace godwit::ui
