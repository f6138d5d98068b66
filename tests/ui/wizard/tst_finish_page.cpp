#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/data_table.h"
#include "ui/common/search_field.h"
#include "ui/wizard/difference_view.h"
#include "ui/wizard/finish_page.h"
#include "ui/wizard/json_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTextBlock>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_FinishPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndCopiesThePayload();
    void coloursTheLinesInSight();
    void searchCountsAndGoesRound();
    void showsWhatChangedSinceTheLastSave();
    void listsProblemsAndLeadsToThem();
    void runHereSaysWhyNot_data();
    void runHereSaysWhyNot();
    void buttonsAskTheWizard();
    void aHugePayloadIsWrittenElsewhere();
};

namespace {

struct Page
{
    WizardHome home;
    ProjectDraft draft{*home.session};
    FinishPage page{draft};

    Page()
    {
        nameAndPlace(draft, "shop", home.shop, home.copy);
        selectTable(draft, "main", "orders");
    }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    void show()
    {
        page.resize(900, 600);
        page.show();
        page.enter();
    }
};

} // namespace

void tst_FinishPage::showsAndCopiesThePayload()
{
    Page page;
    page.show();
    const QString payload = QString::fromStdString(page.draft.payload());
    QCOMPARE(page.find<JsonView>("payloadText")->toPlainText() + QLatin1Char('\n'), payload);
    page.find<QToolButton>("payloadCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), payload);
    page.draft.changeSettings([](Project &project) { project.name = "renamed"; });
    QVERIFY(page.find<JsonView>("payloadText")->toPlainText().contains(QStringLiteral("renamed")));
}

void tst_FinishPage::coloursTheLinesInSight()
{
    Page page;
    page.show();
    auto *view = page.find<JsonView>("payloadText");
    const QTextBlock first = view->document()->findBlockByNumber(1);
    QTRY_VERIFY(!first.layout()->formats().isEmpty());
    QVERIFY(first.text().contains(QStringLiteral("\"name\": \"shop\"")));
}

void tst_FinishPage::searchCountsAndGoesRound()
{
    Page page;
    page.show();
    auto *search = page.find<SearchField>("payloadSearch");
    auto *found = page.find<QLabel>("payloadFound");
    auto *view = page.find<JsonView>("payloadText");
    search->setText(QStringLiteral("throttle-nothing"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(found->text(), QStringLiteral("Not found"));
    search->setText(QStringLiteral("SpeedMode"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(found->text().startsWith(QLatin1Char('2')));
    const int first = view->textCursor().position();
    page.find<QToolButton>("payloadNext")->click();
    QVERIFY(view->textCursor().position() != first);
    page.find<QToolButton>("payloadNext")->click();
    QCOMPARE(view->textCursor().position(), first);
    QCOMPARE(view->textCursor().selectedText(), QStringLiteral("SpeedMode"));
}

void tst_FinishPage::showsWhatChangedSinceTheLastSave()
{
    Page page;
    page.show();
    auto *differences = page.find<DifferenceView>("differences");
    QVERIFY(differences->toPlainText().isEmpty());
    QVERIFY(differences->placeholderText().contains(QStringLiteral("not been saved")));
    REQUIRE_OK(page.draft.save());
    QVERIFY(differences->placeholderText().contains(QStringLiteral("Nothing was changed")));
    page.draft.changeSettings([](Project &project) {
        project.fullTransferConfig.fullTransferSpeedMode = SpeedMode::Fast;
    });
    QCOMPARE(differences->changes(), 2);
    const QString text = differences->toPlainText();
    QVERIFY(text.contains(QStringLiteral("−         \"fullTransferSpeedMode\": \"NORMAL\"")));
    QVERIFY(text.contains(QStringLiteral("+         \"fullTransferSpeedMode\": \"FAST\"")));
    QVERIFY(text.contains(QStringLiteral("equal line")));
    QCOMPARE(page.find<QTabWidget>("finishTabs")->tabText(1), QStringLiteral("Differences (2)"));
}

void tst_FinishPage::listsProblemsAndLeadsToThem()
{
    Page page;
    page.show();
    auto *table = page.find<DataTable>("problems");
    QCOMPARE(table->model()->rowCount(), 0);
    page.draft.changeSettings([](Project &project) { project.name = "two words"; });
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(page.find<QTabWidget>("finishTabs")->tabText(2), QStringLiteral("Problems (1)"));
    QSignalSpy jump(&page.page, &WizardPage::jumpRequested);
    Q_EMIT table->opened(table->model()->index(0, 0));
    QCOMPARE(jump.count(), 1);
    QCOMPARE(jump.front().front().toString(), QStringLiteral("/name"));
}

void tst_FinishPage::runHereSaysWhyNot_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason"); // a part of it; empty: it can run
    QTest::newRow("complete") << ""
                              << "";
    QTest::newRow("an error") << "name"
                              << "must be put right";
    QTest::newRow("incremental") << "incremental"
                                 << "cannot follow changes yet";
    QTest::newRow("elsewhere") << "elsewhere"
                               << "not one of this home's";
    QTest::newRow("no connector") << "connector"
                                  << "cannot connect";
    QTest::newRow("running") << "running"
                             << "running now";
}

void tst_FinishPage::runHereSaysWhyNot()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    Page page;
    std::optional<RunLock> lock;
    if (what == QStringLiteral("running")) {
        REQUIRE_OK(page.draft.save());
        auto held = RunLock::acquire(page.home.session->home(), page.draft.projectId());
        REQUIRE_OK(held);
        lock.emplace(std::move(*held));
    }
    page.draft.changeSettings([&](Project &project) {
        if (what == QStringLiteral("name"))
            project.name = "two words";
        else if (what == QStringLiteral("incremental"))
            project.enableIncrTransfer = true;
        else if (what == QStringLiteral("elsewhere"))
            project.sourceEndpointId = "e_elsewhere";
        else if (what == QStringLiteral("connector"))
            project.sinkEndpointId = page.home.add("wide", "hbase+rest://127.0.0.1:8080/");
    });
    page.show();
    QCOMPARE(page.find<QPushButton>("runHere")->isEnabled(), reason.isEmpty());
    auto *label = page.find<QLabel>("whyNotRun");
    QCOMPARE(label->isHidden(), reason.isEmpty());
    QVERIFY2(label->text().contains(reason), qPrintable(label->text()));
}

void tst_FinishPage::buttonsAskTheWizard()
{
    Page page;
    page.show();
    QSignalSpy run(&page.page, &FinishPage::runRequested);
    QSignalSpy save(&page.page, &FinishPage::saveRequested);
    QSignalSpy exported(&page.page, &FinishPage::exportRequested);
    page.find<QPushButton>("runHere")->click();
    page.find<QPushButton>("saveProject")->click();
    page.find<QPushButton>("exportProject")->click();
    QCOMPARE(run.count(), 1);
    QCOMPARE(save.count(), 1);
    QCOMPARE(exported.count(), 1);
    auto *submit = page.find<QPushButton>("submitToServer");
    QVERIFY(!submit->isEnabled() && !submit->toolTip().isEmpty());
}

void tst_FinishPage::aHugePayloadIsWrittenElsewhere()
{
    Page page;
    page.draft.change([](Project &project) {
        for (int i = 0; i < 5000; ++i) {
            ObjectMapping table;
            table.name = "table_" + std::to_string(i);
            project.transferMapping.databases.front().tables.push_back(table);
        }
    });
    page.show();
    auto *view = page.find<JsonView>("payloadText");
    QTRY_COMPARE(view->document()->blockCount(), JsonView::mostLines);
    auto *cut = page.find<QLabel>("payloadCut");
    QVERIFY(!cut->isHidden() && cut->text().contains(QStringLiteral("not shown")));
    page.find<QToolButton>("payloadCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(page.draft.payload()));
}

QTEST_MAIN(tst_FinishPage)
#include "tst_finish_page.moc"
