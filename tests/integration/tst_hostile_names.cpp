// Names that break a careless quoting, from every store to every store.
#include "core/schema/sql_dialect.h"
#include "tests/integration/store_route.h"

#include <QTest>

#include <set>

using namespace godwit;
using namespace godwit::test;

namespace {

/// A database's own name is hostile too. OceanBase makes one with a double quote and cannot drop
/// it.
std::string databaseOf(const QString &store, const char *end)
{
    return (store == "OceanBase" ? "godwit_test `'.names" : "godwit_test `\"'.names")
           + std::string(end);
}

bool isMysql(const std::string &store)
{
    return store != "PostgreSQL" && store != "SQLite";
}

/// Tells upper from lower case in the names of tables.
bool tablesHaveCase(const std::string &store)
{
    return store != "SQLite" && store != "OceanBase";
}

std::string longName(std::size_t characters)
{
    std::string name = "long_";
    while (name.size() < characters)
        name += static_cast<char>('a' + name.size() % 26);
    return name;
}

/// Names that @p store can have.
std::vector<std::string> hostileNames(const std::string &store)
{
    std::vector<std::string> names = {
        "back`quote",
        "it's",
        "double\"quote",
        "a.b",
        "line\nbreak",
        "select",
        "order",
        "table",
        "user",
        "%s",
        "a\\b",
        "-- comment",
        "/* c */",
        "; DROP",
        "col[1]",
        "$1",
        ":name",
        "?",
        " leading",
        "日本語",
        "ключ",
        "a b",
        "#",
        "@v",
        "tab\t.",
        "percent%_all",
        "null",
        "true",
        "rowid",
        "1st",
        "é",
        "{}",
        "\"",
        "`",
        "'",
        "oid",
        "ctid",
        "group",
        "index",
        "rank",
        "interval",
        "key",
    };
    names.push_back(longName(store == "PostgreSQL" ? 63 : 64));
    if (!isMysql(store))
        names.push_back("emoji 😀");
    if (store == "PostgreSQL")
        std::erase(names, "ctid"); // its own
    if (store == "SQLite")
        std::erase(names, "rowid"); // a column of that name hides SQLite's
    return names;
}

/// Every table takes its time: those names that quoting, paths or statements might trip over.
std::vector<std::string> tableNames(const std::vector<std::string> &names)
{
    static const std::set<std::string> worst = {
        "back`quote", "it's", "double\"quote", "a.b",    "line\nbreak", "select",
        "%s",         "a\\b", "; DROP",        "日本語", " leading",    "emoji 😀"};
    std::vector<std::string> some;
    for (const std::string &name : names) {
        if (worst.count(name) > 0 || name.starts_with("long_"))
            some.push_back(name);
    }
    return some;
}

std::string integerType(const TestStore &store)
{
    return store.dialect() == Dialect::Sqlite ? "INTEGER" : "int";
}

/// One table for each name, with columns that have all names; and a view over it, an index and a
/// foreign key to the table before.
std::vector<std::string> statementsFor(const TestStore &store)
{
    std::vector<std::string> statements;
    const std::vector<std::string> names = hostileNames(store.name());
    const std::string type = integerType(store);
    std::string every;
    for (const std::string &name : names)
        every += ", " + store.quoted(name) + ' ' + type;
    statements.push_back("CREATE TABLE every_name (id " + type + " NOT NULL PRIMARY KEY" + every
                         + ")");
    statements.push_back("INSERT INTO every_name (id, " + store.quoted(names.front()) + ", "
                         + store.quoted(names.back()) + ") VALUES (1, 2, 3), (4, NULL, 6)");
    std::string before;
    for (const std::string &name : tableNames(names)) {
        const std::string quoted = store.quoted(name);
        const std::string column = store.quoted("c " + name.substr(0, 50));
        const std::string foreign = before.empty()
                                        ? ""
                                        : ", CONSTRAINT " + store.quoted("fk " + name.substr(0, 50))
                                              + " FOREIGN KEY (r) REFERENCES " + before + " (id)";
        // OceanBase cannot add a key over a column with a back-quote in its name.
        const std::string index = store.quoted("i " + name.substr(0, 50));
        const std::string key =
            isMysql(store.name()) ? ", KEY " + index + " (" + column + ")" : std::string();
        statements.push_back("CREATE TABLE " + quoted + " (id " + type + " NOT NULL PRIMARY KEY, "
                             + column + ' ' + type + ", r " + type + foreign + key + ")");
        if (key.empty())
            statements.push_back("CREATE INDEX " + index + " ON " + quoted + " (" + column + ")");
        statements.push_back("INSERT INTO " + quoted + " VALUES (1, 10, 1), (2, NULL, NULL)");
        before = quoted;
    }
    return statements;
}

/// Tables whose names differ in case only.
std::vector<std::string> twinStatements(const TestStore &store)
{
    const std::string upper = store.quoted("Twin"), lower = store.quoted("twin");
    return {"CREATE TABLE " + upper + " (id int NOT NULL PRIMARY KEY)",
            "CREATE TABLE " + lower + " (id int NOT NULL PRIMARY KEY)",
            "INSERT INTO " + upper + " VALUES (1)", "INSERT INTO " + lower + " VALUES (2), (3)"};
}

QStringList countsOf(TestStore &store)
{
    QStringList all;
    const auto tables = store.tables();
    if (!tables)
        return {QString::fromStdString(tables.error().message)};
    for (const std::string &table : *tables)
        all << QString::fromStdString(table) + ": "
                   + store.rows("SELECT count(*) FROM " + store.quoted(table)).join(' ');
    all.sort();
    return all;
}

/// What must stand for a name that the sink cannot have; PostgreSQL's own columns get a `_`.
QString asTheSinkCallsIt(QString name, Dialect sink)
{
    if (sink == Dialect::PostgreSql) {
        name.replace("long_fghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl",
                     "long_fghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzab_eddbd745");
        return name == "ctid" ? "ctid_" : name;
    }
    return sink == Dialect::Sqlite ? name : name.replace("😀", "U+1F600");
}

/// How many tables have an index that begins with their second column.
int indexesOf(TestStore &store)
{
    int found = 0;
    const auto tables = store.tables();
    for (const std::string &name : tables ? *tables : std::vector<std::string>()) {
        const auto table = store.table(name);
        if (!table || table->columns.size() != 3)
            continue;
        for (const Index &index : table->indexes)
            found += index.parts.front().column == table->columns[1].name ? 1 : 0;
    }
    return found;
}

void addRoutesFrom(const std::string &from)
{
    for (const std::string &to : storeNames())
        QTest::addRow("%s to %s", from.c_str(), to.c_str())
            << QString::fromStdString(from) << QString::fromStdString(to);
}

} // namespace

class tst_hostile_names : public QObject
{
    Q_OBJECT

private slots:
    void surviveTheRoute_data();
    void surviveTheRoute();
    void twinsInCaseStayTwo_data();
    void twinsInCaseStayTwo();
};

void tst_hostile_names::surviveTheRoute_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const std::string &from : storeNames())
        addRoutesFrom(from);
}

void tst_hostile_names::surviveTheRoute()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    auto source = TestStore::open(from.toStdString(), databaseOf(from, ""));
    auto sink = TestStore::open(to.toStdString(), databaseOf(to, " copied"));
    REQUIRE(source);
    REQUIRE(sink);
    const QString unmade = (*source)->executeAll(statementsFor(**source));
    QVERIFY2(unmade.isEmpty(), qPrintable(unmade));
    const auto ran = runRoute(wholeDatabase(**source, **sink), **source, **sink);
    REQUIRE(ran);
    QVERIFY2(ran->problems.isEmpty(), qPrintable(ran->problems.join('\n')));
    QStringList expected = countsOf(**source);
    for (QString &line : expected) {
        line = asTheSinkCallsIt(line, (*sink)->dialect());
        if (to == "OceanBase")
            line = line.toLower();
    }
    expected.sort();
    QCOMPARE(countsOf(**sink), expected);
    // Columns too: each name, or what stands for it, with its values.
    const auto before = (*source)->table("every_name"), after = (*sink)->table("every_name");
    QVERIFY(before && after);
    QStringList names, arrived;
    for (const Column &column : before->columns)
        names << asTheSinkCallsIt(QString::fromStdString(column.name), (*sink)->dialect());
    for (const Column &column : after->columns)
        arrived << QString::fromStdString(column.name);
    QCOMPARE(arrived, names);
    const auto values = [](TestStore &store, const TableSchema &table) {
        return store.rows("SELECT id, " + store.quoted(table.columns[1].name) + ", "
                          + store.quoted(table.columns.back().name)
                          + " FROM every_name ORDER BY 1");
    };
    QCOMPARE(values(**sink, *after), QStringList({"1|2|3", "4|NULL|6"}));
    QCOMPARE(indexesOf(**sink), indexesOf(**source));
}

void tst_hostile_names::twinsInCaseStayTwo_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const std::string &from : storeNames()) {
        if (tablesHaveCase(from))
            addRoutesFrom(from);
    }
}

void tst_hostile_names::twinsInCaseStayTwo()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    auto source = TestStore::open(from.toStdString(), databaseOf(from, ""));
    auto sink = TestStore::open(to.toStdString(), databaseOf(to, " copied"));
    REQUIRE(source);
    REQUIRE(sink);
    const QString unmade = (*source)->executeAll(twinStatements(**source));
    QVERIFY2(unmade.isEmpty(), qPrintable(unmade));
    const auto ran = runRoute(wholeDatabase(**source, **sink), **source, **sink);
    if (tablesHaveCase(to.toStdString())) {
        REQUIRE(ran);
        QVERIFY2(ran->problems.isEmpty(), qPrintable(ran->problems.join('\n')));
        QCOMPARE(countsOf(**sink), QStringList({"Twin: 1", "twin: 2"}));
        return;
    }
    // One name for both: said before anything is written.
    const QString said =
        ran ? ran->problems.join('\n') : QString::fromStdString(ran.error().message);
    QVERIFY2(said.contains("Twin") && said.contains("twin"), qPrintable(said));
    QCOMPARE(countsOf(**sink), QStringList());
}

QTEST_GUILESS_MAIN(tst_hostile_names)
#include "tst_hostile_names.moc"
