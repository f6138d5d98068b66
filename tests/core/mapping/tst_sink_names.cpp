#include "tests/core/mapping/selection_support.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

namespace {

Catalog shards()
{
    return catalogOf({table("a", "order0"), table("a", "order1"), table("b", "order0"),
                      table("c", "orders"), view("c", "summary")});
}

bool collides(const Selection &selection, const std::string &sink)
{
    return selection.errors.size() == 1 && selection.errors[0].code == ErrorCode::NameCollision
           && selection.errors[0].object == sink && !selection.errors[0].proposal.empty();
}

} // namespace

class tst_SinkNames : public QObject
{
    Q_OBJECT

private slots:
    void rulesMergeTables();
    void rulesOfTwoDatabasesMergeIntoOne();
    void aTableThatIsThereAnywayIsACollision();
    void twoDatabasesInOneCollide();
    void mappedNamesMergeOnlyWhenTheSinkMayHoldRows();
    void aViewNeverSharesItsName();
    void unselectedObjectsDoNotCollide();
    void swappedNamesAreFine();
    void godwitsOwnDatabaseIsNoSink();
    void namesWithDotsDoNotCollideByAccident();
};

void tst_SinkNames::rulesMergeTables()
{
    const Selection selection = resolveObjects(wildcard({"a.*=all.orders"}), shards());
    QVERIFY(selection.errors.empty());
    QVERIFY(warnsOf(selection, "2 tables are merged into `all.orders`"));
}

void tst_SinkNames::rulesOfTwoDatabasesMergeIntoOne()
{
    QVERIFY(resolveObjects(wildcard({"a.order[0-9]=all.orders", "b.order0=all.orders"}), shards())
                .errors.empty());
}

void tst_SinkNames::aTableThatIsThereAnywayIsACollision()
{
    const Selection selection =
        resolveObjects(wildcard({"a.order*=c.orders", "c.orders"}), shards());
    QVERIFY(collides(selection, "c.orders"));
    QVERIFY(selection.errors[0].message.find("`a.order0`, `a.order1` and `c.orders`")
            != std::string::npos);
}

void tst_SinkNames::twoDatabasesInOneCollide()
{
    QVERIFY(collides(resolveObjects(wildcard({"a.*=all.*", "b.*=all.*"}), shards()), "all.order0"));
}

void tst_SinkNames::mappedNamesMergeOnlyWhenTheSinkMayHoldRows()
{
    Project project = specific(
        {database("a", {object("order0", "orders"), object("order1", "orders")}, {}, "all")});
    QVERIFY(collides(resolveObjects(project, shards()), "all.orders"));
    project.fullTransferConfig.allowDestTableNotEmpty = true;
    QVERIFY(resolveObjects(project, shards()).errors.empty());
}

void tst_SinkNames::aViewNeverSharesItsName()
{
    Project project = specific({database("c", {object("orders", "summary")}, {object("summary")})});
    QVERIFY(collides(resolveObjects(project, shards()), "c.summary"));
    project.fullTransferConfig.allowDestTableNotEmpty = true;
    QVERIFY(collides(resolveObjects(project, shards()), "c.summary"));
}

void tst_SinkNames::unselectedObjectsDoNotCollide()
{
    QVERIFY(resolveObjects(wildcard({"a.order0=c.orders"}), shards()).errors.empty());
}

void tst_SinkNames::swappedNamesAreFine()
{
    QVERIFY(resolveObjects(wildcard({"a.order0=a.order1", "a.order1=a.order0"}), shards())
                .errors.empty());
}

void tst_SinkNames::godwitsOwnDatabaseIsNoSink()
{
    const Selection selection = resolveObjects(wildcard({"a.*=godwit.*"}), shards());
    QVERIFY(collides(selection, "a.order0"));
}

void tst_SinkNames::namesWithDotsDoNotCollideByAccident()
{
    const Catalog catalog = catalogOf({table("x", "y.z"), table("x.y", "z")});
    const Selection selection = resolveObjects(
        specific({database("x", {object("y.z")}), database("x.y", {object("z")})}), catalog);
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection).size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(tst_SinkNames)
#include "tst_sink_names.moc"
