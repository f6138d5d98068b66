#include "tests/support/screenshot.h"
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/wizard/objects_edit.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>

using namespace godwit;
using namespace godwit::ui;

class tst_ObjectsDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsOfTheSourceArePickedWhereTheyAreDropped();
    void aDropOnADatabaseOfTheDestinationGoesThere();
    void aWholeDatabaseCanBeDragged();
    void objectsDraggedBackAreTakenOut();
    void objectsMoveBetweenDatabasesOfTheDestination();
    void aTreeThatIsDroppedOnItselfChangesNothing();
    void whatComesFromElsewhereIsRefused_data();
    void whatComesFromElsewhereIsRefused();
    void anEmptyDestinationTakesADrop();
};

namespace {

const QString ours = QStringLiteral("application/x-godwit-objects");

QPoint middleOf(ObjectsTreeView &view, const QModelIndex &index)
{
    // Below the rows is a drop on nothing.
    return index.isValid() ? view.visualRect(index).center()
                           : QPoint(view.viewport()->width() / 2, view.viewport()->height() - 4);
}

/// Carries @p data over @p view and lets go at @p target, as the window system does. False: the
/// view did not want it.
bool drop(ObjectsTreeView &view, const QModelIndex &target, const QMimeData &data)
{
    const QPoint place = middleOf(view, target);
    QDragEnterEvent enter(place, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.viewport(), &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(place, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.viewport(), &move);
    if (!move.isAccepted())
        return false;
    QDropEvent dropped(place, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.viewport(), &dropped);
    return dropped.isAccepted() && dropped.dropAction() == Qt::MoveAction;
}

bool dropFrom(ObjectsTreeView &from, ObjectsTreeView &view, const QModelIndex &target)
{
    QMimeData data;
    data.setData(ours, from.objectName().toUtf8());
    return drop(view, target, data);
}

struct Trees : ShownObjectsPage
{
    ObjectsTreeView &source = *find<ObjectsTreeView>("sourceTree");
    ObjectsTreeView &sink = *find<ObjectsTreeView>("sinkTree");
    bool has(std::uint32_t objects)
    {
        return QTest::qWaitFor([&] { return sink.objects()->objectCount() == objects; });
    }
};

} // namespace

void tst_ObjectsDrag::objectsOfTheSourceArePickedWhereTheyAreDropped()
{
    Trees t;
    QVERIFY(t.isReady());
    t.choose("sourceTree", "shop", "orders");
    QVERIFY(dropFrom(t.source, t.sink, {}));
    QVERIFY(t.has(1));
    QCOMPARE(t.mapping().databases[0].tables[0].name, std::string("orders"));
    QVERIFY(t.mapping().databases[0].mappedName.empty());
    QVERIFY(t.page.missing().empty());
}

void tst_ObjectsDrag::aDropOnADatabaseOfTheDestinationGoesThere()
{
    Trees t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders"));
    t.draft.change(
        [](Project &project) { project.transferMapping.databases[0].mappedName = "archive"; });
    QTRY_VERIFY(t.sink.objects()->groupIndex("archive").isValid());
    t.choose("sourceTree", "mail", "inbox");
    QVERIFY(dropFrom(t.source, t.sink, t.sink.objects()->groupIndex("archive")));
    QVERIFY(t.has(2));
    QCOMPARE(t.mapping().databases.size(), std::size_t(2));
    QCOMPARE(t.mapping().databases[1].name, std::string("mail"));
    QCOMPARE(t.mapping().databases[1].mappedName, std::string("archive"));
    // A drop on an object goes to its database.
    t.choose("sourceTree", "shop", "log");
    const QModelIndex archive = t.sink.objects()->groupIndex("archive");
    t.sink.expand(archive);
    QVERIFY(dropFrom(t.source, t.sink, t.sink.objects()->index(0, 0, archive)));
    QVERIFY(t.has(3));
    QTRY_COMPARE(t.sink.objects()->rowCount(t.sink.objects()->groupIndex("archive")), 3);
}

void tst_ObjectsDrag::aWholeDatabaseCanBeDragged()
{
    Trees t;
    QVERIFY(t.isReady());
    t.source.setCurrentIndex(t.source.objects()->groupIndex("shop"));
    QVERIFY(dropFrom(t.source, t.sink, {}));
    QVERIFY(t.has(5));
}

void tst_ObjectsDrag::objectsDraggedBackAreTakenOut()
{
    Trees t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders") && t.pick("mail", "inbox"));
    t.choose("sinkTree", "shop", "orders");
    QVERIFY(dropFrom(t.sink, t.source, {}));
    QVERIFY(t.has(1));
    QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(1));
    QCOMPARE(t.mapping().databases[0].name, std::string("mail"));
}

void tst_ObjectsDrag::objectsMoveBetweenDatabasesOfTheDestination()
{
    Trees t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders") && t.pick("mail", "inbox"));
    t.choose("sinkTree", "shop", "orders");
    QVERIFY(dropFrom(t.sink, t.sink, t.sink.objects()->groupIndex("mail")));
    QTRY_VERIFY(!t.sink.objects()->groupIndex("shop").isValid());
    QCOMPARE(t.sink.objects()->rowCount(t.sink.objects()->groupIndex("mail")), 2);
    for (const DatabaseMapping &database : t.mapping().databases)
        QCOMPARE(database.sinkName(), std::string("mail"));
    // Beside every database: nowhere to go.
    const TransferMapping before = t.mapping();
    QVERIFY(dropFrom(t.sink, t.sink, {}));
    QVERIFY(t.mapping() == before);
}

void tst_ObjectsDrag::aTreeThatIsDroppedOnItselfChangesNothing()
{
    Trees t;
    QVERIFY(t.isReady());
    QVERIFY(t.pick("shop", "orders"));
    const TransferMapping before = t.mapping();
    t.choose("sourceTree", "shop", "orders");
    dropFrom(t.source, t.source, t.source.objects()->groupIndex("mail"));
    QVERIFY(t.mapping() == before);
}

void tst_ObjectsDrag::whatComesFromElsewhereIsRefused_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << "text/plain";
    QTest::newRow("files") << "text/uri-list";
    QTest::newRow("rows of another list") << "application/x-qabstractitemmodeldatalist";
}

void tst_ObjectsDrag::whatComesFromElsewhereIsRefused()
{
    QFETCH(QString, format);
    Trees t;
    QVERIFY(t.isReady());
    t.choose("sourceTree", "shop", "orders");
    QMimeData data;
    data.setData(format, "sourceTree");
    for (ObjectsTreeView *tree : {&t.source, &t.sink}) {
        QVERIFY(!drop(*tree, {}, data));
        QSignalSpy dropped(tree, &ObjectsTreeView::objectsDropped);
        // Even if a desktop lets go of it without having asked.
        QDropEvent event(QPointF(5, 5), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree->viewport(), &event);
        QCOMPARE(dropped.count(), 0);
    }
    QVERIFY(t.mapping().databases.empty());
}

// "Drag them here" stands in it: what is under the mouse there has to be the tree.
void tst_ObjectsDrag::anEmptyDestinationTakesADrop()
{
    Trees t;
    QVERIFY(t.isReady());
    auto *hint = t.find<QLabel>("sinkEmpty");
    QVERIFY(hint->isVisible() && hint->text().contains("drag them here"));
    const QPoint middle = hint->mapTo(&t.page, hint->rect().center());
    QCOMPARE(t.page.childAt(middle), t.sink.viewport());
    t.choose("sourceTree", "shop", "orders");
    QVERIFY(dropFrom(t.source, t.sink, {}));
    QVERIFY(t.has(1));
    QVERIFY(!hint->isVisible());
    takeScreenshot(t.page, QStringLiteral("objects-dropped"));
    QTest::mouseClick(t.find<QPushButton>("removeAllObjects"), Qt::LeftButton);
    QTRY_VERIFY(hint->isVisible());
    takeScreenshot(t.page, QStringLiteral("objects-empty"));
}

QTEST_MAIN(tst_ObjectsDrag)
#include "tst_objects_drag.moc"
