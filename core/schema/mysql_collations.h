#pragma once

#include <set>
#include <string>

namespace godwit {

/// The collation a sink offers for one of the source's.
struct CollationChoice
{
    std::string charset;
    std::string collation;
    bool same = true;        ///< the source's own, perhaps by its other name (utf8, utf8mb3)
    std::string consequence; ///< what differs in comparing; empty if nothing that can hurt
};

/// The sink's collation nearest to @p collation: its own if @p known has it, else one that keeps
/// case and accent sensitivity and padding as far as there is one, at last utf8mb4_general_ci.
/// @p known: the sink's collations in lower case; empty: taken to have every one.
CollationChoice chooseCollation(const std::string &charset, const std::string &collation,
                                const std::set<std::string> &known);

} // namespace godwit
