#include "core/state/state_schema.h"

#include "core/base/text.h"
#include "core/state/sql.h"

#include <array>

namespace godwit {

namespace {

// One step per version; step n brings version n to n + 1. A step that was released is never
// changed.
constexpr std::array<const char *, stateVersion> upgradeSteps = {R"sql(
CREATE TABLE data_source (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
    password_variable TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;

CREATE TABLE project (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, type TEXT NOT NULL, state TEXT NOT NULL,
    payload TEXT NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL) STRICT;
CREATE TABLE project_tag (
    project_id TEXT NOT NULL REFERENCES project(id) ON DELETE CASCADE,
    position INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (project_id, position)) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL,
    project_name TEXT NOT NULL, state TEXT NOT NULL, payload TEXT NOT NULL, source_url TEXT NOT NULL,
    sink_url TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT NOT NULL,
    consistent INTEGER, errors TEXT NOT NULL) STRICT;
CREATE INDEX run_of_project ON run (project_id, number);
CREATE TABLE run_step (
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    step INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL, seconds REAL NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (run_id, step)) STRICT, WITHOUT ROWID;
CREATE TABLE run_table (
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, source_database TEXT NOT NULL, source_table TEXT NOT NULL,
    sink_database TEXT NOT NULL, sink_table TEXT NOT NULL, state TEXT NOT NULL,
    estimated_rows INTEGER NOT NULL, rows_read INTEGER NOT NULL, rows_written INTEGER NOT NULL,
    bytes INTEGER NOT NULL, chunks_done INTEGER NOT NULL, chunks_planned INTEGER NOT NULL,
    chunks_complete INTEGER NOT NULL, seconds REAL NOT NULL, message TEXT NOT NULL,
    notes TEXT NOT NULL, verify TEXT NOT NULL, sink_existed INTEGER NOT NULL,
    PRIMARY KEY (run_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE run_chunk (
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    table_number INTEGER NOT NULL, number INTEGER NOT NULL, state INTEGER NOT NULL,
    key_columns TEXT NOT NULL, after_bound TEXT, up_to_bound TEXT,
    rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
    PRIMARY KEY (run_id, table_number, number)) STRICT, WITHOUT ROWID;
CREATE TABLE run_snapshot (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    purpose TEXT NOT NULL, taken_at TEXT NOT NULL, position TEXT NOT NULL, method TEXT NOT NULL,
    consistent INTEGER NOT NULL) STRICT;
CREATE INDEX snapshot_of_run ON run_snapshot (run_id, number);
CREATE TABLE change_position (
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    stream TEXT NOT NULL, position TEXT NOT NULL, saved_at TEXT NOT NULL,
    PRIMARY KEY (run_id, stream)) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
    number INTEGER PRIMARY KEY AUTOINCREMENT, raised_at TEXT NOT NULL, project_id TEXT NOT NULL,
    level TEXT NOT NULL, message TEXT NOT NULL) STRICT;
CREATE TABLE audit_log (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, action TEXT NOT NULL,
    object TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
)sql",
                                                                 R"sql(
ALTER TABLE data_source ADD COLUMN remarks TEXT NOT NULL DEFAULT '';
ALTER TABLE data_source ADD COLUMN production INTEGER NOT NULL DEFAULT 0;
)sql",
                                                                 R"sql(
CREATE TABLE setting (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE run_control (
    project_id TEXT PRIMARY KEY REFERENCES project(id) ON DELETE CASCADE,
    threads INTEGER, rows_per_second INTEGER, bytes_per_second INTEGER, speed_mode TEXT,
    changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE run_limits (
    run_id TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
    step TEXT NOT NULL, threads_wanted INTEGER NOT NULL, threads INTEGER NOT NULL,
    rows_per_second INTEGER NOT NULL, bytes_per_second INTEGER NOT NULL, speed_mode TEXT NOT NULL,
    remark TEXT NOT NULL, noted_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE run_object (
    run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    kind INTEGER NOT NULL, number INTEGER NOT NULL,
    source_database TEXT NOT NULL, source_name TEXT NOT NULL,
    sink_database TEXT NOT NULL, sink_name TEXT NOT NULL,
    state TEXT NOT NULL, step TEXT NOT NULL, ddl TEXT NOT NULL, failed_sql TEXT NOT NULL,
    error TEXT NOT NULL, changed_at TEXT NOT NULL,
    PRIMARY KEY (run_id, source_database, source_name)) STRICT;
CREATE INDEX run_object_in_order ON run_object (run_id, kind, number);
CREATE INDEX run_object_in_trouble ON run_object (run_id, state)
    WHERE state IN ('FAILED', 'SKIPPED');

ALTER TABLE alert ADD COLUMN project_name TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN run_id TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN kind TEXT NOT NULL DEFAULT 'RUN_FAILED';
ALTER TABLE alert ADD COLUMN object TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN cleared_at TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN acknowledged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX alert_of_project ON alert (project_id, number);
CREATE INDEX alert_open ON alert (number) WHERE acknowledged = 0;
)sql",
                                                                 R"sql(
CREATE TABLE difference_table (
    run_number INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE,
    table_number INTEGER NOT NULL, sink_database TEXT NOT NULL, sink_table TEXT NOT NULL,
    columns TEXT NOT NULL, key_columns TEXT NOT NULL,
    PRIMARY KEY (run_number, table_number)) STRICT, WITHOUT ROWID;
CREATE TABLE difference (
    id INTEGER PRIMARY KEY,
    run_number INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, table_number INTEGER NOT NULL, kind INTEGER NOT NULL,
    state INTEGER NOT NULL, message TEXT NOT NULL, key_text TEXT NOT NULL,
    copies INTEGER NOT NULL, key_hash TEXT NOT NULL, source_hash TEXT NOT NULL,
    sink_hash TEXT NOT NULL) STRICT;
CREATE INDEX difference_order ON difference (run_number, ordinal, table_number, kind, state);
CREATE INDEX difference_group ON difference (run_number, table_number, kind, state, ordinal);
CREATE TABLE difference_row (
    id INTEGER PRIMARY KEY REFERENCES difference(id) ON DELETE CASCADE,
    cells TEXT NOT NULL, locators TEXT NOT NULL, repair_sql TEXT NOT NULL) STRICT;
CREATE TABLE run_facts (
    run_id TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
    facts TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql"};

} // namespace

Result<int> readStateVersion(sqlite3 *database)
{
    Statement exists(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' "
                               "AND name = 'schema_version'");
    const auto found = exists.step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return 0;
    Statement newest(database, "SELECT coalesce(max(version), 0) FROM schema_version");
    if (const auto row = newest.step(); !row)
        return tl::unexpected(row.error());
    return static_cast<int>(newest.integer(0));
}

Result<void> refuseNewerState(int version)
{
    if (version <= stateVersion)
        return {};
    return fail(ErrorCode::NotSupported,
                "the home was written by a newer Godwit (version " + std::to_string(version)
                    + " of its database; this one knows " + std::to_string(stateVersion) + ')',
                "use the newer Godwit, or another home with --home or GODWIT_HOME");
}

Result<void> upgradeState(sqlite3 *database)
{
    auto version = readStateVersion(database);
    if (!version)
        return failure(std::move(version));
    if (*version == stateVersion)
        return {};

    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    version = readStateVersion(database); // again: another process may have been faster
    if (!version)
        return failure(std::move(version));
    if (auto known = refuseNewerState(*version); !known)
        return known;
    if (auto made = executeSql(database, "CREATE TABLE IF NOT EXISTS schema_version ("
                                         "version INTEGER PRIMARY KEY, upgraded_at TEXT NOT NULL)");
        !made)
        return made;
    for (int next = *version; next < stateVersion; ++next) {
        if (auto done = executeSql(database, upgradeSteps[static_cast<std::size_t>(next)]); !done)
            return done;
        Statement mark(database, "INSERT INTO schema_version VALUES (?, ?)");
        if (auto done = mark.bind(next + 1, utcNow()).run(); !done)
            return done;
    }
    return transaction.commit();
}

} // namespace godwit
