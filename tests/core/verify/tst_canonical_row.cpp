#include "core/verify/canonical_row.h"

#include <QtTest>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>

using namespace godwit;

Q_DECLARE_METATYPE(godwit::CompareForm)

namespace {

std::string canonical(CompareForm form, const std::string &cell, CellKind kind = CellKind::Text)
{
    RowBatch batch;
    batch.reset(1);
    batch.append(kind, cell);
    CanonicalRow row({form}, {});
    row.encode(batch, 0);
    return std::string(row.bytes());
}

std::string nested(char open, char close, int depth)
{
    return std::string(depth, open) + std::string(depth, close);
}

} // namespace

class tst_CanonicalRow : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreEqualHoweverTheyArePrinted_data();
    void valuesAreEqualHoweverTheyArePrinted();
    void nullDiffersFromEverything();
    void neighbouringCellsDoNotRunTogether();
    void aKeyOfSeveralColumnsHoldsThemInTheKeysOrder();
    void kindsOfADynamicColumnMatter();
    void aBlobThatSpellsANumberIsNoNumber();
    void deepJsonIsSafe();
    void everyFloatSurvivesBothWaysOfPrintingIt();
};

void tst_CanonicalRow::valuesAreEqualHoweverTheyArePrinted_data()
{
    QTest::addColumn<CompareForm>("form");
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");

    using enum CompareForm;
    const struct
    {
        CompareForm form;
        const char *a, *b;
        bool equal;
    } rows[] = {
        {Bytes, "abc", "abc", true},
        {Bytes, "abc", "ABC", false},
        {Bytes, "1.0", "1", false},
        {Bytes, "", " ", false},

        {Integer, "00042", "42", true},
        {Integer, "-0", "0", true},
        {Integer, "0000", "0", true},
        {Integer, "1e3", "1000", true},
        {Integer, "1e+16", "10000000000000000", true},
        {Integer, "42.0", "42", true},
        {Integer, "-42", "42", false},
        {Integer, "42", "420", false},
        {Integer, "42", "4.2", false},
        {Integer, "18446744073709551615", "18446744073709551614", false},
        {Integer, "99999999999999999999999999999999999999999999999999999999999999999",
         "99999999999999999999999999999999999999999999999999999999999999998", false},
        {Integer, "abc", "abc", true},
        {Integer, "abc", "abd", false},
        {Integer, "", "0", false},
        {Integer, "-", "0", false},
        {Integer, " 42", "42", false},
        {Integer, "1e99999999999", "1e99999999999", true},
        {Integer, "1e99999999999", "1e99999999998", false},

        {Decimal, "1.50", "1.5", true},
        {Decimal, "-0.000", "0", true},
        {Decimal, "0.10", ".1", true},
        {Decimal, "100.00", "1e2", true},
        {Decimal, "0.001", "1e-3", true},
        {Decimal, "0.30000000000000000000000000001", "0.3", false},
        {Decimal, "1.2.3", "1.23", false},
        {Decimal, "1e", "1", false},

        {Float, "0.1", "0.10000000149011612", true},
        {Float, "0.1", "0.1000001", false},
        {Float, "16777216", "16777217", true}, // the same float
        {Float, "-0", "0", false},
        {Float, "3.4028234663852886e38", "3.40282347e38", true},
        {Float, "1e39", "3.4028234663852886e38", false},

        {Double, "0.1", "0.1000000000000000055511151231257827", true},
        {Double, "0.1", "0.10000000000000002", false},
        {Double, "1e3", "1000.0", true},
        {Double, "-0", "0", false},
        {Double, "-0.0", "-0", true},
        {Double, "1.7976931348623157e308", "1.7976931348623155e308", false},
        {Double, "5e-324", "4.94065645841246544e-324", true},
        {Double, "nan", "-nan", true},
        {Double, "inf", "-inf", false},
        {Double, "1e400", "inf", false},

        {Temporal, "12:00:00.000", "12:00:00", true},
        {Temporal, "12:00:00.500", "12:00:00.5", true},
        {Temporal, "2024-01-01T10:00:00", "2024-01-01 10:00:00.000000", true},
        {Temporal, "2024-01-01", "2024-01-01 00:00:00", false},
        {Temporal, "12:00:00.5", "12:00:00", false},
        {Temporal, "12:00:00.05", "12:00:00.5", false},
        {Temporal, "-838:59:59", "838:59:59", false},
        {Temporal, "0000-00-00", "0000-00-00 ", false},
        {Temporal, "v1.0", "v1", true}, // no time at all; nothing is lost by the rule of zeros
        {Temporal, ".0", "", false},

        {Json, R"({"a": 1, "b": [1, 2]})", R"({"b":[1,2],"a":1})", true},
        {Json, R"({"b":{"y":1,"x":2},"a":0})", R"({"a":0,"b":{"x":2,"y":1}})", true},
        {Json, R"([1,2])", R"([2,1])", false},
        {Json, R"("\u00e9\n\/")", "\"\xC3\xA9\\u000A/\"", true},
        {Json, R"("\ud83d\ude00")", "\"\xF0\x9F\x98\x80\"", true},
        {Json, R"("\ud83d")", R"("\ud83e")", false},
        {Json, R"({"a":1,"a":2})", R"({"a":2})", true},
        {Json, R"({"c":0,"a":1,"b":5,"a":2})", R"({"a":2,"b":5,"c":0})", true},
        {Json, R"({"a":1})", R"({"a":2})", false},
        {Json, R"({"ab":1})", R"({"a":"b"})", false},
        {Json, "1", "1.0", false},
        {Json, "1.0", "1.00", true},
        {Json, "1e2", "100.0", true},
        {Json, "1e16", "10000000000000000", true},
        {Json, "1e16", "10000000000000000.0", true},
        {Json, "-1e15", "-1000000000000000", true},
        {Json, "1e19", "10000000000000000000", true},
        {Json, "1.5e15", "1500000000000000", true},
        {Json, "1e16", "10000000000000001", false},
        {Json, "1.2345678901234568e18", "1234567890123456800", true},
        {Json, "1.2345678901234567e18", "1234567890123456768.0", true},
        {Json, "-0", "0", true},
        {Json, "18446744073709551615", "18446744073709551614", false},
        {Json, "18446744073709551616", "1.8446744073709552e19", true},
        {Json, "1", "\"1\"", false},
        {Json, "null", "\"null\"", false},
        {Json, "true", "false", false},
        {Json, "[]", "{}", false},
        {Json, "[[]]", "[[],[]]", false},
        {Json, "[[],1]", "[[1]]", false},
        {Json, " [ 1 ,\t2 ]\n", "[1,2]", true},
        {Json, "{\"a\":", "{\"a\": ", false}, // no JSON: as bytes
        {Json, "[1,]", "[1]", false},
        {Json, "[,1]", "[1]", false},
        {Json, "[1 2]", "[1,2]", false},
        {Json, "[1]x", "[1]", false},
        {Json, "{\"a\"}", "{\"a\":null}", false},
        {Json, "", "null", false},
        {Json, "\"open", "\"open\"", false},
        {Json, R"("\x")", R"("x")", false},
        {Json, R"("\u12")", R"("\u0012")", false},
        {Json, "1.2.3", "1.23", false},
    };
    for (const auto &row : rows) {
        const std::string what = std::to_string(static_cast<int>(row.form)) + ": " + row.a
                                 + (row.equal ? " equals " : " differs from ") + row.b;
        QTest::newRow(what.c_str())
            << row.form << QByteArray(row.a) << QByteArray(row.b) << row.equal;
    }
}

void tst_CanonicalRow::valuesAreEqualHoweverTheyArePrinted()
{
    QFETCH(CompareForm, form);
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, equal);
    QCOMPARE(canonical(form, a.toStdString()) == canonical(form, b.toStdString()), equal);
}

void tst_CanonicalRow::nullDiffersFromEverything()
{
    using enum CompareForm;
    for (const CompareForm form :
         {Bytes, Integer, Decimal, Float, Double, Temporal, Json, Dynamic}) {
        const std::string null = canonical(form, "", CellKind::Null);
        QCOMPARE(null, canonical(form, "", CellKind::Null));
        for (const char *text : {"", "NULL", "\\N", "0", "null", "nan"})
            QVERIFY(null != canonical(form, text));
    }
}

void tst_CanonicalRow::neighbouringCellsDoNotRunTogether()
{
    const auto encode = [](const std::string &a, const std::string &b) {
        RowBatch batch;
        batch.reset(2);
        batch.append(CellKind::Text, a);
        batch.append(CellKind::Text, b);
        CanonicalRow row({CompareForm::Bytes, CompareForm::Bytes}, {});
        row.encode(batch, 0);
        return std::string(row.bytes());
    };
    QVERIFY(encode("ab", "c") != encode("a", "bc"));
    QVERIFY(encode("", "abc") != encode("abc", ""));
    QVERIFY(encode(std::string(4, '\0'), "") != encode("", std::string(4, '\0')));
}

void tst_CanonicalRow::aKeyOfSeveralColumnsHoldsThemInTheKeysOrder()
{
    RowBatch batch;
    batch.reset(3);
    for (const char *cell : {"x", "y", "z", "other", "y", "x"})
        batch.append(CellKind::Text, cell);
    CanonicalRow forward(std::vector<CompareForm>(3, CompareForm::Bytes), {0, 2});
    CanonicalRow backward(std::vector<CompareForm>(3, CompareForm::Bytes), {2, 1});
    forward.encode(batch, 0);
    backward.encode(batch, 1);
    QCOMPARE(std::string(forward.key()),
             std::string(forward.cell(0)) + std::string(forward.cell(2)));
    QCOMPARE(std::string(backward.key()),
             std::string(forward.cell(0)) + std::string(forward.cell(1)));
}

void tst_CanonicalRow::kindsOfADynamicColumnMatter()
{
    std::vector<std::string> forms;
    for (const CellKind kind :
         {CellKind::Null, CellKind::Text, CellKind::Integer, CellKind::Real, CellKind::Blob})
        forms.push_back(canonical(CompareForm::Dynamic, kind == CellKind::Null ? "" : "1", kind));
    std::sort(forms.begin(), forms.end());
    QCOMPARE(std::unique(forms.begin(), forms.end()), forms.end());
}

void tst_CanonicalRow::aBlobThatSpellsANumberIsNoNumber()
{
    QVERIFY(canonical(CompareForm::Integer, "42", CellKind::Blob)
            != canonical(CompareForm::Integer, "42", CellKind::Integer));
    QCOMPARE(canonical(CompareForm::Integer, "42", CellKind::Text),
             canonical(CompareForm::Integer, "42", CellKind::Integer));
    QCOMPARE(canonical(CompareForm::Double, "42", CellKind::Integer),
             canonical(CompareForm::Double, "42.0", CellKind::Real));
}

void tst_CanonicalRow::deepJsonIsSafe()
{
    QVERIFY(canonical(CompareForm::Json, nested('[', ']', 5000))
            != canonical(CompareForm::Json, nested('[', ']', 4999)));
    QCOMPARE(canonical(CompareForm::Json, ' ' + nested('[', ']', 5000)),
             canonical(CompareForm::Json, nested('[', ']', 5000)));
    // Deeper than any store allows: compared as bytes, and nothing breaks.
    const std::string hostile = nested('[', ']', 2'000'000);
    QCOMPARE(canonical(CompareForm::Json, hostile), canonical(CompareForm::Json, hostile));
    QVERIFY(canonical(CompareForm::Json, hostile) != canonical(CompareForm::Json, ' ' + hostile));
}

void tst_CanonicalRow::everyFloatSurvivesBothWaysOfPrintingIt()
{
    std::uint32_t bits = 12345;
    for (int i = 0; i < 200'000; ++i) {
        bits = bits * 1664525 + 1013904223;
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value))
            continue;
        char shortest[64], exact[64];
        *std::to_chars(shortest, std::end(shortest), value).ptr = 0;
        *std::to_chars(exact, std::end(exact), static_cast<double>(value)).ptr = 0;
        QCOMPARE(canonical(CompareForm::Float, shortest), canonical(CompareForm::Float, exact));
    }
}

QTEST_APPLESS_MAIN(tst_CanonicalRow)
#include "tst_canonical_row.moc"
