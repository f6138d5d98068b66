#include "tests/core/connectors/sqlite_file.h"
#include "tests/support/screenshot.h"
#include "tests/ui/data_sources/data_source_home.h"
#include "ui/common/connection_report.h"
#include "ui/common/data_table.h"
#include "ui/common/search_field.h"
#include "ui/common/store_kinds.h"
#include "ui/common/theme.h"
#include "ui/data_sources/data_sources_page.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>

using namespace godwit;
using namespace godwit::ui;

class tst_DataSourcesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<DataSourceHome>(); }
    void anEmptyHomeOffersTheFirstOne();
    void whatIsSelectedIsShownInDetail();
    void actionsNeedASelection();
    void searchAndKindNarrowTheListDown();
    void aCopyIsSelected();
    void editingShowsTheChange();
    void deletingAsksFirst();
    void whatAProjectUsesIsNotDeleted();
    void testConnectsAndShowsWhatItFound();
    void testAsksForThePassword();
    void aChangeElsewhereShowsWithTheSelectionKept();
    void looksRight();

private:
    QAction *action(const DataSourcesPage &page, const char *name)
    {
        return child<QAction>(page, name);
    }
    DataTable *table(const DataSourcesPage &page)
    {
        return child<DataTable>(page, "dataSourceTable");
    }

    std::unique_ptr<DataSourceHome> m_home;
};

void tst_DataSourcesPage::anEmptyHomeOffersTheFirstOne()
{
    DataSourcesPage page(*m_home->session);
    page.show();
    QVERIFY(child<QWidget>(page, "noSources")->isVisible());
    onNextModal([](QWidget *dialog) {
        child<QLineEdit>(*dialog, "name")->setText("first");
        child<QLineEdit>(*dialog, "host")->setText("db");
        child<QLineEdit>(*dialog, "user")->setText("me");
        child<QDialogButtonBox>(*dialog, "buttons")->button(QDialogButtonBox::Ok)->click();
    });
    child<QPushButton>(page, "createFirst")->click();
    QVERIFY(!child<QWidget>(page, "noSources")->isVisible());
    QCOMPARE(table(page)->model()->rowCount(), 1);
    QVERIFY(m_home->record(page.selectedId()).name == "first");
}

void tst_DataSourcesPage::whatIsSelectedIsShownInDetail()
{
    const std::string id = m_home->add("orders", "mysql://me@db:3307/shop?tls=required");
    m_home->store().annotate(id, "<b>mine</b>", true).value();
    m_home->addProject("nightly", "e_other", id);
    DataSourcesPage page(*m_home->session);
    page.show();
    page.select(id);
    QCOMPARE(child<QLabel>(page, "detailsName")->text(), QString("orders"));
    QCOMPARE(child<QLabel>(page, "detailsUrl")->text(),
             QString("mysql://me@db:3307/shop?tls=required"));
    QCOMPARE(child<QLabel>(page, "detailsUsedBy")->text(), QString("nightly"));
    QCOMPARE(child<QLabel>(page, "detailsRemarks")->text(), QString("<b>mine</b>"));
    QCOMPARE(child<QLabel>(page, "detailsRemarks")->textFormat(), Qt::PlainText);
    QVERIFY(child<QWidget>(page, "detailsProduction")->isVisible());
}

void tst_DataSourcesPage::actionsNeedASelection()
{
    const std::string kafka = m_home->add("events", "kafka://k/");
    const std::string mysql = m_home->add("orders", "mysql://me@db/");
    DataSourcesPage page(*m_home->session);
    for (const char *name : {"testSource", "editSource", "copySource", "deleteSource"})
        QVERIFY(!action(page, name)->isEnabled());
    QVERIFY(action(page, "createSource")->isEnabled());
    page.select(mysql);
    for (const char *name : {"testSource", "editSource", "copySource", "deleteSource"})
        QVERIFY(action(page, name)->isEnabled());
    page.select(kafka); // no connector yet
    QVERIFY(!action(page, "testSource")->isEnabled());
    QVERIFY(action(page, "editSource")->isEnabled());
}

void tst_DataSourcesPage::searchAndKindNarrowTheListDown()
{
    m_home->add("events", "kafka://k/");
    m_home->add("orders", "mysql://me@db/");
    m_home->add("archive", "mysql://me@db2/");
    DataSourcesPage page(*m_home->session);
    page.show();
    auto *search = child<SearchField>(page, "search");
    search->setText("ordrs");
    QTRY_COMPARE(table(page)->model()->rowCount(), 1);
    search->setText("nothing like it");
    QTRY_COMPARE(table(page)->model()->rowCount(), 0);
    QVERIFY(child<QWidget>(page, "noSources")->isVisible());
    QVERIFY(child<QPushButton>(page, "createFirst")->isHidden()); // there are some
    search->clear();
    auto *kind = child<QComboBox>(page, "kindFilter");
    kind->setCurrentIndex(kind->findText(kindName(StoreKind::Kafka)));
    QTRY_COMPARE(table(page)->model()->rowCount(), 1);
    kind->setCurrentIndex(0);
    QCOMPARE(table(page)->model()->rowCount(), 3);
}

void tst_DataSourcesPage::aCopyIsSelected()
{
    const std::string id = m_home->add("orders", "mysql://me@db/");
    DataSourcesPage page(*m_home->session);
    page.select(id);
    action(page, "copySource")->trigger();
    QCOMPARE(table(page)->model()->rowCount(), 2);
    QVERIFY(page.selectedId() != id);
    QVERIFY(m_home->record(page.selectedId()).name == "orders copy");
}

void tst_DataSourcesPage::editingShowsTheChange()
{
    const std::string id = m_home->add("orders", "mysql://me@db/");
    DataSourcesPage page(*m_home->session);
    page.show();
    page.select(id);
    onNextModal([](QWidget *dialog) {
        child<QLineEdit>(*dialog, "host")->setText("db9");
        child<QDialogButtonBox>(*dialog, "buttons")->button(QDialogButtonBox::Ok)->click();
    });
    table(page)->setFocus();
    QTest::keyClick(table(page), Qt::Key_Return);
    QCOMPARE(child<QLabel>(page, "detailsUrl")->text(), QString("mysql://me@db9/"));
    QVERIFY(page.selectedId() == id);
}

void tst_DataSourcesPage::deletingAsksFirst()
{
    const std::string id = m_home->add("orders", "mysql://me@db/");
    DataSourcesPage page(*m_home->session);
    page.select(id);
    onNextModal([](QWidget *question) {
        QVERIFY(qobject_cast<QMessageBox *>(question)->text().contains("orders"));
        QTest::keyClick(question, Qt::Key_Escape);
    });
    action(page, "deleteSource")->trigger();
    QCOMPARE(table(page)->model()->rowCount(), 1);
    onNextModal(
        [](QWidget *question) { child<QPushButton>(*question, "deleteConfirmed")->click(); });
    action(page, "deleteSource")->trigger();
    QCOMPARE(table(page)->model()->rowCount(), 0);
    QVERIFY(page.selectedId().empty());
}

void tst_DataSourcesPage::whatAProjectUsesIsNotDeleted()
{
    const std::string id = m_home->add("orders", "mysql://me@db/");
    m_home->addProject("nightly", id, "e_other");
    DataSourcesPage page(*m_home->session);
    page.select(id);
    QString said;
    onNextModal([&said](QWidget *window) {
        for (const QLabel *label : window->findChildren<QLabel *>())
            said += label->text() + '\n';
        qobject_cast<QDialog *>(window)->reject();
    });
    action(page, "deleteSource")->trigger();
    QVERIFY2(said.contains("nightly"), qPrintable(said));
    QCOMPARE(table(page)->model()->rowCount(), 1);
}

void tst_DataSourcesPage::testConnectsAndShowsWhatItFound()
{
    const test::SqliteFile file("shop.db");
    file.run("CREATE TABLE t(a)");
    DataSource source;
    source.kind = StoreKind::Sqlite;
    source.path = file.path();
    const std::string id = m_home->add("shop", source.url());
    const std::string other = m_home->add("other", source.url());
    DataSourcesPage page(*m_home->session);
    page.select(id);
    auto *report = child<ConnectionReport>(page, "detailsReport");
    QSignalSpy finished(report, &ConnectionReport::finished);
    action(page, "testSource")->trigger();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!report->findings().empty());
    page.select(other); // was not tested
    QVERIFY(report->findings().empty());
}

void tst_DataSourcesPage::testAsksForThePassword()
{
    const std::string id = m_home->add("orders", "mysql://me@127.0.0.1:1/");
    DataSourcesPage page(*m_home->session);
    page.select(id);
    onNextModal([](QWidget *dialog) { qobject_cast<QDialog *>(dialog)->reject(); });
    action(page, "testSource")->trigger();
    QVERIFY(!child<ConnectionReport>(page, "detailsReport")->isRunning());
    onNextModal([](QWidget *dialog) {
        child<QLineEdit>(*dialog, "passwordEdit")->setText("planted-secret-1");
        qobject_cast<QDialog *>(dialog)->accept();
    });
    action(page, "testSource")->trigger();
    auto *report = child<ConnectionReport>(page, "detailsReport");
    QSignalSpy finished(report, &ConnectionReport::finished);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(m_home->session->knownPassword(id)->reveal() == "planted-secret-1");
}

void tst_DataSourcesPage::aChangeElsewhereShowsWithTheSelectionKept()
{
    m_home->add("b", "mysql://me@db/");
    const std::string id = m_home->add("c", "mysql://me@db/");
    DataSourcesPage page(*m_home->session);
    page.select(id);
    m_home->add("a", "mysql://me@db/");
    Q_EMIT m_home->session->dataSourcesChanged();
    QCOMPARE(table(page)->model()->rowCount(), 3);
    QVERIFY(page.selectedId() == id);
    m_home->addProject("nightly", id, id);
    Q_EMIT m_home->session->projectsChanged();
    QCOMPARE(child<QLabel>(page, "detailsUsedBy")->text(), QString("nightly"));
}

void tst_DataSourcesPage::looksRight()
{
    const bool isDark = qEnvironmentVariableIsSet("GODWIT_DARK");
    applyTheme(*qApp, isDark ? ColourScheme::Dark : ColourScheme::Light);
    const QString suffix = isDark ? "-dark" : "";
    DataSourcesPage empty(*m_home->session);
    empty.resize(1080, 660);
    empty.show();
    QTest::qWait(20); // layouts settle
    takeScreenshot(empty, "data-sources-empty" + suffix);

    const test::SqliteFile file("shop.db");
    file.run("CREATE TABLE t(a)");
    DataSource source;
    source.kind = StoreKind::Sqlite;
    source.path = file.path();
    const std::string id = m_home->add("shop-sqlite", source.url());
    m_home->add("orders-mysql", "mysql://reader@orders-db.example.com:3306/orders?tls=verify-full");
    const auto production = m_home->add("archive-mariadb", "mysql://writer@10.0.0.17:3307/");
    m_home->store().annotate(production, "The one that pays the bills", true).value();
    m_home->add("events-kafka", "kafka://broker-1:9092/?endpoints=broker-2%3A9092");
    m_home->add("ob-test", "oceanbase://root@test#obdemo@10.0.0.30:2883/");
    m_home->addProject("nightly-copy", id, production);
    DataSourcesPage page(*m_home->session);
    page.resize(1080, 660);
    page.show();
    page.select(id);
    auto *report = child<ConnectionReport>(page, "detailsReport");
    QSignalSpy finished(report, &ConnectionReport::finished);
    action(page, "testSource")->trigger();
    QTRY_COMPARE(finished.count(), 1);
    QTest::qWait(20);
    takeScreenshot(page, "data-sources" + suffix);
}

QTEST_MAIN(tst_DataSourcesPage)
#include "tst_data_sources_page.moc"
