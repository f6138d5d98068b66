// What the conversions into PostgreSQL's words write, tried on a real PostgreSQL.
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/connectors/mysql/mysql_schema_reader.h"
#include "core/connectors/postgresql/postgres_schema_reader.h"
#include "core/schema/convert_schema.h"
#include "core/schema/sql_dialect.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/odd_tables.h"
#include "tests/integration/postgres_server.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string sourceDatabase = "godwit_test ddl`source";
const std::string otherDatabase = "godwit_test ddl`source2";
const std::string sinkSchema = "godwit_test ddl\"sink'";
const std::string otherSinkSchema = "godwit_test ddl\"sink2'";

std::string withDatabases(std::string sql)
{
    sql = replaced(sql, "%s", replaced(sourceDatabase, "`", "``"));
    return replaced(sql, "%o", replaced(otherDatabase, "`", "``"));
}

void dropSchemas()
{
    for (const std::string &schema : {sinkSchema, otherSinkSchema})
        (void)runAtPostgres("DROP SCHEMA IF EXISTS " + quoteName(Dialect::PostgreSql, schema)
                            + " CASCADE");
}

TableName atSink(const TableName &name)
{
    return {name.database == otherDatabase ? otherSinkSchema : sinkSchema, name.table};
}

/// Everything that one source became.
struct Made
{
    std::map<TableName, ConvertedTable> tables;
    QStringList problems;
    QStringList notes;

    bool says(const std::string &words) const
    {
        return notes.join('\n').contains(QString::fromStdString(words));
    }
};

/// Converts all that @p reader shows of @p databases and executes it at PostgreSQL.
Made makeAll(SchemaReader &reader, const ServerFacts &facts, std::vector<std::string> databases)
{
    Made made;
    const auto problem = [&](const TableName &name, const std::string &text) {
        made.problems << QString::fromStdString(name.qualified() + ": " + text);
    };
    auto postgres = postgresForWriting();
    if (!postgres) {
        problem({}, postgres.error().message);
        return made;
    }
    for (const std::string &schema : {sinkSchema, otherSinkSchema})
        (void)(*postgres)->execute("CREATE SCHEMA " + quoteName(Dialect::PostgreSql, schema));
    SchemaTarget target;
    target.sourceFacts = facts;
    target.facts.dialect = Dialect::PostgreSql;
    target.facts.versionNumber = 150000;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> { return atSink(name); };
    const auto keepNotes = [&](const TableName &name, const std::vector<Note> &notes) {
        for (const Note &note : notes)
            made.notes << QString::fromStdString(std::string(levelName(note.level)) + ' '
                                                 + name.table + ": " + note.message);
    };
    const auto execute = [&](const TableName &name, const std::string &sql) {
        if (auto done = (*postgres)->execute(sql); !done)
            problem(name, done.error().message + "\n" + sql);
    };
    const auto catalog = reader.readCatalog({std::move(databases)});
    if (!catalog) {
        problem({}, catalog.error().message);
        return made;
    }
    std::map<TableName, TableSchema> sources;
    for (const CatalogObject &object : catalog->objects) {
        if (object.kind == ObjectKind::View)
            continue;
        auto table = reader.readTable(object.name);
        if (table)
            (void)reader.profile(*table);
        if (table)
            sources[object.name] = std::move(*table);
        else
            problem(object.name, table.error().message);
    }
    target.sourceTable = [&](const TableName &name) -> const TableSchema * {
        const auto found = sources.find(name);
        return found == sources.end() ? nullptr : &found->second;
    };
    std::vector<ConvertedView> views;
    for (const CatalogObject &object : catalog->objects) {
        if (object.kind == ObjectKind::View) {
            const auto view = reader.readView(object.name);
            auto converted = view ? convertView(*view, atSink(object.name), target)
                                  : Result<ConvertedView>(tl::unexpected(view.error()));
            if (!converted) {
                problem(object.name, converted.error().message);
                continue;
            }
            keepNotes(object.name, converted->notes);
            views.push_back(std::move(*converted));
            continue;
        }
        auto converted = convertTable(sources[object.name], atSink(object.name), {}, target);
        if (!converted) {
            problem(object.name, converted.error().message);
            continue;
        }
        keepNotes(object.name, converted->notes);
        for (const std::string &sql : converted->createStatements)
            execute(object.name, sql);
        made.tables[object.name] = std::move(*converted);
    }
    for (const auto &[name, table] : made.tables) {
        for (const std::string &sql : table.indexStatements)
            execute(name, sql);
    }
    for (const auto &[name, table] : made.tables) {
        for (const std::string &sql : table.foreignKeyStatements)
            execute(name, sql);
    }
    for (int round = 0; round < 3 && !views.empty(); ++round) { // one may want another
        std::erase_if(views, [&](const ConvertedView &view) {
            return (*postgres)->execute(view.createStatement).has_value();
        });
    }
    for (const ConvertedView &view : views)
        execute(view.schema.name, view.createStatement);
    return made;
}

/// Where PostgreSQL's own answer differs from what was expected.
QStringList differencesOf(const Made &made)
{
    QStringList differences;
    const auto connector = makeConnector(*serverFrom("GODWIT_TEST_POSTGRES"));
    auto reader = (*connector)->openSchemaReader();
    for (const auto &[name, table] : made.tables) {
        const auto sink = (*reader)->readTable(table.schema.name);
        const QString shown = QString::fromStdString(name.table) + ": ";
        if (!sink) {
            differences << shown + "not there";
            continue;
        }
        for (const Column &column : table.schema.columns) {
            const Column *found = sink->findColumn(column.name);
            if (!found || found->type != column.type || found->nullable != column.nullable
                || found->autoIncrement != column.autoIncrement
                || found->generated != column.generated || found->comment != column.comment)
                differences << shown + "column " + QString::fromStdString(column.name) + " "
                                   + QString::fromStdString(found ? found->type.declared : "");
        }
        for (const Index &index : table.schema.indexes) {
            const auto found =
                std::find_if(sink->indexes.begin(), sink->indexes.end(),
                             [&](const Index &other) { return other.name == index.name; });
            if (found == sink->indexes.end() || found->kind != index.kind
                || found->parts.size() != index.parts.size())
                differences << shown + "index " + QString::fromStdString(index.name);
        }
        if (sink->autoIncrement != table.schema.autoIncrement
            || sink->foreignKeys.size() != table.schema.foreignKeys.size()
            || sink->checks.size() != table.schema.checks.size()
            || sink->comment != table.schema.comment)
            differences << shown + "its counter, keys, checks or comment";
    }
    return differences;
}

} // namespace

class tst_postgres_ddl : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void oddTablesOfMysqlAreMade_data();
    void oddTablesOfMysqlAreMade();
    void expressionsOfMysqlAreMade_data() { oddTablesOfMysqlAreMade_data(); }
    void expressionsOfMysqlAreMade();
    void hostileSqliteIsMade();

private:
    Made makeFrom(const char *server, const std::vector<std::vector<std::string>> &lists);
};

void tst_postgres_ddl::cleanup()
{
    dropSchemas();
    for (const char *server : {"GODWIT_TEST_MYSQL80", "GODWIT_TEST_MARIADB"}) {
        if (auto connection = connectTo(server, MysqlRole::Ddl)) {
            (void)(*connection)->execute("SET foreign_key_checks = 0");
            for (const std::string &database : {sourceDatabase, otherDatabase})
                (void)(*connection)
                    ->execute("DROP DATABASE IF EXISTS " + quoteName(Dialect::MySql, database));
        }
    }
}

Made tst_postgres_ddl::makeFrom(const char *server,
                                const std::vector<std::vector<std::string>> &lists)
{
    cleanup();
    Made made;
    auto connection = connectTo(server, MysqlRole::Ddl);
    if (!connection) {
        made.problems << server;
        return made;
    }
    for (const std::string &database : {sourceDatabase, otherDatabase})
        (void)(*connection)
            ->execute("CREATE DATABASE " + quoteName(Dialect::MySql, database)
                      + " CHARACTER SET utf8mb4");
    (void)(*connection)->execute("USE " + quoteName(Dialect::MySql, sourceDatabase));
    for (const auto &list : lists) {
        for (const std::string &sql : list) {
            if (auto done = (*connection)->execute(withDatabases(sql)); !done)
                made.problems << QString::fromStdString("SOURCE " + done.error().message + '\n'
                                                        + sql);
        }
    }
    const auto connector = makeConnector(*serverFrom(server));
    const auto facts = (*connector)->readFacts();
    auto reader = (*connector)->openSchemaReader();
    if (!facts || !reader || !made.problems.isEmpty())
        return made;
    return makeAll(**reader, *facts, {sourceDatabase, otherDatabase});
}

void tst_postgres_ddl::oddTablesOfMysqlAreMade_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::newRow("MySQL 8.0") << QByteArray("GODWIT_TEST_MYSQL80");
    QTest::newRow("MariaDB") << QByteArray("GODWIT_TEST_MARIADB");
}

void tst_postgres_ddl::oddTablesOfMysqlAreMade()
{
    QFETCH(QByteArray, server);
    const auto &own = server.endsWith("80") ? odd::mysql80 : odd::mariaDb;
    const Made made = makeFrom(server.constData(), {odd::everywhere, odd::engines, own});
    qDebug().noquote() << made.notes.join("\n");
    QVERIFY2(made.problems.isEmpty(), qPrintable(made.problems.join("\n\n")));
    const QStringList differences = differencesOf(made);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join("\n")));
}

/// Conditions, defaults, generated columns and views of every sort that has a form in PostgreSQL.
const std::vector<std::string> expressions = {
    R"sql(CREATE TABLE `%s`.people (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, first varchar(50) NOT NULL,
 last varchar(50) COLLATE utf8mb4_bin, born date, paid decimal(10,2) DEFAULT '0.00', active tinyint(1) NOT NULL DEFAULT '1',
 made datetime DEFAULT CURRENT_TIMESTAMP, seen timestamp(3) NULL, score double, n bigint, flags bit(4) DEFAULT b'0',
 kind enum('a','B') DEFAULT 'a', tags set('x','y') DEFAULT 'x,y', raw varbinary(20), KEY (first(5)), KEY made (made DESC))
 AUTO_INCREMENT=100)sql",
    R"sql(CREATE TABLE `%s`.orders (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, person int unsigned NOT NULL,
 total decimal(12,2) NOT NULL, state varchar(10) DEFAULT 'new', at datetime(6) NOT NULL,
 tax decimal(12,2) GENERATED ALWAYS AS (round(total * 0.19, 2)) STORED,
 label varchar(80) GENERATED ALWAYS AS (concat(state,'-',upper(state))) VIRTUAL,
 y int GENERATED ALWAYS AS (year(at)) STORED, d date GENERATED ALWAYS AS (cast(at as date)) STORED,
 big tinyint GENERATED ALWAYS AS (total > 100) VIRTUAL, both_ varchar(99) GENERATED ALWAYS AS (concat(label,'!')) VIRTUAL,
 CONSTRAINT positive CHECK (total >= 0 and (state in ('new','paid','void') or state is null)),
 CHECK (ifnull(total, 0) < 1000000), CHECK (char_length(state) between 1 and 10), CHECK (state regexp '^[a-z]+$'),
 CHECK (state like 'n%' or state <> 'x' or not (total <=> 5)), CHECK (if(total > 5, 1, 0) in (0, 1)),
 CHECK (total % 7 <> 8 and total div 3 <> -5 and mod(person, 2) < 2), CHECK (coalesce(state, '') <> 'bad' xor total < 0),
 CHECK (at > '2000-01-01' or greatest(total, 5, person) > 0), CHECK (case state when 'x' then 1 else 0 end = 0),
 CHECK (trim(state) = state and left(state, 2) <> 'zz' and substring(state, 1, 1) <> '!' and locate('?', state) = 0),
 CHECK (last_day(at) > '1999-01-01' and dayofweek(at) between 1 and 7 and hour(at) < 25),
 CHECK (length(state) < 11 and hex(state) <> 'FF' and lower(state) = state and reverse(state) <> 'wen '),
 KEY state (state), FOREIGN KEY (person) REFERENCES `%s`.people (id) ON DELETE CASCADE))sql",
    "CREATE VIEW `%s`.v_join AS SELECT p.id, concat(p.first, ' ', ifnull(p.last, '?')) AS name, "
    "count(o.id) AS n,"
    " sum(o.total) AS total, max(o.at) AS latest FROM `%s`.people p LEFT JOIN `%s`.orders o ON "
    "o.person = p.id"
    " WHERE p.active AND (p.born IS NULL OR year(p.born) > 1900) GROUP BY p.id HAVING n >= 0 AND "
    "total > 5"
    " ORDER BY total DESC LIMIT 5, 10",
    "CREATE VIEW `%s`.v_types AS SELECT p.id + 1 AS a, p.id * p.n AS b, p.paid / 3 AS c, p.id DIV "
    "2 AS d, p.active = 1 AS e,"
    " NOT p.active AS f, p.first = 'X' AS g, p.first LIKE 'x%' AS h, p.last IN ('a', 'b') AS i, "
    "p.kind = 'B' AS j,"
    " date_format(p.made, '%Y-%m-%d %H:%i:%s') AS k, datediff(p.made, p.born) AS l, p.made + "
    "INTERVAL 3 DAY AS m,"
    " timestampdiff(YEAR, p.born, p.made) AS n, unix_timestamp(p.seen) AS o, ifnull(p.n, '') AS q,"
    " cast(p.n AS char) AS r, cast(p.first AS signed) AS s, if(p.paid > 5, 'yes', 'no') AS t, "
    "p.flags + 0 AS u,"
    " coalesce(p.seen, p.made) AS v, substring_index(p.first, ' ', 1) AS w, hex(p.raw) AS x, "
    "md5(p.first) AS y,"
    " field(p.kind, 'a', 'B') AS z, find_in_set('x', p.tags) AS aa, p.n & 7 AS ab, round(p.score, "
    "2) AS ac,"
    " curdate() AS ad, now() AS ae, p.first <=> p.last AS af, isnull(p.last) AS ag, lpad(p.n, 5, "
    "'0') AS ah,"
    " truncate(p.paid, 1) AS ai, p.born > '2000-01-01' AS aj, nullif(p.n, 0) AS ak, -p.n AS al, "
    "rand() AS am"
    " FROM `%s`.people p",
    "CREATE VIEW `%s`.v_sub AS SELECT o.id, (SELECT p.first FROM `%s`.people p WHERE p.id = "
    "o.person) AS who"
    " FROM `%s`.orders o WHERE o.person IN (SELECT id FROM `%s`.people WHERE active) AND EXISTS"
    " (SELECT 1 FROM `%s`.people q WHERE q.id = o.person) AND o.total > ALL (SELECT paid FROM "
    "`%s`.people)",
    "CREATE VIEW `%s`.v_union AS SELECT id, first AS name FROM `%s`.people UNION ALL SELECT id, "
    "state FROM `%s`.orders"
    " UNION SELECT 0, 'none' ORDER BY id DESC LIMIT 3",
    "CREATE VIEW `%s`.v_group AS SELECT p.kind, group_concat(DISTINCT p.first ORDER BY p.first "
    "DESC SEPARATOR '; ') AS names,"
    " count(DISTINCT p.last) AS lasts, avg(p.paid) AS mean, std(p.score) AS deviation FROM "
    "`%s`.people p GROUP BY p.kind"
    " WITH ROLLUP",
    "CREATE VIEW `%s`.v_derived AS SELECT t.kind, t.n FROM (SELECT kind, count(*) AS n FROM "
    "`%s`.people GROUP BY kind) t"
    " WHERE t.n > 0",
    "CREATE VIEW `%s`.v_check AS SELECT id, first, active FROM `%s`.people WHERE active = 1 WITH "
    "CHECK OPTION",
    "CREATE VIEW `%s`.v_cross AS SELECT a.id AS x, b.id AS y FROM `%s`.people a, `%s`.people b, "
    "`%s`.orders c"
    " WHERE a.id = b.id",
    "CREATE VIEW `%s`.v_case AS SELECT CASE kind WHEN 'a' THEN 1 WHEN 'B' THEN 2 END AS k, CASE "
    "WHEN active THEN first ELSE n"
    " END AS mixed_ FROM `%s`.people",
};

/// ... of MySQL 8.0 and MariaDB in words of their own.
const std::vector<std::string> expressionsOfMysql = {
    R"sql(CREATE TABLE `%s`.docs (id int PRIMARY KEY, j json, name varchar(20) GENERATED ALWAYS AS (j->>'$.name') STORED,
 first_ varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(j, '$.tags[0]'))) VIRTUAL,
 u binary(16) DEFAULT (unhex('00')), t datetime DEFAULT (now() + interval 1 day), KEY fn ((lower(name))),
 CHECK (j->>'$.n' <> 'x'), CHECK (json_valid(j))))sql",
    "CREATE VIEW `%s`.v_window AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "
    "WHERE n < 5)"
    " SELECT c.n, row_number() OVER (ORDER BY c.n DESC) AS r, lag(c.n, 1) OVER w AS l, sum(c.n) "
    "OVER (PARTITION BY c.n % 2"
    " ORDER BY c.n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM c WINDOW w AS "
    "(ORDER BY c.n)",
    "CREATE VIEW `%s`.v_json AS SELECT d.j->'$.a' AS a, d.j->>'$.b' AS b, json_contains(d.j, '1', "
    "'$.c') IS NULL AS c2,"
    " json_object('k', d.id) AS o FROM `%s`.docs d",
};

const std::vector<std::string> expressionsOfMariaDb = {
    R"sql(CREATE TABLE `%s`.docs (id int PRIMARY KEY, j json, u uuid DEFAULT uuid(), a inet6 DEFAULT '::1',
 t datetime DEFAULT (now() + interval 1 day), n int DEFAULT (1 + 2), e text DEFAULT 'it''s', CHECK (id > 0 or id is null)))sql",
    "CREATE SEQUENCE `%s`.counter START WITH 5",
    "CREATE VIEW `%s`.v_window AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "
    "WHERE n < 5)"
    " SELECT c.n, row_number() OVER (ORDER BY c.n DESC) AS r FROM c",
};

void tst_postgres_ddl::expressionsOfMysqlAreMade()
{
    QFETCH(QByteArray, server);
    const auto &own = server.endsWith("80") ? expressionsOfMysql : expressionsOfMariaDb;
    const Made made = makeFrom(server.constData(), {expressions, own});
    qDebug().noquote() << made.notes.join("\n");
    QVERIFY2(made.problems.isEmpty(), qPrintable(made.problems.join("\n\n")));
    const QStringList differences = differencesOf(made);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join("\n")));
    QVERIFY(!made.says("becomes a plain column"));
}

void tst_postgres_ddl::hostileSqliteIsMade()
{
    dropSchemas();
    QFile file(QFINDTESTDATA("hostile_sqlite.sql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    SqliteFile source;
    const QString run = source.run(file.readAll().toStdString());
    QVERIFY2(!run.startsWith("ERROR"), qPrintable(run));
    const auto connector = source.connector();
    const auto facts = connector->readFacts();
    auto reader = connector->openSchemaReader();
    QVERIFY(facts && reader);
    const Made made = makeAll(**reader, *facts, {"main"});
    qDebug().noquote() << made.notes.join("\n");
    QVERIFY2(made.problems.isEmpty(), qPrintable(made.problems.join("\n\n")));
    const QStringList differences = differencesOf(made);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join("\n")));
}

QTEST_GUILESS_MAIN(tst_postgres_ddl)
#include "tst_postgres_ddl.moc"
