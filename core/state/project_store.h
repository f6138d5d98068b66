#pragma once

#include "core/state/run_state.h"
#include "core/state/state_database.h"

namespace godwit {

struct ProjectRecord
{
    std::string id; ///< `np_...`
    std::string name;
    std::string type; ///< "MIGRATION", "SYNC"
    ProjectState state = ProjectState::Init;
    std::string payload; ///< canonical JSON
    std::string createdAt, modifiedAt;
    std::vector<std::string> tags;
};

/// Projects of this home, known by their name. Thread-safe.
class ProjectStore
{
public:
    explicit ProjectStore(StateDatabase &database)
        : m_database(database)
    {}

    Result<std::vector<ProjectRecord>> list();
    Result<std::optional<ProjectRecord>> findByName(const std::string &name);
    /// By id, else by name.
    Result<std::optional<ProjectRecord>> find(const std::string &idOrName);
    /// Inserts, or updates the payload of the project of that name.
    Result<ProjectRecord> put(const std::string &name, const std::string &type,
                              const std::string &payload);
    [[nodiscard]] Result<void> setState(const std::string &id, ProjectState state);
    [[nodiscard]] Result<void> rename(const std::string &id, const std::string &name);
    [[nodiscard]] Result<void> setTags(const std::string &id, const std::vector<std::string> &tags);
    [[nodiscard]] Result<void> remove(const std::string &id);

private:
    StateDatabase &m_database;
};

} // namespace godwit
