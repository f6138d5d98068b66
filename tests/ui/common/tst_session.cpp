#include "core/service/password_store.h"
#include "tests/ui/data_sources/data_source_home.h"
#include "ui/common/password_field.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

#include <condition_variable>

using namespace godwit;
using namespace godwit::ui;

namespace {

/// A keyring that answers only once it is opened, as a locked one does.
class SlowKeyring final : public PasswordStore
{
public:
    Result<std::optional<Secret>> find(const std::string &id) override
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_isOpen; });
        return m_inner.find(id);
    }
    Result<void> save(const std::string &id, const Secret &password) override
    {
        if (m_refuses)
            return fail(ErrorCode::AccessDenied, "the keyring stays locked", "unlock it");
        return m_inner.save(id, password);
    }
    Result<void> remove(const std::string &id) override { return m_inner.remove(id); }
    bool isPersistent() const override { return true; }

    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
        m_opened.notify_all();
    }
    void refuse() { m_refuses = true; }
    Result<std::optional<Secret>> kept(const std::string &id) { return m_inner.find(id); }

private:
    MemoryPasswordStore m_inner;
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_isOpen = false;
    std::atomic<bool> m_refuses = false;
};

} // namespace

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<DataSourceHome>();
        m_keyring = std::make_shared<SlowKeyring>();
        m_id = m_home->add("orders", "mysql://me@db/");
    }

    void withoutAKeyringPasswordsAreInMemoryOnly()
    {
        Session &session = *m_home->session;
        QVERIFY(!session.passwordsAreKept());
        session.usePasswordStore(std::make_shared<MemoryPasswordStore>());
        QVERIFY(!session.passwordsAreKept());
        session.keepPassword(m_id, Secret("planted-secret-1"));
        QVERIFY(session.unlock(m_id, nullptr)->password.reveal() == "planted-secret-1");
        session.forgetPassword(m_id);
        QVERIFY(!session.knownPassword(m_id));
    }

    void lookingForTheKeyringDoesNotStopTheWindow()
    {
        QElapsedTimer timer;
        timer.start();
        m_home->session->useKeyring();
        QVERIFY(timer.elapsed() < 3000); // a keyring that hangs is given longer than that
    }

    void passwordsGoIntoTheKeyringInTheOrderTheyCame()
    {
        Session &session = *m_home->session;
        session.usePasswordStore(m_keyring);
        QVERIFY(session.passwordsAreKept());
        for (int round = 0; round < 20; ++round) {
            session.keepPassword(m_id, Secret("planted-secret-" + std::to_string(round)));
            session.forgetPassword(m_id);
        }
        session.keepPassword(m_id, Secret("planted-secret-last"));
        QTRY_VERIFY(m_keyring->kept(m_id)->has_value()
                    && m_keyring->kept(m_id)->value().reveal() == "planted-secret-last");
        session.keepPassword(m_id, Secret("planted-secret-1"), false);
        QTRY_VERIFY(!m_keyring->kept(m_id)->has_value());
        QVERIFY(session.knownPassword(m_id)->reveal() == "planted-secret-1");
    }

    void aKeyringThatRefusesIsReported()
    {
        Session &session = *m_home->session;
        session.usePasswordStore(m_keyring);
        m_keyring->refuse();
        QSignalSpy failed(&session, &Session::keyringFailed);
        session.keepPassword(m_id, Secret("planted-secret-1"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(session.knownPassword(m_id)); // at least for now
    }

    void unlockTakesThePasswordFromTheKeyring()
    {
        Session &session = *m_home->session;
        QVERIFY(m_keyring->save(m_id, Secret("planted-secret-1")));
        session.usePasswordStore(m_keyring);
        QTimer::singleShot(50, this, [this] { m_keyring->open(); });
        const auto source = session.unlock(m_id, nullptr);
        QVERIFY(source && source->password.reveal() == "planted-secret-1");
        QVERIFY(source->name == "orders" && source->id == m_id);
        QVERIFY(session.knownPassword(m_id)); // it is not asked a second time
    }

    void waitingForTheKeyringCanBeCancelled()
    {
        Session &session = *m_home->session;
        session.usePasswordStore(m_keyring);
        onNextModal([](QWidget *waiting) {
            QCOMPARE(waiting->objectName(), QString("keyringWait"));
            child<QDialogButtonBox>(*waiting, "keyringButtons")
                ->button(QDialogButtonBox::Cancel)
                ->click();
        });
        QVERIFY(!session.unlock(m_id, nullptr));
        m_keyring->open();
    }

    void unlockTakesThePasswordFromItsVariable()
    {
        const auto added = m_home->store().add("b", "mysql://me@db/", "GODWIT_TEST_VARIABLE");
        QVERIFY(added);
        qputenv("GODWIT_TEST_VARIABLE", "planted-secret-2");
        const auto source = m_home->session->unlock(added->id, nullptr);
        qunsetenv("GODWIT_TEST_VARIABLE");
        QVERIFY(source && source->password.reveal() == "planted-secret-2");
    }

    void unlockAsksAndKeepsWhereTheUserWants_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("in the keyring") << true;
        QTest::newRow("in memory") << false;
    }
    void unlockAsksAndKeepsWhereTheUserWants()
    {
        QFETCH(bool, keep);
        Session &session = *m_home->session;
        session.usePasswordStore(m_keyring);
        m_keyring->open();
        onNextModal([keep](QWidget *window) {
            auto *dialog = qobject_cast<QDialog *>(window);
            auto *edit = child<QLineEdit>(*dialog, "passwordEdit");
            QCOMPARE(edit->echoMode(), QLineEdit::Password);
            child<QToolButton>(*dialog, "reveal")->click();
            QCOMPARE(edit->echoMode(), QLineEdit::Normal);
            QTest::keyClicks(edit, "planted-secret-1");
            child<QCheckBox>(*dialog, "keepPassword")->setChecked(keep);
            QTest::keyClick(edit, Qt::Key_Return);
        });
        const auto source = session.unlock(m_id, nullptr);
        QVERIFY(source && source->password.reveal() == "planted-secret-1");
        if (keep)
            QTRY_VERIFY(m_keyring->kept(m_id)->has_value());
        QCOMPARE(m_keyring->kept(m_id)->has_value(), keep);
        QVERIFY(session.unlock("orders", nullptr)); // by name, without asking
    }

    void aCopyTakesThePasswordAlong()
    {
        Session &session = *m_home->session;
        QVERIFY(m_keyring->save(m_id, Secret("planted-secret-1")));
        session.usePasswordStore(m_keyring);
        m_keyring->open();
        session.copyPassword(m_id, "e_copy");
        QTRY_VERIFY(m_keyring->kept("e_copy")->has_value());
    }

    void whatIsNotThereIsSaid()
    {
        QString said;
        onNextModal([&said](QWidget *window) {
            said = qobject_cast<QMessageBox *>(window)->text();
            qobject_cast<QDialog *>(window)->accept();
        });
        QVERIFY(!m_home->session->unlock("e_unknown", nullptr));
        QVERIFY(said.contains("e_unknown"));
    }

    void filesNeedNoPassword()
    {
        const std::string id = m_home->add("file", "sqlite:///tmp/x.db");
        QVERIFY(m_home->session->unlock(id, nullptr));
    }

private:
    std::unique_ptr<DataSourceHome> m_home;
    std::shared_ptr<SlowKeyring> m_keyring;
    std::string m_id;
};

QTEST_MAIN(tst_Session)
#include "tst_session.moc"
