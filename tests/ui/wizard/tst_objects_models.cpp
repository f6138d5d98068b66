#include "tests/ui/wizard/objects_support.h"
#include "ui/wizard/objects_columns_model.h"
#include "ui/wizard/objects_import_dialog.h"
#include "ui/wizard/objects_sink_model.h"
#include "ui/wizard/objects_source_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

class tst_ObjectsModels : public QObject
{
    Q_OBJECT

private slots:
    void theSourceTicksWhatIsPicked()
    {
        const auto index = smallIndex();
        ObjectsSourceModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        model.setCatalog(index);
        QCOMPARE(model.rowCount(), 2);
        std::vector<char> picked(index->size(), 0);
        picked[index->find("mail", "inbox").value()] = 1;
        model.setPicked(picked);
        const QModelIndex mail = model.groupIndex("mail"), shop = model.groupIndex("shop");
        QCOMPARE(mail.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QCOMPARE(shop.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        picked[index->find("mail", "orders").value()] = 1;
        model.setPicked(picked);
        QCOMPARE(mail.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(model.pickedCount(), 2U);

        QSignalSpy wishes(&model, &ObjectsSourceModel::pickRequested);
        QVERIFY(model.setData(shop, int(Qt::Checked), Qt::CheckStateRole));
        QCOMPARE(wishes.size(), 1);
        QCOMPARE(wishes[0][0].value<std::vector<std::uint32_t>>().size(), std::size_t(5));
        QVERIFY(wishes[0][1].toBool());
    }

    void theSourceIsNarrowedDownByASearch()
    {
        ObjectsSourceModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        model.setCatalog(smallIndex());
        model.setSearch(QStringLiteral("inbox"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), QString("inbox"));
        model.setSearch(QStringLiteral("nowhere"));
        QCOMPARE(model.rowCount(), 0);
        model.setSearch({});
        QCOMPARE(model.shownCount(), 7U);
        model.setCatalog(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void theSinkShowsObjectsUnderTheirNewNames()
    {
        auto mapping = std::make_shared<TransferMapping>();
        mapping->databases = {
            test::database("shop", {test::object("orders", "old_orders", "id > 1")},
                           {test::object("totals")}, "store"),
            test::database("mail", {test::object("inbox"), test::object("gone")})};
        ObjectsSinkModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        model.setMapping(mapping, smallIndex());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex store = model.groupIndex("store");
        QCOMPARE(model.rowCount(store), 2);
        const QModelIndex orders = model.index(0, 0, store);
        QCOMPARE(orders.data().toString(), QString("old_orders"));
        QCOMPARE(orders.siblingAtColumn(ObjectsSinkModel::SourceColumn).data().toString(),
                 QString("shop.orders"));
        QCOMPARE(orders.siblingAtColumn(ObjectsSinkModel::SettingsColumn).data().toString(),
                 QString("filtered"));
        const QModelIndex gone = model.index(1, 0, model.groupIndex("mail"));
        QVERIFY(gone.data(Qt::ToolTipRole).toString().contains("no such table"));

        QSignalSpy renames(&model, &ObjectsSinkModel::renameRequested);
        QSignalSpy databases(&model, &ObjectsSinkModel::databaseRenameRequested);
        QVERIFY(model.setData(orders, "orders_2", Qt::EditRole));
        QVERIFY(!model.setData(orders, "  ", Qt::EditRole));
        QCOMPARE(renames.size(), 1);
        QCOMPARE(renames[0][0].value<ObjectPlace>(), (ObjectPlace{0, false, 0}));
        QVERIFY(model.setData(store, "new", Qt::EditRole));
        QCOMPARE(databases.size(), 1);
        const auto found = model.withKeys({{"mail", "inbox"}});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(model.objectAtPlace({1, false, 0}), std::optional(found.front()));
    }

    void keyColumnsAreAlwaysKept()
    {
        TableSchema table;
        for (const char *name : {"id", "name", "note"})
            table.columns.emplace_back().name = name;
        table.columns[0].nullable = false;
        table.indexes.push_back(
            {"PRIMARY", IndexKind::Primary, {{"id", "", {}, false, ""}}, "", "", "", true});
        ObjectsColumnsModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        model.setTable(table, {"name", "vanished"}, {});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.kept(), (std::vector<std::string>{"id", "name", "vanished"}));
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsUserCheckable));
        QVERIFY(!model.setData(model.index(0, 0), int(Qt::Unchecked), Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(3, 0), int(Qt::Unchecked), Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(2, 0), int(Qt::Checked), Qt::CheckStateRole));
        QVERIFY2(model.kept().empty(), "every column of the table: nothing to say");
        model.keepKeyOnly();
        QCOMPARE(model.kept(), std::vector<std::string>{"id"});
        model.setData(model.index(1, ObjectsColumnsModel::ShardColumn), int(Qt::Checked),
                      Qt::CheckStateRole);
        QCOMPARE(model.shard(), std::vector<std::string>{"name"});
    }

    void aTableKeepsAtLeastOneColumn()
    {
        TableSchema table;
        table.columns.emplace_back().name = "only";
        ObjectsColumnsModel model;
        model.setTable(table, {}, {});
        QVERIFY(!model.setData(model.index(0, 0), int(Qt::Unchecked), Qt::CheckStateRole));
    }

    void problemsOfAFileNameTheirLines()
    {
        CsvProblemModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        model.setProblems({{7, 2, "no such table", "correct it"}, {9, 0, "odd", ""}});
        QCOMPARE(model.index(0, CsvProblemModel::LineColumn).data().toInt(), 7);
        QCOMPARE(model.index(0, CsvProblemModel::MessageColumn).data().toString(),
                 QString("No such table. Correct it."));
        QVERIFY(!model.index(1, CsvProblemModel::CellColumn).data().isValid());
    }
};

QTEST_MAIN(tst_ObjectsModels)
#include "tst_objects_models.moc"
