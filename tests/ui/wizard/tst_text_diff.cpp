#include "ui/wizard/text_diff.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <string>

using namespace godwit::ui;

class tst_TextDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsFewestChanges_data();
    void showsFewestChanges();
    void bothTextsCanBeReadBackFromTheDifference();
    void nothingInCommonIsStillAnswered();
    void hunksJoinWhereTheirSurroundingsMeet();
};

namespace {

QString shown(const std::vector<DiffLine> &diff)
{
    QString text;
    for (const DiffLine &line : diff) {
        text += QLatin1Char(line.change == LineChange::Same      ? ' '
                            : line.change == LineChange::Removed ? '-'
                                                                 : '+');
        text += QString::fromUtf8(line.text.data(), static_cast<qsizetype>(line.text.size()));
        text += QLatin1Char('|');
    }
    return text;
}

std::string readBack(const std::vector<DiffLine> &diff, LineChange leftOut)
{
    std::string text;
    for (const DiffLine &line : diff) {
        if (line.change != leftOut)
            text += std::string(line.text) + '\n';
    }
    return text;
}

std::size_t changes(const std::vector<DiffLine> &diff)
{
    return static_cast<std::size_t>(std::count_if(
        diff.begin(), diff.end(), [](const DiffLine &l) { return l.change != LineChange::Same; }));
}

// The number of changes by dynamic programming: slow and plain.
std::size_t fewest(const std::string &a, const std::string &b)
{
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0)
                cost[i][j] = i + j;
            else if (a[i - 1] == b[j - 1])
                cost[i][j] = cost[i - 1][j - 1];
            else
                cost[i][j] = 1 + std::min(cost[i - 1][j], cost[i][j - 1]);
        }
    }
    return cost[a.size()][b.size()];
}

std::string lines(const std::string &letters)
{
    std::string text;
    for (const char letter : letters)
        text += std::string(1, letter) + '\n';
    return text;
}

} // namespace

void tst_TextDiff::showsFewestChanges_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << "a\nb\n"
                           << "a\nb\n"
                           << " a| b|";
    QTest::newRow("both empty") << ""
                                << ""
                                << "";
    QTest::newRow("all new") << ""
                             << "a\nb\n"
                             << "+a|+b|";
    QTest::newRow("all gone") << "a\nb\n"
                              << ""
                              << "-a|-b|";
    QTest::newRow("one line changed") << "a\nb\nc\n"
                                      << "a\nx\nc\n"
                                      << " a|-b|+x| c|";
    QTest::newRow("one line added") << "a\nc\n"
                                    << "a\nb\nc\n"
                                    << " a|+b| c|";
    QTest::newRow("one line gone") << "a\nb\nc\n"
                                   << "a\nc\n"
                                   << " a|-b| c|";
    QTest::newRow("at the end") << "a\n"
                                << "a\nb\n"
                                << " a|+b|";
    QTest::newRow("equal lines twice") << "a\na\n"
                                       << "a\na\na\n"
                                       << " a| a|+a|";
    QTest::newRow("empty lines count") << "a\n\nb\n"
                                       << "a\nb\n"
                                       << " a|-| b|";
    QTest::newRow("without a last line break") << "a\nb"
                                               << "a\nc"
                                               << " a|-b|+c|";
}

void tst_TextDiff::showsFewestChanges()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const std::string old = before.toStdString();
    const std::string now = after.toStdString();
    QTEST(shown(diffLines(old, now)), "expected");
}

void tst_TextDiff::bothTextsCanBeReadBackFromTheDifference()
{
    std::mt19937 random(7);
    const auto letters = [&](int most) {
        std::string text;
        for (int i = std::uniform_int_distribution(0, most)(random); i > 0; --i)
            text += static_cast<char>('a' + std::uniform_int_distribution(0, 3)(random));
        return text;
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string a = letters(30);
        const std::string b = letters(30);
        const std::string before = lines(a);
        const std::string after = lines(b);
        const auto diff = diffLines(before, after);
        QCOMPARE(readBack(diff, LineChange::Added), before);
        QCOMPARE(readBack(diff, LineChange::Removed), after);
        QCOMPARE(changes(diff), fewest(a, b));
    }
}

void tst_TextDiff::nothingInCommonIsStillAnswered()
{
    std::string before, after;
    for (int i = 0; i < 100'000; ++i) {
        before += "before " + std::to_string(i) + '\n';
        after += "after " + std::to_string(i) + '\n';
    }
    QElapsedTimer timer;
    timer.start();
    const auto diff = diffLines(before, after);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(diff.size(), 200'000);
    QCOMPARE(readBack(diff, LineChange::Added), before);
    QCOMPARE(readBack(diff, LineChange::Removed), after);
}

void tst_TextDiff::hunksJoinWhereTheirSurroundingsMeet()
{
    const std::string before = lines("abcdefghijklmnopqrst");
    const std::string after = lines("abcXefghijklYnZpqrst");
    const auto diff = diffLines(before, after);
    const auto hunks = hunksOf(diff, 2);
    QCOMPARE(hunks.size(), 2);
    QCOMPARE(diff[hunks[0].begin].text, "b");
    QCOMPARE(diff[hunks[0].end - 1].text, "f");
    QCOMPARE(diff[hunks[1].begin].text, "k");
    QCOMPARE(diff[hunks[1].end - 1].text, "q");
    QVERIFY(hunksOf(diffLines(before, before)).empty());
}

QTEST_GUILESS_MAIN(tst_TextDiff)
#include "tst_text_diff.moc"
