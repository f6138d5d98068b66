#include "tests/core/connectors/sqlite_file.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/connection_report.h"
#include "ui/common/error_panel.h"

#include <QClipboard>
#include <QLabel>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

namespace {

DataSource fileAt(const std::string &path)
{
    DataSource source;
    source.kind = StoreKind::Sqlite;
    source.path = path;
    return source;
}

} // namespace

class tst_ConnectionReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysFirstWhatATestShows()
    {
        ConnectionReport report;
        report.show();
        QVERIFY(report.findChild<QLabel *>()->isVisible());
        QVERIFY(report.findings().empty());
    }

    void aFileThatAnswersIsShown()
    {
        const test::SqliteFile file("shop.db");
        file.run("CREATE TABLE t(a)");
        ConnectionReport report;
        report.show();
        QSignalSpy finished(&report, &ConnectionReport::finished);
        report.test(fileAt(file.path()));
        QVERIFY(report.isRunning());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!report.isRunning());
        QVERIFY(report.findChild<QWidget *>("connectionFindings"));
        report.findChild<QToolButton *>("copyReport")->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("Server: SQLite"));
        report.clear();
        QVERIFY(!report.findChild<QWidget *>("connectionFindings"));
    }

    void whatIsNoDatabaseIsAnError()
    {
        const test::SqliteFile file("text.db");
        QFile text(QString::fromStdString(file.path()));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(4096, 'x'));
        text.close();
        ConnectionReport report;
        QSignalSpy finished(&report, &ConnectionReport::finished);
        report.test(fileAt(file.path()));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!finished.first().first().toBool());
        QVERIFY(report.findChild<ErrorPanel *>("connectionError")->hasError());
    }

    void aServerThatSaysNothingCanBeGivenUp()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        DataSource source;
        source.host = "127.0.0.1";
        source.port = mute.serverPort();
        source.user = "me";
        ConnectionReport report;
        report.show();
        QSignalSpy finished(&report, &ConnectionReport::finished);
        report.test(source);
        auto *busy = report.findChild<BusyIndicator *>("connectionBusy");
        QVERIFY(busy->isBusy());
        QTRY_VERIFY(mute.hasPendingConnections());
        Q_EMIT busy->cancelRequested();
        QVERIFY(!report.isRunning());
        QVERIFY(!busy->isBusy());
        mute.nextPendingConnection()->abort(); // lets the thread end
        QCOMPARE(finished.count(), 0);
    }

    void aRemedyIsCopiedAsItStands()
    {
        ServerFacts facts;
        facts.user = "g@%";
        facts.product = "MySQL";
        ConnectionReport report;
        report.resize(400, 600);
        report.show();
        report.showFacts(facts);
        auto *copy = report.findChild<QToolButton *>("copyRemedy");
        QVERIFY(copy);
        copy->click();
        QVERIFY2(QGuiApplication::clipboard()->text().startsWith("GRANT "),
                 qPrintable(QGuiApplication::clipboard()->text()));
        const auto remedies = report.findChildren<QLabel *>("remedy");
        QVERIFY(!remedies.isEmpty());
        QCOMPARE(remedies.first()->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(tst_ConnectionReport)
#include "tst_connection_report.moc"
