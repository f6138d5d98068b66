#include "core/schema/convert_schema.h"
#include "core/schema/view_text.h"

#include <QtTest>

#include <algorithm>

using namespace godwit;

class tst_ViewText : public QObject
{
    Q_OBJECT

private slots:
    void attributesAreKeptAndTheDefinerGoes();
    void onlyTablesAreRenamedNotAliasesOrLiterals();
    void whatStaysBehindIsWarnedOf();
    void collationsTheSinkLacksAreReplaced();
    void whatIsNoCreateViewIsRefused();

private:
    SchemaTarget target() const;
};

SchemaTarget tst_ViewText::target() const
{
    SchemaTarget target;
    target.facts.collations = {"utf8mb4_uca1400_nopad_ai_ci", "utf8mb4_general_ci"};
    target.facts.dialect = Dialect::MariaDb;
    target.facts.versionNumber = 101119;
    target.sourceFacts.versionNumber = 80015;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "outside")
            return std::nullopt;
        return TableName{"new `db", name.table + "2"};
    };
    return target;
}

void tst_ViewText::attributesAreKeptAndTheDefinerGoes()
{
    ViewSchema view;
    view.name = {"shop", "v"};
    view.dependsOn = {{"shop", "t"}};
    view.createStatement =
        "CREATE ALGORITHM=MERGE DEFINER=`a b`@`%` SQL SECURITY INVOKER VIEW `shop`.`v` (`x "
        "``y`,`z`) "
        "AS select `shop`.`t`.`a` AS `a`,2 AS `2` from `shop`.`t` WITH LOCAL CHECK OPTION";
    const auto converted = convertViewMysqlToMysql(view, {"sink", "w`1"}, target());
    QVERIFY(converted.has_value());
    QCOMPARE(
        QString::fromStdString(converted->createStatement),
        QString("CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `sink`.`w``1` (`x ``y`, `z`) AS "
                "select `new ``db`.`t2`.`a` AS `a`,2 AS `2` from `new ``db`.`t2` WITH LOCAL CHECK "
                "OPTION"));
    QVERIFY(std::any_of(converted->notes.begin(), converted->notes.end(), [](const Note &note) {
        return note.message.find("DEFINER") != std::string::npos && note.level == Level::Note;
    }));
    QVERIFY(converted->schema.dependsOn == (std::vector<TableName>{{"new `db", "t2"}}));

    view.createStatement = "CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `shop`.`v` AS "
                           "select 1 AS `1` WITH CASCADED CHECK OPTION";
    const auto text = parseCreateView(view.createStatement);
    QCOMPARE(text->select, std::string("select 1 AS `1`"));
    QCOMPARE(text->checkOption, std::string("CASCADED"));
    QVERIFY(text->definer.empty());
}

void tst_ViewText::onlyTablesAreRenamedNotAliasesOrLiterals()
{
    const auto sinkOf = [](const TableName &name) -> std::optional<TableName> {
        return TableName{"s", name.table};
    };
    const RenamedSql renamed = renameTables(
        "select `w`.`d`.`x`,'`d`.`t`',`d`.`t`.`d`,`t`.`d`,_utf8mb4'it\\'s `d`.`t`' /* `d`.`t` */ "
        "from (`d`.`t` join `d`.`u``v` `t`)",
        {{"d", "t"}, {"d", "u`v"}}, sinkOf);
    QCOMPARE(QString::fromStdString(renamed.sql),
             QString("select `w`.`d`.`x`,'`d`.`t`',`s`.`t`.`d`,`t`.`d`,_utf8mb4'it\\'s `d`.`t`' "
                     "/* `d`.`t` */ from (`s`.`t` join `s`.`u``v` `t`)"));
    QCOMPARE(renamed.tables.size(), std::size_t(2));
}

void tst_ViewText::whatStaysBehindIsWarnedOf()
{
    ViewSchema view;
    view.name = {"shop", "v"};
    view.dependsOn = {{"shop", "outside"}, {"other", "outside"}};
    view.createStatement =
        "CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `shop`.`v` AS select "
        "`shop`.`f`(`shop`.`outside`.`a`) AS `a` from (`shop`.`outside` join `other`.`outside`)";
    const auto converted = convertViewMysqlToMysql(view, {"sink", "v"}, target());
    QVERIFY(converted.has_value());
    // The view's own database moved; another one is taken to keep its name.
    QVERIFY(converted->schema.select.find("from (`sink`.`outside` join `other`.`outside`)")
            != std::string::npos);
    int warnings = 0;
    for (const Note &note : converted->notes)
        warnings += note.level == Level::Warning;
    QCOMPARE(warnings, 3); // two tables and a function
}

void tst_ViewText::collationsTheSinkLacksAreReplaced()
{
    ViewSchema view;
    view.name = {"shop", "v"};
    view.connectionCollation = "utf8mb4_0900_ai_ci";
    view.createStatement =
        "CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `shop`.`v` AS select "
        "('a' collate utf8mb4_0900_ai_ci) AS `collate utf8mb4_0900_ai_ci`";
    const auto converted = convertViewMysqlToMysql(view, {"sink", "v"}, target());
    QVERIFY(converted.has_value());
    QCOMPARE(
        converted->schema.select,
        std::string(
            "select ('a' collate utf8mb4_uca1400_nopad_ai_ci) AS `collate utf8mb4_0900_ai_ci`"));
    QCOMPARE(converted->schema.connectionCollation, std::string("utf8mb4_uca1400_nopad_ai_ci"));
}

void tst_ViewText::whatIsNoCreateViewIsRefused()
{
    for (const char *text :
         {"", "CREATE", "CREATE VIEW", "CREATE VIEW `v`", "CREATE VIEW `v` AS",
          "CREATE TABLE `t` (`a` int)", "CREATE ALGORITHM=", "CREATE DEFINER="}) {
        const auto parsed = parseCreateView(text);
        QVERIFY2(!parsed.has_value(), text);
    }
}

QTEST_GUILESS_MAIN(tst_ViewText)
#include "tst_view_text.moc"
