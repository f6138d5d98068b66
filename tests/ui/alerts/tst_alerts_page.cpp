#include "core/state/project_store.h"
#include "ui/alerts/alerts_page.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_AlertsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void countsForTheBadgeWhileItIsHidden();
    void listsTheAlertsOfEveryProject();
    void narrowsDownByLevelProjectAndAcknowledgement();
    void acknowledgesWhatIsSelected();
    void acknowledgesAllThatIsShownAndNothingElse();
    void goesToTheProject();
    void offersNoWayToADeletedProject();
    void showsAlertsOfAnotherProcess();

private:
    std::string project(const std::string &name);
    void raise(const std::string &projectId, Level level, const std::string &message);
    int rows() const { return m_table->model()->rowCount(); }
    void select(int row);
    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<AlertsPage> m_page;
    QTableView *m_table = nullptr;
    std::string m_shop, m_bank;
};

std::string tst_AlertsPage::project(const std::string &name)
{
    const auto made = ProjectStore(m_session->state()).put(name, "MIGRATION", "{}");
    return made ? made->id : std::string();
}

void tst_AlertsPage::raise(const std::string &projectId, Level level, const std::string &message)
{
    Alert alert;
    alert.projectId = projectId;
    alert.projectName = projectId == m_shop ? "shop" : "bank";
    alert.level = level;
    alert.message = message;
    alert.object = "main.orders";
    QVERIFY(AlertStore(m_session->state()).raise(alert).has_value());
}

void tst_AlertsPage::select(int row)
{
    m_table->selectRow(row);
    m_table->setCurrentIndex(m_table->model()->index(row, 0));
}

void tst_AlertsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath("home").toStdString());
    QVERIFY(session.has_value());
    m_session = std::move(*session);
    m_shop = project("shop");
    m_bank = project("bank");
    raise(m_shop, Level::Error, "the copy failed");
    raise(m_shop, Level::Warning, "it is slow");
    raise(m_bank, Level::Error, "rows were refused");
    m_page = std::make_unique<AlertsPage>(*m_session);
    m_page->resize(1100, 640);
    m_table = find<QTableView>("alertsTable");
    QVERIFY(m_table);
}

void tst_AlertsPage::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_folder.reset();
}

void tst_AlertsPage::countsForTheBadgeWhileItIsHidden()
{
    QSignalSpy badge(m_page.get(), &AlertsPage::unacknowledgedChanged);
    QTRY_COMPARE(m_page->unacknowledged(), 3);
    QCOMPARE(badge.last().first().toInt(), 3);
    QCOMPARE(rows(), 0); // nobody looks at the list
}

void tst_AlertsPage::listsTheAlertsOfEveryProject()
{
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    QCOMPARE(m_table->model()->index(0, 4).data().toString(), "rows were refused"); // newest first
    QCOMPARE(m_table->model()->index(2, 2).data().toString(), "shop");
    const QString folder = qEnvironmentVariable("GODWIT_TEST_PICTURES");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        applyTheme(*qApp, dark ? ColourScheme::Dark : ColourScheme::Light);
        QCoreApplication::processEvents();
        m_page->grab().save(folder + (dark ? "/alerts-dark.png" : "/alerts-light.png"));
    }
}

void tst_AlertsPage::narrowsDownByLevelProjectAndAcknowledgement()
{
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    find<QComboBox>("alertsLevel")->setCurrentIndex(2); // errors only
    QTRY_COMPARE(rows(), 2);
    auto *projects = find<QComboBox>("alertsProject");
    projects->setCurrentIndex(projects->findText("shop"));
    QTRY_COMPARE(rows(), 1);
    find<QComboBox>("alertsLevel")->setCurrentIndex(0);
    QTRY_COMPARE(rows(), 2);
    select(0);
    find<QPushButton>("alertAcknowledge")->click();
    QTRY_COMPARE(m_page->unacknowledged(), 2);
    find<QCheckBox>("alertsOnlyNew")->setChecked(true);
    QTRY_COMPARE(rows(), 1);
}

void tst_AlertsPage::acknowledgesWhatIsSelected()
{
    QSignalSpy changed(m_session.get(), &Session::alertsChanged);
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    auto *button = find<QPushButton>("alertAcknowledge");
    QVERIFY(!button->isEnabled());
    select(1);
    QVERIFY(button->isEnabled());
    button->click();
    QTRY_COMPARE(m_page->unacknowledged(), 2);
    QVERIFY(changed.count() >= 1);
    QTRY_COMPARE(m_table->model()->index(1, 5).data().toString(), "Acknowledged");
    QTRY_VERIFY(!button->isEnabled()); // nothing is left to acknowledge in that row
}

void tst_AlertsPage::acknowledgesAllThatIsShownAndNothingElse()
{
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    auto *projects = find<QComboBox>("alertsProject");
    projects->setCurrentIndex(projects->findText("shop"));
    QTRY_COMPARE(rows(), 2);
    find<QPushButton>("alertAcknowledgeAll")->click();
    QTRY_COMPARE(m_page->unacknowledged(), 1);
    AlertFilter open;
    open.unacknowledged = true;
    const auto left = AlertStore(m_session->state()).list(open);
    QVERIFY(left.has_value());
    QCOMPARE(left->size(), std::size_t(1));
    QCOMPARE(left->front().projectId, m_bank);
}

void tst_AlertsPage::goesToTheProject()
{
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    QSignalSpy asked(m_page.get(), &AlertsPage::projectRequested);
    select(0);
    find<QPushButton>("alertOpenProject")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString().toStdString(), m_bank);
}

void tst_AlertsPage::offersNoWayToADeletedProject()
{
    QVERIFY(ProjectStore(m_session->state()).remove(m_bank).has_value());
    m_page->show();
    QTRY_VERIFY(rows() >= 2);
    raise(m_bank, Level::Error, "the last word");
    m_page->refresh();
    QTRY_COMPARE(m_table->model()->index(0, 4).data().toString(), "the last word");
    select(0);
    QVERIFY(!find<QPushButton>("alertOpenProject")->isEnabled());
}

void tst_AlertsPage::showsAlertsOfAnotherProcess()
{
    m_page->show();
    QTRY_COMPARE(rows(), 3);
    auto other = StateDatabase::open(m_session->home());
    QVERIFY(other.has_value());
    Alert alert;
    alert.projectId = m_shop;
    alert.projectName = "shop";
    alert.message = "from elsewhere";
    QVERIFY(AlertStore(**other).raise(alert).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 4, 15'000); // found by the page's own timer
}

QTEST_MAIN(tst_AlertsPage)
#include "tst_alerts_page.moc"
