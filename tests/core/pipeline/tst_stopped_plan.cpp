#include "core/pipeline/project_plan.h"
#include "tests/core/pipeline/run_support.h"
#include "tests/support/forwarding_connector.h"

#include <QTest>

#include <condition_variable>
#include <future>
#include <mutex>

using namespace godwit;
using namespace godwit::test;

class tst_StoppedPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanStoppedBeforeItBeganSaysOnlyThat();
    void aStatementThatWaitsIsGivenUpAtOnce();
    void noFurtherObjectIsReadAfterTheStop();
    void aRunStoppedWhilePlanningLeavesNothingBehind();
};

namespace {

/// What the test and the reader of the plan's thread know of each other.
struct Gate
{
    std::mutex mutex;
    std::condition_variable changed;
    int reads = 0;
    bool isWaiting = false;
    bool isCancelled = false;
};

/// Answers as a server does that holds a statement back, until somebody cancels it.
class WaitingReader : public SchemaReader
{
public:
    explicit WaitingReader(std::unique_ptr<SchemaReader> real, Gate &gate)
        : m_real(std::move(real))
        , m_gate(gate)
    {}

    Result<Catalog> readCatalog(const CatalogQuery &query) override
    {
        return m_real->readCatalog(query);
    }
    Result<TableSchema> readTable(const TableName &) override
    {
        std::unique_lock lock(m_gate.mutex);
        ++m_gate.reads;
        m_gate.isWaiting = true;
        m_gate.changed.wait(lock, [this] { return m_gate.isCancelled; });
        return fail(ErrorCode::Cancelled, "cancelled while running a query");
    }
    Result<ViewSchema> readView(const TableName &view) override { return m_real->readView(view); }
    Result<void> profile(TableSchema &table) override { return m_real->profile(table); }
    void cancel() override
    {
        const std::scoped_lock lock(m_gate.mutex);
        m_gate.isCancelled = true;
        m_gate.changed.notify_all();
    }

private:
    std::unique_ptr<SchemaReader> m_real;
    Gate &m_gate;
};

class WaitingSource : public ForwardingConnector
{
public:
    WaitingSource(std::unique_ptr<Connector> file, Gate &gate)
        : ForwardingConnector(std::move(file))
        , m_gate(gate)
    {}

    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        auto real = ForwardingConnector::openSchemaReader();
        if (!real)
            return real;
        return std::make_unique<WaitingReader>(std::move(*real), m_gate);
    }

private:
    Gate &m_gate;
};

/// A plan in a thread of its own whose source answers nothing about its first table.
struct WaitingPlan
{
    WaitingPlan()
    {
        file.run("CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(id INTEGER PRIMARY KEY)");
        planned = std::async(std::launch::async, [this] {
            WaitingSource source(file.connector(), gate);
            return makePlan(projectOf({"a", "b"}), source, *sink.connector(), PlanOptions(),
                            stop.get_token());
        });
    }
    ~WaitingPlan() { stop.request_stop(); }
    bool isWaiting()
    {
        const std::scoped_lock lock(gate.mutex);
        return gate.isWaiting;
    }

    SqliteFile file{"source.db"};
    SqliteFile sink{"sink.db"};
    Gate gate;
    std::stop_source stop;
    std::future<ProjectPlan> planned;
};

} // namespace

void tst_StoppedPlan::aPlanStoppedBeforeItBeganSaysOnlyThat()
{
    const SqliteFile source("source.db");
    source.run(tableOfRows("t", 3));
    const SqliteFile sink("sink.db");
    std::stop_source stop;
    stop.request_stop();
    const ProjectPlan plan = makePlan(projectOf({"t"}), *source.connector(), *sink.connector(),
                                      PlanOptions(), stop.get_token());
    QVERIFY(plan.wasStopped());
    QVERIFY(plan.refused({}));
    QCOMPARE(plan.errors.size(), std::size_t(1));
    QVERIFY(plan.errors.front().code == ErrorCode::Cancelled);
    QVERIFY(!sink.exists());
    const ProjectPlan whole = makePlan(projectOf({"t"}), *source.connector(), *sink.connector(),
                                       PlanOptions(), std::stop_token());
    QVERIFY(!whole.wasStopped());
    QVERIFY(!whole.refused({}));
}

void tst_StoppedPlan::aStatementThatWaitsIsGivenUpAtOnce()
{
    WaitingPlan plan;
    QTRY_VERIFY(plan.isWaiting());
    plan.stop.request_stop();
    QVERIFY(plan.planned.wait_for(std::chrono::seconds(2)) == std::future_status::ready);
    const ProjectPlan stopped = plan.planned.get();
    QVERIFY(stopped.wasStopped());
    QCOMPARE(stopped.errors.size(), std::size_t(1)); // the table is not to blame
    QVERIFY(stopped.errors.front().object.empty());
}

void tst_StoppedPlan::noFurtherObjectIsReadAfterTheStop()
{
    WaitingPlan plan;
    QTRY_VERIFY(plan.isWaiting());
    plan.stop.request_stop();
    plan.planned.wait();
    QCOMPARE(plan.gate.reads, 1);
}

void tst_StoppedPlan::aRunStoppedWhilePlanningLeavesNothingBehind()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 3));
    std::stop_source stop;
    stop.request_stop();
    ProgressBoard board;
    RunOptions options;
    options.payload = writeProject(f.project);
    const auto run = runProject(f.project, *f.source.connector(), *f.sink.connector(), *f.state,
                                options, board, stop.get_token());
    QVERIFY(!run);
    QVERIFY(run.error().code == ErrorCode::Cancelled);
    QVERIFY(!f.sink.exists());
    QVERIFY(!f.hasBegun());
    const auto next = f.run(); // nothing has to be resumed
    REQUIRE_OK(next);
    QVERIFY(next->state == ProjectState::Finished);
}

QTEST_GUILESS_MAIN(tst_StoppedPlan)
#include "tst_stopped_plan.moc"
