#include "app/text_table.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ctl;

class tst_TextTable : public QObject
{
    Q_OBJECT

private slots:
    void columnsAreAligned();
    void wideAndCombiningCharactersAreCounted();
    void whatComesFromADatabaseCannotPaintTheTerminal();
    void longTextIsShortened();
    void numbersAreReadable();
    void anErrorSaysWhereAndWhatToDo();
};

void tst_TextTable::columnsAreAligned()
{
    TextTable table({"A", "NUMBER"}, {TextTable::Align::Left, TextTable::Align::Right});
    table.add({"längere", "1"});
    table.add({"x", "22"});
    QCOMPARE(table.text(Style(false)), std::string("A        NUMBER\n"
                                                   "längere       1\n"
                                                   "x            22\n"));
}

void tst_TextTable::wideAndCombiningCharactersAreCounted()
{
    QCOMPARE(displayWidth("größe"), std::size_t(5));
    QCOMPARE(displayWidth("日本"), std::size_t(4));
    QCOMPARE(displayWidth("😀"), std::size_t(2));
    QCOMPARE(displayWidth("e\u0301"), std::size_t(1));
    QCOMPARE(displayWidth("\x1b[32mok\x1b[0m"), std::size_t(2));
    QCOMPARE(displayWidth("\xFF\xC3"), std::size_t(2));
}

void tst_TextTable::whatComesFromADatabaseCannotPaintTheTerminal()
{
    TextTable table({"A"});
    table.add({"a\x1b[31m\nb"});
    const std::string text = table.text(Style(false));
    QVERIFY(text.find('\x1b') == std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 2);
}

void tst_TextTable::longTextIsShortened()
{
    QCOMPARE(shortened("abcdef", 6), std::string("abcdef"));
    QCOMPARE(shortened("abcdef", 4), std::string("abc…"));
    QCOMPARE(shortened("日本語", 4), std::string("日…"));
    QCOMPARE(shortened("abc", 0), std::string());
}

void tst_TextTable::numbersAreReadable()
{
    QCOMPARE(withSeparators(0), std::string("0"));
    QCOMPARE(withSeparators(999), std::string("999"));
    QCOMPARE(withSeparators(1234567), std::string("1,234,567"));
    QCOMPARE(bytesText(1023), std::string("1023 B"));
    QCOMPARE(bytesText(1536), std::string("1.5 KiB"));
    QCOMPARE(secondsText(0.04), std::string("0.0 s"));
    QCOMPARE(secondsText(75), std::string("75 s"));
    QCOMPARE(secondsText(605), std::string("10 min 05 s"));
    QCOMPARE(secondsText(7380), std::string("2 h 03 min"));
}

void tst_TextTable::anErrorSaysWhereAndWhatToDo()
{
    Error error;
    error.code = ErrorCode::MissingField;
    error.pointer = "/name";
    error.message = "is missing";
    error.proposal = "add it";
    QCOMPARE(describe(error, Style(false)),
             std::string("error MISSING_FIELD at /name: is missing\n    add it"));
}

QTEST_GUILESS_MAIN(tst_TextTable)
#include "tst_text_table.moc"
