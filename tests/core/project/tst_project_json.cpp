#include "core/project/project_names.h"
#include "tests/core/project/random_project.h"
#include "tests/core/project/tolerated_payloads.h"

#include <QtTest>

using namespace godwit;

class tst_project_json : public QObject
{
    Q_OBJECT

private slots:
    void randomProjectsSurviveBothWays()
    {
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const Project project = RandomProject(seed).make();
            const std::string text = writeProject(project);
            const LoadedProject loaded = readProject(text);
            QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
            QVERIFY2(loaded.project == project, text.c_str());
            QCOMPARE(writeProject(loaded.project), text);
        }
    }

    void theDocumentationsSampleIsValid()
    {
        QFile file(QFINDTESTDATA("../../data/payload/sample-request.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const LoadedProject loaded = readProject(file.readAll().toStdString());
        QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
        QVERIFY(findAt(loaded.warnings, "/transferMapping/databases/0/tables/0/shardColumns"));
        QVERIFY(findAt(loaded.warnings, "/incrTransferConfig/startTimestamp"));
        QCOMPARE(loaded.warnings.size(), std::size_t(2));

        const Project &project = loaded.project;
        QCOMPARE(project.name, std::string("test"));
        QCOMPARE(project.labelIds, std::vector<std::string>{"l_4w****wygjk"});
        QCOMPARE(project.transferMapping.databases.at(0).tables.at(0).sinkName(),
                 std::string("tion12***20obmysql2"));
        QVERIFY(project.structTransferConfig.deferIndexCreation);
        QVERIFY(project.fullTransferConfig.nonePkUkTruncateDstTable);
        QVERIFY(project.fullTransferConfig.allowDestTableNotEmpty);
        QCOMPARE(project.incrTransferConfig.storeLogKeptHour, 120);

        const std::string written = writeProject(project);
        QCOMPARE(writeProject(readProject(written).project), written);
    }

    void defaultsAreTheDocumentations()
    {
        const LoadedProject loaded = readProject(payloadOfDefaults);
        QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
        QVERIFY(loaded.project.commonTransferConfig == CommonTransferConfig{});
        QVERIFY(loaded.project.fullTransferConfig == FullTransferConfig{});
        QVERIFY(loaded.project.incrTransferConfig == IncrTransferConfig{});
        QCOMPARE(loaded.project.transferMapping.databases.at(0).sinkName(), std::string("d"));
    }

    void toleratesWithAWarning_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < toleratedRows().size(); ++i)
            QTest::newRow(toleratedRows()[i].what) << static_cast<int>(i);
    }

    void toleratesWithAWarning()
    {
        QFETCH(int, index);
        const ToleratedRow &row = toleratedRows()[static_cast<std::size_t>(index)];
        const LoadedProject loaded = readProject(row.text);
        QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
        QVERIFY2(findAt(loaded.warnings, row.pointer), describe(loaded.warnings).c_str());
        QVERIFY(row.isUnderstood(loaded.project));
        for (const Error &warning : loaded.warnings)
            QVERIFY(warning.level == Level::Warning && !warning.proposal.empty());

        const std::string written = writeProject(loaded.project);
        const LoadedProject again = readProject(written);
        QVERIFY(again.isValid() && again.project == loaded.project);
        QCOMPARE(writeProject(again.project), written);
    }

    void everySpellingOfTheDocumentationIsKnown()
    {
        QVERIFY(fromName<TableCategory>("WITHUNIQUEROWID") == TableCategory::WithUniqueRowId);
        QVERIFY(fromName<TableCategory>("WITHOUT_UNIQUE_ROW_ID")
                == TableCategory::WithoutUniqueRowId);
        QCOMPARE(nameOf(TableCategory::WithUniqueRowId), std::string_view("WITH_UNIQUE_ROW_ID"));
        QVERIFY(fromName<MqSerializerType>("DEBEZIUMFLATTEN") == MqSerializerType::DebeziumFlatten);
        QVERIFY(fromName<MqSerializerType>("DEBEZIUMSMT") == MqSerializerType::DebeziumSmt);
        QVERIFY(!fromName<SpeedMode>("fast"));
    }

    void unknownFieldsStayAtTheirLevelAsTheyWereWritten()
    {
        std::string text = spoiled("\"id > 1\"", "\"id > 1\", \"columns\": [{\"position\": 1.10}]");
        text = replaced(text, "\"mqPartition\": 0",
                        "\"mqPartition\": 0, \"big\": 123456789012345678901");
        const LoadedProject loaded = readProject(text);
        QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
        QCOMPARE(loaded.project.transferMapping.databases[0].tables[0].unknownFields,
                 std::string("{\"columns\":[{\"position\":1.10}]}"));
        const std::string written = writeProject(loaded.project);
        QVERIFY(written.find("\"position\": 1.10") != std::string::npos);
        QVERIFY(written.find("\"big\": 123456789012345678901") != std::string::npos);
    }

    void pointersNameTheKeysAsTheFileHasThem()
    {
        const LoadedProject loaded = readProject(
            replaced(replaced(smallPayload(), "\"databases\"", "\"Databases\""), "orders", ""));
        QVERIFY2(findAt(loaded.errors, "/transferMapping/Databases/0/tables/0/name"),
                 describe(loaded.errors).c_str());
    }

    void aHundredThousandTablesAreReadInSeconds()
    {
        std::string tables;
        for (int i = 0; i < 100000; ++i)
            tables += (i > 0 ? "," : "") + ("{\"name\": \"t" + std::to_string(i))
                      + "\", \"mappedName\": null, \"whereClause\": \"id > 1\"}";
        QElapsedTimer timer;
        timer.start();
        const LoadedProject loaded =
            readProject(spoiled("{\"name\": \"orders\", \"whereClause\": \"id > 1\"}", tables));
        QVERIFY2(loaded.isValid(), describe(loaded.errors).c_str());
        QCOMPARE(loaded.project.transferMapping.databases[0].tables.size(), std::size_t(100000));
        QVERIFY(timer.elapsed() < 60000); // some 0.5 s; generous for sanitizers on a busy machine
    }
};

QTEST_GUILESS_MAIN(tst_project_json)
#include "tst_project_json.moc"
