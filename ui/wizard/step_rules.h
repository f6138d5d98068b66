// What goes together among the steps of a project, and why the rest does not.
#pragma once

#include "core/project/data_source.h"
#include "core/project/project.h"

#include <QString>

#include <optional>

namespace godwit::ui {

class ProjectDraft;

/// The project and what is known of its two sides; a kind is empty where this home does not have
/// the data source.
struct StepContext
{
    const Project &project;
    std::optional<StoreKind> source, sink;
};
StepContext stepContextOf(const ProjectDraft &draft);

enum class StepOption {
    Schema,
    Full,
    Incremental,
    Insert,
    Update,
    Delete,
    Ddl,
    Verify,
    Reverse,
    ActiveActive,
    TableCategory,
};

struct StepVerdict
{
    QString whyNot; ///< empty: it can be chosen
    QString note;   ///< what the user should know when it is chosen
    bool isAvailable() const { return whyNot.isEmpty(); }
};

/// Source: OMS CE user guide, "Create a project" pages and the table of supported routes.
StepVerdict judgeStep(StepOption option, const StepContext &context);

/// True if objects of several source databases, or several tables, land in one: then nothing says
/// where a change of the sink belongs.
bool mergesSources(const TransferMapping &mapping, ProjectType type);

bool isMessageQueue(std::optional<StoreKind> kind);
/// Insert, update and delete are all carried.
bool carriesAllChanges(const IncrTransferConfig &config);

} // namespace godwit::ui
