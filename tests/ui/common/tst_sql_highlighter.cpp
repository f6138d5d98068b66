#include "ui/common/sql_highlighter.h"
#include "ui/common/sql_view.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace godwit::ui;

class tst_SqlHighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesHaveTheirColours_data();
    void piecesHaveTheirColours();
    void textsAndCommentsGoOnOverLines();
    void hostileTextEnds();
    void coloursFollowTheTheme();

private:
    static QColor colourAt(const QTextDocument &document, int block, int column)
    {
        for (const auto &range : document.findBlockByNumber(block).layout()->formats()) {
            if (column >= range.start && column < range.start + range.length)
                return range.format.foreground().color();
        }
        return {};
    }
};

void tst_SqlHighlighter::piecesHaveTheirColours_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("isMysql");
    QTest::addColumn<int>("at");
    QTest::addColumn<QColor>("colour");
    const ThemeColours &colours = themeColours();
    QTest::newRow("keyword") << "CREATE TABLE t" << true << 0 << colours.accent;
    QTest::newRow("lower case") << "create table t" << true << 7 << colours.accent;
    QTest::newRow("bare name") << "CREATE TABLE t" << true << 13 << QColor();
    QTest::newRow("part of a word") << "created" << true << 0 << QColor();
    QTest::newRow("text") << "DEFAULT 'CREATE'" << true << 10 << colours.good;
    QTest::newRow("after a doubled quote") << "'a''b' NULL" << true << 7 << colours.accent;
    QTest::newRow("after an escaped quote") << "'a\\'b' NULL" << true << 8 << colours.accent;
    QTest::newRow("no escapes in SQLite") << "'a\\' NULL" << false << 6 << colours.accent;
    QTest::newRow("name in back-quotes") << "`NULL`" << true << 2 << colours.text;
    QTest::newRow("double quotes in MySQL") << "\"x\"" << true << 1 << colours.good;
    QTest::newRow("double quotes elsewhere") << "\"x\"" << false << 1 << colours.text;
    QTest::newRow("number") << "VARCHAR(20)" << true << 9 << colours.working;
    QTest::newRow("line comment") << "a -- NULL" << true << 6 << colours.mutedText;
    QTest::newRow("# in MySQL") << "# NULL" << true << 3 << colours.mutedText;
    QTest::newRow("# elsewhere") << "# NULL" << false << 3 << colours.accent;
    QTest::newRow("after a comment") << "/* x */ NULL" << true << 9 << colours.accent;
}

void tst_SqlHighlighter::piecesHaveTheirColours()
{
    QFETCH(QString, sql);
    QFETCH(bool, isMysql);
    QFETCH(int, at);
    SqlView view;
    view.setSql(sql, isMysql);
    view.show();
    QCoreApplication::processEvents();
    QTEST(colourAt(*view.document(), 0, at), "colour");
    QCOMPARE(view.toPlainText(), sql);
}

void tst_SqlHighlighter::textsAndCommentsGoOnOverLines()
{
    SqlView view;
    view.setSql("/* a\nNULL */ NULL\n'NULL\nNULL' NULL", true);
    QCoreApplication::processEvents();
    const QTextDocument &document = *view.document();
    QCOMPARE(colourAt(document, 1, 0), themeColours().mutedText);
    QCOMPARE(colourAt(document, 1, 8), themeColours().accent);
    QCOMPARE(colourAt(document, 3, 0), themeColours().good);
    QCOMPARE(colourAt(document, 3, 6), themeColours().accent);
}

void tst_SqlHighlighter::hostileTextEnds()
{
    SqlView view;
    for (const QString &sql :
         {QString("'"), QString("\\"), QString("/*"), QString("`\\"), QString("'\\"),
          QString("''''''"), QString("/*/"), QString("-"), QString(100'000, '\'')}) {
        view.setSql(sql, true);
        QCoreApplication::processEvents();
        QCOMPARE(view.toPlainText(), sql);
    }
}

void tst_SqlHighlighter::coloursFollowTheTheme()
{
    applyTheme(*qApp, ColourScheme::Light);
    SqlView view;
    view.setSql("CREATE", true);
    view.show();
    QCoreApplication::processEvents();
    applyTheme(*qApp, ColourScheme::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(view.palette().color(QPalette::Base), darkColours().surface);
    QCOMPARE(colourAt(*view.document(), 0, 0), darkColours().accent);
    applyTheme(*qApp, ColourScheme::Light);
    QCoreApplication::processEvents();
    QCOMPARE(view.palette().color(QPalette::Base), lightColours().surface);
    QCOMPARE(colourAt(*view.document(), 0, 0), lightColours().accent);
}

QTEST_MAIN(tst_SqlHighlighter)
#include "tst_sql_highlighter.moc"
