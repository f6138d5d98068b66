#include "ui/wizard/tag_text.h"

#include <QTest>

using namespace godwit::ui;

class tst_TagText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTags_data();
    void readsTags();
};

void tst_TagText::readsTags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tags");
    QTest::addColumn<bool>("isWrong");
    QTest::newRow("none") << ""
                          << "" << false;
    QTest::newRow("commas and blanks") << "shop, nightly  audit"
                                       << "shop, nightly, audit" << false;
    QTest::newRow("twice the same") << "shop,shop"
                                    << "shop" << false;
    QTest::newRow("five") << "a b c d e"
                          << "a, b, c, d, e" << false;
    QTest::newRow("six") << "a b c d e f"
                         << "a, b, c, d, e, f" << true;
    QTest::newRow("twenty characters") << "αβγδεζηθικλμνξοπρστυ"
                                       << "αβγδεζηθικλμνξοπρστυ" << false;
    QTest::newRow("twenty-one") << "ok 123456789012345678901"
                                << "ok" << true;
    QTest::newRow("emoji are one character each")
        << QStringLiteral("🙂").repeated(20) << QStringLiteral("🙂").repeated(20) << false;
}

void tst_TagText::readsTags()
{
    QFETCH(QString, text);
    QFETCH(bool, isWrong);
    const ReadTags read = readTags(text);
    QTEST(tagText(read.tags), "tags");
    QCOMPARE(!read.message.isEmpty(), isWrong);
}

QTEST_GUILESS_MAIN(tst_TagText)
#include "tst_tag_text.moc"
