#include "tests/core/connectors/sqlite_file.h"
#include "tests/support/screenshot.h"
#include "tests/ui/data_sources/data_source_home.h"
#include "ui/common/connection_report.h"
#include "ui/common/error_panel.h"
#include "ui/common/store_kinds.h"
#include "ui/common/theme.h"
#include "ui/data_sources/data_source_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace godwit;
using namespace godwit::ui;

class tst_DataSourceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<DataSourceHome>(); }
    void aDataSourceIsCreated();
    void okNamesWhatIsWrongAndFocusesTheFirst();
    void aNameIsJudged_data();
    void aNameIsJudged();
    void remarksThatAreTooLongAreRefused();
    void anEditedOneKeepsItsIdAndWhatWasNotTouched();
    void aLongNameOfTheCommandLineStays();
    void aPastedUrlFillsTheFormAndGivesUpItsPassword();
    void aTypedUrlIsTakenWhenItIsFinished();
    void aWrongUrlIsSaidBesideIt();
    void anUrlOfAnotherKindDoesNotChangeAStoredOne();
    void changingTheKindKeepsHostAndUser();
    void aKindWithoutConnectorIsStoredAndSaysSo();
    void theTestShowsWhatTheServerSays();
    void aTestThatFailsSaysWhatToDo();
    void aTestOfAWrongFormIsNotBegun();
    void theDialogSaysWherePasswordsGo();
    void looksRight_data();
    void looksRight();

private:
    void pressOk(QDialog &dialog)
    {
        child<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Ok)->click();
    }

    std::unique_ptr<DataSourceHome> m_home;
};

void tst_DataSourceDialog::aDataSourceIsCreated()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    QTest::keyClicks(child<QLineEdit>(dialog, "name"), "orders-mysql");
    QTest::keyClicks(child<QLineEdit>(dialog, "host"), "db1");
    QTest::keyClicks(child<QLineEdit>(dialog, "user"), "reader");
    QTest::keyClicks(child<QLineEdit>(dialog, "password"), "planted-secret-1");
    QCOMPARE(child<QLineEdit>(dialog, "password")->echoMode(), QLineEdit::Password);
    child<QCheckBox>(dialog, "production")->setChecked(true);
    child<QPlainTextEdit>(dialog, "remarks")->setPlainText("mine\ntoo");
    QCOMPARE(child<QLineEdit>(dialog, "url")->text(), QString("mysql://reader@db1/"));
    pressOk(dialog);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    const auto record = m_home->record(dialog.savedId());
    QVERIFY(record.name == "orders-mysql" && record.url == "mysql://reader@db1/");
    QVERIFY(record.production && record.remarks == "mine\ntoo");
    QVERIFY(m_home->session->knownPassword(record.id)->reveal() == "planted-secret-1");
}

void tst_DataSourceDialog::okNamesWhatIsWrongAndFocusesTheFirst()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    dialog.activateWindow();
    child<QLineEdit>(dialog, "port")->setText("x");
    pressOk(dialog);
    QVERIFY(dialog.isVisible());
    QVERIFY(!messageAt(dialog, "name").isEmpty());
    QVERIFY(!messageAt(dialog, "host").isEmpty());
    QVERIFY(!messageAt(dialog, "port").isEmpty());
    QVERIFY(!messageAt(dialog, "user").isEmpty());
    QCOMPARE(dialog.focusWidget(), child<QLineEdit>(dialog, "name"));
    QVERIFY(m_home->store().list()->empty());
}

void tst_DataSourceDialog::aNameIsJudged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "a name";
    QTest::newRow("blank inside") << "a b"
                                  << "no blanks";
    QTest::newRow("a no-break space") << QString("a\u00a0b") << "no blanks";
    QTest::newRow("too long") << QString(33, 'x') << "33";
    QTest::newRow("taken") << "taken"
                           << "already";
    QTest::newRow("32 characters outside the BMP") << QString::fromUtf8("😀").repeated(32) << "";
    QTest::newRow("good") << "orders_2"
                          << "";
}

void tst_DataSourceDialog::aNameIsJudged()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    m_home->add("taken", "mysql://a@b/");
    DataSourceDialog dialog(*m_home->session);
    child<QLineEdit>(dialog, "name")->setText(name);
    child<QLineEdit>(dialog, "host")->setText("db");
    child<QLineEdit>(dialog, "user")->setText("me");
    pressOk(dialog);
    QCOMPARE(dialog.savedId().empty(), !says.isEmpty());
    QVERIFY2(messageAt(dialog, "name").contains(says), qPrintable(messageAt(dialog, "name")));
    if (says.isEmpty())
        return;
    child<QLineEdit>(dialog, "name")->setText("mended");
    QCOMPARE(messageAt(dialog, "name"), QString());
}

void tst_DataSourceDialog::remarksThatAreTooLongAreRefused()
{
    DataSourceDialog dialog(*m_home->session);
    child<QLineEdit>(dialog, "host")->setText("db");
    child<QLineEdit>(dialog, "user")->setText("me");
    child<QLineEdit>(dialog, "name")->setText("a");
    child<QPlainTextEdit>(dialog, "remarks")->setPlainText(QString(1001, 'x'));
    pressOk(dialog);
    QVERIFY(messageAt(dialog, "remarks").contains("1000"));
    child<QPlainTextEdit>(dialog, "remarks")->setPlainText(QString(1000, 'x'));
    pressOk(dialog);
    QVERIFY(!dialog.savedId().empty());
}

void tst_DataSourceDialog::anEditedOneKeepsItsIdAndWhatWasNotTouched()
{
    const auto added = m_home->store().add(
        {"orders", "mysql://me@db:3307/shop?compress=zstd&tls=off", "ORDERS_PW", "old", true});
    QVERIFY(added);
    m_home->session->keepPassword(added->id, Secret("planted-secret-1"));
    DataSourceDialog dialog(*m_home->session, added->id);
    QVERIFY(dialog.windowTitle().contains("orders"));
    QVERIFY(!child<QComboBox>(dialog, "kind")->isEnabled());
    QCOMPARE(child<QLineEdit>(dialog, "password")->text(), QString());
    QVERIFY(!child<QLineEdit>(dialog, "password")->placeholderText().isEmpty());
    child<QLineEdit>(dialog, "host")->setText("db9");
    pressOk(dialog);
    QVERIFY(dialog.savedId() == added->id);
    const auto record = m_home->record(added->id);
    QCOMPARE(QString::fromStdString(record.url),
             QString("mysql://me@db9:3307/shop?compress=zstd&tls=off"));
    QVERIFY(record.passwordVariable == "ORDERS_PW" && record.remarks == "old" && record.production);
    QVERIFY(m_home->session->knownPassword(added->id)->reveal() == "planted-secret-1");
}

void tst_DataSourceDialog::aLongNameOfTheCommandLineStays()
{
    const std::string name = "a name with blanks, longer than thirty-two characters";
    const std::string id = m_home->add(name, "mysql://me@db/");
    DataSourceDialog dialog(*m_home->session, id);
    pressOk(dialog);
    QVERIFY(!dialog.savedId().empty());
    QVERIFY(m_home->record(id).name == name);
}

namespace {

void paste(QLineEdit *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field->selectAll();
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

} // namespace

void tst_DataSourceDialog::aPastedUrlFillsTheFormAndGivesUpItsPassword()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    auto *url = child<QLineEdit>(dialog, "url");
    paste(url, "oceanbase://root@test#demo:planted-secret-9@ob:2881/shop");
    QCOMPARE(child<QComboBox>(dialog, "kind")->currentText(), kindName(StoreKind::OceanBase));
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), QString("ob"));
    QCOMPARE(child<QLineEdit>(dialog, "tenant")->text(), QString("test"));
    QCOMPARE(child<QLineEdit>(dialog, "cluster")->text(), QString("demo"));
    QCOMPARE(child<QLineEdit>(dialog, "database")->text(), QString("shop"));
    QCOMPARE(child<QLineEdit>(dialog, "password")->text(), QString("planted-secret-9"));
    QCOMPARE(url->text(), QString("oceanbase://root@test#demo@ob:2881/shop"));
    QVERIFY(messageAt(dialog, "url").contains("moved"));
}

void tst_DataSourceDialog::aTypedUrlIsTakenWhenItIsFinished()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    auto *url = child<QLineEdit>(dialog, "url");
    QTest::keyClicks(url, "mysql://me:1234@db:3307/shop");
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), QString());
    Q_EMIT url->editingFinished();
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), QString("db"));
    QCOMPARE(child<QLineEdit>(dialog, "password")->text(), QString("1234"));
    QCOMPARE(url->text(), QString("mysql://me@db:3307/shop"));
    child<QLineEdit>(dialog, "host")->setText("db2"); // and it follows the form
    QCOMPARE(url->text(), QString("mysql://me@db2:3307/shop"));
}

void tst_DataSourceDialog::aWrongUrlIsSaidBesideIt()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    auto *url = child<QLineEdit>(dialog, "url");
    paste(url, "mongodb://me@db/");
    QVERIFY(messageAt(dialog, "url").contains("kind of store"));
    paste(url, "mysql://me:planted-secret-9@db:99999/");
    QVERIFY(messageAt(dialog, "url").contains("port"));
    QVERIFY(!messageAt(dialog, "url").contains("planted"));
    paste(url, "db.example.com");
    Q_EMIT url->editingFinished();
    QVERIFY(!messageAt(dialog, "url").isEmpty());
    paste(url, "mysql://me@db:3307/");
    QCOMPARE(messageAt(dialog, "url"), QString());
    QCOMPARE(child<QLineEdit>(dialog, "port")->text(), QString("3307"));
}

void tst_DataSourceDialog::anUrlOfAnotherKindDoesNotChangeAStoredOne()
{
    const std::string id = m_home->add("orders", "mysql://me@db/");
    DataSourceDialog dialog(*m_home->session, id);
    auto *url = child<QLineEdit>(dialog, "url");
    QCOMPARE(url->text(), QString("mysql://me@db/"));
    paste(url, "kafka://k:9092/");
    QVERIFY(messageAt(dialog, "url").contains("Kafka"));
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), QString("db"));
    pressOk(dialog); // nothing is saved while a field is wrong
    QVERIFY(dialog.savedId().empty());
    QVERIFY(m_home->record(id).url == "mysql://me@db/");
}

void tst_DataSourceDialog::changingTheKindKeepsHostAndUser()
{
    DataSourceDialog dialog(*m_home->session);
    child<QLineEdit>(dialog, "host")->setText("db");
    child<QLineEdit>(dialog, "user")->setText("me");
    child<QLineEdit>(dialog, "socket")->setText("/run/x.sock");
    dialog.setKind(StoreKind::Postgresql);
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), QString("db"));
    QCOMPARE(child<QLineEdit>(dialog, "user")->text(), QString("me"));
    QCOMPARE(child<QLineEdit>(dialog, "url")->text(), QString("postgresql://me@db/"));
}

void tst_DataSourceDialog::aKindWithoutConnectorIsStoredAndSaysSo()
{
    DataSourceDialog dialog(*m_home->session);
    auto *note = child<QLabel>(dialog, "noConnector");
    QVERIFY(note->isHidden());
    dialog.setKind(StoreKind::RocketMq);
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains("cannot connect to RocketMQ yet"));
    QVERIFY(!child<QPushButton>(dialog, "test")->isEnabled());
    child<QLineEdit>(dialog, "name")->setText("events");
    child<QLineEdit>(dialog, "endpoints")->setText("ns1:9876; ns2");
    pressOk(dialog);
    QVERIFY(m_home->record(dialog.savedId()).url == "rocketmq://ns1:9876/?endpoints=ns2");
}

void tst_DataSourceDialog::theTestShowsWhatTheServerSays()
{
    const test::SqliteFile file("shop.db");
    file.run("CREATE TABLE t(a)");
    DataSourceDialog dialog(*m_home->session);
    dialog.setKind(StoreKind::Sqlite);
    child<QLineEdit>(dialog, "path")->setText(toQString(file.path()));
    auto *report = child<ConnectionReport>(dialog, "report");
    QSignalSpy finished(report, &ConnectionReport::finished);
    child<QPushButton>(dialog, "test")->click();
    QVERIFY(report->isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toBool());
    QVERIFY(report->findings().front().text.contains("SQLite"));
}

void tst_DataSourceDialog::aTestThatFailsSaysWhatToDo()
{
    DataSourceDialog dialog(*m_home->session);
    dialog.show();
    child<QLineEdit>(dialog, "host")->setText("127.0.0.1");
    child<QLineEdit>(dialog, "port")->setText("1"); // nobody listens there
    child<QLineEdit>(dialog, "user")->setText("me");
    auto *report = child<ConnectionReport>(dialog, "report");
    QSignalSpy finished(report, &ConnectionReport::finished);
    child<QPushButton>(dialog, "test")->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!finished.first().first().toBool());
    QVERIFY(child<ErrorPanel>(*report, "connectionError")->hasError());
}

void tst_DataSourceDialog::aTestOfAWrongFormIsNotBegun()
{
    DataSourceDialog dialog(*m_home->session);
    child<QPushButton>(dialog, "test")->click();
    QVERIFY(!child<ConnectionReport>(dialog, "report")->isRunning());
    QVERIFY(!messageAt(dialog, "host").isEmpty());
}

namespace {

class LastingStore final : public PasswordStore
{
public:
    Result<std::optional<Secret>> find(const std::string &id) override { return m_memory.find(id); }
    Result<void> save(const std::string &id, const Secret &password) override
    {
        return m_memory.save(id, password);
    }
    Result<void> remove(const std::string &id) override { return m_memory.remove(id); }
    bool isPersistent() const override { return true; }

private:
    MemoryPasswordStore m_memory;
};

} // namespace

void tst_DataSourceDialog::theDialogSaysWherePasswordsGo()
{
    DataSourceDialog dialog(*m_home->session);
    QVERIFY(!child<QLabel>(dialog, "memoryOnly")->isHidden());
    QVERIFY(child<QCheckBox>(dialog, "keepSecrets")->isHidden());
    auto keyring = std::make_shared<LastingStore>();
    m_home->session->usePasswordStore(keyring); // answers a moment after the dialog opened
    QVERIFY(child<QLabel>(dialog, "memoryOnly")->isHidden());
    QVERIFY(!child<QCheckBox>(dialog, "keepSecrets")->isHidden());

    child<QLineEdit>(dialog, "name")->setText("a");
    child<QLineEdit>(dialog, "host")->setText("db");
    child<QLineEdit>(dialog, "user")->setText("me");
    child<QLineEdit>(dialog, "password")->setText("planted-secret-1");
    pressOk(dialog);
    QTRY_VERIFY(keyring->find(dialog.savedId())->has_value());

    dialog.setKind(StoreKind::Sqlite); // has no password
    QVERIFY(child<QCheckBox>(dialog, "keepSecrets")->isHidden());
}

void tst_DataSourceDialog::looksRight_data()
{
    QTest::addColumn<int>("kind");
    for (const StoreKind kind : allStoreKinds())
        QTest::newRow(qPrintable(QString::fromStdString(std::string(schemeOf(kind))))) << int(kind);
}

void tst_DataSourceDialog::looksRight()
{
    QFETCH(int, kind);
    const bool isDark = qEnvironmentVariableIsSet("GODWIT_DARK");
    applyTheme(*qApp, isDark ? ColourScheme::Dark : ColourScheme::Light);
    DataSourceDialog dialog(*m_home->session);
    dialog.setKind(StoreKind(kind));
    dialog.show();
    QVERIFY(dialog.width() <= 1280 && dialog.height() <= 720);
    pressOk(dialog);
    QTest::qWait(20); // layouts settle
    takeScreenshot(dialog,
                   QString("data-source-%1%2").arg(QTest::currentDataTag(), isDark ? "-dark" : ""));
}

QTEST_MAIN(tst_DataSourceDialog)
#include "tst_data_source_dialog.moc"
