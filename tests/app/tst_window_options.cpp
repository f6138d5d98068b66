#include "app/window_options.h"

#include <QTest>

using namespace godwit;

class tst_WindowOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileAndAHomeMayStandInAnyOrder();
    void whatIsWrongIsNamed();
    void optionsOfQtAreLeftToIt();
};

void tst_WindowOptions::aFileAndAHomeMayStandInAnyOrder()
{
    for (const auto &words : {std::vector<std::string>{"shop.godwit.json", "--home", "/h"},
                              {"--home=/h", "shop.godwit.json"}}) {
        const WindowOptions options = parseWindowOptions(words);
        QCOMPARE(options.home, std::string("/h"));
        QCOMPARE(options.file, std::string("shop.godwit.json"));
        QVERIFY(options.problem.empty());
    }
    QCOMPARE(parseWindowOptions({"--", "--odd.json"}).file, std::string("--odd.json"));
    QVERIFY(parseWindowOptions({"--version"}).version);
    QVERIFY(parseWindowOptions({"--help"}).help);
    QVERIFY(windowHelp().find("--home") != std::string::npos);
}

void tst_WindowOptions::whatIsWrongIsNamed()
{
    QVERIFY(parseWindowOptions({"--nonsense"}).problem.find("--nonsense") != std::string::npos);
    QVERIFY(!parseWindowOptions({"--home"}).problem.empty());
    QVERIFY(!parseWindowOptions({"a.json", "b.json"}).problem.empty());
}

void tst_WindowOptions::optionsOfQtAreLeftToIt()
{
    const WindowOptions options = parseWindowOptions({"-platform", "offscreen", "a.json"});
    QVERIFY(options.problem.empty());
    QCOMPARE(options.file, std::string("a.json"));
}

QTEST_GUILESS_MAIN(tst_WindowOptions)
#include "tst_window_options.moc"
