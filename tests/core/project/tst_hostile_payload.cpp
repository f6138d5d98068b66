#include "core/base/text.h"
#include "tests/core/project/hostile_payloads.h"

#include <QtTest>

using namespace godwit;

namespace {

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = [] {
        std::vector<Row> both = textRows();
        for (Row &row : valueRows())
            both.push_back(std::move(row));
        return both;
    }();
    return all;
}

} // namespace

class tst_hostile_payload : public QObject
{
    Q_OBJECT

private slots:
    void theUnspoiledPayloadIsValid()
    {
        const LoadedProject loaded = readProject(smallPayload());
        QVERIFY2(loaded.isValid() && loaded.warnings.empty(),
                 describe(loaded.errors).append(describe(loaded.warnings)).c_str());
    }

    void isRefusedWithThePlace_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < rows().size(); ++i)
            QTest::newRow(rows()[i].what) << static_cast<int>(i);
    }

    void isRefusedWithThePlace()
    {
        QFETCH(int, index);
        const Row &row = rows()[static_cast<std::size_t>(index)];
        const LoadedProject loaded = readProject(row.text);
        const bool found =
            std::any_of(loaded.errors.begin(), loaded.errors.end(), [&](const Error &error) {
                return error.code == row.code && error.pointer.starts_with(row.pointer);
            });
        QVERIFY2(found, describe(loaded.errors).c_str());
        for (const Error &error : loaded.errors) {
            QVERIFY(error.level == Level::Error);
            QVERIFY(!error.message.empty() && !error.proposal.empty());
            QVERIFY(isUtf8(error.message) && isUtf8(error.pointer));
            QVERIFY(error.pointer.empty() || error.pointer.front() == '/');
        }
    }

    void oneMistakeIsOneError_data() // no echo of it elsewhere
    {
        QTest::addColumn<int>("index");
        const std::size_t first = textRows().size();
        for (std::size_t i = first; i < rows().size(); ++i)
            QTest::newRow(rows()[i].what) << static_cast<int>(i);
    }

    void oneMistakeIsOneError()
    {
        QFETCH(int, index);
        const LoadedProject loaded = readProject(rows()[static_cast<std::size_t>(index)].text);
        QVERIFY2(loaded.errors.size() == 1, describe(loaded.errors).c_str());
    }

    void allMistakesAreNamedAtOnce()
    {
        const LoadedProject loaded = readProject(payloadOfMistakes);
        for (const char *pointer :
             {"/name", "/type", "/labelIds", "/sourceEndpointId", "/sinkEndpointId",
              "/transferMapping/tableAndViewWhiteList/0",
              "/transferMapping/tableAndViewWhiteList/1", "/enableFullTransfer",
              "/incrTransferConfig/incrSyncConcurrency"})
            QVERIFY2(findAt(loaded.errors, pointer), pointer);
        QCOMPARE(loaded.errors.size(), std::size_t(9));
    }

    void aTextThatBreaksOffDoesNotCountAsMissingFields()
    {
        const std::string &small = smallPayload();
        for (std::size_t length = small.find(','); length < small.size(); ++length) {
            const LoadedProject loaded = readProject(small.substr(0, length));
            QVERIFY2(loaded.errors.size() == 1, describe(loaded.errors).c_str());
            QVERIFY(loaded.errors[0].code == NotJson && !loaded.errors[0].pointer.empty());
        }
    }

    void hugeTextsAreAnsweredQuickly_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("100 MB of brackets") << 0;
        QTest::newRow("100 MB of spaces") << 1;
        QTest::newRow("a name of 100 MB") << 2;
        QTest::newRow("a number of 100 MB") << 3;
        QTest::newRow("100 MB of bad escapes") << 4;
        QTest::newRow("100 MB of short lists") << 5;
    }

    void hugeTextsAreAnsweredQuickly()
    {
        QFETCH(int, kind);
        constexpr std::size_t size = 100000000;
        std::string text;
        switch (kind) {
        case 0:
            text = std::string(size, '[');
            break;
        case 1:
            text = std::string(size, ' ');
            break;
        case 2:
            text = "{\"name\": \"" + std::string(size, 'x') + "\"}";
            break;
        case 3:
            text = "{\"name\": 1" + std::string(size, '0') + "}";
            break;
        case 4:
            text = "{\"name\": \"" + repeated("\\q", size / 2) + "\"}";
            break;
        case 5:
            text = "{\"name\": [" + repeated("[],", size / 3) + "[]]}";
            break;
        }
        QElapsedTimer timer;
        timer.start();
        const LoadedProject loaded = readProject(text);
        QVERIFY(timer.elapsed() < 60000); // some 2 s; generous for sanitizers on a busy machine
        QVERIFY(!loaded.isValid());
        QVERIFY(findAt(loaded.errors, "/name") || findAt(loaded.errors, "/name/1999997"));
    }

    void thousandsOfMistakesAreCounted()
    {
        const LoadedProject loaded =
            readProject(rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": [)"
                                     + repeated("\"x\", ", 5000) + "\"y\"]"));
        QCOMPARE(loaded.errors.size(), std::size_t(1001));
        QVERIFY(loaded.errors.back().message.find("4001 more") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_hostile_payload)
#include "tst_hostile_payload.moc"
