#include "tests/ui/wizard/objects_support.h"
#include "ui/wizard/rules_completer.h"
#include "ui/wizard/rules_editor.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace godwit;
using namespace godwit::ui;

class tst_RulesEditor : public QObject
{
    Q_OBJECT

private slots:
    void blankLinesAreNoRules()
    {
        RulesEditor editor(RuleList::White);
        QSignalSpy edits(&editor, &RulesEditor::rulesEdited);
        QTest::keyClicks(&editor, "a.b");
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClicks(&editor, "c.d");
        QCOMPARE(editor.rules(), (std::vector<std::string>{"a.b", "c.d"}));
        QCOMPARE(editor.lineOf(1), std::optional(2));
        QVERIFY(!editor.lineOf(2));
        QVERIFY(!edits.isEmpty());
        QVERIFY(!editor.hasErrors());
    }

    void setRulesIsNoEdit()
    {
        RulesEditor editor(RuleList::White);
        QSignalSpy edits(&editor, &RulesEditor::rulesEdited);
        editor.setRules({"a.b", "c.*"});
        QCOMPARE(editor.toPlainText(), QString("a.b\nc.*"));
        QVERIFY(edits.isEmpty());
    }

    void underlinesTheVeryCharacter_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("column");
        QTest::newRow("bracket") << "shop.x[ab" << 6;
        QTest::newRow("behind a character of two units") << "sh😀p.x[ab" << 7;
        QTest::newRow("space at the end") << "shop.x " << 6;
        QTest::newRow("missing at the end") << "shop" << 4;
        QTest::newRow("second equals") << "a.b=c.d=e" << 7;
    }

    void underlinesTheVeryCharacter()
    {
        QFETCH(QString, rule);
        RulesEditor editor(RuleList::White);
        QSignalSpy messages(&editor, &RulesEditor::messageChanged);
        editor.setRules({"ok.*", rule.toStdString()});
        QCOMPARE(editor.faults().size(), std::size_t(1));
        const auto &fault = editor.faults().front();
        QCOMPARE(fault.line, 1);
        QTEST(fault.column, "column");
        QVERIFY(editor.message().startsWith("Line 2: "));
        QCOMPARE(messages.size(), 1);
        editor.setRules({"ok.*"});
        QVERIFY(!editor.hasErrors());
        QVERIFY(editor.message().isEmpty());
    }

    void anExclusionCannotRename()
    {
        RulesEditor editor(RuleList::Black);
        editor.setRules({"a.b=c.d"});
        QVERIFY(editor.hasErrors());
    }

    void showsProblemsAndMarks()
    {
        RulesEditor editor(RuleList::White);
        editor.resize(300, 200);
        editor.setRules({"a.*", "b.lag"});
        editor.setMarks({{RuleMark::Kind::Took, false, 0, {}},
                         {RuleMark::Kind::Stopped, false, 1, std::size_t(3)}});
        QCOMPARE(editor.extraSelections().size(), 2);
        const QTextCursor stopped = editor.extraSelections()[1].cursor;
        QCOMPARE(stopped.selectedText(), QString("a"));
        editor.setProblems({{1, QStringLiteral("two places")}});
        QVERIFY(editor.hasErrors());
        QVERIFY(editor.message().contains("two places"));
        editor.grab(); // paints margin, marks and underlines
    }

    void offersNamesAndTakesTheChosenOne()
    {
        RulesEditor editor(RuleList::White);
        editor.resize(300, 200);
        editor.setCatalog(smallIndex());
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        auto *completer = editor.findChild<RulesCompleter *>();
        QTest::keyClicks(&editor, "sh");
        QCOMPARE(completer->offered(), QStringList{"shop"});
        QTest::keyClick(&editor, Qt::Key_Tab);
        QCOMPARE(editor.toPlainText(), QString("shop."));
        QTest::keyClicks(&editor, "to");
        QCOMPARE(completer->offered().first(), QString("totals"));
        QTest::keyClick(&editor, Qt::Key_Return);
        QVERIFY2(editor.toPlainText() == "shop.to\n", "nothing was chosen: a new line");
        QVERIFY(completer->offered().isEmpty());
    }
};

QTEST_MAIN(tst_RulesEditor)
#include "tst_rules_editor.moc"
