#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/object_book.h"
#include "core/pipeline/project_plan.h"
#include "core/pipeline/run_alerts.h"
#include "core/pipeline/run_control.h"
#include "core/pipeline/run_progress.h"
#include "core/pipeline/sink_groups.h"
#include "core/state/difference_writer.h"
#include "core/state/run_store.h"
#include "core/verify/compare_table.h"

#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace godwit {

/// What the steps of one run share. `record` belongs to the run's own thread; steps that use more
/// threads guard it with `recordMutex` while they do.
struct RunContext
{
    const Project &project;
    Connector &source;
    Connector &sink;
    RunStore *store; ///< null: nothing is stored (verification alone)
    ProgressBoard &board;
    RunControls &controls;
    ObjectBook &objects;
    RunAlerts &alerts;
    std::stop_token stop;
    DifferenceSink differences{};   ///< may be empty; besides the home
    std::uint64_t rowsPerChunk = 0; ///< 0: by the size of a table's rows
    bool resuming = false;
    DifferenceWriter *differenceStore = nullptr; ///< null: differences are not stored
    std::uint64_t differenceCap = 0;             ///< differing rows of one table that are stored
    RunRecord record{};
    std::mutex recordMutex{};
    ProjectPlan plan{};
    SinkGroups sinks{};      ///< of the record's tables
    bool marksAtSink = true; ///< false: the account may not create the database for the marks

    // By table number; filled by loadTransfers().
    std::vector<TableTransfer> transfers{};
    std::vector<TableSchema> sinkSchemas{};             ///< as the sink has them now
    std::vector<std::optional<Error>> transferErrors{}; ///< why a table cannot be copied at all

    Snapshot snapshot{}; ///< of the source; kept for the verification

    void say(Level level, const std::string &line) { board.say(level, line); }
    void show(const std::string &activity) { board.show(activity); }
    /// Of a connection that was lost and is made again.
    void sayReconnecting(const std::string &line);
    /// Stores and shows a table's record.
    [[nodiscard]] Result<void> save(const TableRecord &table);
    [[nodiscard]] Result<void> addSnapshot(const Snapshot &taken, const std::string &purpose);

    bool isSkipped(std::size_t tableNumber) const
    {
        return objects.isSkipped(ObjectKind::Table, static_cast<int>(tableNumber));
    }
    /// The table whose turn it is to make what its sink table needs once, skipped ones left aside.
    bool standsForSink(std::size_t tableNumber) const;
    /// How many tables of the run land on table @p number's sink table.
    std::size_t sharing(int number) const;
    /// Source tables that take part, for a snapshot.
    std::vector<TableName> sourceTables() const;
    /// A table or view that failed in @p step while others go on: into the report, the home, the
    /// log and the alerts. From any thread, without `recordMutex`. Returns the error as noted.
    Error fail(ObjectKind kind, int number, StepKind step, const SqlFailure &failure);
    /// What failed of it was an object that is skipped by now.
    void forgetErrorsOf(const std::string &object);
};

/// Errors that every other object would meet too.
bool concernsEverything(ErrorCode code);

} // namespace godwit
