#include "core/state/audit_log.h"
#include "tests/ui/data_sources/data_source_home.h"
#include "ui/data_sources/data_source_actions.h"

using namespace godwit;
using namespace godwit::ui;

class tst_DataSourceActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsStoredAndSaid()
    {
        DataSourceHome home;
        QSignalSpy said(home.session.get(), &Session::dataSourcesChanged);
        DataSourceInput input;
        input.settings = {"orders", "mysql://me:planted-in-url@db/", "ORDERS_PW", "mine", true};
        input.secrets[""] = Secret("planted-secret-1");
        input.secrets["drc"] = Secret("planted-secret-2");
        const auto id = saveDataSource(*home.session, input);
        QVERIFY(id);
        const auto record = home.record(*id);
        QVERIFY(record.name == "orders" && record.url == "mysql://me@db/" && record.production);
        QVERIFY(record.remarks == "mine" && record.passwordVariable == "ORDERS_PW");
        QVERIFY(home.session->knownPassword(*id)->reveal() == "planted-secret-1");
        QVERIFY(home.session->knownPassword(*id + "/drc")->reveal() == "planted-secret-2");
        QCOMPARE(said.count(), 1);
        const auto entries = AuditLog(home.session->state()).newest(9);
        QVERIFY(entries && entries->size() == 1 && entries->front().object == *id);

        input.id = *id;
        input.settings.name = "orders-2";
        input.secrets.clear();
        QVERIFY(saveDataSource(*home.session, input));
        QVERIFY(home.record(*id).name == "orders-2");
        QVERIFY(home.session->knownPassword(*id)->reveal() == "planted-secret-1");
    }

    void aNameThatIsTakenIsRefused()
    {
        DataSourceHome home;
        home.add("orders", "mysql://me@db/");
        DataSourceInput input;
        input.settings = {"orders", "mysql://me@other/", {}, {}, false};
        QVERIFY(!saveDataSource(*home.session, input));
        QCOMPARE(home.store().list()->size(), std::size_t(1));
    }

    void aCopyHasThePasswordsToo()
    {
        DataSourceHome home;
        const std::string id = home.add("orders", "mysql://me@db/");
        home.session->keepPassword(id, Secret("planted-secret-1"));
        home.session->keepPassword(secretName(id, "truststore"), Secret("planted-secret-2"));
        const auto copied = copyDataSource(*home.session, id);
        QVERIFY(copied && *copied != id);
        QVERIFY(home.record(*copied).url == "mysql://me@db/");
        QVERIFY(home.session->knownPassword(*copied)->reveal() == "planted-secret-1");
        QVERIFY(home.session->knownPassword(*copied + "/truststore")->reveal()
                == "planted-secret-2");
    }

    void whatIsRemovedTakesItsPasswordsAlong()
    {
        DataSourceHome home;
        const std::string id = home.add("orders", "mysql://me@db/");
        home.session->keepPassword(id, Secret("planted-secret-1"));
        home.session->keepPassword(secretName(id, "drc"), Secret("planted-secret-2"));
        QVERIFY(removeDataSource(*home.session, id));
        QVERIFY(home.store().list()->empty());
        QVERIFY(!home.session->knownPassword(id));
        QVERIFY(!home.session->knownPassword(secretName(id, "drc")));
        QVERIFY(!removeDataSource(*home.session, id));
    }

    void whatAProjectUsesStays()
    {
        DataSourceHome home;
        const std::string id = home.add("orders", "mysql://me@db/");
        home.addProject("nightly", id, "e_other");
        const auto removed = removeDataSource(*home.session, id);
        QVERIFY(!removed && removed.error().code == ErrorCode::PrecheckFailed);
        QVERIFY(removed.error().message.find("nightly") != std::string::npos
                || removed.error().proposal.find("nightly") != std::string::npos);
        QCOMPARE(home.store().list()->size(), std::size_t(1));
    }
};

QTEST_MAIN(tst_DataSourceActions)
#include "tst_data_source_actions.moc"
