#include "core/schema/mysql_collations.h"

#include <QtTest>

using namespace godwit;

namespace {

const std::set<std::string> mysql57 = {
    "utf8mb4_general_ci", "utf8mb4_bin",     "utf8mb4_unicode_ci", "utf8mb4_unicode_520_ci",
    "utf8mb4_german2_ci", "utf8_general_ci", "utf8_bin",           "utf8_unicode_520_ci",
    "latin1_swedish_ci",  "latin1_bin"};

std::set<std::string> with(std::set<std::string> base, std::initializer_list<const char *> more)
{
    base.insert(more.begin(), more.end());
    return base;
}

const std::set<std::string> mysql80 =
    with(mysql57, {"utf8mb4_0900_ai_ci", "utf8mb4_0900_as_ci", "utf8mb4_0900_as_cs",
                   "utf8mb4_de_pb_0900_ai_ci", "utf8mb4_de_pb_0900_as_cs", "gb18030_chinese_ci"});
const std::set<std::string> mariaDb = {"utf8mb4_general_ci",
                                       "utf8mb4_bin",
                                       "utf8mb4_unicode_ci",
                                       "utf8mb4_unicode_520_ci",
                                       "utf8mb4_unicode_520_nopad_ci",
                                       "utf8mb4_nopad_bin",
                                       "utf8mb4_german2_ci",
                                       "utf8mb4_uca1400_nopad_ai_ci",
                                       "utf8mb4_uca1400_nopad_as_ci",
                                       "utf8mb4_uca1400_nopad_as_cs",
                                       "utf8mb4_uca1400_ai_ci",
                                       "utf8mb4_uca1400_as_cs",
                                       "utf8mb4_uca1400_german2_nopad_ai_ci",
                                       "utf8mb3_general_ci",
                                       "utf8mb3_bin",
                                       "utf8mb3_unicode_520_ci",
                                       "utf8mb3_uca1400_ai_ci",
                                       "latin1_swedish_ci",
                                       "latin1_bin",
                                       "latin1_swedish_nopad_ci"};
const std::set<std::string> oldMariaDb = {"utf8mb4_general_ci", "utf8mb4_bin",
                                          "utf8mb4_unicode_520_ci", "utf8mb4_unicode_520_nopad_ci",
                                          "utf8mb4_nopad_bin"};

const std::set<std::string> &server(const QString &name)
{
    return name == "5.7" ? mysql57 : name == "8.0" ? mysql80 : name == "old" ? oldMariaDb : mariaDb;
}

} // namespace

class tst_MysqlCollations : public QObject
{
    Q_OBJECT

private slots:
    void theNearestIsChosen_data();
    void theNearestIsChosen();
    void aServerThatListsNothingGetsTheSameName();
};

void tst_MysqlCollations::theNearestIsChosen_data()
{
    QTest::addColumn<QString>("collation");
    QTest::addColumn<QString>("sink");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("consequence"); ///< a word of it; empty: none
    const auto row = [](const char *collation, const char *sink, const char *expected,
                        const char *consequence = "") {
        QTest::addRow("%s at %s", collation, sink) << collation << sink << expected << consequence;
    };
    row("utf8mb4_bin", "8.0", "utf8mb4_bin");
    row("latin1_swedish_ci", "mariadb", "latin1_swedish_ci");
    row("utf8mb3_general_ci", "8.0", "utf8_general_ci");
    row("utf8_bin", "mariadb", "utf8mb3_bin");
    row("utf8mb4_0900_ai_ci", "mariadb", "utf8mb4_uca1400_nopad_ai_ci");
    row("utf8mb4_0900_as_ci", "mariadb", "utf8mb4_uca1400_nopad_as_ci");
    row("utf8mb4_0900_as_cs", "mariadb", "utf8mb4_uca1400_nopad_as_cs");
    row("utf8mb4_0900_bin", "mariadb", "utf8mb4_nopad_bin");
    row("utf8mb4_de_pb_0900_ai_ci", "mariadb", "utf8mb4_uca1400_german2_nopad_ai_ci");
    row("utf8mb4_0900_ai_ci", "old", "utf8mb4_unicode_520_nopad_ci");
    row("utf8mb4_0900_as_cs", "old", "utf8mb4_nopad_bin");
    row("utf8mb4_0900_as_ci", "old", "utf8mb4_unicode_520_nopad_ci", "accents");
    row("utf8mb4_0900_ai_ci", "5.7", "utf8mb4_unicode_520_ci", "trailing spaces");
    row("utf8mb4_0900_as_cs", "5.7", "utf8mb4_bin", "trailing spaces");
    row("utf8mb4_de_pb_0900_ai_ci", "5.7", "utf8mb4_german2_ci", "trailing spaces");
    row("utf8mb4_uca1400_ai_ci", "8.0", "utf8mb4_unicode_520_ci");
    row("utf8mb4_uca1400_nopad_ai_ci", "8.0", "utf8mb4_0900_ai_ci");
    row("utf8mb4_uca1400_as_cs", "8.0", "utf8mb4_0900_as_cs", "trailing spaces now count");
    row("utf8mb4_uca1400_ai_cs", "8.0", "utf8mb4_0900_as_cs", "trailing spaces now count");
    row("utf8mb4_uca1400_german2_nopad_as_cs", "8.0", "utf8mb4_de_pb_0900_as_cs");
    row("utf8mb4_unicode_520_nopad_ci", "8.0", "utf8mb4_0900_ai_ci");
    row("utf8mb4_nopad_bin", "8.0", "utf8mb4_bin", "trailing spaces");
    row("latin1_swedish_nopad_ci", "8.0", "latin1_swedish_ci", "trailing spaces");
    row("utf8mb3_uca1400_ai_ci", "8.0", "utf8_unicode_520_ci");
    row("utf8mb3_uca1400_as_cs", "5.7", "utf8_bin");
    row("gb18030_chinese_ci", "mariadb", "utf8mb4_unicode_520_ci");
    row("gb18030_bin", "mariadb", "utf8mb4_bin");
    row("future_thing", "mariadb", "utf8mb4_unicode_520_ci");
}

void tst_MysqlCollations::theNearestIsChosen()
{
    QFETCH(QString, collation);
    QFETCH(QString, sink);
    QFETCH(QString, expected);
    QFETCH(QString, consequence);
    const std::string name = collation.toStdString();
    const CollationChoice choice =
        chooseCollation(name.substr(0, name.find('_')), name, server(sink));
    QCOMPARE(QString::fromStdString(choice.collation), expected);
    QCOMPARE(QString::fromStdString(choice.charset), expected.section('_', 0, 0));
    if (consequence.isEmpty())
        QCOMPARE(QString::fromStdString(choice.consequence), QString());
    else
        QVERIFY2(QString::fromStdString(choice.consequence).contains(consequence),
                 choice.consequence.c_str());
}

void tst_MysqlCollations::aServerThatListsNothingGetsTheSameName()
{
    const CollationChoice choice = chooseCollation("utf8mb4", "utf8mb4_0900_ai_ci", {});
    QVERIFY(choice.same);
    QCOMPARE(choice.collation, std::string("utf8mb4_0900_ai_ci"));
    QVERIFY(chooseCollation("binary", "binary", mysql57).same);
}

QTEST_GUILESS_MAIN(tst_MysqlCollations)
#include "tst_mysql_collations.moc"
