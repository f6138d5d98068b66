// Every type that the OMS documentation lists for a route arrives with its extreme values, read
// back from both servers.
#include "core/schema/convert_schema.h"
#include "core/schema/table_from_text.h"
#include "tests/integration/documented_cases.h"
#include "tests/integration/store_route.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string database = "godwit_test_documented";

struct Route
{
    const char *name; ///< as in documented_types.txt
    const char *source;
    const char *sink;
    const std::vector<TypeCase> &cases;
};

const std::vector<Route> &routes()
{
    static const std::vector<Route> all = {
        {"MySQL to OceanBase", "MySQL 8.0", "OceanBase", mysqlToOceanBase()},
        {"OceanBase to MySQL", "OceanBase", "MySQL 8.0", oceanBaseToMysql()},
        {"PostgreSQL to OceanBase", "PostgreSQL", "OceanBase", postgresToOceanBase()},
    };
    return all;
}

std::string tableOf(std::size_t number)
{
    return "t" + std::to_string(number);
}

/// Makes what a route's types need, then one table for each case with its values and a NULL.
QString fill(TestStore &store, const std::vector<TypeCase> &cases)
{
    std::vector<std::string> statements;
    if (store.name() == "PostgreSQL")
        statements = {"CREATE TYPE mood AS ENUM ('sad', 'happy')",
                      "CREATE TYPE pair AS (a integer, b text)",
                      "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
                      "CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public",
                      "SET search_path = " + store.quoted(store.database()) + ", public"};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        statements.push_back("CREATE TABLE " + tableOf(i) + " (id int PRIMARY KEY, c "
                             + cases[i].declared + ")");
        const bool counts =
            cases[i].line.find("serial") != std::string::npos || cases[i].line == "SERIAL";
        std::string values = counts ? "" : ", (0, NULL)";
        for (std::size_t row = 0; row < cases[i].values.size(); ++row)
            values += ", (" + std::to_string(row + 1) + ", " + cases[i].values[row] + ')';
        statements.push_back("INSERT INTO " + tableOf(i) + " VALUES " + values.substr(2));
    }
    return store.executeAll(statements);
}

/// What is wrong with a case at the sink; empty if nothing is.
QStringList wrongWith(const TypeCase &wanted, const std::string &table, TestStore &source,
                      TestStore &sink)
{
    const QString name = QString::fromStdString(wanted.line);
    const auto schema = sink.table(table);
    if (!schema)
        return {name + ": " + QString::fromStdString(schema.error().message)};
    QStringList wrong;
    const QString declared = QString::fromStdString(schema->columns.at(1).type.declared);
    if (!declared.startsWith(QString::fromStdString(wanted.sinkType)))
        wrong << name + " became " + declared + ", not " + QString::fromStdString(wanted.sinkType);
    const auto values = [&](TestStore &store, const std::string &text) {
        return store.rows("SELECT " + text + " FROM " + table + " WHERE id > 0 ORDER BY id");
    };
    QStringList expected;
    for (const std::string &value : wanted.sinkValues)
        expected << QString::fromStdString(value);
    if (expected.isEmpty())
        expected = values(source, wanted.sourceText);
    const QStringList found =
        values(sink, wanted.sinkText.empty() ? wanted.sourceText : wanted.sinkText);
    if (found != expected || found.size() != static_cast<qsizetype>(wanted.values.size()))
        wrong << name + " holds [" + found.join("] [") + "], not [" + expected.join("] [") + ']';
    return wrong;
}

} // namespace

class tst_documented_types : public QObject
{
    Q_OBJECT

private slots:
    void everyDocumentedTypeHasACase();
    void theTypeArrivesWithItsExtremes_data();
    void theTypeArrivesWithItsExtremes();
    void whatTidbPrintsIsAccepted();
};

void tst_documented_types::everyDocumentedTypeHasACase()
{
    QFile file(QFINDTESTDATA("../data/documented_types.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> documented, known;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.trimmed().isEmpty() && !line.startsWith('#'))
            documented << QString::fromUtf8(line.trimmed());
    }
    QVERIFY(documented.size() > 150);
    for (const Route &route : routes()) {
        for (const TypeCase &wanted : route.cases)
            known << QString(route.name) + ": " + QString::fromStdString(wanted.line);
    }
    for (const TypeCase &wanted : tidbToOceanBase())
        known << "TiDB to OceanBase: " + QString::fromStdString(wanted.line);
    const auto missing = documented - known, unknown = known - documented;
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(", ")));
    QVERIFY2(unknown.isEmpty(), qPrintable(QStringList(unknown.values()).join(", ")));
}

void tst_documented_types::theTypeArrivesWithItsExtremes_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < routes().size(); ++i)
        QTest::newRow(routes()[i].name) << static_cast<int>(i);
}

void tst_documented_types::theTypeArrivesWithItsExtremes()
{
    QFETCH(int, number);
    const Route &route = routes()[static_cast<std::size_t>(number)];
    auto source = TestStore::open(route.source, database);
    auto sink = TestStore::open(route.sink, database + "_sink");
    REQUIRE(source);
    REQUIRE(sink);
    const QString made = fill(**source, route.cases);
    QVERIFY2(made.isEmpty(), qPrintable(made));
    const auto ran = runRoute(wholeDatabase(**source, **sink), **source, **sink);
    REQUIRE(ran);
    QStringList wrong = ran->problems;
    for (std::size_t i = 0; i < route.cases.size(); ++i)
        wrong += wrongWith(route.cases[i], tableOf(i), **source, **sink);
    QVERIFY2(wrong.isEmpty(), qPrintable('\n' + wrong.join('\n')));
}

void tst_documented_types::whatTidbPrintsIsAccepted()
{
    auto sink = TestStore::open("OceanBase", database + "_tidb");
    REQUIRE(sink);
    const auto facts = (*sink)->connector().readFacts();
    QVERIFY(facts);
    SchemaTarget target;
    target.facts = *facts;
    target.sourceFacts.product = "TiDB";
    target.sourceFacts.versionNumber = 80011;
    target.sinkOf = [](const TableName &name) { return std::optional(name); };
    QStringList wrong;
    const std::vector<TypeCase> &cases = tidbToOceanBase();
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string key = cases[i].line == "AUTO_RANDOM" ? "c" : "id";
        const auto table = tableFromCreateText(
            {"shop", tableOf(i)}, "CREATE TABLE `" + tableOf(i)
                                      + "` (\n  `id` int(11) NOT NULL,\n  `c` " + cases[i].declared
                                      + ",\n  PRIMARY KEY (`" + key
                                      + "`) /*T![clustered_index] CLUSTERED */\n) ENGINE=InnoDB "
                                        "DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
        QVERIFY(table);
        const auto converted = convertTable(*table, {(*sink)->database(), tableOf(i)}, {}, target);
        QVERIFY2(converted, cases[i].line.c_str());
        if (const QString problem = (*sink)->executeAll(statementsOf(*converted));
            !problem.isEmpty())
            wrong << problem;
        wrong += wrongWith(cases[i], tableOf(i), **sink, **sink);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable('\n' + wrong.join('\n')));
}

QTEST_GUILESS_MAIN(tst_documented_types)
#include "tst_documented_types.moc"
