// The list of objects as a CSV file, through the page's own menu and dialogs.
#include "tests/support/modal_answers.h"
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/common/settings.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/objects_import_dialog.h"

#include <QAction>
#include <QFile>
#include <QTableView>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::ModalAnswers;

class tst_ObjectsFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsPickedIsWrittenToAFile();
    void theFileBringsTheSameObjectsBack();
    void wrongLinesAreNamedWithTheirNumber();
    void anImportCanBeTakenBack();
    void aTemplateCanBeSavedAndIsAnEmptyList();
    void nothingHappensWhenTheDialogIsLeft();
    void withoutACatalogueTheFileCannotBeChecked();
    void aFolderThatCannotBeWrittenSaysSo();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void trigger(ShownObjectsPage &page, const char *action)
{
    page.find<QAction>(action)->trigger();
}

/// Answers the import dialog: chooses @p path there, waits until it was read, and accepts.
void import(ModalAnswers &answers, const QString &path)
{
    answers.then([](QWidget &open) {
        auto *choose = open.findChild<QPushButton *>("importChoose");
        if (choose)
            QTimer::singleShot(0, choose, &QPushButton::click); // it opens the next dialog
        return choose != nullptr;
    });
    answers.chooseFile(path);
    answers.then([](QWidget &open) {
        auto *accept = open.findChild<QPushButton *>("importAccept");
        if (!accept || !accept->isEnabled())
            return false;
        accept->click();
        return true;
    });
}

} // namespace

void tst_ObjectsFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Settings::instance().close(); // the folders of earlier tests are gone
}

void tst_ObjectsFiles::whatIsPickedIsWrittenToAFile()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders") && t.pick("shop", "totals") && t.pick("mail", "inbox"));
    t.draft.change([](Project &project) {
        ObjectMapping &orders = project.transferMapping.databases[0].tables[0];
        orders.mappedName = "old, \"orders\"";
        orders.whereClause = "id > 1";
    });
    ModalAnswers answers;
    answers.chooseFile(path("objects.csv"));
    trigger(t, "exportObjects");
    QVERIFY(answers.isDone());
    QTRY_VERIFY(t.message("objectsNotice").contains(path("objects.csv")));
    const QByteArray text = contents(path("objects.csv"));
    QCOMPARE(text.count('\n'), 4); // with the header
    QVERIFY2(text.contains("shop,orders,shop,\"old, \"\"orders\"\"\""), text.constData());
    QVERIFY(text.contains("id > 1"));
    QVERIFY(text.contains("mail,inbox"));
}

void tst_ObjectsFiles::theFileBringsTheSameObjectsBack()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("mail", "inbox") && t.pick("shop", "orders") && t.pick("shop", "totals"));
    t.draft.change([](Project &project) {
        for (DatabaseMapping &database : project.transferMapping.databases)
            database.mappedName = "archive_" + database.name;
    });
    const TransferMapping before = t.mapping();
    ModalAnswers answers;
    answers.chooseFile(path("objects.csv"));
    trigger(t, "exportObjects");
    QTRY_VERIFY(!contents(path("objects.csv")).isEmpty());
    QTest::mouseClick(t.find<QPushButton>("removeAllObjects"), Qt::LeftButton);
    QVERIFY(listedPlaces(t.mapping()).empty());
    import(answers, path("objects.csv"));
    trigger(t, "importObjects");
    QVERIFY(answers.isDone());
    QVERIFY(t.mapping() == before);
    QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 3U);
}

void tst_ObjectsFiles::wrongLinesAreNamedWithTheirNumber()
{
    write(path("wrong.csv"), "shop,orders,,,,\n"
                             "shop,nowhere,,,,\n"
                             "nodatabase,orders,,,,\n"
                             "shop\n"
                             "\"shop,log\n");
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("mail", "inbox"));
    QList<int> lines;
    ModalAnswers answers;
    answers.then([](QWidget &open) {
        auto *choose = open.findChild<QPushButton *>("importChoose");
        QTimer::singleShot(0, choose, &QPushButton::click);
        return true;
    });
    answers.chooseFile(path("wrong.csv"));
    answers.then([&lines](QWidget &open) {
        auto *table = open.findChild<QTableView *>("importProblems");
        if (!table || table->model()->rowCount() == 0)
            return false;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            lines << table->model()->index(row, CsvProblemModel::LineColumn).data().toInt();
            const QString what =
                table->model()->index(row, CsvProblemModel::MessageColumn).data().toString();
            if (what.isEmpty())
                lines << -1;
        }
        static_cast<QDialog &>(open).reject();
        return true;
    });
    trigger(t, "importObjects");
    QVERIFY(answers.isDone());
    QCOMPARE(lines, (QList<int>{2, 3, 4, 5}));
    QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(1)); // what was picked stays
}

void tst_ObjectsFiles::anImportCanBeTakenBack()
{
    write(path("objects.csv"), "shop,orders,,,,\nshop,log,,,,\n");
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("mail", "inbox"));
    const TransferMapping before = t.mapping();
    ModalAnswers answers;
    import(answers, path("objects.csv"));
    trigger(t, "importObjects");
    QVERIFY(answers.isDone());
    QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(2));
    auto *undo = t.find<QPushButton>("objectsUndo");
    QTRY_VERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(t.mapping() == before);
}

void tst_ObjectsFiles::aTemplateCanBeSavedAndIsAnEmptyList()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    ModalAnswers answers;
    answers.chooseFile(path("template.csv"));
    trigger(t, "exportTemplate");
    QTRY_VERIFY(!contents(path("template.csv")).isEmpty());
    const ObjectList read =
        readObjectList(contents(path("template.csv")).toStdString(), ProjectType::Migration);
    QVERIFY(read.objects.empty() && read.problems.empty());
}

void tst_ObjectsFiles::nothingHappensWhenTheDialogIsLeft()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("mail", "inbox"));
    const TransferMapping before = t.mapping();
    for (const char *action : {"importObjects", "exportObjects", "exportTemplate"}) {
        ModalAnswers answers;
        answers.then([](QWidget &open) {
            static_cast<QDialog &>(open).reject();
            return true;
        });
        trigger(t, action);
        QVERIFY2(answers.isDone(), action);
    }
    QVERIFY(t.mapping() == before);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_ObjectsFiles::withoutACatalogueTheFileCannotBeChecked()
{
    ShownObjectsPage t(nullptr);
    trigger(t, "importObjects");
    QVERIFY(t.message("objectsNotice").contains("source has to be read"));
}

void tst_ObjectsFiles::aFolderThatCannotBeWrittenSaysSo()
{
    ShownObjectsPage t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("mail", "inbox"));
    QString shown;
    ModalAnswers answers;
    answers.then([this](QWidget &open) {
        // The dialog would not let go of a folder that is not there, but it may vanish afterwards.
        const QString folder = path("gone");
        QDir().mkpath(folder);
        auto *name = open.findChild<QLineEdit *>("fileNameEdit");
        name->setText(folder + "/objects.csv");
        static_cast<QDialog &>(open).accept();
        QDir().rmdir(folder);
        return true;
    });
    answers.then([&shown](QWidget &open) {
        shown = open.objectName();
        static_cast<QDialog &>(open).reject();
        return true;
    });
    trigger(t, "exportObjects");
    QTRY_VERIFY(answers.isDone());
    QCOMPARE(shown, QString("errorDialog"));
}

QTEST_MAIN(tst_ObjectsFiles)
#include "tst_objects_files.moc"
