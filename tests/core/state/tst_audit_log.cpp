#include "core/base/secret.h"
#include "core/state/audit_log.h"
#include "tests/core/state/state_home.h"

using namespace godwit;

class tst_AuditLog : public QObject
{
    Q_OBJECT

private slots:
    void entriesComeBackNewestFirst();
    void secretsAreMaskedOnTheWayIn();
};

void tst_AuditLog::entriesComeBackNewestFirst()
{
    const StateHome home;
    const auto state = home.open();
    AuditLog log(*state);
    for (const char *object : {"one", "two", "three"})
        REQUIRE_OK(log.add("source add", object, "d"));
    const auto newest = log.newest(2);
    REQUIRE_OK(newest);
    QCOMPARE(newest->size(), std::size_t(2));
    QCOMPARE((*newest)[0].object, std::string("three"));
    QCOMPARE((*newest)[1].object, std::string("two"));
    QVERIFY(!(*newest)[0].at.empty());
}

void tst_AuditLog::secretsAreMaskedOnTheWayIn()
{
    const StateHome home;
    const auto state = home.open();
    AuditLog log(*state);
    const Secret secret("planted-Pw2");
    REQUIRE_OK(log.add("planted-Pw2", "a planted-Pw2", "planted-Pw2 b"));
    const auto newest = log.newest(1);
    REQUIRE_OK(newest);
    QCOMPARE(newest->front().action, std::string("******"));
    QCOMPARE(newest->front().object, std::string("a ******"));
    QCOMPARE(newest->front().detail, std::string("****** b"));
}

QTEST_GUILESS_MAIN(tst_AuditLog)
#include "tst_audit_log.moc"
