#include "core/service/html_text.h"

#include <QtTest>

using namespace godwit;

class tst_HtmlText : public QObject
{
    Q_OBJECT

private slots:
    void markupAndWhatHidesTextIsMadeVisible_data();
    void markupAndWhatHidesTextIsMadeVisible();
    void rowsAreMadeOfCells();
};

void tst_HtmlText::markupAndWhatHidesTextIsMadeVisible_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("plain") << QByteArray("Straße 😀 ｆ — ’") << QByteArray("Straße 😀 ｆ — ’");
    QTest::newRow("markup") << QByteArray("<b>&\"'") << QByteArray("&lt;b&gt;&amp;&quot;&#39;");
    QTest::newRow("control") << QByteArray("a\nb\x1B") << QByteArray("a\\x0Ab\\x1B");
    QTest::newRow("override") << QByteArray("a\u202Eb") << QByteArray("a\\u{202E}b");
    QTest::newRow("isolate at the end") << QByteArray("a\u2066") << QByteArray("a\\u{2066}");
    QTest::newRow("no room") << QByteArray("\uFEFF\u200B") << QByteArray("\\u{FEFF}\\u{200B}");
    QTest::newRow("not UTF-8") << QByteArray("\xFF") << QByteArray("\\xFF");
}

void tst_HtmlText::markupAndWhatHidesTextIsMadeVisible()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, html);
    QCOMPARE(QByteArray::fromStdString(htmlText(bytes.toStdString())), html);
}

void tst_HtmlText::rowsAreMadeOfCells()
{
    QCOMPARE(HtmlRow().text("a<", "what").number("1,000").markup("<i>x</i>", "", 2).text("").end(),
             std::string("<tr><td class=\"what\">a&lt;</td><td align=\"right\" class=\"number\">"
                         "1,000</td><td colspan=\"2\"><i>x</i></td><td>&#160;</td></tr>\n"));
    QCOMPARE(HtmlRow(HtmlRow::Kind::Header, "h").text("a").end(),
             std::string("<tr class=\"h\"><th class=\"h\">a</th></tr>\n"));
}

QTEST_GUILESS_MAIN(tst_HtmlText)
#include "tst_html_text.moc"
