#include "tests/core/project/random_project.h"
#include "tests/support/modal_answers.h"
#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/data_table.h"
#include "ui/wizard/file_banner.h"
#include "ui/wizard/import_dialog.h"
#include "ui/wizard/problem_model.h"
#include "ui/wizard/project_files.h"
#include "ui/wizard/project_wizard.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportAndImportAreByteIdenticalFor200Projects();
    void theDocumentationsSampleOpensAndSavesAsValidJson();
    void theDocumentationsSampleGoesThroughTheWizard();
    void aFileThatIsNotThereSaysSo();
    void aFolderThatIsNotThereSaysSo();
    void brokenFilesAreRefusedOrOpenedForMending_data();
    void brokenFilesAreRefusedOrOpenedForMending();
    void mendingKeepsWhatCouldBeRead();
    void aLargeFileIsReadWhileTheWindowGoesOn();
    void aStoredProjectIsOpenedForChanges();
    void aCloneGetsANameThatIsFree();
};

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString write(const WizardHome &home, const QByteArray &text)
{
    const QString path = home.folder.filePath(QStringLiteral("project.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return path;
}

// Answers the import dialog as soon as it is open.
void answer(QDialog::DialogCode code)
{
    auto *timer = new QTimer;
    QObject::connect(timer, &QTimer::timeout, timer, [timer, code] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->deleteLater();
        dialog->done(code);
    });
    timer->start(5);
}

const char *validMapping()
{
    return R"("transferMapping": {"mode": "WILDCARD", "tableAndViewWhiteList": ["shop.*"]})";
}

} // namespace

void tst_ProjectFiles::exportAndImportAreByteIdenticalFor200Projects()
{
    WizardHome home;
    QWidget window;
    window.show();
    test::ModalAnswers answers; // to the dialogs that a user sees
    RandomProject random(2026);
    for (int i = 0; i < 200; ++i) {
        const Project project = random.make();
        const QString first = home.folder.filePath(QStringLiteral("first-%1.godwit.json").arg(i));
        const QString second = home.folder.filePath(QStringLiteral("second-%1.godwit.json").arg(i));
        const auto save = [&](const Project &shown, const QString &path) {
            if (i % 10 != 0) // a file dialog takes its time
                return writeProjectFile(path, shown).has_value();
            answers.chooseFile(path);
            return exportProject(shown, &window);
        };
        QVERIFY(save(project, first));
        const auto draft = openProjectFile(*home.session, first, &window);
        QVERIFY(draft);
        QVERIFY(draft->project() == project);
        QVERIFY(!draft->isChanged());
        QVERIFY(save(draft->project(), second));
        QVERIFY(!contents(first).isEmpty());
        QCOMPARE(contents(second), contents(first));
        QVERIFY(answers.isDone());
    }
}

void tst_ProjectFiles::theDocumentationsSampleOpensAndSavesAsValidJson()
{
    WizardHome home;
    const QString sample = QFINDTESTDATA("../../data/payload/sample-request.json");
    QVERIFY(!sample.isEmpty());
    const auto draft = openProjectFile(*home.session, sample, nullptr);
    QVERIFY(draft);
    QVERIFY(draft->errors().empty() && draft->unread().empty());
    QVERIFY(!draft->tolerated().empty()); // the comma before a closing bracket
    QVERIFY(!draft->isChanged());
    const QString saved = home.folder.filePath(QStringLiteral("saved.godwit.json"));
    REQUIRE_OK(writeProjectFile(saved, draft->project()));
    QJsonParseError error;
    QJsonDocument::fromJson(contents(saved), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    const auto again = readProjectFile(saved);
    REQUIRE_OK(again);
    QVERIFY(again->loaded.isValid() && again->loaded.project == draft->project());
    REQUIRE_OK(draft->save());
}

void tst_ProjectFiles::theDocumentationsSampleGoesThroughTheWizard()
{
    WizardHome home;
    const QString sample = QFINDTESTDATA("../../data/payload/sample-request.json");
    auto opened = openProjectFile(*home.session, sample, nullptr);
    QVERIFY(opened);
    const Project before = opened->project();
    ProjectWizard wizard(*home.session, std::move(opened));
    wizard.resize(1280, 720);
    wizard.show();
    // What was tolerated stands on top of every page.
    const auto *banner = wizard.findChild<FileBanner *>();
    QVERIFY(banner && banner->isVisible());
    QVERIFY(!banner->findChild<QLabel *>("fileBannerText")->text().isEmpty());
    // Looking at every page changes nothing. Its data sources are not of this home.
    test::ModalAnswers answers;
    for (int question = 0; question < 2; ++question) // of the objects page and of the dry run,
        answers.then([](QWidget &open) {             // for a source that is not here
            static_cast<QDialog &>(open).reject();
            return true;
        });
    auto *next = wizard.findChild<QPushButton *>("wizardNext");
    for (int page = 0; page < 6 && next->isVisible(); ++page) {
        QTest::mouseClick(next, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    QVERIFY(wizard.draft().project() == before);
    QVERIFY(!wizard.draft().isChanged());
    const QString saved = home.folder.filePath(QStringLiteral("sample.godwit.json"));
    answers.chooseFile(saved);
    wizard.openLast();
    wizard.findChild<QPushButton *>("exportProject")->click();
    QVERIFY(answers.isDone());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(contents(saved), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(document.isObject());
    const auto again = readProjectFile(saved);
    REQUIRE_OK(again);
    QVERIFY(again->loaded.isValid());
    QVERIFY(draftOfFile(*home.session, *again)->tolerated().empty()); // it was written properly
    QVERIFY(again->loaded.project == before);
}

void tst_ProjectFiles::aFileThatIsNotThereSaysSo()
{
    const auto file = readProjectFile(QStringLiteral("/nowhere/shop.godwit.json"));
    QVERIFY(!file.has_value());
    QVERIFY(file.error().code == ErrorCode::Io);
    QVERIFY(file.error().message.find("/nowhere/shop.godwit.json") != std::string::npos);
}

void tst_ProjectFiles::aFolderThatIsNotThereSaysSo()
{
    const auto written = writeProjectFile(QStringLiteral("/nowhere/shop.godwit.json"), Project());
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == ErrorCode::Io);
}

void tst_ProjectFiles::brokenFilesAreRefusedOrOpenedForMending_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("canBeMended");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("no JSON") << QByteArray("SELECT 1") << false;
    QTest::newRow("cut off") << QByteArray(R"({"name": "shop", "type": "MIG)") << false;
    QTest::newRow("a list") << QByteArray("[]") << false;
    QTest::newRow("empty object") << QByteArray("{}") << true;
    QTest::newRow("a wrong value") << QByteArray(R"({"name": 5})") << true;
}

void tst_ProjectFiles::brokenFilesAreRefusedOrOpenedForMending()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, canBeMended);
    WizardHome home;
    const auto file = readProjectFile(write(home, text));
    REQUIRE_OK(file);
    QVERIFY(!file->loaded.isValid());
    QCOMPARE(file->canBeMended(), canBeMended);
    const ImportDialog dialog(*file, nullptr);
    QCOMPARE(dialog.findChild<QPushButton *>(QStringLiteral("openForMending")) != nullptr,
             canBeMended);
    const auto *table = dialog.findChild<DataTable *>(QStringLiteral("importProblems"));
    QVERIFY(table->model()->rowCount() >= 1);
    answer(QDialog::Rejected);
    QVERIFY(!openProjectFile(*home.session, file->path, nullptr));
}

void tst_ProjectFiles::mendingKeepsWhatCouldBeRead()
{
    WizardHome home;
    const QByteArray text = QByteArray(R"({"name": "shop", "type": "MIGRATION", )") + validMapping()
                            + R"(, "sourceEndpointId": "e_1", "sinkEndpointId": "e_2",
                                "fullTransferConfig": {"fullTransferSpeedMode": "LUDICROUS"}})";
    const QString path = write(home, text);
    answer(QDialog::Accepted);
    const auto draft = openProjectFile(*home.session, path, nullptr);
    QVERIFY(draft);
    QCOMPARE(draft->project().name, "shop");
    QCOMPARE(draft->unread().size(), 1);
    QCOMPARE(contents(path), text); // the file itself is left alone
}

void tst_ProjectFiles::aLargeFileIsReadWhileTheWindowGoesOn()
{
    WizardHome home;
    Project project;
    project.name = "large";
    project.sourceEndpointId = home.shop;
    project.sinkEndpointId = home.copy;
    project.transferMapping.databases.emplace_back();
    project.transferMapping.databases.back().name = "main";
    for (int i = 0; i < 20'000; ++i) {
        ObjectMapping table;
        table.name = "table_" + std::to_string(i);
        project.transferMapping.databases.back().tables.push_back(table);
    }
    const QString path = home.folder.filePath(QStringLiteral("large.godwit.json"));
    REQUIRE_OK(writeProjectFile(path, project));
    QVERIFY(QFileInfo(path).size() > 1 << 20);
    bool ticked = false;
    QTimer::singleShot(0, this, [&] { ticked = true; });
    const auto draft = openProjectFile(*home.session, path, nullptr);
    QVERIFY(draft && ticked);
    QVERIFY(draft->project() == project);
}

void tst_ProjectFiles::aStoredProjectIsOpenedForChanges()
{
    WizardHome home;
    const auto made = newDraft(*home.session);
    nameAndPlace(*made, "shop", home.shop, home.copy);
    made->setTags({"nightly"});
    const auto id = made->save();
    REQUIRE_OK(id);
    const auto draft = draftOfProject(*home.session, *id);
    REQUIRE_OK(draft);
    QVERIFY((*draft)->project() == made->project());
    QCOMPARE((*draft)->tags(), made->tags());
    QCOMPARE((*draft)->projectId(), *id);
    QCOMPARE((*draft)->savedPayload(), made->payload());
    QVERIFY(!(*draft)->isChanged());
    QVERIFY(!draftOfProject(*home.session, "np_gone").has_value());
}

void tst_ProjectFiles::aCloneGetsANameThatIsFree()
{
    WizardHome home;
    const auto made = newDraft(*home.session);
    nameAndPlace(*made, std::string(64, 'x'), home.shop, home.copy);
    const auto id = made->save();
    REQUIRE_OK(id);
    const auto clone = draftOfClone(*home.session, *id);
    REQUIRE_OK(clone);
    QCOMPARE((*clone)->project().name, std::string(59, 'x') + "-copy");
    QVERIFY((*clone)->projectId().empty());
    REQUIRE_OK((*clone)->save());
    const auto second = draftOfClone(*home.session, *id);
    REQUIRE_OK(second);
    QCOMPARE((*second)->project().name, std::string(57, 'x') + "-copy-2");
    QCOMPARE((*second)->project().sourceEndpointId, home.shop);
}

QTEST_MAIN(tst_ProjectFiles)
#include "tst_project_files.moc"
