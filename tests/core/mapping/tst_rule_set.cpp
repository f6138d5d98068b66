#include "core/mapping/rule_set.h"
#include "core/project/rule_syntax.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace godwit;

namespace {

Rule ruleOf(const std::string &line, RuleList list = RuleList::White,
            ProjectType type = ProjectType::Migration)
{
    auto rule = compileRule(line, "/x", list, type);
    if (!rule)
        qFatal("%s", rule.error().message.c_str());
    return std::move(*rule);
}

RuleSet setOf(const std::vector<std::string> &lines)
{
    std::vector<Rule> rules;
    for (const std::string &line : lines)
        rules.push_back(ruleOf(line));
    return RuleSet(std::move(rules));
}

std::vector<std::size_t> hitsOf(RuleSet::Matcher &matcher, const TableName &name)
{
    std::vector<std::size_t> hits;
    matcher.forEachHit(
        name, [](std::size_t) { return true; }, [&](std::size_t rule) { hits.push_back(rule); });
    std::sort(hits.begin(), hits.end());
    return hits;
}

using Hits = std::vector<std::size_t>;

} // namespace

class tst_RuleSet : public QObject
{
    Q_OBJECT

private slots:
    void findsEveryRuleThatMatches();
    void forgetsTheDatabaseBefore();
    void skipsRulesThatAreNotWanted();
    void agreesWithTryingEveryRule();
    void renamesByItsTarget();
    void refusesABadRuleWithItsPointer();
    void agreesWithTheParserAboutWhatIsAPattern();
};

void tst_RuleSet::findsEveryRuleThatMatches()
{
    const RuleSet set = setOf({"shop.*", "shop.orders", "s*.ord*", "*.orders", "mail.*", "*.*_log",
                               "shop.[o-p]rders", "shop.*rd*", "shop.?", "?hop.o*s"});
    RuleSet::Matcher matcher(set);
    QCOMPARE(hitsOf(matcher, {"shop", "orders"}), (Hits{0, 1, 2, 3, 6, 7, 9}));
    QCOMPARE(hitsOf(matcher, {"shop", "x"}), (Hits{0, 8}));
    QCOMPARE(hitsOf(matcher, {"mail", "audit_log"}), (Hits{4, 5}));
    QCOMPARE(hitsOf(matcher, {"Shop", "orders"}), (Hits{3, 9}));
    QCOMPARE(hitsOf(matcher, {"shop", ""}), (Hits{0}));
    QCOMPARE(hitsOf(matcher, {"shop", "日本 \"x`\n"}), (Hits{0}));
}

void tst_RuleSet::forgetsTheDatabaseBefore()
{
    const RuleSet set = setOf({"a.*", "b*.t"});
    RuleSet::Matcher matcher(set);
    QCOMPARE(hitsOf(matcher, {"a", "t"}), (Hits{0}));
    QCOMPARE(hitsOf(matcher, {"b1", "t"}), (Hits{1}));
    QCOMPARE(hitsOf(matcher, {"c", "t"}), Hits{});
    QCOMPARE(hitsOf(matcher, {"", "t"}), Hits{});
    QCOMPARE(hitsOf(matcher, {"a", "t"}), (Hits{0}));
}

void tst_RuleSet::skipsRulesThatAreNotWanted()
{
    const RuleSet set = setOf({"shop.*", "shop.orders", "*.orders"});
    RuleSet::Matcher matcher(set);
    Hits hits;
    matcher.forEachHit(
        {"shop", "orders"}, [](std::size_t rule) { return rule != 1; },
        [&](std::size_t rule) { hits.push_back(rule); });
    std::sort(hits.begin(), hits.end());
    QCOMPARE(hits, (Hits{0, 2}));
}

void tst_RuleSet::agreesWithTryingEveryRule()
{
    std::mt19937 random(7);
    const auto pick = [&](int below) {
        return static_cast<std::size_t>(std::uniform_int_distribution<int>(0, below - 1)(random));
    };
    const std::vector<std::string> databases = {"a", "b", "ab", "*", "a*", "?"};
    const std::vector<std::string> parts = {"o", "rd", "*", "?", "[o-r]", "_x", "é", "[!x]", "x"};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> lines;
        for (int i = 0; i < 20; ++i) {
            std::string line = databases[pick(6)] + '.';
            for (std::size_t n = 1 + pick(4); n > 0; --n)
                line += parts[pick(9)];
            lines.push_back(line);
        }
        const RuleSet set = setOf(lines);
        RuleSet::Matcher matcher(set);
        for (int i = 0; i < 200; ++i) {
            TableName name{databases[pick(3)], ""};
            for (std::size_t n = pick(6); n > 0; --n)
                name.table += std::vector<std::string>{"o", "rd", "_x", "é", "x"}[pick(5)];
            Hits expected;
            for (std::size_t rule = 0; rule < set.rules().size(); ++rule)
                if (set.rules()[rule].matches(name))
                    expected.push_back(rule);
            QCOMPARE(hitsOf(matcher, name), expected);
        }
    }
}

void tst_RuleSet::renamesByItsTarget()
{
    const TableName source{"shop", "order07"};
    QCOMPARE(ruleOf("shop.order*").sinkOf(source), source);
    QVERIFY(!ruleOf("shop.order*").renames());
    QCOMPARE(ruleOf("shop.order*=archive.*").sinkOf(source), (TableName{"archive", "order07"}));
    QVERIFY(!ruleOf("shop.order*=archive.*").merges());
    QCOMPARE(ruleOf("shop.order*=archive.orders").sinkOf(source), (TableName{"archive", "orders"}));
    QVERIFY(ruleOf("shop.order*=archive.orders").merges());
    QVERIFY(!ruleOf("shop.order07=archive.orders").merges());

    const Rule topic = ruleOf("shop.*=T_${db}_${table}", RuleList::White, ProjectType::Sync);
    QVERIFY(topic.isTopic);
    QCOMPARE(topic.sinkOf(source).table, std::string("T_shop_order07"));
}

void tst_RuleSet::refusesABadRuleWithItsPointer()
{
    const auto open = compileRule("shop.[a", "/list/3", RuleList::White, ProjectType::Migration);
    QVERIFY(!open);
    QCOMPARE(open.error().code, ErrorCode::InvalidRule);
    QCOMPARE(open.error().pointer, std::string("/list/3"));
    QVERIFY(!compileRule("shop.*=x.*", "", RuleList::Black, ProjectType::Migration));
    QVERIFY(!compileRule("shop.*=topic", "", RuleList::White, ProjectType::Migration));
}

void tst_RuleSet::agreesWithTheParserAboutWhatIsAPattern()
{
    std::mt19937 random(11);
    const std::vector<std::string> pieces = {"[", "]", "!", "-", "a", "z", "é", "😀", "*", "?", "^"};
    int valid = 0;
    for (int round = 0; round < 50000; ++round) {
        std::string pattern;
        for (int i = std::uniform_int_distribution<int>(1, 9)(random); i > 0; --i)
            pattern += pieces[std::uniform_int_distribution<std::size_t>(0, 10)(random)];
        const bool compiles = Glob::compile(pattern).has_value();
        const bool parses = parseRule("db." + pattern, true, ProjectType::Migration).has_value();
        QVERIFY2(compiles == parses, pattern.c_str());
        valid += parses ? 1 : 0;
    }
    QVERIFY(valid > 1000 && valid < 49000); // both answers occur
}

QTEST_APPLESS_MAIN(tst_RuleSet)
#include "tst_rule_set.moc"
