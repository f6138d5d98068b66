#include "core/keychain/keychain_password_store.h"
#include "tests/core/keychain/fake_wallet.h"

#include <QTest>

#include <memory>

using namespace godwit;
using Mood = FakeWallet::Mood;

class tst_KeychainPasswordStore : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void init();

    void withoutASessionBusPasswordsStayInMemory();
    void withoutAKeyringPasswordsStayInMemory();
    void aPasswordIsSavedFoundAndRemoved();
    void anyTextIsKeptAsItIs_data();
    void anyTextIsKeptAsItIs();
    void callersOfOtherThreadsAreServed();
    void aRefusedPasswordIsAnErrorAndNoFallback();
    void aKeyringThatDoesNotAnswerIsGivenUpAndTriedAgainLater();

private:
    TestBus m_bus;
    QThread m_walletThread;
    FakeWallet m_wallet;
};

void tst_KeychainPasswordStore::cleanupTestCase()
{
    m_walletThread.quit();
    m_walletThread.wait();
}

void tst_KeychainPasswordStore::init()
{
    m_wallet.mood = Mood::Willing;
}

void tst_KeychainPasswordStore::withoutASessionBusPasswordsStayInMemory()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const auto store = openPasswordStore();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QVERIFY(!store->isPersistent());
    QVERIFY(store->save("e_1", Secret("planted-1")));
    QCOMPARE(store->find("e_1").value()->reveal(), std::string("planted-1"));
}

void tst_KeychainPasswordStore::withoutAKeyringPasswordsStayInMemory()
{
    QVERIFY(!KeychainPasswordStore::answers(std::chrono::seconds(3)));
    QVERIFY(!openPasswordStore()->isPersistent());
}

void tst_KeychainPasswordStore::aPasswordIsSavedFoundAndRemoved()
{
    QVERIFY(m_wallet.offer(m_walletThread));
    const auto store = openPasswordStore();
    QVERIFY(store->isPersistent());
    QVERIFY(!store->find("e_1").value().has_value());
    QVERIFY(store->save("e_1", Secret("planted-1")));
    QCOMPARE(m_wallet.passwords.value("Godwit/e_1"), QString("planted-1"));
    QCOMPARE(store->find("e_1").value()->reveal(), std::string("planted-1"));
    QVERIFY(!store->find("e_2").value().has_value());
    QVERIFY(store->save("e_1", Secret("planted-2"))); // a new one replaces it
    QCOMPARE(openPasswordStore()->find("e_1").value()->reveal(), std::string("planted-2"));
    QVERIFY(store->remove("e_1"));
    QVERIFY(!store->find("e_1").value().has_value());
    QVERIFY(store->remove("e_1")); // nothing to remove is no error
    QVERIFY(m_wallet.passwords.isEmpty());
}

void tst_KeychainPasswordStore::anyTextIsKeptAsItIs_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("quotes") << QByteArray("a\"b'c\\d`e");
    QTest::newRow("blanks") << QByteArray(" two  words ");
    QTest::newRow("more than ASCII") << QByteArray("pässwörd 密码 😀");
    QTest::newRow("a thousand characters") << QByteArray(1000, 'x');
}

void tst_KeychainPasswordStore::anyTextIsKeptAsItIs()
{
    QFETCH(QByteArray, password);
    KeychainPasswordStore store;
    QVERIFY(store.save("e_3", Secret(password.toStdString())));
    QCOMPARE(store.find("e_3").value()->reveal(), password.toStdString());
    QVERIFY(store.remove("e_3"));
}

void tst_KeychainPasswordStore::callersOfOtherThreadsAreServed()
{
    KeychainPasswordStore store;
    std::vector<std::unique_ptr<QThread>> callers;
    std::atomic<int> good = 0;
    for (int i = 0; i < 4; ++i) {
        callers.emplace_back(QThread::create([&, i] {
            const std::string id = "e_thread" + std::to_string(i);
            if (store.save(id, Secret("planted-" + id)) && store.find(id)
                && store.find(id).value()->reveal() == "planted-" + id && store.remove(id))
                ++good;
        }));
        callers.back()->start();
    }
    for (const auto &caller : callers)
        QVERIFY(caller->wait(20000));
    QCOMPARE(good.load(), 4);
}

void tst_KeychainPasswordStore::aRefusedPasswordIsAnErrorAndNoFallback()
{
    m_wallet.mood = Mood::Closed;
    KeychainPasswordStore store;
    const auto saved = store.save("e_4", Secret("planted-4"));
    QVERIFY(!saved);
    QCOMPARE(codeName(saved.error().code), std::string_view("ACCESS_DENIED"));
    QVERIFY(saved.error().message.find("planted") == std::string::npos);
    QVERIFY(!store.find("e_4"));
}

void tst_KeychainPasswordStore::aKeyringThatDoesNotAnswerIsGivenUpAndTriedAgainLater()
{
    m_wallet.mood = Mood::Silent;
    KeychainPasswordStore store(std::chrono::milliseconds(200));
    const auto found = store.find("e_5");
    QVERIFY(!found);
    QCOMPARE(codeName(found.error().code), std::string_view("IO_ERROR"));
    QVERIFY(!store.find("e_5")); // at once: it would wait behind the other
    m_wallet.mood = Mood::Willing;
    QTRY_VERIFY(store.find("e_5").has_value());
}

QTEST_GUILESS_MAIN(tst_KeychainPasswordStore)
#include "tst_keychain_password_store.moc"
