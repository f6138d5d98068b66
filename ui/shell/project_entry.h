#pragma once

#include "core/state/newest_runs.h"
#include "core/state/project_store.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace godwit::ui {

/// A side of a project as a list shows it.
struct ProjectSide
{
    std::string id;          ///< what the payload says
    std::string name;        ///< of the data source; the id where the home knows none
    bool production = false; ///< marked as such
    bool operator==(const ProjectSide &) const = default;
};

/// One line of the project list.
struct ProjectEntry
{
    std::string id; ///< `np_...`
    std::string name;
    std::string type; ///< "MIGRATION", "SYNC"
    std::vector<std::string> tags;
    std::string createdAt, modifiedAt;
    ProjectSide source, sink;
    ProjectState state = ProjectState::Init; ///< as shown: a run whose process died is Suspend
    std::optional<int> process;              ///< that runs it now
    std::optional<NewestRun> run;            ///< the newest

    bool touchesProduction() const { return source.production || sink.production; }
};

/// The endpoints that a payload names; read no further than needed, because a payload may list a
/// hundred thousand tables.
std::pair<std::string, std::string> endpointsOf(const std::string &payload);

/// Every project of the home, by name. Takes as long as the disk takes: not for the window's
/// thread. Errors: Io, StateDamaged.
Result<std::vector<ProjectEntry>> readProjectEntries(StateDatabase &state);

} // namespace godwit::ui
