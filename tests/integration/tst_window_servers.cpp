// The window's pages against real servers: what SQLite files cannot show.
#include "tests/integration/mysql_servers.h"
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/field_message.h"
#include "ui/common/status_badge.h"
#include "ui/common/text.h"
#include "ui/run/run_manager.h"
#include "ui/run/run_page.h"
#include "ui/wizard/dry_run_page.h"

#include <QAction>
#include <QCoreApplication>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTimer>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::connectTo;
using godwit::test::serverFrom;

class tst_WindowServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFilterIsCountedByTheServer();
    void aFilterThatTheServerRefusesSaysWhy_data();
    void aFilterThatTheServerRefusesSaysWhy();
    void releasingTakesTheMarksFromTheServer();
    void aDryRunThatWaitsForALockIsCancelled();
    void cleanupTestCase();

private:
    std::string add(WizardHome &home, const char *name, const char *variable) const;
    std::unique_ptr<MysqlConnection> m_mysql, m_mariadb;
};

namespace {

constexpr int patience = 60'000; // milliseconds; the machine may be busy
const std::string database = "window_pages_test";

QString found(MysqlConnection &connection, const std::string &sql)
{
    const auto text = connection.queryText(sql);
    return text ? toQString(*text) : toQString(text.error().message);
}

/// A page of objects of the MySQL server, and `items` chosen on its right side.
struct ItemsPage : ShownObjectsPage
{
    explicit ItemsPage(const std::function<std::string(WizardHome &)> &addSource)
        : ShownObjectsPage(nullptr)
    {
        const std::string source = addSource(home);
        draft.change([&](Project &project) { project.sourceEndpointId = source; });
        page.enter();
        isChosen = QTest::qWaitFor([this] { return page.catalog() != nullptr; }, patience)
                   && pick(database.c_str(), "items");
    }
    void type(const QString &filter)
    {
        find<QPlainTextEdit>("objectFilter")->selectAll();
        QTest::keyClicks(find<QPlainTextEdit>("objectFilter"), filter);
    }
    bool isChosen = false;
};

} // namespace

void tst_WindowServers::initTestCase()
{
    for (const auto &[variable, connection] :
         {std::pair("GODWIT_TEST_MYSQL80", &m_mysql), {"GODWIT_TEST_MARIADB", &m_mariadb}}) {
        auto opened = connectTo(variable, MysqlRole::Ddl);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        *connection = std::move(*opened);
        QVERIFY((*connection)->execute("DROP DATABASE IF EXISTS " + database));
    }
    QVERIFY(m_mysql->execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4"));
    QVERIFY(
        m_mysql->execute("CREATE TABLE " + database
                         + ".items(id INT PRIMARY KEY, state VARCHAR(20), price DECIMAL(8,2))"));
    std::string rows;
    for (int i = 1; i <= 2500; ++i)
        rows += (i == 1 ? "(" : ",(") + std::to_string(i) + ",'" + (i % 5 == 0 ? "open" : "done")
                + "'," + std::to_string(i) + ".50)";
    QVERIFY(m_mysql->execute("INSERT INTO " + database + ".items VALUES " + rows));
}

std::string tst_WindowServers::add(WizardHome &home, const char *name, const char *variable) const
{
    const auto server = serverFrom(variable);
    if (!server)
        return {};
    const std::string id = home.add(name, server->url());
    home.session->keepPassword(id, server->password);
    return id;
}

void tst_WindowServers::aFilterIsCountedByTheServer()
{
    ItemsPage t([this](WizardHome &home) { return add(home, "live", "GODWIT_TEST_MYSQL80"); });
    QVERIFY(t.isChosen);
    QTRY_COMPARE_WITH_TIMEOUT(t.find<QTableView>("objectColumns")->model()->rowCount(), 3,
                              patience);
    t.type("state = 'open' AND price > 100.25");
    QTRY_VERIFY_WITH_TIMEOUT(!t.text("objectFilterCount").isEmpty()
                                 && !t.text("objectFilterCount").contains("Asking"),
                             patience);
    const QString count = t.text("objectFilterCount");
    QVERIFY2(count.contains("481 of") && count.contains("2,500"), qPrintable(count));
    QVERIFY(t.message("objectFilterMessage").isEmpty());
    QVERIFY(t.mapping().databases[0].tables[0].whereClause == "state = 'open' AND price > 100.25");
    // A row more, and the next question counts it.
    QVERIFY(m_mysql->execute("INSERT INTO " + database + ".items VALUES (5000,'open',900)"));
    t.type("state = 'open' AND price > 200.25");
    QTRY_VERIFY_WITH_TIMEOUT(t.text("objectFilterCount").contains("462 of"), patience);
    QVERIFY(m_mysql->execute("DELETE FROM " + database + ".items WHERE id = 5000"));
}

void tst_WindowServers::aFilterThatTheServerRefusesSaysWhy_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("part"); // of the message
    QTest::newRow("no such column") << "stat = 'open'"
                                    << "stat";
    QTest::newRow("no such function") << "nosuch(id) > 1"
                                      << "";
    QTest::newRow("not SQL") << "id >< 1"
                             << "";
}

void tst_WindowServers::aFilterThatTheServerRefusesSaysWhy()
{
    QFETCH(QString, filter);
    QFETCH(QString, part);
    ItemsPage t([this](WizardHome &home) { return add(home, "live", "GODWIT_TEST_MYSQL80"); });
    QVERIFY(t.isChosen);
    t.type(filter);
    QTRY_VERIFY_WITH_TIMEOUT(t.find<FieldMessage>("objectFilterMessage")->hasError(), patience);
    const QString message = t.message("objectFilterMessage");
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY(!message.contains("godwit:")); // no password, no URL
    QVERIFY(t.text("objectFilterCount").isEmpty());
    t.type("id = 1");
    QTRY_VERIFY_WITH_TIMEOUT(t.text("objectFilterCount").contains("1 of"), patience);
    QVERIFY(t.message("objectFilterMessage").isEmpty());
}

void tst_WindowServers::releasingTakesTheMarksFromTheServer()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "release", add(home, "live", "GODWIT_TEST_MYSQL80"),
                 add(home, "archive", "GODWIT_TEST_MARIADB"));
    selectTable(draft, database, "items");
    draft.change([](Project &project) { project.fullTransferConfig.throttleRps = 200; });
    const auto id = draft.save();
    REQUIRE_OK(id);
    RunManager manager(*home.session);
    RunPage page(*home.session, manager, toQString(*id));
    page.show();
    const auto state = [&page] { return page.findChild<StatusBadge *>("runState")->word(); };
    const auto button = [&page](const char *name) { return page.findChild<QPushButton *>(name); };
    QTRY_VERIFY_WITH_TIMEOUT(button("runStart")->isEnabled() && button("runStart")->isVisible(),
                             patience);
    button("runStart")->click();
    // Its rows come at 200 a second and are committed together: there is time to pause.
    const auto newest = [&] {
        const auto run = RunStore(home.session->state()).newest(*id);
        return run && *run ? (*run)->id : std::string("none");
    };
    const auto marks = [&] {
        return found(*m_mariadb,
                     "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA "
                     "= 'godwit' AND TABLE_NAME = 'checkpoint_"
                         + newest() + "'");
    };
    QTRY_COMPARE_WITH_TIMEOUT(marks(), QString("1"), patience);
    button("runPause")->click();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Paused"), patience);
    QCOMPARE(marks(), QString("1"));

    QTimer::singleShot(0, [] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(question);
        question->findChild<QPushButton *>("releaseYes")->click();
    });
    page.findChild<QAction *>("runRelease")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Released"), patience);
    QCOMPARE(marks(), QString("0"));
    // What was made for the project stays.
    QCOMPARE(found(*m_mariadb, "SELECT COUNT(*) FROM " + database + ".items"), QString("0"));
    QVERIFY(!button("runResume")->isVisible());
    QVERIFY(button("runStart")->isVisible());
}

// Somebody holds the destination's table, and the plan has to look into it. Must be the last: the
// lock is held until everything has been cancelled.
void tst_WindowServers::aDryRunThatWaitsForALockIsCancelled()
{
    QVERIFY(m_mariadb->execute("CREATE DATABASE IF NOT EXISTS " + database));
    QVERIFY(m_mariadb->execute("CREATE TABLE IF NOT EXISTS " + database
                               + ".items(id INT PRIMARY KEY)"));
    QVERIFY(m_mariadb->execute("LOCK TABLES " + database + ".items WRITE"));
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "held", add(home, "live", "GODWIT_TEST_MYSQL80"),
                 add(home, "archive", "GODWIT_TEST_MARIADB"));
    selectTable(draft, database, "items");
    DryRunPage page(draft);
    page.show();
    page.enter();
    QTest::qWait(1500);
    QVERIFY(page.dryRun().state() == DryRun::State::Running); // it waits
    auto *busy = page.findChild<BusyIndicator *>("dryRunBusy");
    QTest::mouseClick(busy->findChild<QPushButton *>("busyCancel"), Qt::LeftButton);
    QVERIFY(page.dryRun().state() == DryRun::State::None);
}

void tst_WindowServers::cleanupTestCase()
{
    // Nothing is left that waits for the lock, which is held still.
    QVERIFY(finishBackgroundWork(std::chrono::seconds(10)));
    if (m_mariadb) {
        QVERIFY(m_mariadb->execute("UNLOCK TABLES"));
        QVERIFY(m_mariadb->execute("DROP DATABASE IF EXISTS " + database));
    }
    if (m_mysql)
        QVERIFY(m_mysql->execute("DROP DATABASE IF EXISTS " + database));
}

QTEST_MAIN(tst_WindowServers)
#include "tst_window_servers.moc"
