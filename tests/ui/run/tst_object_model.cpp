#include "ui/run/object_model.h"
#include "ui/run/precheck_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ObjectModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatFailedAndWhere();
    void changesInPlaceWhenTheListIsReadAgain();
    void putsNewTroubleInItsPlace();
    void offersToSkipOnlyPrechecksThatMayBe();
};

namespace {

ObjectRecord object(ObjectKind kind, int number, ObjectState state)
{
    ObjectRecord record;
    record.kind = kind;
    record.number = number;
    record.source = {"shop", "o" + std::to_string(number)};
    record.sink = {"copy", "o" + std::to_string(number)};
    record.state = state;
    if (state == ObjectState::Failed) {
        record.step = StepKind::Schema;
        record.error = Error{};
        record.error->message = "no such function";
    }
    return record;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

PrecheckResult precheck(const std::string &item, PrecheckStatus status, bool skippable)
{
    PrecheckResult result;
    result.item = item;
    result.status = status;
    result.skippable = skippable;
    return result;
}

} // namespace

void tst_ObjectModel::showsWhatFailedAndWhere()
{
    ObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({object(ObjectKind::Table, 0, ObjectState::Skipped),
                object(ObjectKind::View, 0, ObjectState::Failed)});
    QCOMPARE(cell(model, 0, ObjectModel::State), "Skipped");
    QCOMPARE(cell(model, 1, ObjectModel::Kind), "View");
    QCOMPARE(cell(model, 1, ObjectModel::Step), "Schema");
    QVERIFY(cell(model, 1, ObjectModel::Problem).contains("no such function", Qt::CaseInsensitive));
    QCOMPARE(model.count(ObjectState::Failed), 1);
}

void tst_ObjectModel::changesInPlaceWhenTheListIsReadAgain()
{
    ObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({object(ObjectKind::Table, 0, ObjectState::Failed),
                object(ObjectKind::Table, 1, ObjectState::Failed)});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.take({object(ObjectKind::Table, 0, ObjectState::Failed),
                object(ObjectKind::Table, 1, ObjectState::Skipped)});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(cell(model, 1, ObjectModel::State), "Skipped");
}

void tst_ObjectModel::putsNewTroubleInItsPlace()
{
    ObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({object(ObjectKind::Table, 2, ObjectState::Failed),
                object(ObjectKind::View, 0, ObjectState::Failed)});
    model.take({object(ObjectKind::Table, 1, ObjectState::Failed),
                object(ObjectKind::Table, 3, ObjectState::Failed),
                object(ObjectKind::View, 0, ObjectState::Failed)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, ObjectModel::Name), "shop.o1");
    QCOMPARE(cell(model, 1, ObjectModel::Name), "shop.o3");
    model.take({object(ObjectKind::View, 0, ObjectState::Failed)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, ObjectModel::Kind), "View");
}

void tst_ObjectModel::offersToSkipOnlyPrechecksThatMayBe()
{
    PrecheckModel model;
    const QAbstractItemModelTester tester(&model);
    model.take({precheck("RDB_CONNECT", PrecheckStatus::Passed, false),
                precheck("DB_VERSION", PrecheckStatus::Failed, true)});
    QCOMPARE(cell(model, 0, PrecheckModel::Status), "Failed"); // what needs a look comes first
    QVERIFY(!model.isClear());
    QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.isClear());
    QCOMPARE(model.skipped(), std::set<std::string>{"DB_VERSION"});
    QVERIFY(!model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    model.take({precheck("RDB_CONNECT", PrecheckStatus::Failed, false)});
    QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.isClear());
}

QTEST_MAIN(tst_ObjectModel)
#include "tst_object_model.moc"
