-- A home as the first version of Godwit made it, with a data source and a project. Never changed.
PRAGMA journal_mode = WAL;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, upgraded_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '2026-01-01T00:00:00Z');

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

INSERT INTO data_source VALUES ('e_1', 'orders', 'mysql://app@db/', 'PW', '2026-01-01T00:00:01Z');
INSERT INTO project VALUES ('np_1', 'shop', 'MIGRATION', 'FINISHED', '{}', '2026-01-01T00:00:02Z',
    '2026-01-01T00:00:03Z');
INSERT INTO run VALUES (1, 'r_1', 'np_1', 'shop', 'FINISHED', '{}', 'mysql://app@db/',
    'sqlite:///shop.db', '2026-01-01T00:00:02Z', '2026-01-01T00:00:03Z', 1, '[]');
INSERT INTO alert VALUES (1, '2026-01-01T00:00:04Z', 'np_1', 'WARNING', 'old');
