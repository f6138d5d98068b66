#include "tests/ui/data_sources/data_source_home.h"
#include "ui/common/store_kinds.h"
#include "ui/data_sources/data_source_model.h"

#include <QAbstractItemModelTester>
#include <QDir>

#include <sqlite3.h>

using namespace godwit;
using namespace godwit::ui;

using Model = DataSourceModel;

class tst_DataSourceModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatIsStored();
    void emptyPortsShowTheUsualOne();
    void anUnreadableUrlIsShownAsSuch();
    void sortsByTimeAndByNumber();
    void filtersByKind();
    void findsByWordsAndByLettersInOrder_data();
    void findsByWordsAndByLettersInOrder();

private:
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QStringList names(const QAbstractItemModel &model) const
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list << model.index(row, Model::NameColumn).data().toString();
        return list;
    }

    std::unique_ptr<DataSourceHome> m_home;
    std::unique_ptr<Model> m_model;
};

void tst_DataSourceModel::init()
{
    m_home = std::make_unique<DataSourceHome>();
    m_home->add("orders-mysql", "mysql://reader@10.0.0.5:3307/orders");
    m_home->add("archive", "mysql://writer@db2/");
    m_home->add("shop", "sqlite:///data/shop%20%3F.db");
    const auto kafka = m_home->add("events", "kafka://broker:9092/");
    QVERIFY(m_home->store().annotate(kafka, "careful", true));
    m_model = std::make_unique<Model>();
    QVERIFY(m_model->load(*m_home->session));
}

void tst_DataSourceModel::showsWhatIsStored()
{
    QAbstractItemModelTester tester(m_model.get(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_model->load(*m_home->session));
    QCOMPARE(names(*m_model), QStringList({"archive", "events", "orders-mysql", "shop"}));
    QCOMPARE(text(2, Model::KindColumn), kindName(StoreKind::Mysql));
    QCOMPARE(text(2, Model::HostColumn), QString("10.0.0.5"));
    QCOMPARE(text(2, Model::PortColumn), QString("3307"));
    QCOMPARE(text(2, Model::UserColumn), QString("reader"));
    QCOMPARE(text(3, Model::HostColumn), QString("/data/shop ?.db"));
    QCOMPARE(text(3, Model::PortColumn), QString());
    QCOMPARE(text(1, Model::ProductionColumn), QString("Production"));
    QVERIFY(!m_model->index(1, Model::ProductionColumn).data(Qt::DecorationRole).isNull());
    QVERIFY(text(0, Model::IdColumn).startsWith("e_"));
    for (int column = 0; column < Model::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    QCOMPARE(m_model->rowOf("e_unknown"), -1);
    QVERIFY(!m_model->find("e_unknown"));
}

void tst_DataSourceModel::emptyPortsShowTheUsualOne()
{
    QCOMPARE(text(0, Model::PortColumn), QString("3306"));
}

void tst_DataSourceModel::anUnreadableUrlIsShownAsSuch()
{
    // As a later version might have stored it.
    sqlite3 *handle = nullptr;
    for (const auto &file : QDir(m_home->path("home")).entryInfoList({"*.db", "*.sqlite"})) {
        QCOMPARE(sqlite3_open(file.filePath().toUtf8(), &handle), SQLITE_OK);
        sqlite3_exec(handle, "UPDATE data_source SET url = 'mongodb://x/' WHERE name = 'archive'",
                     nullptr, nullptr, nullptr);
        QCOMPARE(sqlite3_changes(handle), 1);
        sqlite3_close(handle);
    }
    QVERIFY(handle);
    QVERIFY(m_model->load(*m_home->session));
    QCOMPARE(text(0, Model::NameColumn), QString("archive"));
    QCOMPARE(text(0, Model::KindColumn), QString("unreadable"));
    QCOMPARE(text(0, Model::HostColumn), QString());
    DataSourceFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setKind(StoreKind::Mysql);
    QCOMPARE(names(filter), QStringList({"orders-mysql"}));
}

void tst_DataSourceModel::sortsByTimeAndByNumber()
{
    DataSourceFilter filter;
    filter.setSourceModel(m_model.get());
    QAbstractItemModelTester tester(&filter,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.sort(Model::PortColumn, Qt::AscendingOrder);
    QCOMPARE(names(filter), QStringList({"shop", "archive", "orders-mysql", "events"}));
    filter.sort(Model::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(filter).first(), QString("shop"));
    QCOMPARE(m_model->index(0, Model::AddedColumn).data(Model::SortRole).toString(),
             toQString(m_model->find(toUtf8(text(0, Model::IdColumn)))->record.createdAt));
}

void tst_DataSourceModel::filtersByKind()
{
    DataSourceFilter filter;
    filter.setSourceModel(m_model.get());
    QAbstractItemModelTester tester(&filter,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setKind(StoreKind::Mysql);
    QCOMPARE(names(filter), QStringList({"archive", "orders-mysql"}));
    filter.setSearch("orders");
    QCOMPARE(names(filter), QStringList({"orders-mysql"}));
    filter.setKind(std::nullopt);
    filter.setSearch({});
    QCOMPARE(filter.rowCount(), 4);
}

void tst_DataSourceModel::findsByWordsAndByLettersInOrder_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("part of a name") << "rder" << QStringList({"orders-mysql"});
    QTest::newRow("case") << "ORDERS" << QStringList({"orders-mysql"});
    QTest::newRow("letters in order") << "ordmy" << QStringList({"orders-mysql"});
    QTest::newRow("host") << "10.0.0.5" << QStringList({"orders-mysql"});
    QTest::newRow("user and kind") << "writer mysql" << QStringList({"archive"});
    QTest::newRow("file") << "shop ?" << QStringList({"shop"});
    QTest::newRow("nothing") << "zzz" << QStringList();
    QTest::newRow("letters out of order") << "ymdro" << QStringList();
    QTest::newRow("blanks") << "   " << QStringList({"archive", "events", "orders-mysql", "shop"});
    QTest::newRow("pattern signs are letters") << ".*" << QStringList();
}

void tst_DataSourceModel::findsByWordsAndByLettersInOrder()
{
    QFETCH(QString, search);
    DataSourceFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setSearch(search);
    QTEST(names(filter), "found");
}

QTEST_MAIN(tst_DataSourceModel)
#include "tst_data_source_model.moc"
