#include "core/project/filter_syntax.h"

#include <QtTest>

using namespace godwit;

class tst_filter_syntax : public QObject
{
    Q_OBJECT

private slots:
    void takesOneExpression_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("foreign"); // to OMS
        const struct
        {
            const char *what, *clause, *foreign;
        } rows[] = {
            {"comparison", "id > 100", ""},
            {"logic", "(a = 1 OR b != 2) AND NOT c <> 3 XOR d <= 4", ""},
            {"set and range", "a IN (1, 2) and b between 1 and 2", ""},
            {"null", "a IS NOT NULL", ""},
            {"arithmetic", "a + -b * 2 / 3 % 4 ^ 5 & ~6 | 7 << 1 >> 2 > 0", ""},
            {"functions", "CONCAT(a, b) = SUBSTR(c, 1, 2) AND REPLACE(d, 'x', '') = 'y'", ""},
            {"cast", "CAST(a AS DECIMAL(10, 2)) > 1.5", ""},
            {"quoted names", "`my column` = 'it''s; (fine -- # /*'", ""},
            {"double quotes", "\"a;b\" = 1", ""},
            {"backslash escape", "a = 'it\\'s'", ""},
            {"backslash at the end", "a = 'c:\\'", ""},
            {"comment inside", "a = /* one */ 1", ""},
            {"column named like a function", "t.like = 1", ""},
            {"LIKE", "name LIKE 'a%'", "LIKE (character 6)"},
            {"function", "ü = 1 AND length(a) > 3", "the function LENGTH (character 11)"},
            {"subquery", "id IN (SELECT id FROM t ORDER BY id LIMIT 3)", "SELECT (character 8)"},
            {"case", "CASE WHEN a THEN 1 ELSE 0 END", "CASE (character 1)"},
            {"null-safe", "a <=> b", "the operator <=> (character 3)"},
            {"json arrow", "a->'$.x' = 1", "the operator -> (character 2)"},
            {"cast of PostgreSQL", "a::int = 1", "the operator :: (character 2)"},
            {"path of PostgreSQL", "a #>> '{b}' = 'c'", "the operator #> (character 3)"},
            {"concatenation", "a || b = 'ab'", "the operator || (character 3)"},
            {"variable", "a = @x", "the variable @x (character 5)"},
        };
        for (const auto &row : rows)
            QTest::newRow(row.what) << QString(row.clause) << QString(row.foreign);
    }

    void takesOneExpression()
    {
        QFETCH(QString, clause);
        QFETCH(QString, foreign);
        const auto checked = checkFilter(clause.toStdString());
        QVERIFY2(checked, checked ? "" : checked.error().message.c_str());
        QCOMPARE(QString::fromStdString(unknownToOms(clause.toStdString()).value_or("")), foreign);
    }

    void refusesWhatIsNotOneExpression_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("place");
        const struct
        {
            const char *what, *clause, *place;
        } rows[] = {
            {"blank", "   ", "no expression"},
            {"only a comment", "/* x */", "no expression"},
            {"second statement", "a = 1; DROP TABLE t", "(character 6)"},
            {"semicolon in parentheses", "(a = 1; b)", "(character 7)"},
            {"unclosed quote", "ä = 'x", "(character 5)"},
            {"unclosed back-quote", "`a = 1", "(character 1)"},
            {"unclosed double quote", "a = \"x", "(character 5)"},
            {"unclosed parenthesis", "a IN (1, (2)", "(character 6)"},
            {"breaks out of parentheses", "a = 1) OR (1 = 1", "(character 6)"},
            {"line comment", "a = 1 -- AND b", "(character 7)"},
            {"hash comment", "a = 1 # AND b", "(character 7)"},
            {"unclosed comment", "a = 1 /* AND b", "(character 7)"},
            {"executed comment", "a = 1 /*! OR 1 */", "(character 7)"},
            {"executed comment of MariaDB", "a = 1 /*M! OR 1 */", "(character 7)"},
            {"two expressions", "a = 1, b = 2", "(character 6)"},
            {"WHERE", "WHERE a = 1", "(character 1)"},
            {"order", "a = 1 ORDER BY b", "(character 7)"},
            {"limit", "a = 1 limit 5", "(character 7)"},
            {"union", "a = 1 UNION SELECT 1", "(character 7)"},
            {"into", "a = 1 INTO OUTFILE 'x'", "(character 7)"},
        };
        for (const auto &row : rows)
            QTest::newRow(row.what) << QString(row.clause) << QString(row.place);
    }

    void refusesWhatIsNotOneExpression()
    {
        QFETCH(QString, clause);
        QFETCH(QString, place);
        const auto checked = checkFilter(clause.toStdString());
        QVERIFY(!checked);
        QVERIFY(checked.error().code == ErrorCode::InvalidFilter);
        QVERIFY(!checked.error().proposal.empty());
        QVERIFY2(checked.error().message.find(place.toStdString()) != std::string::npos,
                 checked.error().message.c_str());
    }

    void refusesNul() { QVERIFY(!checkFilter(std::string_view("a = 1\0b", 7))); }
};

QTEST_GUILESS_MAIN(tst_filter_syntax)
#include "tst_filter_syntax.moc"
