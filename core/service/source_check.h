#pragma once

#include "core/base/json.h"
#include "core/data/server_facts.h"

#include <string>
#include <vector>

namespace godwit {

/// What Godwit may want a data source for.
enum class SourceUse { Source, Sink, Incremental };

/// Something a store lacks for one of these uses.
struct MissingAbility
{
    SourceUse use = SourceUse::Source;
    std::string message; ///< without the use
    std::string remedy;  ///< the statement to run; where there is none, what to do; may be empty
    bool isStatement = false; ///< the remedy is SQL, ready to be copied
};

/// As far as the store's facts tell; what single objects need is for the precheck of a project.
std::vector<MissingAbility> missingAbilities(const ServerFacts &facts);

/// "as a source: ...; GRANT ...", one line.
std::string sentence(const MissingAbility &missing);

/// The document of a data source that answered: {reachable, facts, missing: [sentence],
/// findings: [{use: "source"|"sink"|"incremental", message, remedy, isStatement}]}
Json sourceCheckDocument(const ServerFacts &facts);

} // namespace godwit
