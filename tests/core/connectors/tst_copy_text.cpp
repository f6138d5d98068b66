#include "core/connectors/postgresql/copy_text.h"

#include <QTest>

using namespace godwit;

class tst_copy_text : public QObject
{
    Q_OBJECT

private slots:
    void lineIsTakenApart();
    void nullAndBackslashNDiffer();
    void bytesAreDecoded();
    void oddLinesAreRefused_data();
    void oddLinesAreRefused();
    void bitsBecomeANumber_data();
    void bitsBecomeANumber();
    void intervalBecomesHours_data();
    void intervalBecomesHours();
};

void tst_copy_text::lineIsTakenApart()
{
    RowBatch batch;
    batch.reset(3);
    CopyDecoder decoder({CopyCell::Text, CopyCell::Text, CopyCell::Text});
    QVERIFY(decoder.decode("1\t\ta\\tb\\nc\\\\d\\r\\b\\f\\v\n", batch));
    QVERIFY(decoder.decode("x\ty\tz\n", batch));
    QCOMPARE(batch.rows(), std::size_t(2));
    QVERIFY(batch.cell(0, 0) == "1");
    QVERIFY(batch.cell(0, 1).empty());
    QVERIFY(!batch.isNull(0, 1));
    QVERIFY(batch.cell(0, 2) == "a\tb\nc\\d\r\b\f\v");
    QVERIFY(batch.cell(1, 2) == "z");
}

void tst_copy_text::nullAndBackslashNDiffer()
{
    RowBatch batch;
    batch.reset(2);
    CopyDecoder decoder({CopyCell::Text, CopyCell::Text});
    QVERIFY(decoder.decode("\\N\t\\\\N\n", batch));
    QVERIFY(batch.isNull(0, 0));
    QVERIFY(batch.cell(0, 1) == "\\N");
}

void tst_copy_text::bytesAreDecoded()
{
    RowBatch batch;
    batch.reset(2);
    CopyDecoder decoder({CopyCell::Bytes, CopyCell::Bytes});
    QVERIFY(decoder.decode("\\\\x00ff0a\t\\\\x\n", batch));
    QVERIFY(batch.cell(0, 0) == std::string_view("\0\xff\n", 3));
    QVERIFY(batch.cell(0, 1).empty());
}

void tst_copy_text::oddLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("too few columns") << QByteArray("1\n");
    QTest::newRow("too many columns") << QByteArray("1\t\\\\x00\t3\n");
    QTest::newRow("no hexadecimal digits") << QByteArray("1\t\\\\xzz\n");
    QTest::newRow("half a byte") << QByteArray("1\t\\\\x123\n");
    QTest::newRow("no prefix") << QByteArray("1\t0011\n");
}

void tst_copy_text::oddLinesAreRefused()
{
    QFETCH(QByteArray, line);
    RowBatch batch;
    batch.reset(2);
    CopyDecoder decoder({CopyCell::Text, CopyCell::Bytes});
    QVERIFY(!decoder.decode(line.toStdString(), batch));
}

void tst_copy_text::bitsBecomeANumber_data()
{
    QTest::addColumn<QString>("bits");
    QTest::addColumn<QString>("number");
    QTest::newRow("one") << "1"
                         << "1";
    QTest::newRow("ten") << "1010"
                         << "10";
    QTest::newRow("64 of them") << QString(64, '1') << "18446744073709551615";
    QTest::newRow("65 of them") << QString(65, '1') << "";
    QTest::newRow("none") << ""
                          << "";
    QTest::newRow("other digits") << "102"
                                  << "";
}

void tst_copy_text::bitsBecomeANumber()
{
    QFETCH(QString, bits);
    QFETCH(QString, number);
    QCOMPARE(QString::fromStdString(numberOfBits(bits.toStdString())), number);
}

void tst_copy_text::intervalBecomesHours_data()
{
    QTest::addColumn<QString>("interval");
    QTest::addColumn<QString>("hours");
    QTest::newRow("zero") << "00:00:00"
                          << "00:00:00";
    QTest::newRow("hours") << "838:59:59"
                           << "838:59:59";
    QTest::newRow("fraction") << "00:00:00.5"
                              << "00:00:00.500000";
    QTest::newRow("day") << "1 day 02:03:04"
                         << "26:03:04";
    QTest::newRow("days alone") << "34 days"
                                << "816:00:00";
    QTest::newRow("negative") << "-1 days -02:00:00.000001"
                              << "-26:00:00.000001";
    QTest::newRow("mixed signs") << "1 day -02:00:00"
                                 << "22:00:00";
    QTest::newRow("explicit plus") << "-1 days +02:00:00"
                                   << "-22:00:00";
    QTest::newRow("months") << "1 mon"
                            << "";
    QTest::newRow("years") << "1 year 2 mons 3 days"
                           << "";
    QTest::newRow("other words") << "soon"
                                 << "";
    QTest::newRow("beyond everything") << "178000000 days"
                                       << "";
}

void tst_copy_text::intervalBecomesHours()
{
    QFETCH(QString, interval);
    QFETCH(QString, hours);
    QCOMPARE(QString::fromStdString(hoursOfInterval(interval.toStdString())), hours);
}

QTEST_GUILESS_MAIN(tst_copy_text)
#include "tst_copy_text.moc"
