-- Types declared or not, kept or not; names, defaults, keys, references and views of every awkward sort.
CREATE TABLE "Par ent's `x` [1].2" (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- counts up
    code TEXT NOT NULL UNIQUE,
    [order] VARCHAR(3) DEFAULT 'it''s',
    price DECIMAL(10,2) DEFAULT 0.5 CHECK (price > -1 OR price IS NULL),
    made DATETIME DEFAULT CURRENT_TIMESTAMP,
    day DATE, clock TIME, flag BOOLEAN DEFAULT TRUE, ratio REAL, small TINYINT,
    "line
break" BLOB);
INSERT INTO "Par ent's `x` [1].2" VALUES
    (-5, 'a ', 'longer than three', 1.5, '2024-02-29 12:34:56.789', '2024-02-29', '23:59:59', 1, 0.1, 127, x'00FF'),
    (0, 'a', NULL, 0, '1999-12-31 00:00:00', '1000-01-01', '00:00:00.5', 0, -0.0, -128, x''),
    (7, 'A', '', 99999999.99, NULL, NULL, NULL, NULL, 1e300, NULL, NULL),
    (9223372036854775000, char(0) || '\N' || char(9, 10, 13, 92) || '🦆', '\', -0.01, NULL, '9999-12-31', NULL, 0, 4.9e-324, 0, x'5C4E');
CREATE TABLE child (
    parent INT REFERENCES "Par ent's `x` [1].2" (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    code TEXT REFERENCES "Par ent's `x` [1].2" (code) ON UPDATE CASCADE,
    other INTEGER REFERENCES child, n INTEGER PRIMARY KEY, note NVARCHAR(20) COLLATE NOCASE);
INSERT INTO child VALUES (7, 'a', NULL, 1, 'N'), (NULL, NULL, 1, 2, 'n'), (0, 'A', 2, 3, 'ñ');
CREATE INDEX "by note" ON child (note COLLATE BINARY DESC, n);
CREATE INDEX part ON child (n) WHERE note IS NOT NULL;
CREATE UNIQUE INDEX expr ON child (lower(note) || n);
CREATE TABLE mixed (a, b INT, c TEXT, d DECIMAL(5,2), e DATE, f REAL, g BLOB, h JSON, PRIMARY KEY (b, c)) WITHOUT ROWID;
INSERT INTO mixed VALUES
    (1, 1, 'x', 123.456, 'soon', 9e999, 'text', '{"a":1.10}'), ('1', 2, 'x', 7, 20240101, -9e999, 5, '[]'),
    (x'31', 2, 'y ', 'seven', '2024-02-30', 1.5, NULL, NULL), (1.5, 1, 'y', NULL, NULL, NULL, x'00', '');
CREATE TABLE nokey (a, b TEXT);
INSERT INTO nokey VALUES (1, 'same'), (1, 'same'), (NULL, NULL), (9223372036854775807, CAST(x'FFFE' AS TEXT));
CREATE TABLE computed (a INTEGER, b TEXT, c GENERATED ALWAYS AS (a * 2), d TEXT AS (b || '!') STORED, e INT AS (a + 1) STORED);
INSERT INTO computed (a, b) VALUES (1, 'x'), (NULL, NULL), (-3, 'y');
CREATE TABLE "empty" (a TEXT PRIMARY KEY, b NUMERIC, c TIMESTAMP, d VARCHAR(70000), e VARCHAR(3000), f VARCHAR(3999),
    g VARCHAR(3998), h VARCHAR(3997), i VARCHAR(3996), j JSON, k, l BIT);
CREATE VIEW "the view" AS SELECT c.n, p.code || ':' || coalesce(c.note, '-') AS label, count(*) AS "how many"
    FROM child AS c JOIN "Par ent's `x` [1].2" p ON p.id = c.parent WHERE c.n <> 17 GROUP BY c.n, p.code, c.note;
CREATE VIEW "view two" AS SELECT label FROM "the view" WHERE "how many" > 0;
