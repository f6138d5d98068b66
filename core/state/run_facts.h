#pragma once

#include "core/data/table_name.h"
#include "core/state/state_database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// What was known when a run began and its report wants to say later.
struct RunFacts
{
    struct Prediction
    {
        double lowSeconds = 0, highSeconds = 0;
        std::uint64_t rows = 0, bytes = 0;
        bool operator==(const Prediction &) const = default;
    };
    struct Excluded
    {
        std::string kind; ///< "table", "view"
        TableName name;
        std::string reason; ///< one sentence
        bool operator==(const Excluded &) const = default;
    };
    /// A table of which not everything travels.
    struct Narrowed
    {
        TableName name;
        std::string whereClause;          ///< the row filter; empty: every row
        std::vector<std::string> leftOut; ///< columns
        bool operator==(const Narrowed &) const = default;
    };

    std::string sourceServer, sinkServer; ///< "MySQL 8.0.36"
    std::optional<Prediction> prediction;
    std::uint64_t excludedCount = 0;
    std::vector<Excluded> excluded; ///< the first of them
    std::vector<Narrowed> narrowed;

    bool operator==(const RunFacts &) const = default;
};

/// Facts of runs in the home's database. Thread-safe.
class RunFactsStore
{
public:
    explicit RunFactsStore(StateDatabase &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<void> save(const std::string &runId, const RunFacts &facts);
    /// Empty: nothing was saved for that run.
    Result<std::optional<RunFacts>> find(const std::string &runId);

private:
    StateDatabase &m_database;
};

} // namespace godwit
