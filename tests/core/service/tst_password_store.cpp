#include "core/service/password_store.h"

#include <QTest>

using namespace godwit;

class tst_PasswordStore : public QObject
{
    Q_OBJECT

private slots:
    void memoryKeepsAPasswordUntilItIsRemoved();
};

void tst_PasswordStore::memoryKeepsAPasswordUntilItIsRemoved()
{
    MemoryPasswordStore store;
    QVERIFY(!store.isPersistent());
    QVERIFY(!store.find("e_1")->has_value());
    QVERIFY(store.save("e_1", Secret("planted-1")));
    QVERIFY(store.save("e_2", Secret("planted-2")));
    QVERIFY(store.save("e_1", Secret("planted-3")));
    QCOMPARE(store.find("e_1").value()->reveal(), std::string("planted-3"));
    QVERIFY(store.remove("e_1"));
    QVERIFY(store.remove("e_1"));
    QVERIFY(!store.find("e_1")->has_value());
    QCOMPARE(store.find("e_2").value()->reveal(), std::string("planted-2"));
}

QTEST_GUILESS_MAIN(tst_PasswordStore)
#include "tst_password_store.moc"
