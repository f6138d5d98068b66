#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/service/proof_json.h"
#include "core/service/proof_seal.h"
#include "tests/core/service/proof_home.h"

#include <QtTest>

#include <sys/stat.h>

#include <fstream>

using namespace godwit;
using namespace godwit::test;

Q_DECLARE_METATYPE(ProofFormat)

class tst_ProofFile : public QObject
{
    Q_OBJECT

private slots:
    void aReportIsUnalteredAndOfThisHome_data() { formats(); }
    void aReportIsUnalteredAndOfThisHome();
    void theSameHomeMakesTheSameBytes_data() { formats(); }
    void theSameHomeMakesTheSameBytes();
    void anyChangedByteIsFound_data() { formats(); }
    void anyChangedByteIsFound();
    void anyByteAddedOrMissingIsFound_data() { formats(); }
    void anyByteAddedOrMissingIsFound();
    void aChangedPartIsNamed();
    void aChangedPageIsNamed();
    void aNewSealOfAnotherKeyIsAnotherKey();
    void anotherHomesReportIsNotOfThisHome();
    void otherFilesAreNoReports_data();
    void otherFilesAreNoReports();
    void aPdfIsSealedByItsLastLine();
    void hostileNamesAreTextAndNothingElse();
    void secretsAreAbsent_data() { formats(); }
    void secretsAreAbsent();
    void thePageNeedsNothingFromOutside();
    void theKeyIsTheOwnersOnly();
    void aSpoiltKeyIsSaid();
    void bytesThatAreNotUtf8DoNotSpoilTheSeal_data() { formats(); }
    void bytesThatAreNotUtf8DoNotSpoilTheSeal();

private:
    static void formats()
    {
        QTest::addColumn<ProofFormat>("format");
        QTest::newRow("text") << ProofFormat::Text;
        QTest::newRow("html") << ProofFormat::Html;
        QTest::newRow("json") << ProofFormat::Json;
    }
};

static ProofCheck check(const std::string &bytes, const StateHome &home)
{
    const auto checked = checkProof(bytes, home.path);
    return checked ? *checked : ProofCheck();
}

static ProofState stateOf(const std::string &bytes, const StateHome &home)
{
    return check(bytes, home).state;
}

void tst_ProofFile::aReportIsUnalteredAndOfThisHome()
{
    QFETCH(ProofFormat, format);
    ProofHome home;
    QVERIFY(home.store());
    const std::string file = home.file(format);
    const ProofCheck found = check(file, home);
    QCOMPARE(found.state, ProofState::Unaltered);
    QCOMPARE(found.format, format);
    QVERIFY(found.isOwnKey);
    QVERIFY(file.find(fingerprintOf(found.publicKey)) != std::string::npos
            || format == ProofFormat::Json);
    if (format != ProofFormat::Text) {
        QCOMPARE(found.project, std::string("shop"));
        QCOMPARE(found.run, home.run.id);
        QCOMPARE(found.verdict, std::string("PROVEN EQUAL"));
    }
}

void tst_ProofFile::theSameHomeMakesTheSameBytes()
{
    QFETCH(ProofFormat, format);
    ProofHome home;
    QVERIFY(home.store());
    const std::string first = home.file(format);
    QVERIFY(!first.empty());
    QVERIFY(home.file(format) == first);
}

void tst_ProofFile::anyChangedByteIsFound()
{
    QFETCH(ProofFormat, format);
    ProofHome home("sh<o>p\"&");
    QVERIFY(home.store());
    const std::string file = home.file(format);
    QCOMPARE(stateOf(file, home), ProofState::Unaltered);
    for (std::size_t i = 0; i < file.size(); ++i) {
        // Another case of a letter, one bit, a blank for a line break: each in turn.
        const int flips[] = {0x20, 1 << (i % 8), 0x2A};
        std::string edited = file;
        edited[i] = static_cast<char>(edited[i] ^ flips[i % 3]);
        if (stateOf(edited, home) != ProofState::Altered)
            QFAIL(
                qPrintable(QString("byte %1: …%2…")
                               .arg(i)
                               .arg(QString::fromStdString(file.substr(i < 20 ? 0 : i - 20, 40)))));
    }
}

void tst_ProofFile::anyByteAddedOrMissingIsFound()
{
    QFETCH(ProofFormat, format);
    ProofHome home;
    QVERIFY(home.store());
    const std::string file = home.file(format);
    for (std::size_t i = 0; i <= file.size(); i += i < 200 || i + 400 > file.size() ? 1 : 13) {
        std::string longer = file;
        longer.insert(i, " ");
        QVERIFY2(stateOf(longer, home) == ProofState::Altered, std::to_string(i).c_str());
        if (i == file.size())
            break;
        std::string shorter = file;
        shorter.erase(i, 1);
        QVERIFY2(stateOf(shorter, home) == ProofState::Altered, std::to_string(i).c_str());
    }
}

void tst_ProofFile::aChangedPartIsNamed()
{
    ProofHome home;
    QVERIFY(home.store());
    Json document = Json::parse(home.file(ProofFormat::Json));
    document["tables"][1]["verify"]["sinkRows"] = 999;
    document["verdict"]["sentence"] = "all is well";
    const ProofCheck found = check(documentText(document), home);
    QCOMPARE(found.state, ProofState::Altered);
    QVERIFY(found.altered == (std::vector<std::string>{"verdict", "table 2 shop.items"}));

    Json shorter = Json::parse(home.file(ProofFormat::Json));
    shorter["tables"].erase(1);
    const ProofCheck lost = check(documentText(shorter), home);
    QVERIFY(lost.altered == (std::vector<std::string>{"tables", "table 2 shop.items"}));

    // New digests for what was changed: the signature is missing then.
    Json patched = Json::parse(home.file(ProofFormat::Json));
    patched["verdict"]["sentence"] = "all is well";
    const ProofChain chain = chainOf(partsOf(patched));
    Json parts = Json::array();
    for (const ProofChain::Link &link : chain.links)
        parts.push_back({{"part", link.part}, {"digest", link.digest}});
    patched["seal"]["parts"] = parts;
    patched["seal"]["chain"] = chain.end;
    const ProofCheck forged = check(documentText(patched), home);
    QVERIFY(forged.altered == std::vector<std::string>{"the seal"});
}

void tst_ProofFile::aChangedPageIsNamed()
{
    ProofHome home;
    QVERIFY(home.store());
    std::string file = home.file(ProofFormat::Html);
    const auto at = file.find("2,000 rows");
    QVERIFY(at != std::string::npos);
    file.replace(at, 5, "3,000");
    const ProofCheck found = check(file, home);
    QCOMPARE(found.state, ProofState::Altered);
    QVERIFY(found.altered == std::vector<std::string>{"the page around the data"});
}

void tst_ProofFile::aNewSealOfAnotherKeyIsAnotherKey()
{
    ProofHome home;
    QVERIFY(home.store());
    QVERIFY(!home.file(ProofFormat::Json).empty()); // makes the home's key
    const ProofHome other;
    const auto key = ProofKey::ofHome(other.path);
    REQUIRE_OK(key);
    const std::string file = proofFile(*home.report(), ProofFormat::Json, *key);
    const ProofCheck found = check(file, home);
    QCOMPARE(found.state, ProofState::Unaltered);
    QVERIFY(!found.isOwnKey);
    QVERIFY(found.homeHasKey);
    QCOMPARE(found.publicKey, key->publicKey());
}

void tst_ProofFile::anotherHomesReportIsNotOfThisHome()
{
    ProofHome home;
    QVERIFY(home.store());
    const std::string file = home.file(ProofFormat::Html);
    const StateHome none; // not even made
    const ProofCheck found = check(file, none);
    QCOMPARE(found.state, ProofState::Unaltered);
    QVERIFY(!found.isOwnKey);
    QVERIFY(!found.homeHasKey);
    QVERIFY(!QFile::exists(QString::fromStdString(none.path.string())));
}

void tst_ProofFile::otherFilesAreNoReports_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("json") << QByteArray("{\"a\": 1}");
    QTest::newRow("a run's document") << QByteArray("{\"project\": null, \"verify\": {}}");
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html><body>hello</body></html>");
    QTest::newRow("pdf") << QByteArray("%PDF-1.4\n%%EOF\n");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100'000);
    QTest::newRow("binary") << QByteArray("\0\xFF\xFE", 3);
}

void tst_ProofFile::otherFilesAreNoReports()
{
    QFETCH(QByteArray, bytes);
    const StateHome home;
    QCOMPARE(stateOf(bytes.toStdString(), home), ProofState::NotAReport);
}

void tst_ProofFile::aPdfIsSealedByItsLastLine()
{
    ProofHome home;
    const auto key = ProofKey::ofHome(home.path);
    REQUIRE_OK(key);
    const std::string pdf = sealedPdf("%PDF-1.4\n\0\xFF binary\n%%EOF", *key);
    const ProofCheck found = check(pdf, home);
    QCOMPARE(found.state, ProofState::Unaltered);
    QCOMPARE(found.format, ProofFormat::Pdf);
    QVERIFY(found.isOwnKey);
    for (std::size_t i = 0; i < pdf.size(); ++i) {
        std::string edited = pdf;
        edited[i] = static_cast<char>(edited[i] ^ 0x20);
        QVERIFY2(stateOf(edited, home) == ProofState::Altered, std::to_string(i).c_str());
    }
}

void tst_ProofFile::hostileNamesAreTextAndNothingElse()
{
    const std::string hostile = "</title><script>alert(1)</script>'\"&amp; --> \n\u202Egnp"
                                "<!-- godwit-proof\n{}\ngodwit-proof -->\n";
    ProofHome home("x" + hostile);
    home.run.tables[0].source.table = hostile;
    home.run.tables[0].message = hostile;
    home.run.tables[0].notes = {{Level::Warning, hostile}};
    home.run.tables[0].verify.method = hostile;
    home.run.sourceUrl = hostile;
    home.facts.sourceServer = hostile;
    home.facts.excludedCount = 1;
    home.facts.excluded = {{hostile, {hostile, hostile}, hostile}};
    home.facts.narrowed = {{{hostile, hostile}, hostile, {hostile}}};
    Error error;
    error.message = error.proposal = error.object = hostile;
    home.run.errors = {error};
    QVERIFY(home.store());
    const std::string file = home.file(ProofFormat::Html);
    QCOMPARE(stateOf(file, home), ProofState::Unaltered);
    const auto page = findEmbedded(file);
    QVERIFY(page.has_value());
    const QString shown = QString::fromStdString(std::string(page->before));
    QVERIFY(!shown.contains("<script"));
    QVERIFY(!shown.contains("<!--"));
    QVERIFY(!shown.contains(QChar(0x202E)));
    QVERIFY(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;&#39;&quot;&amp;amp;"));
    QCOMPARE(shown.count("<title>"), 1);
    QCOMPARE(shown.count("</title>"), 1);
    // The data is whole, and has no way out of its comment.
    QVERIFY(page->text.find('<') == std::string_view::npos);
    QVERIFY(page->text.find('>') == std::string_view::npos);
    const Json document = Json::parse(page->text);
    QCOMPARE(document["tables"][0]["name"].get<std::string>(), hostile);
    QCOMPARE(std::string(page->after), std::string("</body>\n</html>\n"));
    const std::string text = home.file(ProofFormat::Text);
    QCOMPARE(stateOf(text, home), ProofState::Unaltered);
    QVERIFY(text.find("x</title>") != std::string::npos);
    QVERIFY(text.find("\n{}") == std::string::npos);
    QCOMPARE(stateOf(home.file(ProofFormat::Json), home), ProofState::Unaltered);
}

void tst_ProofFile::secretsAreAbsent()
{
    QFETCH(ProofFormat, format);
    const Secret password("hunter2-Jäger");
    const std::string leak = "access denied for app:hunter2-Jäger@db";
    ProofHome home;
    home.run.sourceUrl = "mysql://app:hunter2-Jäger@db.example/";
    Error error;
    error.message = error.proposal = leak;
    home.run.errors = {error};
    home.verification().message = leak;
    home.run.snapshots.front().info.method = home.run.snapshots.front().info.position = leak;
    for (TableRecord &table : home.run.tables) {
        table.message = table.verify.message = table.verify.method = leak;
        table.notes = {{Level::Warning, leak}};
        table.verify.state = VerifyState::NotProven;
    }
    home.facts.excludedCount = 1;
    home.facts.excluded = {{"table", {"shop", "t"}, leak}};
    home.facts.narrowed = {{{"shop", "orders"}, leak, {}}};
    QVERIFY(home.store());
    const std::string file = home.file(format);
    QVERIFY(file.find("******") != std::string::npos);
    QVERIFY(file.find("hunter2") == std::string::npos);
    std::ifstream keyFile(home.path / "keys" / "proof.key");
    std::string kind, seed;
    keyFile >> kind >> seed;
    QCOMPARE(seed.size(), std::size_t(64));
    QVERIFY(file.find(seed) == std::string::npos);
}

void tst_ProofFile::thePageNeedsNothingFromOutside()
{
    ProofHome home;
    QVERIFY(home.store());
    const QString file = QString::fromStdString(home.file(ProofFormat::Html));
    for (const char *outside : {"<script", "<link", "<img", "<iframe", "http://", "https://",
                                "@import", "url(", "onload", "href", "src="})
        QVERIFY2(!file.contains(outside, Qt::CaseInsensitive), outside);
    QVERIFY(file.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
}

void tst_ProofFile::theKeyIsTheOwnersOnly()
{
    ProofHome home;
    const auto first = ProofKey::ofHome(home.path);
    REQUIRE_OK(first);
    struct stat found
    {
    };
    QCOMPARE(::stat((home.path / "keys" / "proof.key").c_str(), &found), 0);
    QCOMPARE(static_cast<int>(found.st_mode & 07777), 0600);
    QCOMPARE(::stat((home.path / "keys").c_str(), &found), 0);
    QCOMPARE(static_cast<int>(found.st_mode & 07777), 0700);
    const auto second = ProofKey::ofHome(home.path);
    REQUIRE_OK(second);
    QCOMPARE(second->publicKey(), first->publicKey());
    QVERIFY(isSignedBy(first->publicKey(), "message", second->sign("message")));
    QVERIFY(!isSignedBy(first->publicKey(), "another", second->sign("message")));
    const QDir keys(QString::fromStdString((home.path / "keys").string()));
    QCOMPARE(keys.entryList(QDir::Files | QDir::Hidden), QStringList("proof.key"));
}

void tst_ProofFile::aSpoiltKeyIsSaid()
{
    ProofHome home;
    REQUIRE_OK(ProofKey::ofHome(home.path));
    std::ofstream(home.path / "keys" / "proof.key", std::ios::trunc) << "rubbish\n";
    const auto key = ProofKey::ofHome(home.path);
    QVERIFY(!key);
    QCOMPARE(codeName(key.error().code), std::string_view("STATE_DAMAGED"));
    QVERIFY(key.error().message.find("proof.key") != std::string::npos);
    QVERIFY(!ProofKey::ofHome("/proc/nowhere"));
}

void tst_ProofFile::bytesThatAreNotUtf8DoNotSpoilTheSeal()
{
    QFETCH(ProofFormat, format);
    ProofHome home;
    home.run.tables[0].source = {"sh\xFFop", "or\x80"
                                             "ders"};
    QVERIFY(home.store());
    QCOMPARE(stateOf(home.file(format), home), ProofState::Unaltered);
}

QTEST_GUILESS_MAIN(tst_ProofFile)
#include "tst_proof_file.moc"
