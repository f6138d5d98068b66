#include "ui/wizard/json_highlighter.h"

#include <QTest>

using namespace godwit::ui;

class tst_JsonHighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThePartsOfALineApart_data();
    void tellsThePartsOfALineApart();
};

void tst_JsonHighlighter::tellsThePartsOfALineApart_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("parts"); // one letter a token
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("a flag") << R"(    "activeActive": false,)"
                            << "KMWM";
    QTest::newRow("a text") << R"("name": "shop")"
                            << "KMT";
    QTest::newRow("a quote within") << R"("a\"b": "c\\")"
                                    << "KMT";
    QTest::newRow("a number") << R"("x": -1.5e+10,)"
                              << "KMNM";
    QTest::newRow("brackets") << R"(  }, {)"
                              << "MMM";
    QTest::newRow("a text without an end") << R"("open)"
                                           << "T";
    QTest::newRow("a colon inside a text") << R"(["a:b"])"
                                           << "MTM";
}

void tst_JsonHighlighter::tellsThePartsOfALineApart()
{
    QFETCH(QString, line);
    QString parts;
    int end = 0;
    for (const JsonToken &token : jsonTokens(line)) {
        QVERIFY(token.start >= end && token.length > 0);
        end = token.start + token.length;
        parts += QLatin1Char("KTNWM"[static_cast<int>(token.part)]);
    }
    QVERIFY(end <= line.size());
    QTEST(parts, "parts");
}

QTEST_GUILESS_MAIN(tst_JsonHighlighter)
#include "tst_json_highlighter.moc"
