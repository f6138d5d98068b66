#include "core/base/whole_file.h"

#include <QtTest>

#include <sys/stat.h>

using namespace godwit;

class tst_WholeFile : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain();
    void aNewFileIsForOthersToRead();
    void whatWasThereIsReplacedAndKeepsItsMode();
    void aLinkStaysALink();
    void whatCannotBeWrittenNamesTheFileAndTheCause_data();
    void whatCannotBeWrittenNamesTheFileAndTheCause();
    void nothingIsLeftBesideTheFile();
    void aFullDiskIsSaid();
    void tooLongAFileIsRefused();
};

namespace {

struct Folder
{
    QTemporaryDir folder;
    std::string path(const char *name) const { return folder.filePath(name).toStdString(); }
    QStringList names() const
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

int modeOf(const std::string &path)
{
    struct stat found
    {
    };
    return ::stat(path.c_str(), &found) == 0 ? static_cast<int>(found.st_mode & 07777) : -1;
}

const std::string anyBytes("a\0b\nc\xFF", 6);

} // namespace

void tst_WholeFile::whatIsWrittenIsReadAgain()
{
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("f"), anyBytes));
    const auto read = readWholeFile(folder.path("f"), 100);
    QVERIFY(read && *read == anyBytes);
}

void tst_WholeFile::aNewFileIsForOthersToRead()
{
    const Folder folder;
    const mode_t before = ::umask(022);
    QVERIFY(writeWholeFile(folder.path("f"), anyBytes));
    ::umask(before);
    QCOMPARE(modeOf(folder.path("f")), 0644);
}

void tst_WholeFile::whatWasThereIsReplacedAndKeepsItsMode()
{
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("f"), std::string(1000, 'x')));
    QVERIFY(::chmod(folder.path("f").c_str(), 0600) == 0);
    QVERIFY(writeWholeFile(folder.path("f"), anyBytes));
    QVERIFY(*readWholeFile(folder.path("f"), 100) == anyBytes);
    QCOMPARE(modeOf(folder.path("f")), 0600);
}

void tst_WholeFile::aLinkStaysALink()
{
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("real"), "old"));
    QVERIFY(QFile::link(folder.folder.filePath("real"), folder.folder.filePath("link")));
    QVERIFY(writeWholeFile(folder.path("link"), "new"));
    QVERIFY(QFileInfo(folder.folder.filePath("link")).isSymLink());
    QVERIFY(*readWholeFile(folder.path("real"), 100) == "new");
}

void tst_WholeFile::whatCannotBeWrittenNamesTheFileAndTheCause_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cause");
    QTest::newRow("no such folder") << "missing/f"
                                    << "No such file or directory";
    QTest::newRow("a folder") << "."
                              << "Is a directory";
    QTest::newRow("below a file") << "plain/f"
                                  << "Not a directory";
}

void tst_WholeFile::whatCannotBeWrittenNamesTheFileAndTheCause()
{
    QFETCH(QString, name);
    QFETCH(QString, cause);
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("plain"), "x"));
    const auto written = writeWholeFile(folder.path(name.toUtf8().constData()), "x");
    QVERIFY(!written);
    QCOMPARE(codeName(written.error().code), std::string_view("INVALID_ARGUMENT"));
    const QString message = QString::fromStdString(written.error().message);
    QVERIFY2(message.contains(name) && message.contains(cause), qPrintable(message));
    QVERIFY(!written.error().proposal.empty());
}

void tst_WholeFile::nothingIsLeftBesideTheFile()
{
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("f"), "x"));
    QVERIFY(writeWholeFile(folder.path("f"), "y"));
    QCOMPARE(folder.names(), QStringList("f"));
}

void tst_WholeFile::aFullDiskIsSaid()
{
    const auto written = writeWholeFile("/dev/full", "x");
    QVERIFY(!written);
    QCOMPARE(codeName(written.error().code), std::string_view("IO_ERROR"));
    QVERIFY(QString::fromStdString(written.error().message).contains("No space left"));
}

void tst_WholeFile::tooLongAFileIsRefused()
{
    const Folder folder;
    QVERIFY(writeWholeFile(folder.path("f"), std::string(2'000'000, 'x')));
    const auto read = readWholeFile(folder.path("f"), 1U << 20);
    QVERIFY(!read);
    QCOMPARE(codeName(read.error().code), std::string_view("OUT_OF_RANGE"));
    QVERIFY(!readWholeFile(folder.path("missing"), 100));
    QVERIFY(!readWholeFile(folder.path("."), 100));
}

QTEST_GUILESS_MAIN(tst_WholeFile)
#include "tst_whole_file.moc"
