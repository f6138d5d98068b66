#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/field_message.h"
#include "ui/wizard/endpoint_model.h"
#include "ui/wizard/endpoints_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace godwit;
using namespace godwit::ui;

class tst_EndpointsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelListsStoredSourcesAndOneThatIsElsewhere();
    void aWrongNameSaysSoBesideTheField_data();
    void aWrongNameSaysSoBesideTheField();
    void anEmptyFieldIsQuietUntilNextIsPressed();
    void aTakenNameIsWarnedAbout();
    void wrongTagsSaySoBesideTheField_data();
    void wrongTagsSaySoBesideTheField();
    void choosingADataSourcePutsItIntoTheProject();
    void aDataSourceIsMadeInPlace();
    void unusualEndpointsAreWarnedAbout_data();
    void unusualEndpointsAreWarnedAbout();
    void synchronisationLeavesOutWhatAQueueCannotDo();
    void undoGoesThroughTheFields();
    void everyPointerFindsItsField();
};

namespace {

struct Page
{
    WizardHome home;
    ProjectDraft draft{*home.session};
    EndpointsPage page{draft};

    template<typename Widget>
    Widget *find(const char *name)
    {
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    QString message(const char *name)
    {
        auto *label = find<FieldMessage>(name);
        return label->isHidden() ? QString() : label->text();
    }
    void type(const char *name, const QString &text)
    {
        auto *line = find<QLineEdit>(name);
        line->clear();
        QTest::keyClicks(line, text);
    }
    void choose(const char *name, const std::string &id)
    {
        auto *box = find<QComboBox>(name);
        const int row = box->findData(QString::fromStdString(id), EndpointModel::IdRole);
        box->setCurrentIndex(row);
        Q_EMIT box->activated(row);
    }
};

} // namespace

void tst_EndpointsPage::theModelListsStoredSourcesAndOneThatIsElsewhere()
{
    WizardHome home;
    EndpointModel model(*home.session);
    const QAbstractItemModelTester tester(&model);
    const int stored = model.rowCount();
    QCOMPARE(stored, 7);
    QCOMPARE(model.chosenRow(), -1);
    model.setChosen(home.mysql);
    QCOMPARE(model.index(model.chosenRow()).data(EndpointModel::IdRole).toString().toStdString(),
             home.mysql);
    QVERIFY(
        model.index(model.chosenRow()).data().toString().contains(QStringLiteral("orders-mysql")));
    QCOMPARE(model.rowCount(), stored);
    model.setChosen("e_elsewhere");
    QCOMPARE(model.rowCount(), stored + 1);
    QVERIFY(model.index(model.chosenRow())
                .data()
                .toString()
                .contains(QStringLiteral("e_elsewhere (not in this home)")));
    home.add("another", "sqlite:///tmp/another.db");
    Q_EMIT home.session->dataSourcesChanged();
    QCOMPARE(model.rowCount(), stored + 2);
}

void tst_EndpointsPage::aWrongNameSaysSoBesideTheField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("a space") << "two words"
                             << "no spaces";
    QTest::newRow("too long") << QString(65, QLatin1Char('x')) << "65 characters";
    QTest::newRow("right") << "shop-2"
                           << "";
    QTest::newRow("64 characters") << QString(64, QLatin1Char('x')) << "";
}

void tst_EndpointsPage::aWrongNameSaysSoBesideTheField()
{
    QFETCH(QString, name);
    QFETCH(QString, message);
    Page page;
    page.type("projectName", name);
    QCOMPARE(QString::fromStdString(page.draft.project().name), name);
    QCOMPARE(page.message("projectNameMessage").isEmpty(), message.isEmpty());
    QVERIFY(page.message("projectNameMessage").contains(message));
    QCOMPARE(page.page.missing().front().field == page.find<QLineEdit>("projectName"),
             !message.isEmpty());
}

void tst_EndpointsPage::anEmptyFieldIsQuietUntilNextIsPressed()
{
    Page page;
    for (const char *name : {"projectNameMessage", "sourceMessage", "sinkMessage"})
        QVERIFY(page.message(name).isEmpty());
    QCOMPARE(page.page.missing().size(), 3);
    page.page.insist();
    for (const char *name : {"projectNameMessage", "sourceMessage", "sinkMessage"})
        QVERIFY(!page.message(name).isEmpty());
    page.type("projectName", QStringLiteral("shop"));
    page.choose("sourceEndpoint", page.home.shop);
    page.choose("sinkEndpoint", page.home.copy);
    for (const char *name : {"projectNameMessage", "sourceMessage", "sinkMessage"})
        QVERIFY(page.message(name).isEmpty());
    QVERIFY(page.page.missing().empty());
}

void tst_EndpointsPage::aTakenNameIsWarnedAbout()
{
    Page page;
    ProjectDraft other(*page.home.session);
    nameAndPlace(other, "shop", page.home.shop, page.home.copy);
    REQUIRE_OK(other.save());
    page.type("projectName", QStringLiteral("shop"));
    QVERIFY(page.message("projectNameMessage").contains(QStringLiteral("Another project")));
    page.type("projectName", QStringLiteral("shop2"));
    QVERIFY(page.message("projectNameMessage").isEmpty());
}

void tst_EndpointsPage::wrongTagsSaySoBesideTheField_data()
{
    QTest::addColumn<QString>("tags");
    QTest::addColumn<QString>("message");
    QTest::newRow("six") << "a,b,c,d,e,f"
                         << "6 tags";
    QTest::newRow("too long") << QString(21, QLatin1Char('x')) << "more than 20";
    QTest::newRow("right") << "shop, nightly"
                           << "";
}

void tst_EndpointsPage::wrongTagsSaySoBesideTheField()
{
    QFETCH(QString, tags);
    QFETCH(QString, message);
    Page page;
    page.type("projectTags", tags);
    QCOMPARE(page.message("projectTagsMessage").isEmpty(), message.isEmpty());
    QVERIFY(page.message("projectTagsMessage").contains(message));
    QCOMPARE(page.find<QLineEdit>("projectTags")->text(), tags); // nothing is taken away
    page.type("projectTags", QStringLiteral("ok"));
    QVERIFY(page.message("projectTagsMessage").isEmpty());
    QCOMPARE(page.draft.tags(), std::vector<std::string>{"ok"});
}

void tst_EndpointsPage::choosingADataSourcePutsItIntoTheProject()
{
    Page page;
    page.choose("sourceEndpoint", page.home.mysql);
    page.choose("sinkEndpoint", page.home.mariadb);
    QCOMPARE(page.draft.project().sourceEndpointId, page.home.mysql);
    QCOMPARE(page.draft.project().sinkEndpointId, page.home.mariadb);
    QVERIFY(page.find<QPushButton>("sourceTest")->isEnabled());
    QVERIFY(page.message("sinkMessage").isEmpty());
}

void tst_EndpointsPage::aDataSourceIsMadeInPlace()
{
    Page page;
    auto *button = page.find<QPushButton>("sinkNew");
    QVERIFY(button->isHidden());
    page.page.setDataSourceCreator([&](QWidget *) {
        const std::string id = page.home.add("made", "sqlite:///tmp/made.db");
        Q_EMIT page.home.session->dataSourcesChanged();
        return std::optional(id);
    });
    QVERIFY(!button->isHidden());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(page.draft.sinkEndpoint());
    QCOMPARE(page.draft.sinkEndpoint()->name, "made");
    QVERIFY(page.find<QComboBox>("sinkEndpoint")->currentText().startsWith(QStringLiteral("made")));
}

void tst_EndpointsPage::unusualEndpointsAreWarnedAbout_data()
{
    QTest::addColumn<QString>("source"); // names of data sources
    QTest::addColumn<QString>("sink");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("part");
    QTest::newRow("same file") << "shop"
                               << "shop"
                               << "sinkMessage"
                               << "same file";
    QTest::newRow("same server") << "orders-mysql"
                                 << "orders-mysql"
                                 << "sinkMessage"
                                 << "same server";
    QTest::newRow("from a queue") << "events-kafka"
                                  << "shop"
                                  << "sourceMessage"
                                  << "out of a message queue";
    QTest::newRow("to a queue") << "shop"
                                << "events-kafka"
                                << "typeMessage"
                                << "synchronisation";
    QTest::newRow("no connector") << "shop"
                                  << "wide"
                                  << "sinkMessage"
                                  << "cannot connect";
    QTest::newRow("elsewhere") << "e_elsewhere"
                               << "shop"
                               << "sourceMessage"
                               << "no such data source";
    QTest::newRow("production") << "shop"
                                << "live"
                                << "sinkMessage"
                                << "production";
}

void tst_EndpointsPage::unusualEndpointsAreWarnedAbout()
{
    QFETCH(QString, source);
    QFETCH(QString, sink);
    QFETCH(QString, message);
    QFETCH(QString, part);
    Page page;
    DataSourceStore store(page.home.session->state());
    page.home.add("wide", "hbase+rest://127.0.0.1:8080/");
    page.home.add("live", "sqlite://" + page.home.path("live.db"));
    REQUIRE_OK(store.annotate("live", "", true));
    nameAndPlace(page.draft, "shop", source.toStdString(), sink.toStdString());
    const QString shown = page.message(qPrintable(message));
    QVERIFY2(shown.contains(part), qPrintable(shown));
    QVERIFY(page.page.missing().empty()); // a warning stops nobody
}

void tst_EndpointsPage::synchronisationLeavesOutWhatAQueueCannotDo()
{
    Page page;
    QVERIFY(page.draft.project().enableFullVerify);
    QTest::mouseClick(page.find<QRadioButton>("typeSync"), Qt::LeftButton);
    QVERIFY(page.draft.project().type == ProjectType::Sync);
    QVERIFY(!page.draft.project().enableFullVerify);
    page.draft.undo();
    QVERIFY(page.draft.project().enableFullVerify);
    QVERIFY(page.find<QRadioButton>("typeMigration")->isChecked());
}

void tst_EndpointsPage::undoGoesThroughTheFields()
{
    Page page;
    auto *name = page.find<QLineEdit>("projectName");
    QTest::keyClicks(name, QStringLiteral("shop"));
    page.type("projectTags", QStringLiteral("nightly"));
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page.find<QLineEdit>("projectTags")->text().isEmpty());
    QCOMPARE(name->text(), QStringLiteral("shop"));
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(name->text().isEmpty());
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(name->text(), QStringLiteral("shop"));
}

void tst_EndpointsPage::everyPointerFindsItsField()
{
    Page page;
    for (const char *pointer : {"/name", "/type", "tags", "/sourceEndpointId", "/SinkEndpointId"})
        QVERIFY2(page.page.focusPointer(pointer), pointer);
    QVERIFY(!page.page.focusPointer("/labelIds"));
}

QTEST_MAIN(tst_EndpointsPage)
#include "tst_endpoints_page.moc"
