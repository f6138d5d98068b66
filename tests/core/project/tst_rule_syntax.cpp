#include "core/project/rule_syntax.h"

#include <QtTest>

using namespace godwit;

class tst_rule_syntax : public QObject
{
    Q_OBJECT

private slots:
    void takesRulesApart_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("sink"); // as database|object, or #topic
        const struct
        {
            const char *what, *line, *database, *object, *sink;
        } rows[] = {
            {"literal", "shop.orders", "shop", "orders", ""},
            {"whole database", "shop.*", "shop", "*", ""},
            {"wildcards on both sides", "kd_test*.person?", "kd_test*", "person?", ""},
            {"everything", "*.*", "*", "*", ""},
            {"set", "shop.order[0-9][0-9]", "shop", "order[0-9][0-9]", ""},
            {"set in the database", "s[hx]op.t", "s[hx]op", "t", ""},
            {"negated set", "shop.[!a-z0-9_]*", "shop", "[!a-z0-9_]*", ""},
            {"] first in a set", "shop.[]a]", "shop", "[]a]", ""},
            {"] first in a negated set", "shop.[!]a]", "shop", "[!]a]", ""},
            {"- at the start", "shop.[-a]", "shop", "[-a]", ""},
            {"- at the end", "shop.[a-]", "shop", "[a-]", ""},
            {"range of one", "shop.[a-a]", "shop", "[a-a]", ""},
            {"code points in a range", "shop.[à-ü🙂-🙃]", "shop", "[à-ü🙂-🙃]", ""},
            {"caret is plain", "shop.[^a]", "shop", "[^a]", ""},
            {"stray close is plain", "shop.a]", "shop", "a]", ""},
            {"backslash is plain", "shop.a\\*", "shop", "a\\*", ""},
            {"bracket in a bracket", "shop.[[a]", "shop", "[[a]", ""},
            {"second dot belongs to the object", "shop.a.b", "shop", "a.b", ""},
            {"space inside", "my shop.my orders", "my shop", "my orders", ""},
            {"quotes", "a`'\".b`'\"", "a`'\"", "b`'\"", ""},
            {"rename", "a.b=c.d", "a", "b", "c|d"},
            {"aggregation", "a.order[0-9][0-9]=c.orders", "a", "order[0-9][0-9]", "c|orders"},
            {"all into one", "src.*=dst.tbl", "src", "*", "dst|tbl"},
            {"database mapping", "src.*=dst.*", "src", "*", "dst|*"},
            {"topic", "shop.*=orders_topic-1", "shop", "*", "#orders_topic-1"},
            {"topic of variables", "shop.*=Topic_${db}_${table}", "shop", "*",
             "#Topic_${db}_${table}"},
        };
        for (const auto &row : rows)
            QTest::newRow(row.what) << QString(row.line) << QString(row.database)
                                    << QString(row.object) << QString(row.sink);
    }

    void takesRulesApart()
    {
        QFETCH(QString, line);
        QFETCH(QString, database);
        QFETCH(QString, object);
        QFETCH(QString, sink);
        const auto rule = parseRule(line.toStdString(), true, ProjectType::Sync);
        QVERIFY2(rule, rule ? "" : rule.error().message.c_str());
        QCOMPARE(QString::fromStdString(rule->databasePattern), database);
        QCOMPARE(QString::fromStdString(rule->objectPattern), object);
        QString found;
        if (rule->sinkDatabase)
            found =
                QString::fromStdString(*rule->sinkDatabase + '|' + rule->sinkName.value_or("-"));
        if (rule->topic)
            found += '#' + QString::fromStdString(*rule->topic);
        QCOMPARE(found, sink);
        if (!line.contains('=')) {
            const auto exclusion = parseRule(line.toStdString(), false, ProjectType::Migration);
            QVERIFY(exclusion && *exclusion == *rule);
        }
    }

    void refusesAndSaysWhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("place");
        const struct
        {
            const char *what, *line, *place;
        } rows[] = {
            {"empty", "", "character 1)"},
            {"blank", "  ", "character 1)"},
            {"space before", " a.b", "character 1)"},
            {"space after", "a.b ", "character 4)"},
            {"line break", "a.b\nc.d", "character 4)"},
            {"no dot", "orders", "character 7)"},
            {"no dot on the left", "orders=c.d", "character 7)"},
            {"only a dot", ".", "character 1)"},
            {"no database", ".orders", "character 1)"},
            {"no object", "shop.", "character 6)"},
            {"wildcard database with a rename", "sh*.a=c.d", "character 3)"},
            {"set in the database with a rename", "s[h]op.a=c.d", "character 2)"},
            {"wildcard in the sink's database", "a.b=c*.d", "character 6)"},
            {"wildcard in the sink's object", "a.b=c.d?", "character 8)"},
            {"set in the sink's object", "a.b=c.d[1]", "character 8)"},
            {"star among other characters", "a.b=c.*x", "character 7)"},
            {"second =", "a.b=c.d=e", "character 8)"},
            {"nothing on the right", "a.b=", "character 5)"},
            {"no sink database", "a.b=.d", "character 5)"},
            {"no sink object", "a.b=c.", "character 7)"},
            {"topic in a migration", "a.b=topic", "character 5)"},
            {"unclosed bracket", "ü.[a-z", "character 3)"},
            {"unclosed bracket before the dot", "a[.b", "character 2)"},
            {"lone bracket", "a.[", "character 3)"},
            {"empty bracket", "a.[]*", "character 3)"},
            {"empty negated bracket", "a.[!]*", "character 3)"},
            {"reversed range", "a.[z-a]", "character 5)"},
            {"reversed range of code points", "a.[ü-à]", "character 5)"},
        };
        for (const auto &row : rows)
            QTest::newRow(row.what) << QString(row.line) << QString(row.place);
    }

    void refusesAndSaysWhere()
    {
        QFETCH(QString, line);
        QFETCH(QString, place);
        const auto rule = parseRule(line.toStdString(), true, ProjectType::Migration);
        QVERIFY(!rule);
        QVERIFY(rule.error().code == ErrorCode::InvalidRule);
        QVERIFY(!rule.error().proposal.empty());
        QVERIFY2(rule.error().message.find(place.toStdString()) != std::string::npos,
                 rule.error().message.c_str());
    }

    void anExclusionNeverRenames()
    {
        QVERIFY(!parseRule("a.b=c.d", false, ProjectType::Migration));
        QVERIFY(!parseRule("a.b=topic", false, ProjectType::Sync));
    }

    void aTopicIsAName()
    {
        for (const char *line : {"a.b=my topic", "a.b=*", "a.b=t[1]", "a.b=tö", "a.b=${other}"})
            QVERIFY2(!parseRule(line, true, ProjectType::Sync), line);
    }

    void refusesBytesThatAreNotUtf8()
    {
        const auto rule = parseRule("a.\xff", true, ProjectType::Migration);
        QVERIFY(!rule);
        QVERIFY(rule.error().message.find('\xff') == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_rule_syntax)
#include "tst_rule_syntax.moc"
