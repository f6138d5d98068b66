#include "ui/common/background.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace godwit::ui;

class tst_Background : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerComesInTheWindowsThread();
    void aCancelledTaskIsAskedToStopAndItsAnswerIsDropped();
    void theAnswerIsDroppedWhenTheAskerIsGone();
    void endingTheProgramStopsWhatListensAndReportsWhatDoesNot();
};

void tst_Background::theAnswerComesInTheWindowsThread()
{
    std::thread::id worker;
    std::thread::id receiver;
    int answer = 0;
    runInBackground(
        this,
        [&worker](std::stop_token) {
            worker = std::this_thread::get_id();
            return 42;
        },
        [&](int result) {
            receiver = std::this_thread::get_id();
            answer = result;
        });
    QTRY_COMPARE(answer, 42);
    QVERIFY(worker != std::this_thread::get_id());
    QVERIFY(receiver == std::this_thread::get_id());
}

namespace {

// Waits for the stop, as a connector does that polls its socket; ends by itself after a while.
bool waitForStop(const std::stop_token &stop)
{
    for (int i = 0; i < 2000 && !stop.stop_requested(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return stop.stop_requested();
}

} // namespace

void tst_Background::aCancelledTaskIsAskedToStopAndItsAnswerIsDropped()
{
    auto stopped = std::make_shared<std::atomic<bool>>(false);
    bool answered = false;
    auto task = runInBackground(
        this, [stopped](std::stop_token stop) { return stopped->store(waitForStop(stop)), 0; },
        [&answered](int) { answered = true; });
    task->cancel();
    QTRY_VERIFY(stopped->load());
    QTRY_VERIFY(task.isNull());
    QVERIFY(!answered);
}

void tst_Background::theAnswerIsDroppedWhenTheAskerIsGone()
{
    auto ended = std::make_shared<std::atomic<bool>>(false);
    bool answered = false;
    {
        QObject asker;
        runInBackground(
            &asker, [ended](std::stop_token stop) { return ended->store(waitForStop(stop)), 0; },
            [&answered](int) { answered = true; });
    }
    QTRY_VERIFY(ended->load());
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

// The last of this file: nothing is delivered afterwards.
void tst_Background::endingTheProgramStopsWhatListensAndReportsWhatDoesNot()
{
    auto mayEnd = std::make_shared<std::atomic<bool>>(false);
    runInBackground(
        this, [](std::stop_token stop) { return waitForStop(stop); }, [](bool) {});
    runInBackground(
        this,
        [mayEnd](std::stop_token) {
            while (!mayEnd->load())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return 0;
        },
        [](int) {});
    QVERIFY(!finishBackgroundWork(std::chrono::milliseconds(50)));
    mayEnd->store(true);
    QVERIFY(finishBackgroundWork(std::chrono::seconds(5)));
}

QTEST_GUILESS_MAIN(tst_Background)
#include "tst_background.moc"
