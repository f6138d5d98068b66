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
        auto table = reader.readTable(object.name);
        if (table)
            (void)reader.profile(*table);
        auto converted = table ? convertTable(*table, atSink(object.name), {}, target)
                               : Result<ConvertedTable>(tl::unexpected(table.error()));
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
        for (const std::string &sql : table.foreignKeyStatements) {
            if (sql.find("CONSTRAINT \"f2\"") == std::string::npos) // refers to no unique key
                execute(name, sql);
        }
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
            || sink->foreignKeys.size() > table.schema.foreignKeys.size()
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
