#include "core/base/json.h"
#include "core/base/secret.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace godwit;

class tst_Secret : public QObject
{
    Q_OBJECT

private slots:
    void isMaskedWhereverItStands();
    void isMaskedInItsOtherForms();
    void aLongerSecretHidesAShorterOneInside();
    void shortSecretsWouldMaskHalfOfEverything();
    void staysRegisteredAfterItIsGone();
    void isMaskedFromManyThreads();
};

void tst_Secret::isMaskedWhereverItStands()
{
    const Secret secret("swordfish");
    QCOMPARE(maskSecrets("swordfish and swordfishswordfish"),
             std::string("****** and ************"));
    QCOMPARE(maskSecrets("nothing here"), std::string("nothing here"));
    QCOMPARE(secret.reveal(), std::string("swordfish"));
    QVERIFY(Secret().empty());
}

void tst_Secret::isMaskedInItsOtherForms()
{
    const Secret url("p@ss/word");
    QCOMPARE(maskSecrets("mysql://u:p%40ss%2Fword@h/"), std::string("mysql://u:******@h/"));
    const Secret quoted("tr\"icky\\one");
    QCOMPARE(maskSecrets(Json("x tr\"icky\\one").dump()), std::string("\"x ******\""));
    const Secret twoLines("first\nsecond");
    QCOMPARE(maskSecrets("x first\\x0Asecond"), std::string("x ******"));
    const Secret broken("ab\xFF\xFEyz"); // no UTF-8, must not upset anything
    QCOMPARE(maskSecrets("ab\xFF\xFEyz"), std::string("******"));
}

void tst_Secret::aLongerSecretHidesAShorterOneInside()
{
    const Secret shorter("horse");
    const Secret longer("horse-battery");
    QCOMPARE(maskSecrets("horse-battery"), std::string("******"));
    QCOMPARE(maskSecrets("horse"), std::string("******"));
}

void tst_Secret::shortSecretsWouldMaskHalfOfEverything()
{
    const Secret secret("abc");
    QCOMPARE(maskSecrets("the abc of it"), std::string("the abc of it"));
}

void tst_Secret::staysRegisteredAfterItIsGone()
{
    {
        const Secret secret("gone-but-secret");
    }
    QCOMPARE(maskSecrets("gone-but-secret"), std::string("******"));
}

void tst_Secret::isMaskedFromManyThreads()
{
    std::vector<std::jthread> threads;
    std::atomic<int> leaks = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&leaks, t] {
            for (int i = 0; i < 100; ++i) {
                const std::string text = "thread-" + std::to_string(t) + "-" + std::to_string(i);
                const Secret secret(text);
                leaks += maskSecrets("<" + text + ">").find(text) != std::string::npos ? 1 : 0;
            }
        });
    threads.clear();
    QCOMPARE(leaks.load(), 0);
}

QTEST_APPLESS_MAIN(tst_Secret)
#include "tst_secret.moc"
