#include "core/base/text.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace godwit;

class tst_Text : public QObject
{
    Q_OBJECT

private slots:
    void knowsWellFormedUtf8_data();
    void knowsWellFormedUtf8();
    void printsAnyBytesOnOneLine();
    void changesOnlyAsciiCase();
    void percentEncodingReadsBack();
    void refusesBrokenPercentEncoding();
    void parsesWholeNumbersOnly();
    void doublesReadBackToTheLastBit();
    void splitsAndJoins();
    void trimsBlanks();
    void replacesEveryOccurrence();
    void escapesPointerSteps();
    void tellsTheTimeInUtc();
};

void tst_Text::knowsWellFormedUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");

    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ASCII with NUL") << QByteArray("a\0b", 3) << true;
    QTest::newRow("two, three and four bytes") << QByteArray("é€😀") << true;
    QTest::newRow("the last code point") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("beyond the last code point") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong in three bytes") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("overlong in four bytes") << QByteArray("\xF0\x80\x80\xAF") << false;
    QTest::newRow("cut short") << QByteArray("a\xE2\x82") << false;
    QTest::newRow("continuation alone") << QByteArray("\x80") << false;
    QTest::newRow("latin1") << QByteArray("caf\xE9") << false;
}

void tst_Text::knowsWellFormedUtf8()
{
    QFETCH(QByteArray, bytes);
    QTEST(isUtf8(bytes.toStdString()), "expected");
}

void tst_Text::printsAnyBytesOnOneLine()
{
    QCOMPARE(printable("plain é 😀"), std::string("plain é 😀"));
    QCOMPARE(printable("a\nb\t\x1B[0m\x7F"), std::string("a\\x0Ab\\x09\\x1B[0m\\x7F"));
    QCOMPARE(printable("\xFFz\xC3"), std::string("\\xFFz\\xC3"));
    QCOMPARE(printable(std::string_view("\0", 1)), std::string("\\x00"));
    QCOMPARE(toHex("\x01\xAB"), std::string("01AB"));
}

void tst_Text::changesOnlyAsciiCase()
{
    QCOMPARE(toLower("ÄBC1"), std::string("Äbc1"));
    QCOMPARE(toUpper("äbc1"), std::string("äBC1"));
    QVERIFY(equalsIgnoringCase("Orders", "oRDERS"));
    QVERIFY(!equalsIgnoringCase("orders", "order"));
    QVERIFY(!equalsIgnoringCase("Ä", "ä"));
}

void tst_Text::percentEncodingReadsBack()
{
    std::string all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    const std::string encoded = percentEncode(all);
    QCOMPARE(percentDecode(encoded), std::optional(all));
    QCOMPARE(percentEncode("a b/%@"), std::string("a%20b%2F%25%40"));
    QCOMPARE(percentDecode("%2f%2F"), std::optional<std::string>("//"));
}

void tst_Text::refusesBrokenPercentEncoding()
{
    for (const char *text : {"%", "a%2", "%zz", "%-1"})
        QVERIFY2(!percentDecode(text), text);
}

void tst_Text::parsesWholeNumbersOnly()
{
    QCOMPARE(parseInteger("-9223372036854775808"),
             std::optional(std::numeric_limits<std::int64_t>::min()));
    QCOMPARE(parseUnsigned("18446744073709551615"),
             std::optional(std::numeric_limits<std::uint64_t>::max()));
    for (const char *text : {"", " 1", "1 ", "+1", "1.0", "0x1", "9223372036854775808", "1e3"})
        QVERIFY2(!parseInteger(text), text);
    for (const char *text : {"-1", "18446744073709551616"})
        QVERIFY2(!parseUnsigned(text), text);
}

void tst_Text::doublesReadBackToTheLastBit()
{
    for (const double value :
         {0.1, -0.0, 1e300, 5e-324, 1.0 / 3, 16777217.0, -1.7976931348623157e308})
        QCOMPARE(std::strtod(shortestDouble(value).c_str(), nullptr), value);
    QCOMPARE(shortestDouble(0.1), std::string("0.1"));
    QCOMPARE(shortestDouble(-0.0), std::string("-0"));
    QCOMPARE(shortestDouble(INFINITY), std::string("inf"));
}

void tst_Text::splitsAndJoins()
{
    QCOMPARE(split("a,,b,", ','), (std::vector<std::string>{"a", "", "b", ""}));
    QCOMPARE(split("", ','), std::vector<std::string>{""});
    QCOMPARE(join({"a", "", "b"}, ", "), std::string("a, , b"));
    QCOMPARE(join({}, ", "), std::string());
}

void tst_Text::trimsBlanks()
{
    QCOMPARE(trimmed("\t a b\r\n"), std::string_view("a b"));
    QVERIFY(trimmed(" \n").empty());
}

void tst_Text::replacesEveryOccurrence()
{
    QCOMPARE(replaced("a`b`", "`", "``"), std::string("a``b``"));
    QCOMPARE(replaced("aaa", "aa", "b"), std::string("ba"));
    QCOMPARE(replaced("abc", "", "x"), std::string("abc")); // and comes back at all
}

void tst_Text::escapesPointerSteps()
{
    QCOMPARE(pointerStep("a/b~c"), std::string("a~1b~0c"));
    QCOMPARE(pointerStep("~1"), std::string("~01"));
}

void tst_Text::tellsTheTimeInUtc()
{
    const std::string now = utcNow();
    QVERIFY2(QRegularExpression("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$")
                 .match(QString::fromStdString(now))
                 .hasMatch(),
             now.c_str());
}

QTEST_APPLESS_MAIN(tst_Text)
#include "tst_text.moc"
