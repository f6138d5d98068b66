#include "core/project/fault_place.h"
#include "core/project/filter_syntax.h"
#include "core/project/rule_syntax.h"

#include <QTest>

using namespace godwit;

class tst_FaultPlace : public QObject
{
    Q_OBJECT

private slots:
    void countsCharactersNotBytes()
    {
        QCOMPARE(faultPlace("äöü", 0), std::string(" (character 1)"));
        QCOMPARE(faultPlace("äöü", 4), std::string(" (character 3)"));
        QCOMPARE(faultPlace("äöü", 6), std::string(" (character 4)"));
    }

    void readsWhatRulesAndFiltersSay()
    {
        const auto rule = parseRule("shop.[a-z", true, ProjectType::Migration);
        QVERIFY(!rule);
        QVERIFY(faultCharacter(rule.error()) == std::size_t(6));
        const auto filter = checkFilter("id > 1; DROP TABLE x");
        QVERIFY(!filter);
        QVERIFY(faultCharacter(filter.error()) == std::size_t(7));
    }

    void findsNoneWhereNoneIsNamed()
    {
        Error error;
        for (const char *message : {"", "filter: it holds no expression", " (character )",
                                    " (character 0)", "a (character 3) in between"}) {
            error.message = message;
            QVERIFY2(!faultCharacter(error), message);
        }
    }
};

QTEST_APPLESS_MAIN(tst_FaultPlace)
#include "tst_fault_place.moc"
