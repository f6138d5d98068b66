#include "tests/app/godwitctl_runner.h"

#include <set>

class tst_ValidateCommand : public QObject
{
    Q_OBJECT

private slots:
    void aGoodPayloadIsValid();
    void standardInputIsADash();
    void everyProblemIsNamedAtOnce();
    void aHostilePayloadIsExitCodeTwoWithAPointer_data();
    void aHostilePayloadIsExitCodeTwoWithAPointer();
    void needsNoHomeAndMakesNoFile();
};

void tst_ValidateCommand::aGoodPayloadIsValid()
{
    const GodwitctlRunner godwitctl;
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"orders"}).dump());
    const Outcome outcome = godwitctl.run({"validate", file, "--json"});
    COMPARE_EXIT(outcome, 0);
    const godwit::Json document = outcome.json();
    QVERIFY(document["valid"] == true);
    QVERIFY(document["errors"].empty());
    QVERIFY(document["warnings"].is_array());
    COMPARE_EXIT(godwitctl.run({"validate", file}), 0);
}

void tst_ValidateCommand::standardInputIsADash()
{
    const std::string text = specificPayload("shop", {"orders"}).dump();
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(godwitctl.run({"validate", "-", "--json"}, QByteArray::fromStdString(text)), 0);
    COMPARE_EXIT(godwitctl.run({"validate", "-", "--json"}, "nonsense"), 2);
}

void tst_ValidateCommand::everyProblemIsNamedAtOnce()
{
    const GodwitctlRunner godwitctl;
    godwit::Json payload = specificPayload("has space", {"orders"});
    payload["type"] = "MOVE";
    payload.erase("sinkEndpointId");
    const Outcome outcome =
        godwitctl.run({"validate", godwitctl.write("p.json", payload.dump()), "--json"});
    COMPARE_EXIT(outcome, 2);
    const godwit::Json document = outcome.json();
    QVERIFY(document["valid"] == false);
    std::set<std::string> pointers;
    for (const auto &error : document["errors"])
        pointers.insert(error["where"].get<std::string>());
    QVERIFY(pointers.contains("/name"));
    QVERIFY(pointers.contains("/type"));
    QVERIFY(pointers.contains("/sinkEndpointId"));
}

void tst_ValidateCommand::aHostilePayloadIsExitCodeTwoWithAPointer_data()
{
    QTest::addColumn<QByteArray>("payload");
    const std::string good = specificPayload("shop", {"orders"}).dump();
    const auto changed = [&](const char *key, godwit::Json value) {
        godwit::Json payload = specificPayload("shop", {"orders"});
        payload[key] = std::move(value);
        return QByteArray::fromStdString(payload.dump());
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("cut off") << QByteArray::fromStdString(good.substr(0, good.size() / 2));
    QTest::newRow("text behind") << QByteArray::fromStdString(good + "}");
    QTest::newRow("two payloads") << QByteArray::fromStdString(good + good);
    QTest::newRow("ten thousand levels") << QByteArray(10000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(5000);
    QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xC3\x28\"}");
    QTest::newRow("NUL") << QByteArray("{\"name\":\"a\0b\"}", 14);
    QTest::newRow("duplicate key") << QByteArray("{\"name\":\"a\",\"name\":\"b\"}");
    QTest::newRow("number as name") << changed("name", 5);
    QTest::newRow("null name") << changed("name", nullptr);
    QTest::newRow("long name") << changed("name", std::string(65, 'x'));
    QTest::newRow("unknown type") << changed("type", "COPY");
    QTest::newRow("blank endpoint") << changed("sourceEndpointId", "  ");
    QTest::newRow("mapping is a text") << changed("transferMapping", "all");
    QTest::newRow("unknown mode") << changed("transferMapping", {{"mode", "ALL"}});
    QTest::newRow("no objects") << changed(
        "transferMapping", {{"mode", "SPECIFIC"}, {"databases", godwit::Json::array()}});
    QTest::newRow("bad rule") << changed(
        "transferMapping",
        {{"mode", "WILDCARD"}, {"tableAndViewWhiteList", godwit::Json::array({"shop.[a"})}});
    QTest::newRow("flag as a list") << changed("enableFullTransfer", godwit::Json::array());
    QTest::newRow("out of range") << changed(
        "incrTransferConfig", {{"incrSyncConcurrency", 5000}, {"storeLogKeptHour", 0}});
    QTest::newRow("six labels") << changed("labelIds",
                                           godwit::Json::array({"a", "b", "c", "d", "e", "f"}));
}

void tst_ValidateCommand::aHostilePayloadIsExitCodeTwoWithAPointer()
{
    QFETCH(QByteArray, payload);
    const GodwitctlRunner godwitctl;
    const QString file = godwitctl.write("p.json", payload.toStdString());
    for (const char *command : {"validate", "plan", "run", "verify"}) {
        const Outcome outcome = godwitctl.run({command, file, "--json"});
        COMPARE_EXIT(outcome, 2);
        const godwit::Json document = outcome.json();
        QVERIFY2(document.is_object() && !document["errors"].empty(), outcome.out.c_str());
        for (const auto &error : document["errors"])
            QVERIFY2(error.contains("where"), error.dump().c_str());
    }
}

void tst_ValidateCommand::needsNoHomeAndMakesNoFile()
{
    GodwitctlRunner godwitctl;
    godwitctl.setVariable("GODWIT_HOME", "/proc/nowhere");
    const std::string text = specificPayload("shop", {"orders"}).dump();
    COMPARE_EXIT(godwitctl.run({"validate", "-"}, QByteArray::fromStdString(text)), 0);
    QVERIFY(godwitctl.files().empty());
}

QTEST_GUILESS_MAIN(tst_ValidateCommand)
#include "tst_validate_command.moc"
