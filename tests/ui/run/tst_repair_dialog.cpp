#include "tests/core/state/state_home.h"
#include "tests/support/screenshot.h"
#include "tests/ui/run/planted_differences.h"
#include "ui/common/error_panel.h"
#include "ui/common/production_frame.h"
#include "ui/common/sql_view.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/run/repair_dialog.h"
#include "ui/run/repair_strip.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::plantDifferences;

class tst_RepairDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsRowsTablesAndStatements();
    void repairsOnlyTheChosenRows();
    void leavesOutWhatIsRepaired();
    void countsWhatASearchLeaves();
    void hasNothingToDoWhenAllIsRepaired();
    void framesAProductionDestination();
    void doesNothingUnlessAsked();
    void writesEveryStatementIntoAFile();
    void leavesTheFileAsItWasWhenStopped();
    void saysWhereAFileCannotBeWritten();
    void showsHowARepairStands();
    void showsWhatBecameOfTheRows();

private:
    RepairDialog::Subject subject() const;
    DifferenceChoice all(const DifferenceFilter &filter = {}) const;
    Result<std::uint64_t> write(const QString &file, std::stop_token stop = {}) const
    {
        return writeRepairScript(*m_state, all(), Dialect::Sqlite, {"project: a\nb"},
                                 file.toStdString(), std::move(stop));
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::string m_run;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

template<typename Widget>
Widget *find(const QWidget &parent, const char *name)
{
    auto *widget = parent.findChild<Widget *>(QLatin1String(name));
    if (!widget)
        qWarning("no widget %s", name);
    return widget;
}

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_RepairDialog::init()
{
    applyTheme(*qApp, qEnvironmentVariableIsSet("GODWIT_TEST_DARK") ? ColourScheme::Dark
                                                                    : ColourScheme::Light);
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    QVERIFY(m_state);
    m_run = plantDifferences(*m_state, "np_1", {"orders", "items"}, 90);
    QVERIFY(!m_run.empty());
}

DifferenceChoice tst_RepairDialog::all(const DifferenceFilter &filter) const
{
    DifferenceChoice choice;
    choice.runId = m_run;
    choice.filter = filter;
    choice.count = DifferenceStore(*m_state).count(m_run, filter).value_or(0);
    return choice;
}

RepairDialog::Subject tst_RepairDialog::subject() const
{
    RepairDialog::Subject subject;
    subject.home = m_home->path;
    subject.project = "shop";
    subject.sink.name = "archive";
    subject.sink.url = "mysql://dba@db2:3306/";
    subject.all = all();
    subject.tableName = [](int number) {
        return QString(number == 0 ? "main.orders" : "main.items");
    };
    return subject;
}

void tst_RepairDialog::showsRowsTablesAndStatements()
{
    RepairDialog dialog(subject(), nullptr);
    dialog.show();
    QVERIFY(!find<QPushButton>(dialog, "repairYes")->isEnabled()); // nothing is known yet
    WAIT(find<QPushButton>(dialog, "repairYes")->isEnabled());
    QVERIFY(find<QLabel>(dialog, "repairSum")->text().contains("180 row"));
    QVERIFY(find<QLabel>(dialog, "repairSum")->text().contains("archive"));
    QCOMPARE(find<QLabel>(dialog, "repairTables")->text(), "main.orders: 90 · main.items: 90");
    QVERIFY(find<QLabel>(dialog, "repairWhere")->text().contains("dba@db2"));
    const QString sql = find<SqlView>(dialog, "repairSql")->toPlainText();
    QCOMPARE(sql.count(";\n"), static_cast<int>(statementsShown));
    QVERIFY(sql.startsWith("UPDATE `main`.`orders` SET `name` = 'Ada 0', `note` = NULL WHERE `id` "
                           "= 0;\n"));
    QVERIFY(!find<QRadioButton>(dialog, "repairChosen")->isEnabled());
    QVERIFY(find<QCheckBox>(dialog, "repairVerify")->isChecked());
    QVERIFY(find<QPushButton>(dialog, "repairNo")->isDefault());
    takeScreenshot(dialog, "repair");
    const RepairRequest request = dialog.request();
    QVERIFY(request.ordinals.empty());
    QVERIFY(request.filter == DifferenceFilter());
}

void tst_RepairDialog::repairsOnlyTheChosenRows()
{
    auto chosen = subject();
    chosen.chosen = chosen.all;
    chosen.chosen.positions = {{3, 4}, {91, 91}};
    chosen.chosen.count = 3;
    RepairDialog dialog(std::move(chosen), nullptr);
    dialog.show();
    WAIT(find<QPushButton>(dialog, "repairYes")->isEnabled());
    QVERIFY(find<QRadioButton>(dialog, "repairChosen")->isChecked());
    QCOMPARE(find<QLabel>(dialog, "repairTables")->text(), "main.orders: 2 · main.items: 1");
    QCOMPARE(dialog.request().ordinals, (std::vector<std::uint64_t>{4, 5, 92}));
    find<QRadioButton>(dialog, "repairAll")->setChecked(true);
    QVERIFY(!find<QPushButton>(dialog, "repairYes")->isEnabled());
    WAIT(find<QPushButton>(dialog, "repairYes")->isEnabled());
    QVERIFY(dialog.request().ordinals.empty());
}

void tst_RepairDialog::leavesOutWhatIsRepaired()
{
    REQUIRE_OK(DifferenceWriter(*m_state).setOutcomes(m_run, {{1, DifferenceState::Repaired, ""}}));
    auto preview = readRepairPreview(*m_state, all(), {});
    REQUIRE_OK(preview);
    QCOMPARE(preview->rows, 179U);
    QCOMPARE(preview->repairedBefore, 1U);
    QVERIFY(preview->statements.front().find("Ada 1'") != std::string::npos);
    DifferenceChoice first = all();
    first.positions = {{0, 1}};
    preview = readRepairPreview(*m_state, first, {});
    REQUIRE_OK(preview);
    QCOMPARE(preview->rows, 1U);
    QCOMPARE(preview->ordinals, std::vector<std::uint64_t>{2});
}

void tst_RepairDialog::countsWhatASearchLeaves()
{
    DifferenceFilter filter;
    filter.keyText = "8";
    filter.table = 1;
    const auto preview = readRepairPreview(*m_state, all(filter), {});
    REQUIRE_OK(preview);
    QCOMPARE(preview->rows, 18U); // 8, 18 … 78, 80 … 89
    QCOMPARE(preview->tables.size(), 1U);
    QVERIFY(preview->ordinals.empty());
}

void tst_RepairDialog::hasNothingToDoWhenAllIsRepaired()
{
    std::vector<DifferenceOutcome> outcomes;
    for (std::uint64_t ordinal = 1; ordinal <= 180; ++ordinal)
        outcomes.push_back({ordinal, DifferenceState::Repaired, ""});
    REQUIRE_OK(DifferenceWriter(*m_state).setOutcomes(m_run, outcomes));
    RepairDialog dialog(subject(), nullptr);
    dialog.show();
    WAIT(find<QLabel>(dialog, "repairTables")->text().contains("already repaired: 180"));
    QVERIFY(!find<QPushButton>(dialog, "repairYes")->isEnabled());
    QVERIFY(!find<QPushButton>(dialog, "repairSave")->isEnabled());
}

void tst_RepairDialog::framesAProductionDestination()
{
    auto production = subject();
    production.sink.production = true;
    RepairDialog dialog(std::move(production), nullptr);
    dialog.show();
    QVERIFY(dialog.findChild<ProductionFrame *>()->isMarked());
    QVERIFY(find<QLabel>(dialog, "productionNotice")->text().contains("archive"));
    WAIT(find<QPushButton>(dialog, "repairYes")->isEnabled());
    takeScreenshot(dialog, "repair-production");
    RepairDialog other(subject(), nullptr);
    QVERIFY(!other.findChild<ProductionFrame *>()->isMarked());
}

void tst_RepairDialog::doesNothingUnlessAsked()
{
    RepairDialog dialog(subject(), nullptr);
    dialog.show();
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    WAIT(find<QPushButton>(dialog, "repairYes")->isEnabled());
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_Return); // the default
    QCOMPARE(rejected.count(), 1);
}

void tst_RepairDialog::writesEveryStatementIntoAFile()
{
    REQUIRE_OK(DifferenceWriter(*m_state).setOutcomes(m_run, {{1, DifferenceState::Repaired, ""}}));
    const QString file = m_home->folder.filePath("repair.sql");
    const auto written = write(file);
    REQUIRE_OK(written);
    QCOMPARE(*written, 179U);
    const QByteArray content = contentOf(file);
    QVERIFY(content.startsWith("-- project: a b\nPRAGMA foreign_keys = OFF;\n"));
    QCOMPARE(content.count("UPDATE "), 179);
    QVERIFY(!content.contains("'Ada 0'") || content.contains("`items` SET `name` = 'Ada 0'"));
    QVERIFY(content.endsWith("WHERE `id` = 89;\n"));
}

void tst_RepairDialog::leavesTheFileAsItWasWhenStopped()
{
    const QString path = m_home->folder.filePath("repair.sql");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before");
    file.close();
    std::stop_source stop;
    stop.request_stop();
    const auto written = write(path, stop.get_token());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QCOMPARE(contentOf(path), "before");
}

void tst_RepairDialog::saysWhereAFileCannotBeWritten()
{
    const auto written = write(m_home->folder.filePath("no/such/folder/repair.sql"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
    QVERIFY(written.error().message.find("no/such/folder") != std::string::npos);
}

void tst_RepairDialog::showsHowARepairStands()
{
    RepairStrip strip;
    QVERIFY(!strip.isVisible());
    strip.showWork(0, 0, false);
    QVERIFY(strip.isVisible());
    strip.resize(900, strip.sizeHint().height());
    strip.showWork(250, 1000, false);
    QCOMPARE(find<QProgressBar>(strip, "repairBar")->value(), 250);
    QVERIFY(find<QLabel>(strip, "repairText")->text().contains("250 of 1,000"));
    takeScreenshot(strip, "repair-strip-work");
    QSignalSpy cancel(&strip, &RepairStrip::cancelRequested);
    find<QPushButton>(strip, "repairCancel")->click();
    QCOMPARE(cancel.count(), 1);
    strip.showWork(250, 1000, true);
    QVERIFY(!find<QPushButton>(strip, "repairCancel")->isEnabled());
    strip.clear();
    QVERIFY(!strip.isVisible());
}

void tst_RepairDialog::showsWhatBecameOfTheRows()
{
    RepairStrip strip;
    strip.resize(900, 40);
    RepairReport report;
    report.summary = {1200, 3, 2, 1};
    strip.showReport(report);
    QVERIFY(find<StatusBadge>(strip, "repairResult")->word().remove(',').startsWith("1200 row"));
    QCOMPARE(find<StatusBadge>(strip, "repairResult")->status(), Status::Bad);
    const QString text = find<QLabel>(strip, "repairText")->text();
    QVERIFY(text.contains("3 were equal already"));
    QVERIFY(text.contains("2 have changed meanwhile"));
    QVERIFY(text.contains("1 were refused"));
    takeScreenshot(strip, "repair-strip-report");
    QSignalSpy verify(&strip, &RepairStrip::verifyRequested);
    find<QPushButton>(strip, "repairVerifyAgain")->click();
    QCOMPARE(verify.count(), 1);
    report.error = Error{};
    report.error->code = ErrorCode::ConnectionLost;
    report.error->message = "the server has gone away";
    strip.showReport(report);
    QVERIFY(strip.findChild<ErrorPanel *>()->hasError());
    report.error->code = ErrorCode::Cancelled;
    strip.showReport(report);
    QVERIFY(!strip.findChild<ErrorPanel *>()->hasError());
    QVERIFY(find<StatusBadge>(strip, "repairResult")->word().contains("cancelled"));
}

QTEST_MAIN(tst_RepairDialog)
#include "tst_repair_dialog.moc"
