#include "core/mapping/glob.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace godwit;

namespace {

// The textbook definition: slow, recursive, and easy to believe. ASCII only.
bool reference(std::string_view pattern, std::string_view name)
{
    if (pattern.empty())
        return name.empty();
    if (pattern.front() == '*')
        return reference(pattern.substr(1), name)
               || (!name.empty() && reference(pattern, name.substr(1)));
    if (name.empty())
        return false;
    if (pattern.front() != '[')
        return (pattern.front() == '?' || pattern.front() == name.front())
               && reference(pattern.substr(1), name.substr(1));

    std::size_t at = 1;
    const bool negated = pattern[at] == '!';
    at += negated ? 1 : 0;
    const std::size_t first = at;
    bool listed = false;
    while (pattern[at] != ']' || at == first) {
        char low = pattern[at], high = low;
        if (pattern[at + 1] == '-' && pattern[at + 2] != ']') {
            high = pattern[at + 2];
            at += 2;
        }
        listed = listed || (low <= name.front() && name.front() <= high);
        ++at;
    }
    return listed != negated && reference(pattern.substr(at + 1), name.substr(1));
}

} // namespace

class tst_Glob : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void refuses_data();
    void refuses();
    void agreesWithTheReferenceOnRandomPatterns();
    void takesLinearTimeForManyStars();
    void matchesALiteralNameWhateverItHolds();
    void saysWhereAMatchBreaksOff_data();
    void saysWhereAMatchBreaksOff();
    void knowsItsPlainText();
    void treatsABrokenByteAsOneCharacter();
};

void tst_Glob::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");

    const struct
    {
        const char *what, *pattern, *name;
        bool expected;
    } rows[] = {
        {"a plain name", "orders", "orders", true},
        {"a plain name is no prefix", "orders", "orders2", false},
        {"a plain name is no suffix", "orders", "my_orders", false},
        {"case matters", "Orders", "orders", false},
        {"star takes nothing", "orders*", "orders", true},
        {"star takes everything", "*", "orders", true},
        {"star takes the empty name", "*", "", true},
        {"two stars are one", "**", "orders", true},
        {"star in front", "*log", "audit_log", true},
        {"star in front needs the end", "*log", "catalogue", false},
        {"star goes back for a later match", "*log", "loglog", true},
        {"two stars with text", "a*b*c", "aXXbYYbZZc", true},
        {"two stars with text missing", "a*b*c", "aXXcYYb", false},
        {"question mark takes one", "order?", "orders", true},
        {"question mark needs one", "orders?", "orders", false},
        {"question mark takes only one", "order?", "order10", false},
        {"question mark takes an emoji as one", "a?b", "a😀b", true},
        {"question mark takes a composed letter as one", "a?b", "aéb", true},
        {"set", "order[st]", "orders", true},
        {"set without the letter", "order[st]", "orderx", false},
        {"set takes exactly one", "order[st]", "orderst", false},
        {"range", "t[0-9][0-9]", "t07", true},
        {"range ends inclusive", "t[a-c]", "tc", true},
        {"just past the range", "t[a-c]", "td", false},
        {"mixed set", "t[a-z0-9_]", "t_", true},
        {"negated set", "t[!0-9]", "tx", true},
        {"negated set refuses", "t[!0-9]", "t5", false},
        {"negated set needs a character", "t[!0-9]", "t", false},
        {"closing bracket first stands for itself", "t[]a]", "t]", true},
        {"closing bracket first after the negation", "t[!]a]", "t]", false},
        {"closing bracket first after the negation, another", "t[!]a]", "tb", true},
        {"minus in front", "t[-a]", "t-", true},
        {"minus at the end", "t[a-]", "t-", true},
        {"minus at the end is no range", "t[a-]", "tb", false},
        {"minus after a range", "t[a-c-e]", "t-", true},
        {"minus after a range starts none", "t[a-c-e]", "td", false},
        {"range of a minus", "t[+--]", "t,", true},
        {"exclamation mark later stands for itself", "t[a!]", "t!", true},
        {"caret is a plain character", "t[^a]", "ta", true},
        {"caret does not negate", "t[^a]", "tb", false},
        {"backslash does not escape", "a\\*", "a\\xyz", true},
        {"backslash is not eaten", "a\\*", "a*", false},
        {"opening bracket inside a set", "t[[]", "t[", true},
        {"star inside a set stands for itself", "t[*]", "tx", false},
        {"closing bracket alone stands for itself", "t]", "t]", true},
        {"range of Cyrillic", "[а-я]*", "заказы", true},
        {"range of emoji", "[😀-😂]", "😁", true},
        {"range of emoji, outside", "[😀-😂]", "😎", false},
        {"negated set takes an emoji whole", "[!a]", "😀", true},
        {"spaces count", "my *", "my table", true},
        {"line breaks are characters", "a?b", "a\nb", true},
        {"star takes line breaks", "a*b", "a\n\r\nb", true},
        {"quotes, back-quotes and dots are plain", "`a.\"'*", "`a.\"'b", true},
        {"leading dot needs no special care", "*", ".hidden", true},
        {"empty pattern takes the empty name", "", "", true},
        {"empty pattern takes nothing else", "", "a", false},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << QString(row.pattern) << QString(row.name) << row.expected;
}

void tst_Glob::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);

    const auto glob = Glob::compile(pattern.toStdString());
    QVERIFY2(glob, glob ? "" : glob.error().message.c_str());
    QTEST(glob->matches(name.toStdString()), "expected");
    QTEST(glob->progress(name.toStdString()).matched, "expected");
}

void tst_Glob::refuses_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("character");

    QTest::newRow("bracket without its close") << "a[bc"
                                               << "character 2";
    QTest::newRow("bracket at the end") << "abc["
                                        << "character 4";
    QTest::newRow("empty set") << "[]*"
                               << "character 1";
    QTest::newRow("empty negated set") << "[!]*"
                                       << "character 1";
    QTest::newRow("nothing but a negation") << "[!"
                                            << "character 1";
    QTest::newRow("range that runs backwards") << "a[z-a]"
                                               << "character 3";
    QTest::newRow("range without an end") << "[a-"
                                          << "character 1";
    QTest::newRow("counts characters, not bytes") << "ä😀[x"
                                                  << "character 3";
}

void tst_Glob::refuses()
{
    QFETCH(QString, pattern);
    QFETCH(QString, character);

    const auto glob = Glob::compile(pattern.toStdString());
    QVERIFY(!glob);
    QCOMPARE(glob.error().code, ErrorCode::InvalidRule);
    QVERIFY2(QString::fromStdString(glob.error().message).contains(character),
             glob.error().message.c_str());
    QVERIFY(!glob.error().proposal.empty());
}

void tst_Glob::agreesWithTheReferenceOnRandomPatterns()
{
    std::mt19937 random(20261123);
    const auto pick = [&](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    const std::vector<std::string> elements = {
        "a", "b", "c", "*", "*", "?", "[ab]", "[!b]", "[a-b]", "[!a-b]", "[]b]", "[b-]", "]", "-"};
    int matched = 0;
    for (int round = 0; round < 200000; ++round) {
        std::string pattern, name;
        for (int i = pick(7); i > 0; --i)
            pattern += elements[static_cast<std::size_t>(pick(static_cast<int>(elements.size())))];
        for (int i = pick(9); i > 0; --i)
            name += "abc]-"[pick(5)];
        const auto glob = Glob::compile(pattern);
        QVERIFY2(glob, pattern.c_str());
        const bool expected = reference(pattern, name);
        matched += expected ? 1 : 0;
        QVERIFY2(glob->matches(name) == expected, (pattern + " against " + name).c_str());
        const GlobProgress progress = glob->progress(name);
        QVERIFY2(progress.matched == expected, (pattern + " against " + name).c_str());
        QVERIFY(progress.nameByte <= name.size());
        QVERIFY(progress.patternByte <= pattern.size());
    }
    QVERIFY(matched > 10000); // the two are not merely agreeing on "no"
}

void tst_Glob::takesLinearTimeForManyStars()
{
    std::string pattern;
    for (int i = 0; i < 50; ++i)
        pattern += "*a";
    pattern += 'b';
    const auto glob = Glob::compile(pattern);
    QVERIFY(glob);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!glob->matches(std::string(5000, 'a'))); // a recursive matcher never comes back
    QVERIFY(timer.elapsed() < 5000);
}

void tst_Glob::matchesALiteralNameWhateverItHolds()
{
    for (const std::string name : {"a*b", "[x", "what?", "", "😀\n`.\""}) {
        const Glob glob = Glob::literal(name);
        QVERIFY(glob.isLiteral());
        QVERIFY(glob.matches(name));
        QVERIFY(!glob.matches(name + 'x'));
    }
    QVERIFY(!Glob::literal("a*b").matches("aXb"));
}

void tst_Glob::saysWhereAMatchBreaksOff_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("nameCharacter");
    QTest::addColumn<int>("nameByte");
    QTest::addColumn<int>("patternCharacter");
    QTest::addColumn<QString>("how");

    QTest::newRow("plain text") << "c[a-b]rs"
                                << "cart" << 3 << 3 << 7 << "";
    QTest::newRow("in the first character") << "x*"
                                            << "cart" << 0 << 0 << 0 << "";
    QTest::newRow("counts characters and bytes") << "ä😀x"
                                                 << "ä😀y" << 2 << 6 << 2 << "";
    QTest::newRow("the name ends") << "orders_*"
                                   << "orders" << 6 << 6 << 6 << "name ended";
    QTest::newRow("the pattern ends") << "order"
                                      << "orders" << 5 << 5 << 5 << "pattern ended";
    QTest::newRow("text after a star is missing") << "a*z"
                                                  << "abcd" << 1 << 1 << 2 << "after star";
    QTest::newRow("text after a star goes on too long")
        << "*log"
        << "catalogue" << 7 << 7 << 4 << "pattern ended";
    QTest::newRow("the furthest of several attempts") << "*abcd"
                                                      << "abxabcx" << 6 << 6 << 4 << "";
}

void tst_Glob::saysWhereAMatchBreaksOff()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);

    const auto glob = Glob::compile(pattern.toStdString());
    QVERIFY(glob);
    const GlobProgress progress = glob->progress(name.toStdString());
    QVERIFY(!progress.matched);
    QTEST(static_cast<int>(progress.nameCharacter), "nameCharacter");
    QTEST(static_cast<int>(progress.nameByte), "nameByte");
    QTEST(static_cast<int>(progress.patternCharacter), "patternCharacter");
    QTEST(QString(progress.nameEnded      ? "name ended"
                  : progress.patternEnded ? "pattern ended"
                  : progress.afterStar    ? "after star"
                                          : ""),
          "how");
}

void tst_Glob::knowsItsPlainText()
{
    const auto glob = Glob::compile("ab*cd?[x]ef");
    QVERIFY(glob);
    QCOMPARE(glob->literalRuns(), (std::vector<std::string>{"ab", "cd", "ef"}));
    QVERIFY(glob->startsLiteral());
    QVERIFY(glob->endsLiteral());
    QVERIFY(!glob->isLiteral());
    QVERIFY(!glob->matchesEverything());
    QVERIFY(Glob::compile("***")->matchesEverything());
    QVERIFY(!Glob::compile("")->matchesEverything());
    QVERIFY(!Glob::compile("*?")->matchesEverything());
    QVERIFY(!Glob::compile("*a")->startsLiteral());
}

void tst_Glob::treatsABrokenByteAsOneCharacter()
{
    QCOMPARE(characterCount("a\xFF\xC3"), std::size_t(3));
    QVERIFY(Glob::compile("a??")->matches("a\xFF\xC3"));
    QVERIFY(!Glob::compile("a?")->matches("a\xF0\x9F\x98")); // an emoji cut short: three bytes
    QVERIFY(!Glob::compile("[!z]\xFF")->matches("a\xFE"));
}

QTEST_APPLESS_MAIN(tst_Glob)
#include "tst_glob.moc"
