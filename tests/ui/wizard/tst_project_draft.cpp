#include "core/state/audit_log.h"
#include "tests/ui/wizard/wizard_support.h"

#include <QSignalSpy>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewDraftCopiesAndVerifiesAndLosesNothingWhenLeft();
    void aChangeIsSaidOnceAndOnlyWhenThereIsOne();
    void undoBringsBackProjectTagsAndVerdict();
    void theChosenEndpointsAreLookedUp();
    void aWrongTextIsAnErrorUntilItIsTakenBack();
    void saveStoresProjectAndTags();
    void saveRefusesANameThatAnotherProjectHas();
    void saveReplacesTheNamesakeWhenAsked();
    void savingUnderANewNameRenamesTheProject();
    void aRunningProjectKeepsItsName();
    void saveRefusesWrongTextsAndNames();
    void anUnfinishedProjectCanBeSaved();
    void whatAFileHadWrongIsKeptUntilSaved();
};

void tst_ProjectDraft::aNewDraftCopiesAndVerifiesAndLosesNothingWhenLeft()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    QVERIFY(draft.project().enableStructTransfer && draft.project().enableFullTransfer
            && draft.project().enableFullVerify);
    QVERIFY(!draft.isChanged());
    QVERIFY(draft.errorAt("/name"));
    QVERIFY(draft.errorAt("/sourceEndpointId"));
    QVERIFY(draft.errorAt("/transferMapping"));
}

void tst_ProjectDraft::aChangeIsSaidOnceAndOnlyWhenThereIsOne()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    QSignalSpy changed(&draft, &ProjectDraft::changed);
    draft.change([](Project &project) { project.name = "shop"; });
    QCOMPARE(changed.count(), 1);
    draft.change([](Project &project) { project.name = "shop"; });
    draft.setTags({});
    QCOMPARE(changed.count(), 1);
    QVERIFY(draft.isChanged());
    draft.changeSettings([](Project &project) { project.name.clear(); });
    QVERIFY(!draft.isChanged());
}

void tst_ProjectDraft::undoBringsBackProjectTagsAndVerdict()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    draft.changeSettings([](Project &project) { project.name = "s"; }, "/name");
    draft.changeSettings([](Project &project) { project.name = "shop"; }, "/name");
    draft.setTags({"nightly"});
    selectTable(draft, "shop", "orders");
    QVERIFY(!draft.errorAt("/transferMapping"));
    draft.undo();
    QVERIFY(draft.errorAt("/transferMapping"));
    QVERIFY(draft.project().transferMapping.databases.empty());
    draft.undo();
    QVERIFY(draft.tags().empty());
    draft.undo();
    QVERIFY(draft.project().name.empty());
    QVERIFY(!draft.isChanged() && !draft.canUndo());
    draft.redo();
    draft.redo();
    draft.redo();
    QCOMPARE(draft.project().name, "shop");
    QCOMPARE(draft.tags(), std::vector<std::string>{"nightly"});
    QCOMPARE(draft.project().transferMapping.databases.size(), 1);
}

void tst_ProjectDraft::theChosenEndpointsAreLookedUp()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    QVERIFY(!draft.sourceEndpoint() && !draft.sinkEndpoint());
    nameAndPlace(draft, "shop", home.mysql, "e_elsewhere");
    QVERIFY(draft.sourceEndpoint() && !draft.sinkEndpoint());
    QCOMPARE(draft.sourceEndpoint()->name, "orders-mysql");
    QVERIFY(draft.sourceEndpoint()->kind == StoreKind::Mysql);
    draft.undo();
    QVERIFY(!draft.sourceEndpoint());
}

void tst_ProjectDraft::aWrongTextIsAnErrorUntilItIsTakenBack()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    const std::string pointer = "/fullTransferConfig/throttleRps";
    QSignalSpy changed(&draft, &ProjectDraft::changed);
    draft.setInputError(pointer, "“fast” is not a number.");
    draft.setInputError(pointer, "“fast” is not a number.");
    QCOMPARE(changed.count(), 1);
    QVERIFY(draft.errorAt("/fullTransferConfig"));
    QVERIFY(draft.isChanged());
    draft.setInputError(pointer, {});
    QVERIFY(!draft.errorAt(pointer));
    QVERIFY(!draft.isChanged());
}

void tst_ProjectDraft::saveStoresProjectAndTags()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "shop", home.shop, home.copy);
    selectTable(draft, "main", "orders");
    draft.setTags({"nightly", "shop"});
    QSignalSpy listed(home.session.get(), &Session::projectsChanged);
    const auto id = draft.save();
    REQUIRE_OK(id);
    QCOMPARE(listed.count(), 1);
    QVERIFY(!draft.isChanged());
    QCOMPARE(draft.savedPayload(), draft.payload());
    const auto stored = home.projects().find(*id);
    REQUIRE_OK(stored);
    QVERIFY(stored->has_value());
    QCOMPARE((*stored)->payload, draft.payload());
    QCOMPARE((*stored)->type, "MIGRATION");
    QCOMPARE((*stored)->tags, draft.tags());
    const auto noted = AuditLog(home.session->state()).newest(1);
    REQUIRE_OK(noted);
    QCOMPARE(noted->front().action, "projects save");
    QCOMPARE(noted->front().object, *id);
}

void tst_ProjectDraft::saveRefusesANameThatAnotherProjectHas()
{
    WizardHome home;
    ProjectDraft first(*home.session);
    nameAndPlace(first, "shop", home.shop, home.copy);
    REQUIRE_OK(first.save());
    QVERIFY(!first.isNameTaken());
    ProjectDraft second(*home.session);
    nameAndPlace(second, "shop", home.mysql, home.copy);
    QVERIFY(second.isNameTaken());
    const auto saved = second.save();
    QVERIFY(!saved.has_value());
    QVERIFY(saved.error().code == ErrorCode::InvalidName);
    QCOMPARE(home.projects().findByName("shop")->value().payload, first.payload());
}

void tst_ProjectDraft::saveReplacesTheNamesakeWhenAsked()
{
    WizardHome home;
    ProjectDraft first(*home.session);
    nameAndPlace(first, "shop", home.shop, home.copy);
    const auto id = first.save();
    REQUIRE_OK(id);
    ProjectDraft second(*home.session);
    nameAndPlace(second, "shop", home.mysql, home.copy);
    const auto replaced = second.save(ProjectDraft::Namesake::Replace);
    REQUIRE_OK(replaced);
    QCOMPARE(*replaced, *id);
    QCOMPARE(home.projects().find(*id)->value().payload, second.payload());

    // A project that is stored itself never swallows another one.
    ProjectDraft third(*home.session);
    nameAndPlace(third, "other", home.mysql, home.copy);
    REQUIRE_OK(third.save());
    third.changeSettings([](Project &project) { project.name = "shop"; });
    QVERIFY(!third.save(ProjectDraft::Namesake::Replace).has_value());
}

void tst_ProjectDraft::savingUnderANewNameRenamesTheProject()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "shop", home.shop, home.copy);
    const auto id = draft.save();
    REQUIRE_OK(id);
    draft.changeSettings([](Project &project) { project.name = "shop-2"; });
    const auto renamed = draft.save();
    REQUIRE_OK(renamed);
    QCOMPARE(*renamed, *id);
    QCOMPARE(home.projects().list()->size(), 1);
    QCOMPARE(home.projects().list()->front().name, "shop-2");
}

void tst_ProjectDraft::aRunningProjectKeepsItsName()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    nameAndPlace(draft, "shop", home.shop, home.copy);
    const auto id = draft.save();
    REQUIRE_OK(id);
    const auto lock = RunLock::acquire(home.session->home(), *id);
    REQUIRE_OK(lock);
    draft.changeSettings([](Project &project) { project.name = "shop-2"; });
    const auto saved = draft.save();
    QVERIFY(!saved.has_value());
    QVERIFY(saved.error().code == ErrorCode::AlreadyRunning);
    QCOMPARE(home.projects().find(*id)->value().name, "shop");
}

void tst_ProjectDraft::saveRefusesWrongTextsAndNames()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    QVERIFY(draft.save().error().code == ErrorCode::MissingField);
    draft.changeSettings([](Project &project) { project.name = "two words"; });
    QVERIFY(draft.save().error().code == ErrorCode::InvalidName);
    draft.changeSettings([](Project &project) { project.name = "shop"; });
    draft.setInputError("/fullTransferConfig/throttleRps", "not a number");
    QCOMPARE(draft.save().error().pointer, "/fullTransferConfig/throttleRps");
    QVERIFY(home.projects().list()->empty());
}

void tst_ProjectDraft::anUnfinishedProjectCanBeSaved()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    draft.changeSettings([](Project &project) { project.name = "shop"; });
    REQUIRE_OK(draft.save());
    QVERIFY(!draft.errors().empty());
    const auto stored = home.projects().findByName("shop");
    REQUIRE_OK(stored);
    QVERIFY(readProject((*stored)->payload).project == draft.project());
}

void tst_ProjectDraft::whatAFileHadWrongIsKeptUntilSaved()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    const LoadedProject loaded = readProject(
        R"({"name": "shop", "type": "MIGRATION", "sourceEndpointId": "e_1", "sinkEndpointId": "",
            "transferMapping": {"mode": "WILDCARD", "tableAndViewWhiteList": ["shop.*",]},
            "fullTransferConfig": {"fullTransferSpeedMode": "LUDICROUS"}})");
    QCOMPARE(loaded.errors.size(), 2);
    draft.load(loaded, {});
    QVERIFY(draft.errorAt("/sinkEndpointId"));
    QCOMPARE(draft.unread().size(), 1);
    QCOMPARE(draft.unread().front().pointer, "/fullTransferConfig/fullTransferSpeedMode");
    QCOMPARE(draft.tolerated().size(), 1);
    QVERIFY(!draft.isChanged());
    REQUIRE_OK(draft.save());
    QVERIFY(draft.unread().empty());
}

QTEST_MAIN(tst_ProjectDraft)
#include "tst_project_draft.moc"
