// The object page on a hundred thousand tables: no handler may keep the window's thread busy.
// Prints what it measured; judges CPU time only, which does not depend on what else the machine
// does.
#include "tests/support/ui_watchdog.h"
#include "tests/ui/wizard/objects_support.h"
#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/theme.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/objects_page.h"
#include "ui/wizard/objects_tree_view.h"
#include "ui/wizard/rules_editor.h"
#include "ui/wizard/rules_result_panel.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::threadCpuMs;
using godwit::test::UiTimes;
using godwit::test::UiWatchdog;

namespace {

// The promise is 50 ms on a DBA's machine. Twice that here: clocks of shared, instrumented or old
// machines differ by that much, and a handler that went through all objects in a slow way takes ten
// times as long.
constexpr double budgetMs = 100;
constexpr int tables = 100'000;

std::vector<std::string> manyRules()
{
    std::vector<std::string> rules;
    for (int i = 0; i < 199; ++i)
        rules.push_back("*.*_" + std::to_string(i) + "*_*[0-9]");
    return rules;
}

} // namespace

class tst_ObjectsScale : public QObject
{
    Q_OBJECT

private:
    WizardHome m_home;
    std::shared_ptr<const Catalog> m_oneDatabase = largeCatalog(tables, 1);
    std::shared_ptr<const Catalog> m_manyDatabases = largeCatalog(tables, 100);

    void judge(const UiTimes &times, const char *what)
    {
        times.print(what);
        QVERIFY2(times.slowest().cpuMs < budgetMs, times.slowest().what.c_str());
    }

private slots:
    void opensSearchesPicksAndCloses_data()
    {
        QTest::addColumn<bool>("isOne");
        QTest::newRow("one database") << true;
        QTest::newRow("a hundred databases") << false;
    }

    void opensSearchesPicksAndCloses()
    {
        QFETCH(bool, isOne);
        UiWatchdog &watchdog = UiWatchdog::instance();
        auto draft = std::make_unique<ProjectDraft>(*m_home.session);
        nameAndPlace(*draft, "scale", m_home.shop, m_home.copy);
        auto page = std::make_unique<ObjectsPage>(*draft);
        page->resize(1080, 560);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));

        watchdog.begin();
        QElapsedTimer clock;
        clock.start();
        draft->adoptCatalog(isOne ? m_oneDatabase : m_manyDatabases, {});
        QVERIFY(QTest::qWaitFor([&] { return page->catalog() != nullptr; }, 60'000));
        QCoreApplication::processEvents();
        std::printf("opened %lld ms after the catalogue was there\n",
                    static_cast<long long>(clock.elapsed()));
        judge(watchdog.end(), "opening");

        auto *search = page->findChild<QLineEdit *>("sourceSearch");
        auto *source = page->findChild<ObjectsTreeView *>("sourceTree");
        auto *sink = page->findChild<ObjectsTreeView *>("sinkTree");
        watchdog.begin();
        for (const char *text : {"o", "or", "ord", "order_s", "tenant_0.order", "_77", "zzz", ""}) {
            clock.start();
            const double cpu = threadCpuMs();
            search->setText(text);
            QCoreApplication::processEvents();
            const double cpuMs = threadCpuMs() - cpu;
            std::printf("search %-16s %6u found in %5.1f ms CPU, %lld ms\n", text,
                        source->objects()->shownCount(), cpuMs,
                        static_cast<long long>(clock.elapsed()));
            QVERIFY(cpuMs < 2 * budgetMs);
        }
        judge(watchdog.end(), "searching");

        watchdog.begin();
        source->selectAll();
        QCoreApplication::processEvents();
        QTest::mouseClick(page->findChild<QPushButton *>("pickObjects"), Qt::LeftButton);
        QTRY_COMPARE(listedPlaces(draft->project().transferMapping).size(), std::size_t(tables));
        QTRY_COMPARE(sink->objects()->objectCount(), std::uint32_t(tables));
        judge(watchdog.end(), "picking everything");

        watchdog.begin();
        sink->choose(4711);
        QCoreApplication::processEvents();
        QTest::keyClick(sink, Qt::Key_Delete);
        QCoreApplication::processEvents();
        sink->expandAll();
        sink->scrollToBottom();
        QCoreApplication::processEvents();
        judge(watchdog.end(), "taking one back, scrolling");

        watchdog.begin();
        QTest::mouseClick(page->findChild<QPushButton *>("removeAllObjects"), Qt::LeftButton);
        QCoreApplication::processEvents();
        judge(watchdog.end(), "taking everything back");

        UiTimes closing;
        double cpu = threadCpuMs();
        page.reset();
        closing.addWork(threadCpuMs() - cpu, "closing the page");
        cpu = threadCpuMs();
        draft.reset();
        closing.addWork(threadCpuMs() - cpu, "dropping the draft");
        judge(closing, "closing");
    }

    void rulesAnswerWhileTyping()
    {
        UiWatchdog &watchdog = UiWatchdog::instance();
        ProjectDraft draft(*m_home.session);
        nameAndPlace(draft, "rules", m_home.shop, m_home.copy);
        draft.change([](Project &project) {
            project.transferMapping.mode = MappingMode::Wildcard;
            project.transferMapping.tableAndViewWhiteList = manyRules();
        });
        ObjectsPage page(draft);
        page.resize(1080, 560);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto *results = page.findChild<RulesResultPanel *>();
        watchdog.begin();
        draft.adoptCatalog(m_manyDatabases, {});
        QVERIFY(QTest::qWaitFor([&] { return results->outcome() != nullptr; }, 60'000));
        auto *editor = page.findChild<RulesEditor *>("includeRules");
        editor->moveCursor(QTextCursor::End);
        QTest::keyClick(editor, Qt::Key_Return);
        std::vector<qint64> waits;
        for (const QChar key : QStringLiteral("tenant_*.*")) {
            const auto before = results->outcome();
            QElapsedTimer clock;
            clock.start();
            QTest::keyClick(editor, key.toLatin1());
            QVERIFY(QTest::qWaitFor([&] { return results->outcome() != before; }, 60'000));
            waits.push_back(clock.elapsed());
        }
        std::sort(waits.begin(), waits.end());
        std::printf("from a key to the new lists: median %lld ms, longest %lld ms\n",
                    static_cast<long long>(waits[waits.size() / 2]),
                    static_cast<long long>(waits.back()));
        QCOMPARE(results->outcome()->list(RulesList::Final).size(), std::size_t(tables));
        auto *tabs = page.findChild<QTabBar *>("ruleLists");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QCoreApplication::processEvents();
        }
        judge(watchdog.end(), "typing rules");
    }
};

int main(int argc, char **argv)
{
    UiWatchdog application(argc, argv);
    tst_ObjectsScale test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_objects_scale.moc"
