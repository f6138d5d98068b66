// Cancel stops the work itself, not only the waiting for it. A SQLite file that somebody else holds
// keeps every reader waiting for as long as its data source allows: a minute here.
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/common/busy_indicator.h"
#include "ui/wizard/dry_run_page.h"

#include <QElapsedTimer>

#include <sqlite3.h>

using namespace godwit;
using namespace godwit::ui;

class tst_CancelledWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCatalogueReadIsCancelled();
    void leavingTheSourceCancelsItsCatalogueRead();
    void aDryRunIsCancelled();
    void columnsAreNoLongerReadForAnObjectThatWasLeft();
    void cleanupTestCase();
};

namespace {

/// Locks a file against everybody, as a long migration of somebody else would.
class HeldFile
{
public:
    explicit HeldFile(const std::string &path)
    {
        sqlite3_open(path.c_str(), &m_handle);
        m_isHeld = sqlite3_exec(m_handle,
                                "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY);"
                                "BEGIN EXCLUSIVE",
                                nullptr, nullptr, nullptr)
                   == SQLITE_OK;
    }
    // Never let go before the program ends: what still waits then has not been cancelled.
    bool isHeld() const { return m_isHeld; }

private:
    sqlite3 *m_handle = nullptr;
    bool m_isHeld = false;
};

std::string patientUrl(const std::string &path)
{
    return "sqlite://" + path + "?busy_timeout=60000";
}

// Outlive the tests: the last function looks whether anything still waits for the files in them.
QTemporaryDir &folder()
{
    static QTemporaryDir kept;
    return kept;
}

std::string heldFile(const char *name)
{
    const std::string path = folder().filePath(QLatin1String(name)).toStdString();
    const HeldFile held(path);
    return held.isHeld() ? path : std::string();
}

} // namespace

void tst_CancelledWork::aCatalogueReadIsCancelled()
{
    const std::string path = heldFile("catalogue.db");
    QVERIFY(!path.empty());
    ShownObjectsPage t(nullptr);
    const std::string held = t.home.add("held", patientUrl(path));
    t.draft.change([&](Project &project) { project.sourceEndpointId = held; });
    t.page.enter();
    QVERIFY(t.draft.catalogState() == ProjectDraft::CatalogState::Loading);
    auto *busy = t.find<BusyIndicator>("catalogBusy");
    QTRY_VERIFY(busy->isVisible());
    QVERIFY(!t.find<QPushButton>("readCatalog")->isVisible());
    QTest::mouseClick(busy->findChild<QPushButton *>("busyCancel"), Qt::LeftButton);
    QVERIFY(t.draft.catalogState() == ProjectDraft::CatalogState::None);
    QVERIFY(!busy->isVisible());
    QVERIFY(!t.find<QWidget>("catalogError")->isVisible()); // nothing went wrong
    QVERIFY(t.find<QPushButton>("readCatalog")->isVisible());
    QVERIFY(!t.draft.catalog());
}

void tst_CancelledWork::leavingTheSourceCancelsItsCatalogueRead()
{
    const std::string path = heldFile("left.db");
    QVERIFY(!path.empty());
    ShownObjectsPage t(nullptr);
    const std::string held = t.home.add("held", patientUrl(path));
    t.draft.change([&](Project &project) { project.sourceEndpointId = held; });
    t.page.enter();
    QVERIFY(t.draft.catalogState() == ProjectDraft::CatalogState::Loading);
    t.draft.change([&](Project &project) { project.sourceEndpointId = t.home.shop; });
    QVERIFY(t.draft.catalogState() == ProjectDraft::CatalogState::None);
}

void tst_CancelledWork::aDryRunIsCancelled()
{
    const std::string path = heldFile("planned.db");
    QVERIFY(!path.empty());
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "nightly", home.add("held", patientUrl(path)), home.copy);
    selectTable(draft, "main", "t");
    DryRunPage page(draft);
    page.show();
    page.enter();
    QVERIFY(page.dryRun().state() == DryRun::State::Running);
    auto *busy = page.findChild<BusyIndicator *>("dryRunBusy");
    QTRY_VERIFY(busy->isVisible());
    QTest::mouseClick(busy->findChild<QPushButton *>("busyCancel"), Qt::LeftButton);
    QVERIFY(page.dryRun().state() == DryRun::State::None);
    QVERIFY(page.findChild<QPushButton *>("planAgain")->isEnabled());
    QVERIFY(!page.dryRun().plan());
}

void tst_CancelledWork::columnsAreNoLongerReadForAnObjectThatWasLeft()
{
    const std::string path = heldFile("columns.db");
    QVERIFY(!path.empty());
    ShownObjectsPage t;
    const std::string held = t.home.add("held", patientUrl(path));
    t.draft.change([&](Project &project) { project.sourceEndpointId = held; });
    t.draft.adoptCatalog(smallCatalog(), {});
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders")); // its columns are asked for
    QTest::qWait(50);
    QVERIFY(t.pick("mail", "inbox"));
}

// Everything above has been cancelled, and its files are held still.
void tst_CancelledWork::cleanupTestCase()
{
    QElapsedTimer waited;
    waited.start();
    QVERIFY2(finishBackgroundWork(std::chrono::seconds(10)), "a thread still waits for its file");
    qInfo("the cancelled work ended within %lld ms", waited.elapsed());
}

QTEST_MAIN(tst_CancelledWork)
#include "tst_cancelled_work.moc"
