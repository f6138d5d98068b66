#include "ui/alerts/alert_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_AlertModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsLevelProjectObjectAndMessage();
    void putsNewAlertsOnTopAndKeepsTheOthers();
    void changesARowInPlaceWhenItIsAcknowledged();
    void removesWhatTheFilterLeavesOut();
    void keepsNamesWithLineBreaksOnOneLine();
};

namespace {

Alert alert(std::int64_t number, Level level = Level::Error)
{
    Alert alert;
    alert.number = number;
    alert.level = level;
    alert.projectName = "shop";
    alert.object = "shop.orders";
    alert.message = "alert " + std::to_string(number);
    alert.raisedAt = "2026-11-24T20:15:00Z";
    return alert;
}

QString cell(const AlertModel &model, int row, AlertModel::Column column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void tst_AlertModel::showsLevelProjectObjectAndMessage()
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({alert(2, Level::Warning), alert(1)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, AlertModel::Severity), "Warning");
    QCOMPARE(cell(model, 1, AlertModel::Severity), "Error");
    QCOMPARE(cell(model, 0, AlertModel::Project), "shop");
    QCOMPARE(cell(model, 0, AlertModel::Object), "shop.orders");
    QCOMPARE(cell(model, 0, AlertModel::Message), "alert 2");
    QCOMPARE(cell(model, 0, AlertModel::Standing), "New");
}

void tst_AlertModel::putsNewAlertsOnTopAndKeepsTheOthers()
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({alert(2), alert(1)});
    const QPersistentModelIndex kept = model.index(0, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    model.take({alert(5), alert(4), alert(2), alert(1)});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(kept.row(), 2);
    QCOMPARE(cell(model, 0, AlertModel::Message), "alert 5");
    QCOMPARE(cell(model, 3, AlertModel::Message), "alert 1");
}

void tst_AlertModel::changesARowInPlaceWhenItIsAcknowledged()
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({alert(2), alert(1)});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    Alert acknowledged = alert(1);
    acknowledged.acknowledged = true;
    model.take({alert(2), acknowledged});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    QCOMPARE(cell(model, 1, AlertModel::Standing), "Acknowledged");
}

void tst_AlertModel::removesWhatTheFilterLeavesOut()
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({alert(4), alert(3), alert(2), alert(1)});
    model.take({alert(3), alert(1)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, AlertModel::Message), "alert 3");
    QCOMPARE(cell(model, 1, AlertModel::Message), "alert 1");
    model.take({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_AlertModel::keepsNamesWithLineBreaksOnOneLine()
{
    AlertModel model;
    Alert odd = alert(1);
    odd.object = "shop.two\nlines";
    model.take({odd});
    QVERIFY(!cell(model, 0, AlertModel::Object).contains('\n'));
}

QTEST_MAIN(tst_AlertModel)
#include "tst_alert_model.moc"
