#include "tests/support/screenshot.h"
#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/busy_indicator.h"
#include "ui/common/data_table.h"
#include "ui/common/error_panel.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/wizard/dry_run_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

#include <sqlite3.h>

using namespace godwit;
using namespace godwit::ui;

class tst_DryRunPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatWouldHappenAndWritesNothing();
    void anIncompleteProjectIsNotPlanned();
    void aFileThatIsGoneIsAFinding();
    void aChangedProjectIsPlannedAgain();
    void planningCanBeCancelled();
    void doubleClickJumpsToTheCause();
    void aReasonAndTheStatementsAreShown();
    void looksRight();

private:
    template<typename Widget>
    Widget *child(const char *name)
    {
        auto *found = m_page->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void run(const std::string &path, const char *sql) const
    {
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }
    void plan()
    {
        m_page->enter();
        QTRY_VERIFY(m_page->dryRun().state() == DryRun::State::Ready);
    }

    std::unique_ptr<WizardHome> m_home;
    std::unique_ptr<ProjectDraft> m_draft;
    std::unique_ptr<DryRunPage> m_page;
};

void tst_DryRunPage::init()
{
    m_page.reset();
    m_draft.reset();
    m_home = std::make_unique<WizardHome>();
    run(m_home->path("shop.db"), "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT);"
                                 "INSERT INTO orders VALUES (1, 'one'), (2, 'two');"
                                 "CREATE TABLE audit (id INTEGER PRIMARY KEY);"
                                 "CREATE VIEW latest AS SELECT * FROM orders");
    m_draft = std::make_unique<ProjectDraft>(*m_home->session);
    nameAndPlace(*m_draft, "nightly", m_home->shop, m_home->copy);
    selectTable(*m_draft, "main", "orders");
    m_page = std::make_unique<DryRunPage>(*m_draft);
}

void tst_DryRunPage::showsWhatWouldHappenAndWritesNothing()
{
    m_page->show();
    plan();
    const QString summary = child<QLabel>("dryRunSummary")->text();
    QVERIFY2(summary.contains("1 of 3 objects"), qPrintable(summary));
    QCOMPARE(child<DataTable>("objects")->model()->rowCount(), 3);
    QVERIFY(child<DataTable>("checks")->model()->rowCount() > 0);
    QCOMPARE(child<DataTable>("problems")->model()->rowCount(), 0);
    QVERIFY(child<StatusBadge>("dryRunVerdict")->word().contains("Nothing stands"));
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->path("copy.db"))));
    QVERIFY(m_page->missing().empty());
}

void tst_DryRunPage::anIncompleteProjectIsNotPlanned()
{
    m_draft->change([](Project &project) { project.name.clear(); });
    m_page->enter();
    QVERIFY(m_page->dryRun().state() == DryRun::State::None);
    QVERIFY(child<ErrorPanel>("dryRunError")->hasError());
}

void tst_DryRunPage::aFileThatIsGoneIsAFinding()
{
    const std::string gone = m_home->add("gone", "sqlite://" + m_home->path("no/such/folder.db"));
    m_draft->change([&](Project &project) { project.sourceEndpointId = gone; });
    m_page->show();
    plan();
    auto *checks = child<DataTable>("checks");
    QCOMPARE(checks->model()->index(0, PlanCheckModel::StatusColumn).data().toString(),
             QString("failed"));
    QVERIFY(child<StatusBadge>("dryRunVerdict")->word().contains("would not start"));
    checks->setCurrentIndex(checks->model()->index(0, 0));
    QVERIFY(!child<QLabel>("checksMessage")->text().isEmpty());
    auto *remedy = child<QPlainTextEdit>("checksRemedy");
    QVERIFY(!remedy->toPlainText().isEmpty());
    child<QToolButton>("checksCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), remedy->toPlainText());
}

void tst_DryRunPage::aChangedProjectIsPlannedAgain()
{
    m_page->show();
    plan();
    const auto first = m_page->dryRun().plan();
    m_page->enter();
    QVERIFY(m_page->dryRun().state() == DryRun::State::Ready); // nothing to do
    m_draft->change([](Project &project) {
        project.transferMapping.databases.front().tables.front().name = "audit";
    });
    QVERIFY(m_page->dryRun().isStale());
    QVERIFY(child<StatusBadge>("dryRunVerdict")->word().contains("changed since"));
    m_page->enter();
    QVERIFY(m_page->dryRun().state() == DryRun::State::Running);
    QTRY_VERIFY(m_page->dryRun().state() == DryRun::State::Ready);
    QVERIFY(m_page->dryRun().plan() != first);
    QVERIFY(!m_page->dryRun().isStale());
}

void tst_DryRunPage::planningCanBeCancelled()
{
    m_page->enter();
    QVERIFY(m_page->dryRun().state() == DryRun::State::Running);
    auto *busy = child<BusyIndicator>("dryRunBusy");
    QVERIFY(busy->isBusy());
    Q_EMIT busy->cancelRequested();
    QVERIFY(m_page->dryRun().state() == DryRun::State::None);
    QVERIFY(!busy->isBusy());
    QTest::qWait(50); // a late answer would show now
    QVERIFY(m_page->dryRun().state() == DryRun::State::None);
    plan(); // and it can be begun again
}

void tst_DryRunPage::doubleClickJumpsToTheCause()
{
    m_page->show();
    plan();
    QSignalSpy jumps(m_page.get(), &WizardPage::jumpRequested);
    auto *checks = child<DataTable>("checks");
    Q_EMIT checks->opened(checks->model()->index(0, 0));
    QCOMPARE(jumps.count(), 1);
    QVERIFY(jumps.last().first().toString().startsWith('/'));
    auto *objects = child<DataTable>("objects");
    Q_EMIT objects->opened(objects->model()->index(0, 0));
    QCOMPARE(jumps.last().first().toString(), QString("/transferMapping"));
}

void tst_DryRunPage::aReasonAndTheStatementsAreShown()
{
    m_page->show();
    plan();
    auto *objects = child<DataTable>("objects");
    objects->setCurrentIndex(objects->model()->index(0, 0));
    QVERIFY(!child<QLabel>("objectReason")->text().isEmpty());
    QVERIFY(child<QPlainTextEdit>("ddlBefore")->toPlainText().contains("CREATE TABLE orders"));
    QVERIFY(child<QPlainTextEdit>("ddlAfter")->toPlainText().contains("CREATE TABLE"));
}

void tst_DryRunPage::looksRight()
{
    const bool isDark = qEnvironmentVariableIsSet("GODWIT_DARK");
    applyTheme(*qApp, isDark ? ColourScheme::Dark : ColourScheme::Light);
    m_page = std::make_unique<DryRunPage>(*m_draft); // as the program does: after the theme
    m_page->resize(1240, 600);
    m_page->show();
    plan();
    auto *tabs = child<QTabWidget>("dryRunTabs");
    for (const char *name : {"objects", "checks"}) {
        auto *table = child<DataTable>(name);
        table->setCurrentIndex(table->model()->index(0, 0));
    }
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QVERIFY(tabs->tabText(tab).size() > 3);
        QCoreApplication::processEvents();
        takeScreenshot(*m_page, QString("dry-run-%1%2").arg(tab).arg(isDark ? "-dark" : ""));
    }
}

QTEST_MAIN(tst_DryRunPage)
#include "tst_dry_run_page.moc"
