// Every wrong input of the objects page says so beside its field, and goes when it is mended.
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/wizard/rules_editor.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace godwit;
using namespace godwit::ui;

class tst_ObjectsInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsNeeded();
    void aWrongFilterSaysSoBesideIt_data();
    void aWrongFilterSaysSoBesideIt();
    void nothingPickedIsMissing();
    void aWrongRuleSaysSoBesideItsEditor_data();
    void aWrongRuleSaysSoBesideItsEditor();
    void noRuleIsMissing();
};

void tst_ObjectsInputs::aNameIsNeeded()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders"));
    auto *name = t.find<QLineEdit>("objectSinkName");
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QVERIFY(t.message("objectSinkNameMessage").contains("orders"));
    QTest::keyClicks(name, "   ");
    QVERIFY(!t.message("objectSinkNameMessage").isEmpty());
    QTest::keyClicks(name, "new");
    QVERIFY(t.message("objectSinkNameMessage").isEmpty());
}

void tst_ObjectsInputs::aWrongFilterSaysSoBesideIt_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("isWrong");
    QTest::newRow("open bracket") << "id > (1" << true;
    QTest::newRow("open quote") << "name = 'x" << true;
    QTest::newRow("two statements") << "id > 1; DROP TABLE orders" << true;
    QTest::newRow("a comment") << "id > 1 -- " << true;
    QTest::newRow("right") << "id > 1 AND state = 'open'" << false;
    QTest::newRow("semicolon in a text") << "name = ';'" << false;
}

void tst_ObjectsInputs::aWrongFilterSaysSoBesideIt()
{
    QFETCH(QString, filter);
    QFETCH(bool, isWrong);
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders"));
    auto *edit = t.find<QPlainTextEdit>("objectFilter");
    edit->setPlainText(filter);
    QVERIFY2(!t.message("objectFilterMessage").isEmpty() == isWrong,
             qPrintable(t.message("objectFilterMessage")));
    const auto missing = t.page.missing();
    QCOMPARE(missing.empty(), !isWrong);
    edit->setPlainText("id = 1");
    QVERIFY(t.message("objectFilterMessage").isEmpty());
    QVERIFY(t.page.missing().empty());
}

void tst_ObjectsInputs::nothingPickedIsMissing()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    const auto missing = t.page.missing();
    QCOMPARE(missing.size(), std::size_t(1));
    QVERIFY(missing[0].message.contains("at least one"));
    QCOMPARE(missing[0].field, t.find<QWidget>("sourceTree"));
}

void tst_ObjectsInputs::aWrongRuleSaysSoBesideItsEditor_data()
{
    QTest::addColumn<QString>("editor");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("rule");
    const char *const rules[] = {"nodot", "shop.[a", "shop.*=store.a.b.c=", ".orders"};
    for (const char *rule : rules) {
        QTest::addRow("include %s", rule) << "includeRules"
                                          << "includeMessage" << rule;
        QTest::addRow("exclude %s", rule) << "excludeRules"
                                          << "excludeMessage" << rule;
    }
}

void tst_ObjectsInputs::aWrongRuleSaysSoBesideItsEditor()
{
    QFETCH(QString, editor);
    QFETCH(QString, message);
    QFETCH(QString, rule);
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    t.find<QRadioButton>("ruleMode")->click();
    if (editor == "excludeRules")
        t.find<RulesEditor>("includeRules")->setPlainText("shop.*");
    auto *edit = t.find<RulesEditor>(qPrintable(editor));
    edit->setPlainText(rule);
    QTRY_VERIFY(!t.message(qPrintable(message)).isEmpty());
    const auto missing = t.page.missing();
    QCOMPARE(missing.size(), std::size_t(1));
    QCOMPARE(missing[0].field, static_cast<QWidget *>(edit));
    edit->setPlainText("shop.orders");
    QTRY_VERIFY(t.message(qPrintable(message)).isEmpty());
}

void tst_ObjectsInputs::noRuleIsMissing()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    t.find<QRadioButton>("ruleMode")->click();
    const auto missing = t.page.missing();
    QCOMPARE(missing.size(), std::size_t(1));
    QCOMPARE(missing[0].field, t.find<QWidget>("includeRules"));
}

QTEST_MAIN(tst_ObjectsInputs)
#include "tst_objects_inputs.moc"
