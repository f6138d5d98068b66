// A real database goes PostgreSQL -> OceanBase -> MySQL -> PostgreSQL and equals itself at the end.
#include "tests/integration/store_route.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string database = "godwit_test_chinook";

/// Everything that PostgreSQL says of the tables in a schema, by its own catalogue functions.
QStringList definitions(TestStore &store)
{
    const std::string schema =
        "(SELECT oid FROM pg_namespace WHERE nspname = '" + store.database() + "')";
    QStringList all = store.rows(
        "SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
        " pg_get_expr(d.adbin, d.adrelid) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
        " WHERE c.relkind = 'r' AND a.attnum > 0 AND c.relnamespace = "
        + schema + " ORDER BY 1, 2");
    all += store.rows("SELECT conrelid::regclass, contype, pg_get_constraintdef(oid)"
                      " FROM pg_constraint WHERE connamespace = "
                      + schema + " ORDER BY 1, 2, 3");
    // Their names: MySQL's are one table's, PostgreSQL's are the schema's; what they do is
    // compared.
    all +=
        store.rows("SELECT indrelid::regclass, regexp_replace(pg_get_indexdef(indexrelid),"
                   " '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ ', '\\1') FROM pg_index JOIN pg_class c"
                   " ON c.oid = indrelid WHERE c.relkind = 'r' AND c.relnamespace = "
                   + schema + " ORDER BY 1, 2");
    return all;
}

} // namespace

class tst_chinook : public QObject
{
    Q_OBJECT

private slots:
    void equalsItselfAfterThreeMigrations();
};

void tst_chinook::equalsItselfAfterThreeMigrations()
{
    std::vector<std::unique_ptr<TestStore>> stores;
    for (const auto &[name, place] : {std::pair("PostgreSQL", database),
                                      {"OceanBase", database},
                                      {"MySQL 8.0", database},
                                      {"PostgreSQL", database + "_back"}}) {
        auto store = TestStore::open(name, place);
        REQUIRE(store);
        stores.push_back(std::move(*store));
    }
    TestStore &first = *stores.front(), &last = *stores.back();
    const QByteArray sql = contentsOf(QFINDTESTDATA("../data/chinook/chinook.sql"));
    const QString made = problemOf(first.execute(sql.toStdString()));
    QVERIFY2(made.isEmpty(), qPrintable(made));

    for (std::size_t i = 0; i + 1 < stores.size(); ++i) {
        const auto ran =
            runRoute(wholeDatabase(*stores[i], *stores[i + 1]), *stores[i], *stores[i + 1]);
        REQUIRE(ran);
        QVERIFY2(ran->problems.isEmpty(), qPrintable(ran->problems.join('\n')));
        QCOMPARE(ran->record.tables.size(), std::size_t(11));
    }

    const auto tables = first.tables();
    QVERIFY(tables);
    QCOMPARE(tables->size(), std::size_t(11));
    int rows = 0;
    for (const std::string &table : *tables) {
        const std::string all = "SELECT t::text FROM " + first.quoted(table) + " t ORDER BY 1";
        const QStringList before = first.rows(all);
        QVERIFY2(before.size() > 1, table.c_str());
        QCOMPARE(last.rows(all), before);
        rows += static_cast<int>(before.size());
    }
    QCOMPARE(rows, 15607);
    const QStringList before = definitions(first), after = definitions(last);
    for (const QString &line : after)
        QVERIFY2(before.contains(line), qPrintable("new: " + line));
    QCOMPARE(after, before);
}

QTEST_GUILESS_MAIN(tst_chinook)
#include "tst_chinook.moc"
