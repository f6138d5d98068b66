#include "app/sample/sample_database.h"
#include "core/project/project_json.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/shell/payload_file.h"
#include "ui/shell/sample_project.h"

#include <QFile>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_SampleProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsThereAndTheProjectIsValid();
    void theNextSampleHasADestinationOfItsOwn();
    void aFailureLeavesNothingHalfMade();
    void aPayloadIsWrittenWholeOrNotAtAll();
};

namespace {

Result<void> writeSample(const std::string &path)
{
    auto written = writeSampleDatabase(path);
    return written ? Result<void>() : Result<void>(tl::unexpected(written.error()));
}

} // namespace

void tst_SampleProject::everythingIsThereAndTheProjectIsValid()
{
    ShellHome home;
    const auto project = prepareSample(home.session->state(), writeSample);
    QVERIFY2(project, project ? "" : project.error().message.c_str());
    QVERIFY(readProject(writeProject(*project)).isValid());
    DataSourceStore sources(home.session->state());
    const auto source = *sources.find(project->sourceEndpointId);
    const auto sink = *sources.find(project->sinkEndpointId);
    QVERIFY(source && sink);
    QVERIFY(std::filesystem::exists(parseDataSourceUrl(source->url)->path));
    QVERIFY(!std::filesystem::exists(parseDataSourceUrl(sink->url)->path));
}

void tst_SampleProject::theNextSampleHasADestinationOfItsOwn()
{
    ShellHome home;
    const auto first = prepareSample(home.session->state(), writeSample);
    int written = 0;
    const auto second = prepareSample(home.session->state(), [&written](const std::string &) {
        ++written;
        return Result<void>();
    });
    QVERIFY(first && second);
    QCOMPARE(written, 0); // the database is there already
    QCOMPARE(second->sourceEndpointId, first->sourceEndpointId);
    QVERIFY(second->sinkEndpointId != first->sinkEndpointId);
    QVERIFY(second->name != first->name);
}

void tst_SampleProject::aFailureLeavesNothingHalfMade()
{
    ShellHome home;
    const auto project = prepareSample(home.session->state(), [](const std::string &path) {
        QFile half(QString::fromStdString(path));
        (void)half.open(QIODevice::WriteOnly);
        return Result<void>(fail(ErrorCode::Io, "the disk is full"));
    });
    QVERIFY(!project);
    QCOMPARE(project.error().code, ErrorCode::Io);
    QVERIFY(DataSourceStore(home.session->state()).list()->empty());
    QVERIFY(prepareSample(home.session->state(), writeSample));
}

void tst_SampleProject::aPayloadIsWrittenWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("shop.godwit.json");
    Project project;
    project.name = "shop";
    const std::string payload = writeProject(project);
    QVERIFY(writePayloadFile(path, payload));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), payload);
    QCOMPARE(writePayloadFile(folder.filePath("no/such/folder"), "{}").error().code, ErrorCode::Io);
}

QTEST_MAIN(tst_SampleProject)
#include "tst_sample_project.moc"
