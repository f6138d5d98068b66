#include "core/connectors/postgresql/copy_encoder.h"
#include "core/connectors/postgresql/copy_text.h"

#include <QTest>

#include <random>

using namespace godwit;

namespace {

using Form = CopyTarget::Form;

RowBatch oneRow(const std::vector<std::string> &cells)
{
    RowBatch batch;
    batch.reset(cells.size());
    for (const std::string &cell : cells)
        batch.append(CellKind::Text, cell);
    return batch;
}

std::string encoded(const CopyTarget &target, const std::string &cell)
{
    CopyEncoder encoder({target});
    return encoder.encode(oneRow({cell})) ? "a problem" : std::string(encoder.text());
}

} // namespace

class tst_copy_encoder : public QObject
{
    Q_OBJECT

private slots:
    void cellsAreWritten_data();
    void cellsAreWritten();
    void nullAndBackslashNDiffer();
    void whatCannotBeHeldIsFound_data();
    void whatCannotBeHeldIsFound();
    void whatIsWrittenReadsBackTheSame();
};

void tst_copy_encoder::cellsAreWritten_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("text");
    const int text = static_cast<int>(Form::Text);
    const int bytes = static_cast<int>(Form::Bytes);
    const int bits = static_cast<int>(Form::Bits);
    QTest::newRow("empty") << text << 0 << QByteArray() << QByteArray("\n");
    QTest::newRow("plain, longer than a word")
        << text << 0 << QByteArray("0123456789abcdef!") << QByteArray("0123456789abcdef!\n");
    QTest::newRow("escapes") << text << 0 << QByteArray("a\tb\nc\\d\re")
                             << QByteArray("a\\tb\\nc\\\\d\\re\n");
    QTest::newRow("escape as the eighth and the ninth byte")
        << text << 0 << QByteArray("1234567\t\n2345678") << QByteArray("1234567\\t\\n2345678\n");
    QTest::newRow("other control characters stay")
        << text << 0 << QByteArray("\x01\x08\x0b\x1f\x7f") << QByteArray("\x01\x08\x0b\x1f\x7f\n");
    QTest::newRow("end of data is no end")
        << text << 0 << QByteArray("\\.") << QByteArray("\\\\.\n");
    QTest::newRow("UTF-8") << text << 0 << QByteArray("äöü 日本 😀") << QByteArray("äöü 日本 😀\n");
    QTest::newRow("bytes") << bytes << 0 << QByteArray("\x00\xff\\\n", 4)
                           << QByteArray("\\\\x00ff5c0a\n");
    QTest::newRow("no bytes") << bytes << 0 << QByteArray() << QByteArray("\\\\x\n");
    QTest::newRow("bits") << bits << 4 << QByteArray("5") << QByteArray("0101\n");
    QTest::newRow("all 64 bits") << bits << 64 << QByteArray("18446744073709551615")
                                 << QByteArray(64, '1') + '\n';
    QTest::newRow("more bits than a number has")
        << bits << 70 << QByteArray("1") << QByteArray(69, '0') + "1\n";
}

void tst_copy_encoder::cellsAreWritten()
{
    QFETCH(int, form);
    QFETCH(int, bits);
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, text);
    const CopyTarget target{static_cast<Form>(form), static_cast<std::size_t>(bits)};
    QCOMPARE(QByteArray::fromStdString(encoded(target, cell.toStdString())), text);
}

void tst_copy_encoder::nullAndBackslashNDiffer()
{
    RowBatch batch;
    batch.reset(2);
    batch.appendNull();
    batch.append(CellKind::Text, "\\N");
    CopyEncoder encoder({{Form::Bytes, 0}, {Form::Text, 0}});
    QVERIFY(!encoder.encode(batch));
    QVERIFY(encoder.text() == "\\N\t\\\\N\n");
}

void tst_copy_encoder::whatCannotBeHeldIsFound_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<int>("bits"); // 0: a text
    QTest::addColumn<int>("kind");
    const int nul = static_cast<int>(CopyProblem::Kind::Nul);
    const int utf8 = static_cast<int>(CopyProblem::Kind::NotUtf8);
    const int bits = static_cast<int>(CopyProblem::Kind::TooManyBits);
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << 0 << nul;
    QTest::newRow("NUL in a long text") << QByteArray(100, 'x') + QByteArray(1, '\0') << 0 << nul;
    QTest::newRow("NUL inside a word") << QByteArray("abc\0defghijk", 12) << 0 << nul;
    QTest::newRow("Latin-1") << QByteArray("caf\xe9") << 0 << utf8;
    QTest::newRow("Latin-1 inside a word") << QByteArray("caf\xe9 and more") << 0 << utf8;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 0 << utf8;
    QTest::newRow("overlong") << QByteArray("\xc0\x80") << 0 << utf8;
    QTest::newRow("bits") << QByteArray("16") << 4 << bits;
    QTest::newRow("no number") << QByteArray("x") << 4 << bits;
}

void tst_copy_encoder::whatCannotBeHeldIsFound()
{
    QFETCH(QByteArray, cell);
    QFETCH(int, bits);
    QFETCH(int, kind);
    RowBatch batch;
    batch.reset(2);
    for (const std::string &text : {std::string("1"), std::string("1"), std::string("2")})
        batch.append(CellKind::Text, text);
    batch.append(CellKind::Text, cell.toStdString());
    CopyEncoder encoder(
        {{Form::Text, 0}, {bits > 0 ? Form::Bits : Form::Text, static_cast<std::size_t>(bits)}});
    const auto problem = encoder.encode(batch);
    QVERIFY(problem);
    QCOMPARE(static_cast<int>(problem->kind), kind);
    QCOMPARE(problem->row, std::size_t(1));
    QCOMPARE(problem->column, std::size_t(1));
}

void tst_copy_encoder::whatIsWrittenReadsBackTheSame()
{
    std::mt19937 random(7);
    CopyEncoder encoder({{Form::Text, 0}, {Form::Bytes, 0}});
    CopyDecoder decoder({CopyCell::Text, CopyCell::Bytes});
    const std::string letters = "ab\\\t\n\r\b\f\v\x01\x7f\xc3\xa4'\"0";
    for (int round = 0; round < 500; ++round) {
        std::string text;
        std::string bytes;
        for (auto i = random() % 40; i > 0; --i) {
            const std::size_t at = random() % letters.size();
            text += letters[at] == '\xc3' || letters[at] == '\xa4' ? "ä" : letters.substr(at, 1);
            bytes += static_cast<char>(random());
        }
        const RowBatch batch = oneRow({text, bytes});
        QVERIFY(!encoder.encode(batch));
        RowBatch back;
        back.reset(2);
        QVERIFY(decoder.decode(encoder.text(), back));
        QVERIFY(back.cell(0, 0) == text);
        QVERIFY(back.cell(0, 1) == bytes);
    }
}

QTEST_APPLESS_MAIN(tst_copy_encoder)
#include "tst_copy_encoder.moc"
