#include "core/base/whole_file.h"
#include "core/state/run_store.h"
#include "tests/support/screenshot.h"
#include "tests/ui/run/run_fixture.h"
#include "ui/common/settings.h"
#include "ui/run/proof_pdf.h"
#include "ui/run/run_page.h"
#include "ui/run/save_proof.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::RunFixture;

Q_DECLARE_METATYPE(ProofFormat)

class tst_SaveProof : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened = url; }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void theEndingOfTheNameDecidesTheFormat_data();
    void theEndingOfTheNameDecidesTheFormat();
    void whatIsSavedIsUnaltered_data();
    void whatIsSavedIsUnaltered();
    void aChangedPdfIsFound();
    void theRunPageAsksWhereAndOffersToOpen();
    void folderAndFormatAreRemembered();
    void whatCannotBeWrittenIsSaidOverTheWindow();
    void aProjectThatNeverRanSaysSo();
    void manyTablesTakeManyPages();
    void whatIsCancelledIsNotWritten();

private:
    RunRecord storeRun(int tables) const;
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString saveAs(const char *name, ProofFormat format) const;
    ProofCheck checked(const QString &path) const
    {
        const auto bytes = readWholeFile(path.toStdString(), 1U << 30);
        const auto check = bytes ? checkProof(*bytes, m_fixture->session->home())
                                 : Result<ProofCheck>(ProofCheck());
        return check ? *check : ProofCheck();
    }
    template<typename Dialog>
    static Dialog *dialog(const char *name)
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->objectName() == QLatin1String(name))
                return qobject_cast<Dialog *>(window);
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    std::string m_id;
    QUrl m_opened;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

} // namespace

void tst_SaveProof::initTestCase()
{
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
}

void tst_SaveProof::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

void tst_SaveProof::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fixture = std::make_unique<RunFixture>();
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_id = m_fixture->addProject();
    m_opened.clear();
}

void tst_SaveProof::cleanup()
{
    m_window.reset();
    m_fixture.reset();
    Settings::instance().close(); // forgets what is in memory only
}

RunRecord tst_SaveProof::storeRun(int tables) const
{
    RunRecord run;
    run.projectId = m_id;
    run.projectName = "copy";
    run.sourceUrl = "sqlite:///source.db";
    run.sinkUrl = "sqlite:///sink.db";
    run.consistent = true;
    for (const StepKind kind : {StepKind::Precheck, StepKind::FullTransfer, StepKind::FullVerify}) {
        StepRecord step;
        step.step = kind;
        step.state = StepState::Finished;
        step.startedAt = step.finishedAt = "2026-11-25T01:00:00Z";
        run.steps.push_back(step);
    }
    for (int i = 0; i < tables; ++i) {
        TableRecord table;
        table.number = i;
        table.source = table.sink = {"main", "table_" + std::to_string(i)};
        table.state = StepState::Finished;
        table.rowsRead = table.rowsWritten = 1000;
        table.verify.state = VerifyState::Consistent;
        table.verify.method = "every row of both sides was read";
        table.verify.sourceRows = table.verify.sinkRows = 1000;
        table.verify.sourceDigest = table.verify.sinkDigest = std::string(32, 'a');
        run.tables.push_back(table);
    }
    RunStore runs(m_fixture->session->state());
    auto created = runs.create(run);
    if (created)
        (void)runs.saveState(created->id, ProjectState::Finished, true, {});
    return created ? *created : RunRecord();
}

// Its path, once it is saved; empty if that was not said.
QString tst_SaveProof::saveAs(const char *name, ProofFormat format) const
{
    SaveProof proof(m_fixture->session->home(), m_id, m_window.get());
    QSignalSpy saved(&proof, &SaveProof::saved);
    proof.save(file(name), format);
    if (!QTest::qWaitFor([&] { return !saved.isEmpty(); }, patience))
        return {};
    if (auto *told = dialog<QMessageBox>("proofSaved"))
        told->close();
    return saved.front().front().toString();
}

void tst_SaveProof::theEndingOfTheNameDecidesTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ProofFormat>("format");
    QTest::newRow("html") << "a.html" << ProofFormat::Html;
    QTest::newRow("htm") << "a.HTM" << ProofFormat::Html;
    QTest::newRow("pdf") << "a.b.Pdf" << ProofFormat::Pdf;
    QTest::newRow("json") << "a.json" << ProofFormat::Json;
    QTest::newRow("text") << "a.txt" << ProofFormat::Text;
    QTest::newRow("another") << "a.v2" << ProofFormat::Pdf; // what was chosen
    QTest::newRow("none") << "a" << ProofFormat::Pdf;
}

void tst_SaveProof::theEndingOfTheNameDecidesTheFormat()
{
    QFETCH(QString, name);
    QFETCH(ProofFormat, format);
    QCOMPARE(proofFormatOfFile(name, ProofFormat::Pdf), format);
}

void tst_SaveProof::whatIsSavedIsUnaltered_data()
{
    QTest::addColumn<ProofFormat>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("html") << ProofFormat::Html << QByteArray("<!DOCTYPE html>");
    QTest::newRow("pdf") << ProofFormat::Pdf << QByteArray("%PDF-1.");
    QTest::newRow("json") << ProofFormat::Json << QByteArray("{");
    QTest::newRow("text") << ProofFormat::Text << QByteArray("Godwit proof report");
}

void tst_SaveProof::whatIsSavedIsUnaltered()
{
    QFETCH(ProofFormat, format);
    QFETCH(QByteArray, start);
    storeRun(3);
    const QString path = saveAs("proof", format);
    QVERIFY(!path.isEmpty());
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().startsWith(start));
    const ProofCheck check = checked(path);
    QCOMPARE(check.state, ProofState::Unaltered);
    QCOMPARE(check.format, format);
    QVERIFY(check.isOwnKey);
}

void tst_SaveProof::aChangedPdfIsFound()
{
    storeRun(3);
    const QString path = saveAs("proof.pdf", ProofFormat::Pdf);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const std::string bytes = saved.readAll().toStdString();
    QVERIFY(bytes.size() > 1000);
    for (std::size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 500) {
        std::string edited = bytes;
        edited[i] = static_cast<char>(edited[i] ^ 1);
        const auto check = checkProof(edited, m_fixture->session->home());
        QVERIFY(check && check->state == ProofState::Altered);
    }
    std::string shorter = bytes.substr(0, bytes.size() - 300); // the seal is cut off
    const auto check = checkProof(shorter, m_fixture->session->home());
    QVERIFY(check && check->state == ProofState::Altered);
}

void tst_SaveProof::theRunPageAsksWhereAndOffersToOpen()
{
    storeRun(3);
    RunManager manager(*m_fixture->session);
    RunPage page(*m_fixture->session, manager, QString::fromStdString(m_id));
    page.resize(1280, 720);
    page.show();
    auto *action = page.findChild<QAction *>("runProof");
    QVERIFY(action);
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QWidget *>("runHeader")->isEnabled(), patience);
    action->trigger();
    auto *asking = page.findChild<QFileDialog *>("proofDialog");
    QVERIFY(asking);
    QCOMPARE(QFileInfo(asking->selectedFiles().value(0)).fileName(), QString("copy-proof.html"));
    asking->selectFile(file("given.html"));
    QMetaObject::invokeMethod(asking, "accept");
    QTRY_VERIFY_WITH_TIMEOUT(dialog<QMessageBox>("proofSaved"), patience);
    auto *told = dialog<QMessageBox>("proofSaved");
    QVERIFY(told->text().contains("given.html"));
    QVERIFY(told->informativeText().contains("PROVEN EQUAL"));
    takeScreenshot(*told, "proof-saved");
    QCOMPARE(checked(file("given.html")).state, ProofState::Unaltered);
    told->findChild<QPushButton *>("proofOpen")->click();
    QCOMPARE(m_opened, QUrl::fromLocalFile(file("given.html")));
    QTRY_VERIFY(!dialog<QMessageBox>("proofSaved"));
    QVERIFY(action->isEnabled());
}

void tst_SaveProof::folderAndFormatAreRemembered()
{
    storeRun(1);
    SaveProof proof(m_fixture->session->home(), m_id, m_window.get());
    QSignalSpy saved(&proof, &SaveProof::saved);
    ProjectRecord project;
    project.name = "a/b"; // a name may hold anything
    proof.ask(project);
    auto *first = m_window->findChild<QFileDialog *>("proofDialog");
    QVERIFY(first);
    QCOMPARE(QFileInfo(first->selectedFiles().value(0)).fileName(), QString("a_b-proof.html"));
    first->setDirectory(m_folder->path());
    first->selectFile("proof.pdf");
    QMetaObject::invokeMethod(first, "accept");
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>("proofDialog"));
    QCOMPARE(checked(file("proof.pdf")).format, ProofFormat::Pdf);
    proof.ask(project);
    auto *second = m_window->findChild<QFileDialog *>("proofDialog");
    QVERIFY(second);
    QCOMPARE(second->directory().canonicalPath(), QDir(m_folder->path()).canonicalPath());
    QCOMPARE(second->defaultSuffix(), QString("pdf"));
    second->reject();
}

void tst_SaveProof::whatCannotBeWrittenIsSaidOverTheWindow()
{
    storeRun(1);
    SaveProof proof(m_fixture->session->home(), m_id, m_window.get());
    QSignalSpy saved(&proof, &SaveProof::saved);
    bool seen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            auto *report = qobject_cast<QDialog *>(window);
            if (!report || !report->isVisible() || report->objectName() == "proofSaved")
                continue;
            seen = true;
            report->reject();
        }
    });
    watch.start(20);
    proof.save(file("missing/proof.html"), ProofFormat::Html);
    QTRY_VERIFY_WITH_TIMEOUT(seen, patience);
    QVERIFY(saved.isEmpty());
    QVERIFY(!proof.isBusy());
}

void tst_SaveProof::aProjectThatNeverRanSaysSo()
{
    const QString path = saveAs("early.html", ProofFormat::Html);
    QVERIFY(!path.isEmpty());
    QCOMPARE(checked(path).verdict, std::string("NOT VERIFIED"));
}

void tst_SaveProof::manyTablesTakeManyPages()
{
    storeRun(1000);
    const QString path = saveAs("many.pdf", ProofFormat::Pdf);
    QVERIFY(!path.isEmpty());
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().count("/Type /Page\n") > 20);
}

void tst_SaveProof::whatIsCancelledIsNotWritten()
{
    storeRun(1000);
    SaveProof proof(m_fixture->session->home(), m_id, m_window.get());
    QSignalSpy saved(&proof, &SaveProof::saved);
    proof.save(file("given-up.pdf"), ProofFormat::Pdf);
    QVERIFY(proof.isBusy());
    auto *progress = m_window->findChild<QProgressDialog *>("proofProgress");
    QVERIFY(progress);
    progress->findChild<QPushButton *>()->click();
    QVERIFY(!proof.isBusy());
    proof.save(file("kept.json"), ProofFormat::Json); // not held up by it
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
    QCOMPARE(saved.front().front().toString(), file("kept.json"));
    if (auto *told = dialog<QMessageBox>("proofSaved"))
        told->close();
    // The last test: nothing runs in the background after this.
    QVERIFY(finishBackgroundWork(std::chrono::milliseconds(patience)));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList("kept.json"));
}

QTEST_MAIN(tst_SaveProof)
#include "tst_save_proof.moc"
