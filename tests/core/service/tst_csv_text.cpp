#include "core/service/csv_text.h"

#include <QTest>

using namespace godwit;

class tst_CsvText : public QObject
{
    Q_OBJECT

private slots:
    void cellsAreTakenApart_data();
    void cellsAreTakenApart();
    void linesAreCountedThroughQuotes();
    void everyProblemHasItsPlace_data();
    void everyProblemHasItsPlace();
    void oneProblemDoesNotHideTheNext();
    void whatWasWrittenIsReadBack();
};

static QString shown(const CsvText &csv)
{
    QStringList lines;
    for (const CsvRecord &record : csv.records) {
        QStringList cells;
        for (const std::string &cell : record.cells)
            cells << QString::fromStdString(cell);
        lines << cells.join('|');
    }
    return lines.join("//");
}

void tst_CsvText::cellsAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray() << "";
    QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << "a|b//c|d";
    QTest::newRow("LF, the last line open") << QByteArray("a,b\nc,d") << "a|b//c|d";
    QTest::newRow("CR") << QByteArray("a,b\rc,d\r") << "a|b//c|d";
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF\"a\",b") << "a|b";
    QTest::newRow("empty cells") << QByteArray(",\n,,\n") << "|//||";
    QTest::newRow("empty lines") << QByteArray("\n\na\n\r\n\nb\n\n") << "a//b";
    QTest::newRow("an empty quoted cell is a line of nothing too") << QByteArray("\"\"\n") << "";
    QTest::newRow("quotes") << QByteArray("\"a \"\"b\"\"\",\"c,d\"") << "a \"b\"|c,d";
    QTest::newRow("line break inside")
        << QByteArray("\"a\r\nb\",\"c\nd\"\r\ne") << "a\r\nb|c\nd//e";
    QTest::newRow("blanks stay") << QByteArray(" a , b ") << " a | b ";
    QTest::newRow("more than ASCII") << QByteArray("表,\"é,😀\"") << QString("表|é,😀");
}

void tst_CsvText::cellsAreTakenApart()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const CsvText csv = readCsv({text.constData(), static_cast<std::size_t>(text.size())});
    QCOMPARE(shown(csv), expected);
    QVERIFY(csv.problems.empty());
}

void tst_CsvText::linesAreCountedThroughQuotes()
{
    const CsvText csv = readCsv("a\r\n\"b\r\nb\nb\",c\n\nd\re");
    QCOMPARE(csv.records.size(), std::size_t(4));
    QCOMPARE(csv.records[0].line, 1);
    QCOMPARE(csv.records[1].line, 2);
    QCOMPARE(csv.records[2].line, 6);
    QCOMPARE(csv.records[3].line, 7);
}

void tst_CsvText::everyProblemHasItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("quote never closed") << QByteArray("a\nb,\"c\nd") << 2 << 2;
    QTest::newRow("quote inside") << QByteArray("a,b\"c\n") << 1 << 2;
    QTest::newRow("text behind the quote") << QByteArray("a\n\"b\"c,d\n") << 2 << 1;
    QTest::newRow("not UTF-8") << QByteArray("a\nb\nc,\xE9") << 3 << 0;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "a\0,\0",
                                          6)
                            << 1 << 0;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << 1 << 0;
}

void tst_CsvText::everyProblemHasItsPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const CsvText csv = readCsv({text.constData(), static_cast<std::size_t>(text.size())});
    QCOMPARE(csv.problems.size(), std::size_t(1));
    QCOMPARE(csv.problems[0].line, line);
    QCOMPARE(csv.problems[0].column, column);
    QVERIFY(!csv.problems[0].message.empty() && !csv.problems[0].proposal.empty());
}

void tst_CsvText::oneProblemDoesNotHideTheNext()
{
    const CsvText csv = readCsv("ok,1\na\"b,2\nok,3\n\"c\"x,4\nok,5\n\"never closed,6\nok,7\n");
    QCOMPARE(shown(csv), QString("ok|1//ok|3//ok|5//ok|7"));
    QCOMPARE(csv.problems.size(), std::size_t(3));
    QCOMPARE(csv.problems[0].line, 2);
    QCOMPARE(csv.problems[1].line, 4);
    QCOMPARE(csv.problems[2].line, 6);
}

void tst_CsvText::whatWasWrittenIsReadBack()
{
    const std::vector<std::string> cells = {"",   "a",   "a,b", "\"", "a\r\nb",
                                            "\n", " x ", "é😀",  ";="};
    const CsvText csv = readCsv(csvLine(cells) + csvLine({"next"}));
    QVERIFY(csv.problems.empty());
    QCOMPARE(csv.records.size(), std::size_t(2));
    QVERIFY(csv.records[0].cells == cells);
}

QTEST_GUILESS_MAIN(tst_CsvText)
#include "tst_csv_text.moc"
