#include "ui/common/cell_delegate.h"
#include "ui/common/data_table.h"
#include "ui/common/settings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolTip>

using namespace godwit::ui;

class tst_DataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesTheSelectionAsText();
    void quotesCellsThatWouldTearTheTable();
    void remembersTheWidthsOfColumns();
    void forgetsWidthsOfAnotherSetOfColumns();
    void columnsGiveWayWhereThereIsLittleRoom();
    void returnAndDoubleClickOpenARow();
    void showsTheWholeTextOfACutOffCell();
    void rowsAreTwentyEightPixelsHigh();
};

namespace {

void fill(QStandardItemModel &model)
{
    model.clear();
    model.setHorizontalHeaderLabels({"Table", "Rows"});
    for (const auto &[name, rows] : {std::pair("orders", 1234567), {"lines", 89}}) {
        auto *number = new QStandardItem;
        number->setData(rows, Qt::DisplayRole);
        model.appendRow({new QStandardItem(name), number});
    }
}

} // namespace

void tst_DataTable::init()
{
    Settings::instance().close();
}

void tst_DataTable::copiesTheSelectionAsText()
{
    QStandardItemModel model;
    fill(model);
    DataTable table("test");
    table.setModel(&model);
    table.selectAll();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("orders\t1234567\nlines\t89"));
}

void tst_DataTable::quotesCellsThatWouldTearTheTable()
{
    QStandardItemModel model;
    model.appendRow({new QStandardItem("a\tb"), new QStandardItem("say \"x\"\nthen")});
    DataTable table("test");
    table.setModel(&model);
    table.selectAll();
    QCOMPARE(table.selectedText(), QString("\"a\tb\"\t\"say \"\"x\"\"\nthen\""));
}

void tst_DataTable::remembersTheWidthsOfColumns()
{
    QStandardItemModel model;
    fill(model);
    {
        DataTable table("test");
        table.setModel(&model);
        table.horizontalHeader()->resizeSection(0, 321);
    }
    DataTable again("test");
    again.setColumnWidths({100, 50});
    again.setModel(&model);
    QCOMPARE(again.columnWidth(0), 321);
}

void tst_DataTable::forgetsWidthsOfAnotherSetOfColumns()
{
    QStandardItemModel model;
    fill(model);
    Settings::instance().setValue("columns/test", "300 200 100 0 0");
    DataTable table("test");
    table.setColumnWidths({150});
    table.setModel(&model);
    QCOMPARE(table.columnWidth(0), 150);
}

void tst_DataTable::columnsGiveWayWhereThereIsLittleRoom()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({"Table", "Rows", "Message"});
    DataTable table("test");
    table.setColumnWidths({300, 100, 400});
    table.setNumberColumns({1});
    table.setModel(&model);
    table.resize(600, 200);
    table.show();
    QVERIFY(table.horizontalHeader()->length() <= table.viewport()->width());
    QCOMPARE(table.columnWidth(1), 100); // a number that is cut off is another number
    QVERIFY(table.columnWidth(0) > 150);
    table.resize(1000, 200);
    QCOMPARE(table.columnWidth(0), 300);
    table.resize(300, 200); // one has to scroll whatever gives way
    QCOMPARE(table.columnWidth(0), 300);
    table.horizontalHeader()->resizeSection(0, 500); // the user knows better
    table.resize(600, 200);
    QCOMPARE(table.columnWidth(0), 500);
}

void tst_DataTable::returnAndDoubleClickOpenARow()
{
    QStandardItemModel model;
    fill(model);
    DataTable table("test");
    table.setModel(&model);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QSignalSpy opened(&table, &DataTable::opened);
    table.setCurrentIndex(model.index(1, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0).at(0).toModelIndex().row(), 1);
    const QPoint place = table.visualRect(model.index(0, 0)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(opened.count(), 2);
}

void tst_DataTable::showsTheWholeTextOfACutOffCell()
{
    const QString name = "<b>a table with a very long name</b>";
    QStandardItemModel model;
    model.appendRow({new QStandardItem(name), new QStandardItem("x")});
    DataTable table("test");
    table.setModel(&model);
    table.setColumnWidth(0, 40);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const auto hover = [&](int column) {
        const QPoint place = table.visualRect(model.index(0, column)).center();
        QHelpEvent event(QEvent::ToolTip, place, table.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(table.viewport(), &event);
    };
    hover(0);
    QCOMPARE(QToolTip::text(), name.toHtmlEscaped()); // a name that looks like HTML is still a name
    hover(1);
    QTRY_VERIFY(QToolTip::text().isEmpty() || !QToolTip::isVisible());
}

void tst_DataTable::rowsAreTwentyEightPixelsHigh()
{
    QStandardItemModel model;
    fill(model);
    DataTable table("test");
    table.setModel(&model);
    QCOMPARE(table.rowHeight(0), tableRowHeight);
}

QTEST_MAIN(tst_DataTable)
#include "tst_data_table.moc"
