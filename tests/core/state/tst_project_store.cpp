#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

using namespace godwit;

class tst_ProjectStore : public QObject
{
    Q_OBJECT

private slots:
    void aProjectIsKnownByItsName();
    void puttingAgainUpdatesThePayloadAndKeepsTheRest();
    void isFoundByIdAndByName();
    void statesAndTagsAreStored();
    void aNameIsGivenOnce();
    void removingTakesItsRunsAlong();
    void whatIsNotThereIsAnError();
};

void tst_ProjectStore::aProjectIsKnownByItsName()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    const std::string odd = "sh\"op'`.😀";
    const auto put = store.put(odd, "SYNC", "{\"a\":1}");
    REQUIRE_OK(put);
    QVERIFY(put->id.starts_with("np_"));
    const auto found = store.findByName(odd);
    REQUIRE_OK(found);
    QCOMPARE((*found)->id, put->id);
    QCOMPARE((*found)->type, std::string("SYNC"));
    QCOMPARE((*found)->payload, std::string("{\"a\":1}"));
    QVERIFY((*found)->state == ProjectState::Init);
    QVERIFY(!store.put("", "SYNC", "{}"));
    const auto none = store.findByName("Shop");
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
}

void tst_ProjectStore::puttingAgainUpdatesThePayloadAndKeepsTheRest()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    const auto first = store.put("shop", "MIGRATION", "{}");
    REQUIRE_OK(store.setTags(first->id, {"blue"}));
    REQUIRE_OK(store.setState(first->id, ProjectState::Finished));
    const auto second = store.put("shop", "MIGRATION", "{\"b\":2}");
    REQUIRE_OK(second);
    QCOMPARE(second->id, first->id);
    QCOMPARE(second->payload, std::string("{\"b\":2}"));
    QCOMPARE(second->tags, std::vector<std::string>{"blue"});
    QVERIFY(second->state == ProjectState::Finished);
}

void tst_ProjectStore::isFoundByIdAndByName()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    const auto project = store.put("shop", "MIGRATION", "{}");
    for (const std::string &key : {project->id, project->name}) {
        const auto found = store.find(key);
        REQUIRE_OK(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->id, project->id);
    }
    const auto none = store.find("");
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
}

void tst_ProjectStore::statesAndTagsAreStored()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    const std::string id = store.put("shop", "MIGRATION", "{}")->id;
    REQUIRE_OK(store.setState(id, ProjectState::Released));
    REQUIRE_OK(store.setTags(id, {"z", "a", "ü b"}));
    REQUIRE_OK(store.setTags(id, {"z", "ü b"}));
    const auto listed = store.list();
    REQUIRE_OK(listed);
    QCOMPARE(listed->size(), std::size_t(1));
    QVERIFY(listed->front().state == ProjectState::Released);
    QCOMPARE(listed->front().tags, (std::vector<std::string>{"z", "ü b"}));
}

void tst_ProjectStore::aNameIsGivenOnce()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    const std::string id = store.put("a", "MIGRATION", "{}")->id;
    REQUIRE_OK(store.put("b", "MIGRATION", "{}"));
    const auto taken = store.rename(id, "b");
    QVERIFY(!taken);
    QCOMPARE(codeName(taken.error().code), std::string_view("INVALID_ARGUMENT"));
    REQUIRE_OK(store.rename(id, "a"));
    REQUIRE_OK(store.rename(id, "c"));
    QVERIFY(!store.rename(id, ""));
    QCOMPARE((*store.find(id))->name, std::string("c"));
}

void tst_ProjectStore::removingTakesItsRunsAlong()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    RunStore runs(*state);
    const std::string id = store.put("shop", "MIGRATION", "{}")->id;
    RunRecord run;
    run.projectId = id;
    const std::string runId = runs.create(run)->id;
    REQUIRE_OK(runs.saveChunks(runId, {ChunkRecord{}}));
    REQUIRE_OK(store.remove(id));
    QVERIFY(!runs.find(runId)->has_value());
    QVERIFY(runs.chunks(runId)->empty());
    QVERIFY(store.list()->empty());
}

void tst_ProjectStore::whatIsNotThereIsAnError()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore store(*state);
    QVERIFY(!store.setState("np_x", ProjectState::Failed));
    QVERIFY(!store.rename("np_x", "y"));
    QVERIFY(!store.setTags("np_x", {"a"}));
    const auto removed = store.remove("np_x");
    QVERIFY(!removed);
    QCOMPARE(codeName(removed.error().code), std::string_view("INVALID_ARGUMENT"));
}

QTEST_GUILESS_MAIN(tst_ProjectStore)
#include "tst_project_store.moc"
