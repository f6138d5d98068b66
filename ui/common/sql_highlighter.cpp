#include "ui/common/sql_highlighter.h"

#include "ui/common/theme.h"

#include <QSet>

namespace godwit::ui {

namespace {

// What a line begins inside of; 0 and -1 (the first line) are neither.
constexpr int insideComment = 1;
constexpr int insideQuote = 2; // and above: the quote's own number is added

// Of the statements Godwit writes and reads: not every word of every store.
const QSet<QString> &keywords()
{
    static const QSet<QString> words = [] {
        const QString list = QStringLiteral(
            "ADD ALTER ALWAYS AND AS ASC AUTOINCREMENT AUTO_INCREMENT BEGIN BETWEEN BIGINT BINARY "
            "BIT "
            "BLOB BOOLEAN BY CASCADE CASE CHAR CHARACTER CHARSET CHECK COLLATE COLUMN COMMENT "
            "COMMIT "
            "CONSTRAINT CREATE CURRENT_TIMESTAMP DATABASE DATE DATETIME DECIMAL DEFAULT DEFERRABLE "
            "DELETE DESC DISTINCT DOUBLE DROP ELSE END ENGINE ENUM EXISTS FLOAT FOREIGN FROM "
            "FULLTEXT "
            "GENERATED GEOMETRY GRANT GROUP HAVING IF IN INDEX INNER INSERT INT INTEGER INTO IS "
            "JOIN "
            "JSON KEY LEFT LIKE LIMIT LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT NOT NULL "
            "NUMERIC ON OR ORDER PARTITION PRIMARY REAL REFERENCES REPLACE RESTRICT RIGHT ROWID "
            "SELECT "
            "SET SMALLINT SPATIAL STORED STRICT TABLE TEXT THEN TIME TIMESTAMP TINYBLOB TINYINT "
            "TINYTEXT TO TRIGGER UNION UNIQUE UNSIGNED UPDATE USING VALUES VARBINARY VARCHAR VIEW "
            "VIRTUAL VISIBLE INVISIBLE WHEN WHERE WITH WITHOUT YEAR ZEROFILL ALGORITHM DEFINER "
            "SECURITY SQL");
        const QStringList parts = list.split(QLatin1Char(' '));
        return QSet<QString>(parts.begin(), parts.end());
    }();
    return words;
}

constexpr char16_t quotes[] = {u'\'', u'"', u'`'};

int stateOf(QChar quote)
{
    for (int i = 0; i < 3; ++i) {
        if (quote == quotes[i])
            return insideQuote + i;
    }
    return 0;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$');
}

} // namespace

void SqlHighlighter::setMysql(bool isMysql)
{
    if (m_isMysql == isMysql)
        return;
    m_isMysql = isMysql;
    rehighlight();
}

void SqlHighlighter::paint(qsizetype begin, qsizetype end, Piece piece)
{
    const ThemeColours &colours = themeColours();
    QTextCharFormat format;
    switch (piece) {
    case Piece::Plain:
        return;
    case Piece::Keyword:
        format.setForeground(colours.accent);
        format.setFontWeight(QFont::DemiBold);
        break;
    case Piece::Text:
        format.setForeground(colours.good);
        break;
    case Piece::Name:
        format.setForeground(colours.text);
        break;
    case Piece::Number:
        format.setForeground(colours.working);
        break;
    case Piece::Comment:
        format.setForeground(colours.mutedText);
        format.setFontItalic(true);
        break;
    }
    setFormat(static_cast<int>(begin), static_cast<int>(end - begin), format);
}

qsizetype SqlHighlighter::endOfQuoted(const QString &line, qsizetype from, QChar quote,
                                      bool &isClosed) const
{
    const bool canEscape = m_isMysql && quote != QLatin1Char('`');
    for (qsizetype at = from; at < line.size(); ++at) {
        if (canEscape && line[at] == QLatin1Char('\\')) {
            ++at;
        } else if (line[at] == quote) {
            isClosed = true; // a doubled quote opens the next one at once
            return at + 1;
        }
    }
    isClosed = false;
    return line.size();
}

qsizetype SqlHighlighter::paintQuoted(const QString &line, qsizetype begin, qsizetype from,
                                      QChar quote)
{
    bool isClosed = false;
    const qsizetype end = endOfQuoted(line, from, quote, isClosed);
    const bool isText = quote == QLatin1Char('\'') || (m_isMysql && quote == QLatin1Char('"'));
    paint(begin, end, isText ? Piece::Text : Piece::Name);
    if (!isClosed)
        setCurrentBlockState(stateOf(quote));
    return end;
}

qsizetype SqlHighlighter::paintComment(const QString &line, qsizetype begin, qsizetype from)
{
    const qsizetype close = line.indexOf(QLatin1String("*/"), from);
    const qsizetype end = close < 0 ? line.size() : close + 2;
    paint(begin, end, Piece::Comment);
    if (close < 0)
        setCurrentBlockState(insideComment);
    return end;
}

bool SqlHighlighter::isLineComment(const QString &line, qsizetype at) const
{
    return QStringView(line).mid(at).startsWith(QLatin1String("--"))
           || (m_isMysql && line[at] == QLatin1Char('#'));
}

void SqlHighlighter::highlightBlock(const QString &line)
{
    setCurrentBlockState(0);
    qsizetype at = 0;
    const int before = previousBlockState();
    if (before == insideComment)
        at = paintComment(line, 0, 0);
    else if (before >= insideQuote)
        at = paintQuoted(line, 0, 0, quotes[before - insideQuote]);
    while (at < line.size()) {
        const QChar c = line[at];
        const qsizetype begin = at;
        if (stateOf(c) != 0) {
            at = paintQuoted(line, at, at + 1, c);
        } else if (isLineComment(line, at)) {
            paint(at, line.size(), Piece::Comment);
            return;
        } else if (QStringView(line).mid(at).startsWith(QLatin1String("/*"))) {
            at = paintComment(line, at, at + 2);
        } else if (isWordCharacter(c)) {
            while (at < line.size() && isWordCharacter(line[at]))
                ++at;
            if (c.isDigit())
                paint(begin, at, Piece::Number);
            else if (keywords().contains(line.mid(begin, at - begin).toUpper()))
                paint(begin, at, Piece::Keyword);
        } else {
            ++at;
        }
    }
}

} // namespace godwit::ui
