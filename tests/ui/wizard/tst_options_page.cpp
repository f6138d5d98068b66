#include "tests/core/project/random_project.h"
#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/field_message.h"
#include "ui/wizard/option_fields.h"
#include "ui/wizard/options_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_OptionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfTheConfigsIsThere();
    void everyFieldReadsAndWritesItsPayload();
    void everyFieldShowsDefaultRangeAndName();
    void onlyUsedFieldsAreShown();
    void whatIsSetWithoutEffectStaysInSight();
    void wrongNumbersSaySoBesideTheField_data();
    void wrongNumbersSaySoBesideTheField();
    void aFieldGoesBackToItsDefault();
    void speedModesSayWhatTheyMean();
    void aStartIsPickedOrTyped();
    void tooManyLabelsSaySo();
    void aLongBusinessNameIsWarnedAbout();
    void everyPointerFindsItsField();
};

namespace {

struct Page
{
    WizardHome home;
    ProjectDraft draft{*home.session};
    OptionsPage page{draft};

    Page() { nameAndPlace(draft, "shop", home.mysql, home.mariadb); }
    template<typename Widget>
    Widget *find(const QString &name)
    {
        return page.findChild<Widget *>(name);
    }
    bool isShown(const char *payloadName)
    {
        auto *caption = find<QLabel>(QStringLiteral("caption.") + QString::fromLatin1(payloadName));
        return caption->isVisibleTo(&page);
    }
    QString message(const char *payloadName)
    {
        auto *label =
            find<FieldMessage>(QStringLiteral("message.") + QString::fromLatin1(payloadName));
        return label->isHidden() ? QString() : label->text();
    }
    QLineEdit *line(const char *payloadName)
    {
        return find<QLineEdit>(QStringLiteral("option.") + QString::fromLatin1(payloadName));
    }
    void type(const char *payloadName, const QString &text)
    {
        line(payloadName)->clear();
        QTest::keyClicks(line(payloadName), text);
    }
};

} // namespace

void tst_OptionsPage::everyFieldOfTheConfigsIsThere()
{
    QStringList names;
    for (const OptionField &field : optionFields())
        names += field.payloadName();
    names += QStringLiteral("commonTransferConfig.tableCategory"); // on the steps page
    names += QStringLiteral("commonTransferConfig.activeActive");
    names.sort();
    QStringList expected;
    const QJsonObject payload =
        QJsonDocument::fromJson(QByteArray::fromStdString(writeProject(Project()))).object();
    for (const char *part : {"commonTransferConfig", "structTransferConfig", "fullTransferConfig",
                             "incrTransferConfig"}) {
        const QString config = QString::fromLatin1(part);
        for (const QString &key : payload.value(config).toObject().keys())
            expected += config + QLatin1Char('.') + key;
    }
    // Written only where they are set.
    for (const char *config : {"fullTransferConfig", "incrTransferConfig"}) {
        for (const char *key : {"throttleRps", "throttleIOPS"})
            expected += QString::fromLatin1(config) + QLatin1Char('.') + QString::fromLatin1(key);
    }
    expected += QStringLiteral("labelIds");
    expected.sort();
    QCOMPARE(names, expected);
}

void tst_OptionsPage::everyFieldReadsAndWritesItsPayload()
{
    RandomProject random(11);
    for (int i = 0; i < 50; ++i) {
        const Project original = random.make();
        Project copy = original;
        copy.commonTransferConfig = {};
        copy.commonTransferConfig.tableCategory = original.commonTransferConfig.tableCategory;
        copy.commonTransferConfig.activeActive = original.commonTransferConfig.activeActive;
        copy.commonTransferConfig.unknownFields = original.commonTransferConfig.unknownFields;
        copy.structTransferConfig = {};
        copy.structTransferConfig.unknownFields = original.structTransferConfig.unknownFields;
        copy.fullTransferConfig = {};
        copy.fullTransferConfig.unknownFields = original.fullTransferConfig.unknownFields;
        copy.incrTransferConfig = {};
        copy.incrTransferConfig.unknownFields = original.incrTransferConfig.unknownFields;
        copy.labelIds.clear();
        for (const OptionField &field : optionFields())
            field.set(copy, field.get(original));
        QCOMPARE(writeProject(copy), writeProject(original));
    }
}

void tst_OptionsPage::everyFieldShowsDefaultRangeAndName()
{
    Page page;
    for (const OptionField &field : optionFields()) {
        const QString name = field.payloadName();
        const QString caption = page.find<QLabel>(QStringLiteral("caption.") + name)->text();
        QVERIFY2(caption.contains(name), qPrintable(name));
        QVERIFY2(caption.contains(QStringLiteral("default: ") + field.valueText(field.fallback())),
                 qPrintable(caption));
        QVERIFY2(!field.valueText(field.fallback()).isEmpty(), qPrintable(name));
        QVERIFY2(!field.help.isEmpty() && !field.label.isEmpty(), qPrintable(name));
    }
    const QString threads =
        page.find<QLabel>(QStringLiteral("caption.incrTransferConfig.incrSyncConcurrency"))->text();
    QVERIFY2(threads.contains(QStringLiteral("1,024")) || threads.contains(QStringLiteral("1024")),
             qPrintable(threads));
}

void tst_OptionsPage::onlyUsedFieldsAreShown()
{
    Page page;
    QVERIFY(page.isShown("fullTransferConfig.fullTransferSpeedMode"));
    QVERIFY(page.isShown("structTransferConfig.deferIndexCreation"));
    QVERIFY(!page.isShown("incrTransferConfig.incrSyncConcurrency"));
    QVERIFY(!page.isShown("commonTransferConfig.mqSerializerType"));
    QVERIFY(!page.isShown("structTransferConfig.byteCharConvertStrategy"));
    page.draft.change([](Project &project) { project.enableIncrTransfer = true; });
    QVERIFY(page.isShown("incrTransferConfig.incrSyncConcurrency"));
    QVERIFY(!page.isShown("incrTransferConfig.startTimestamp")); // the full copy comes before
    page.draft.change([](Project &project) { project.enableFullTransfer = false; });
    QVERIFY(page.isShown("incrTransferConfig.startTimestamp"));
    QVERIFY(!page.isShown("fullTransferConfig.fullTransferSpeedMode"));
    nameAndPlace(page.draft, "shop", page.home.oceanbase, page.home.kafka);
    QVERIFY(page.isShown("commonTransferConfig.mqSerializerType"));
    QVERIFY(!page.isShown("commonTransferConfig.rocketMqMsgTags"));
    QVERIFY(!page.isShown("commonTransferConfig.mqPartition"));
    page.draft.change([](Project &project) {
        project.commonTransferConfig.mqPartitionMode = MqPartitionMode::One;
    });
    QVERIFY(page.isShown("commonTransferConfig.mqPartition"));
    nameAndPlace(page.draft, "shop", page.home.oceanbase, page.home.rocket);
    QVERIFY(page.isShown("commonTransferConfig.rocketMqMsgTags"));

    page.find<QCheckBox>(QStringLiteral("showUnusedOptions"))->click();
    for (const OptionField &field : optionFields())
        QVERIFY2(page.isShown(qPrintable(field.payloadName())), qPrintable(field.payloadName()));
}

void tst_OptionsPage::whatIsSetWithoutEffectStaysInSight()
{
    Page page;
    page.draft.change([](Project &project) { project.incrTransferConfig.incrSyncConcurrency = 8; });
    QVERIFY(page.isShown("incrTransferConfig.incrSyncConcurrency"));
    QVERIFY(page.message("incrTransferConfig.incrSyncConcurrency")
                .contains(QStringLiteral("without effect")));
}

void tst_OptionsPage::wrongNumbersSaySoBesideTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message"); // a part of it; empty: right
    const auto add = [](const char *field, const char *text, const char *message) {
        QTest::newRow(qPrintable(
            QStringLiteral("%1=%2").arg(QString::fromLatin1(field), QString::fromLatin1(text))))
            << QString::fromLatin1(field) << QString::fromLatin1(text)
            << QString::fromLatin1(message);
    };
    for (const char *config : {"fullTransferConfig", "incrTransferConfig"}) {
        for (const char *key : {"throttleRps", "throttleIOPS"}) {
            const std::string name = std::string(config) + '.' + key;
            add(name.c_str(), "0", "smallest value is 1");
            add(name.c_str(), "fast", "not a whole number");
            add(name.c_str(), "1000", "");
        }
    }
    add("incrTransferConfig.incrSyncConcurrency", "1025", "out of range");
    add("incrTransferConfig.incrSyncConcurrency", "", "number is needed");
    add("incrTransferConfig.incrSyncConcurrency", "8", "");
    add("incrTransferConfig.storeLogKeptHour", "8761", "out of range");
    add("incrTransferConfig.storeLogKeptHour", "0", "out of range");
    add("incrTransferConfig.startTimestamp", "1689201369000", "out of range");
    add("incrTransferConfig.startTimestamp", "yesterday", "not a whole number");
    add("commonTransferConfig.mqPartition", "-1", "smallest value is 0");
    add("commonTransferConfig.rocketMqSendMsgTimeout", "0", "smallest value is 1");
    add("commonTransferConfig.rocketMqSendMsgTimeout", "5000", "");
}

void tst_OptionsPage::wrongNumbersSaySoBesideTheField()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, message);
    Page page;
    nameAndPlace(page.draft, "shop", page.home.oceanbase, page.home.rocket);
    const bool isOfFull = field.startsWith(QStringLiteral("full"));
    page.draft.change([isOfFull](Project &project) {
        project.enableIncrTransfer = true;
        project.commonTransferConfig.mqPartitionMode = MqPartitionMode::One;
        project.enableFullTransfer = isOfFull; // a start time is for projects without it
    });
    auto *line = page.line(qPrintable(field));
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
    const QString shown = page.message(qPrintable(field));
    QVERIFY2(shown.contains(message), qPrintable(shown));
    QCOMPARE(line->text(), text);
    const auto missing = page.page.missing();
    QCOMPARE(missing.empty(), message.isEmpty());
    if (!message.isEmpty()) {
        QCOMPARE(missing.front().field, line);
        QVERIFY(!page.draft.save().has_value()); // what is shown is not what would be saved
        page.draft.undo();                       // the last change that stood
        QVERIFY(page.page.missing().empty());
    }
}

void tst_OptionsPage::aFieldGoesBackToItsDefault()
{
    Page page;
    page.type("fullTransferConfig.throttleRps", QStringLiteral("5000"));
    QCOMPARE(page.draft.project().fullTransferConfig.throttleRps,
             std::optional<std::int64_t>(5000));
    auto *reset = page.find<QToolButton>(QStringLiteral("reset.fullTransferConfig.throttleRps"));
    QVERIFY(reset->isVisibleTo(&page.page));
    QVERIFY(reset->toolTip().contains(QStringLiteral("no limit")));
    reset->click();
    QVERIFY(!page.draft.project().fullTransferConfig.throttleRps);
    QVERIFY(page.line("fullTransferConfig.throttleRps")->text().isEmpty());
    QVERIFY(!reset->isVisibleTo(&page.page));
    page.type("fullTransferConfig.throttleRps", QStringLiteral("oops"));
    reset->click();
    QVERIFY(page.line("fullTransferConfig.throttleRps")->text().isEmpty());
    QVERIFY(page.page.missing().empty());
}

void tst_OptionsPage::speedModesSayWhatTheyMean()
{
    Page page;
    auto *note = page.find<QLabel>(QStringLiteral("note.fullTransferConfig.fullTransferSpeedMode"));
    QVERIFY2(note->text().contains(QStringLiteral("4,096 rows"))
                 || note->text().contains(QStringLiteral("4096 rows")),
             qPrintable(note->text()));
    QVERIFY(note->text().contains(QStringLiteral("8 threads"))); // on an OMS server
    auto *speed =
        page.find<QComboBox>(QStringLiteral("option.fullTransferConfig.fullTransferSpeedMode"));
    speed->setCurrentIndex(speed->findData(QStringLiteral("STEADY")));
    Q_EMIT speed->activated(speed->currentIndex());
    QVERIFY(page.draft.project().fullTransferConfig.fullTransferSpeedMode == SpeedMode::Steady);
    QVERIFY(note->text().contains(QStringLiteral("1 part")));
    QVERIFY(note->text().contains(QStringLiteral("4 threads")));
}

void tst_OptionsPage::aStartIsPickedOrTyped()
{
    Page page;
    page.draft.change([](Project &project) {
        project.enableIncrTransfer = true;
        project.enableFullTransfer = false;
    });
    const auto start = [&] { return page.draft.project().incrTransferConfig.startTimestamp; };
    const QString name = QStringLiteral("option.incrTransferConfig.startTimestamp");
    page.type("incrTransferConfig.startTimestamp", QStringLiteral("1689201369"));
    QCOMPARE(start(), std::optional<std::int64_t>(1689201369));
    auto *picker = page.find<QDateTimeEdit>(name + QStringLiteral(".picker"));
    QCOMPARE(picker->dateTime().toSecsSinceEpoch(), 1689201369);
    picker->setDateTime(QDateTime::fromSecsSinceEpoch(1700000000));
    QCOMPARE(start(), std::optional<std::int64_t>(1700000000));
    QCOMPARE(page.line("incrTransferConfig.startTimestamp")->text(), QStringLiteral("1700000000"));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    page.find<QPushButton>(name + QStringLiteral(".now"))->click();
    QVERIFY(*start() >= now && *start() <= now + 60);
}

void tst_OptionsPage::tooManyLabelsSaySo()
{
    Page page;
    page.type("labelIds", QStringLiteral("l_1, l_2"));
    const std::vector<std::string> expected = {"l_1", "l_2"};
    QCOMPARE(page.draft.project().labelIds, expected);
    page.type("labelIds", QStringLiteral("1,2,3,4,5,6"));
    QVERIFY(page.message("labelIds").contains(QStringLiteral("6 labels")));
    QCOMPARE(page.page.missing().front().field, page.line("labelIds"));
}

void tst_OptionsPage::aLongBusinessNameIsWarnedAbout()
{
    Page page;
    nameAndPlace(page.draft, "shop", page.home.oceanbase, page.home.kafka);
    page.type("commonTransferConfig.dataWorksBusinessName", QString(21, QLatin1Char('x')));
    QVERIFY(page.message("commonTransferConfig.dataWorksBusinessName")
                .contains(QStringLiteral("20 characters")));
    page.type("commonTransferConfig.dataWorksBusinessName", {});
    page.draft.change([](Project &project) {
        project.commonTransferConfig.mqSerializerType = MqSerializerType::DataworksV2;
        project.commonTransferConfig.dataWorksBusinessName.reset();
    });
    QVERIFY(page.message("commonTransferConfig.dataWorksBusinessName")
                .contains(QStringLiteral("business name")));
}

void tst_OptionsPage::everyPointerFindsItsField()
{
    Page page;
    for (const OptionField &field : optionFields()) {
        QVERIFY2(page.page.focusPointer(field.pointer), field.pointer.c_str());
        QVERIFY(page.isShown(qPrintable(field.payloadName())));
    }
    QVERIFY(page.page.focusPointer("/LabelIds/3"));
    QVERIFY(!page.page.focusPointer("/name"));
    QVERIFY(!page.page.focusPointer("/fullTransferConfig"));
}

QTEST_MAIN(tst_OptionsPage)
#include "tst_options_page.moc"
