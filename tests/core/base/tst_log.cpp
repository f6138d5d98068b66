#include "core/base/log.h"
#include "core/base/secret.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace godwit;

namespace {

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class tst_Log : public QObject
{
    Q_OBJECT

private slots:
    void writesOneLineWithTimeLevelAndPlace();
    void keepsAMessageOnOneLine();
    void dropsLinesBelowItsLevel();
    void masksSecretsEverywhere();
    void writesAnErrorWithItsPlacesAndItsRemedy();
    void appendsToWhatIsThere();
    void onlyTheOwnerMayReadTheFile();
    void reportsAFileThatCannotBeOpened();
    void countsLinesThatAreLost();
    void tellsListenersUntilTheyAreRemoved();
    void aListenerMayLogItself();
    void mixesNoLinesOfManyThreads();
};

void tst_Log::writesOneLineWithTimeLevelAndPlace()
{
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    Log log;
    QVERIFY(log.openFile(path.toStdString()));
    log.info("shop.orders", "12 chunks done");
    log.warning("", "no place");
    const QStringList lines = linesOf(path);
    QCOMPARE(lines.size(), 2);
    QVERIFY(QRegularExpression("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ INFO shop.orders: 12 "
                               "chunks done$")
                .match(lines[0])
                .hasMatch());
    QVERIFY(lines[1].endsWith("Z WARNING no place"));
}

void tst_Log::keepsAMessageOnOneLine()
{
    std::string seen;
    Log log;
    log.addListener([&](LogLevel, const std::string &line) { seen = line; });
    log.error("my\ntable 😀", "a\r\nb\xFF");
    QVERIFY2(QString::fromStdString(seen).endsWith("my\\x0Atable 😀: a\\x0D\\x0Ab\\xFF"),
             seen.c_str());
}

void tst_Log::dropsLinesBelowItsLevel()
{
    int count = 0;
    Log log;
    log.addListener([&](LogLevel, const std::string &) { ++count; });
    log.debug("x", "not by default");
    QCOMPARE(count, 0);
    log.setLevel(LogLevel::Debug);
    log.debug("x", "now");
    QCOMPARE(count, 1);
    log.setLevel(LogLevel::Error);
    log.warning("x", "no more");
    log.error("x", "always");
    QCOMPARE(count, 2);
}

void tst_Log::masksSecretsEverywhere()
{
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    const Secret secret("open-sesame\n1");
    std::string seen;
    Log log;
    QVERIFY(log.openFile(path.toStdString()));
    log.addListener([&](LogLevel, const std::string &line) { seen = line; });
    log.info("open-sesame\n1", "the password is open-sesame\n1, encoded open-sesame%0A1");
    QVERIFY2(seen.ends_with("INFO ******: the password is ******, encoded ******"), seen.c_str());
    QVERIFY(!linesOf(path).join('\n').contains("sesame"));
}

void tst_Log::writesAnErrorWithItsPlacesAndItsRemedy()
{
    Error error;
    error.message = "the disk is full";
    error.proposal = "Make room.";
    std::string seen;
    Log log;
    log.addListener([&](LogLevel, const std::string &line) { seen = line; });
    log.error("FULL_TRANSFER", std::move(error).at("chunk 5").at("shop.orders"));
    QVERIFY2(
        seen.ends_with("ERROR FULL_TRANSFER: shop.orders: chunk 5: the disk is full - Make room."),
        seen.c_str());
}

void tst_Log::appendsToWhatIsThere()
{
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    for (int run = 0; run < 2; ++run) {
        Log log;
        QVERIFY(log.openFile(path.toStdString()));
        log.info("run", std::to_string(run));
    }
    QCOMPARE(linesOf(path).size(), 2);
}

void tst_Log::onlyTheOwnerMayReadTheFile()
{
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    Log log;
    QVERIFY(log.openFile(path.toStdString()));
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
}

void tst_Log::reportsAFileThatCannotBeOpened()
{
    const QTemporaryDir home;
    Log log;
    const auto opened = log.openFile(home.filePath("missing/godwit.log").toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Io);
    QVERIFY(opened.error().message.find("missing/godwit.log") != std::string::npos);
    QVERIFY(!opened.error().proposal.empty());
    log.info("still", "works without a file");
    QCOMPARE(log.lostLines(), std::uint64_t(0));
}

void tst_Log::countsLinesThatAreLost()
{
    Log log;
    if (!QFileInfo::exists("/dev/full"))
        QFAIL("/dev/full is needed to play a full disk");
    QVERIFY(log.openFile("/dev/full"));
    log.info("x", "nowhere to go");
    log.info("x", "nor this one");
    QCOMPARE(log.lostLines(), std::uint64_t(2));
}

void tst_Log::tellsListenersUntilTheyAreRemoved()
{
    int first = 0, second = 0;
    Log log;
    const int number = log.addListener([&](LogLevel, const std::string &) { ++first; });
    log.addListener(
        [&](LogLevel level, const std::string &) { second += level == LogLevel::Warning ? 1 : 0; });
    log.warning("x", "both");
    log.removeListener(number);
    log.warning("x", "one");
    QCOMPARE(first, 1);
    QCOMPARE(second, 2);
}

void tst_Log::aListenerMayLogItself()
{
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    int calls = 0;
    Log log;
    QVERIFY(log.openFile(path.toStdString()));
    log.addListener([&](LogLevel, const std::string &) {
        ++calls;
        log.info("listener", "noted");
    });
    log.info("x", "once");
    QCOMPARE(calls, 1);
    QCOMPARE(linesOf(path).size(), 2);
}

void tst_Log::mixesNoLinesOfManyThreads()
{
    constexpr int threadCount = 4, each = 500;
    const QTemporaryDir home;
    const QString path = home.filePath("godwit.log");
    int heard = 0;
    Log log;
    QVERIFY(log.openFile(path.toStdString()));
    log.addListener([&](LogLevel, const std::string &) { ++heard; });
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < threadCount; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < each; ++i)
                    log.info("thread " + std::to_string(t), std::string(200, 'a' + char(t)));
            });
    }
    QCOMPARE(heard, threadCount * each);
    const QStringList lines = linesOf(path);
    QCOMPARE(lines.size(), threadCount * each);
    const QRegularExpression whole("^\\S+Z INFO thread \\d: (a{200}|b{200}|c{200}|d{200})$");
    for (const QString &line : lines)
        QVERIFY2(whole.match(line).hasMatch(), qPrintable(line));
}

QTEST_APPLESS_MAIN(tst_Log)
#include "tst_log.moc"
