#include "core/project/project_json.h"
#include "tests/ui/wizard/objects_support.h"
#include "ui/wizard/rules_completion.h"
#include "ui/wizard/rules_explanation.h"
#include "ui/wizard/rules_highlighter.h"
#include "ui/wizard/rules_problem_model.h"
#include "ui/wizard/rules_resolver.h"
#include "ui/wizard/rules_result_model.h"
#include "ui/wizard/rules_specific.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

std::shared_ptr<const RulesOutcome> outcomeOf(const Project &project,
                                              const std::vector<char> &saved = {})
{
    return resolveRules(std::make_shared<const Project>(project), smallIndex(), saved);
}

QStringList names(const RulesOutcome &outcome, RulesList list)
{
    QStringList texts;
    for (const std::uint32_t object : outcome.list(list))
        texts += QString::fromStdString(outcome.catalog->object(object).name.qualified());
    return texts;
}

CatalogObject objectOf(const char *database, const char *name)
{
    return test::table(database, name);
}

} // namespace

class tst_RulesModels : public QObject
{
    Q_OBJECT

private slots:
    void everyObjectIsInTheListItBelongsTo()
    {
        const auto saved = selectedObjects(test::wildcard({"shop.log", "mail.*"}), *smallIndex());
        const auto outcome =
            outcomeOf(test::wildcard({"shop.order*=store.*", "shop.log"}, {"*.order_*"}), saved);
        QCOMPARE(names(*outcome, RulesList::Final), (QStringList{"shop.log", "shop.orders"}));
        QCOMPARE(names(*outcome, RulesList::New), QStringList{"shop.orders"});
        QCOMPARE(names(*outcome, RulesList::Removed), (QStringList{"mail.inbox", "mail.orders"}));
        QCOMPARE(names(*outcome, RulesList::Excluded), QStringList{"shop.order_items"});
        QCOMPARE(outcome->list(RulesList::Unmatched).size(), std::size_t(4));
        const auto orders = outcome->catalog->find("shop", "orders").value();
        QCOMPARE(outcome->sink(orders).qualified(), std::string("store.orders"));
        QCOMPARE(outcome->rule(orders), std::string("shop.order*=store.*"));
    }

    void theResultsAreATable()
    {
        RulesResultModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setOutcome(outcomeOf(test::wildcard({"shop.*", "mail.inbox=post.box"})));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(0, RulesResultModel::ObjectColumn).data().toString(),
                 QString("mail.inbox"));
        QCOMPARE(model.index(0, RulesResultModel::SinkColumn).data().toString(),
                 QString("post.box"));
        QCOMPARE(model.index(1, RulesResultModel::RuleColumn).data().toString(), QString("shop.*"));
        model.setSearch(QStringLiteral("order"));
        QCOMPARE(model.rowCount(), 2);
        model.setList(RulesList::Unmatched);
        QCOMPARE(model.rowCount(), 1);
        model.setOutcome(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void problemsComeWithTheirSigns()
    {
        RulesProblemModel model;
        const QAbstractItemModelTester tester(&model);
        Error error;
        error.message = "two places";
        error.pointer = "/transferMapping/tableAndViewWhiteList/1";
        model.setProblems({error}, {{Level::Warning, "rule without hits"}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.errorCount(), 1);
        QCOMPARE(model.pointerAt(0), error.pointer);
        QVERIFY(model.index(0, 0).data().toString().contains("two places", Qt::CaseInsensitive));
    }

    void onlyTheNewestQuestionIsAnswered()
    {
        RulesResolver resolver;
        QSignalSpy answers(&resolver, &RulesResolver::resolved);
        const auto index = smallIndex();
        for (const char *rule : {"s.*", "sh.*", "shop.*"})
            resolver.request(std::make_shared<const Project>(test::wildcard({rule})), index);
        QVERIFY(resolver.isBusy());
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY(!resolver.isBusy());
        const auto outcome = answers[0][0].value<std::shared_ptr<const RulesOutcome>>();
        QCOMPARE(outcome->list(RulesList::Final).size(), std::size_t(5));
        QCOMPARE(outcome->list(RulesList::New).size(), std::size_t(5));

        resolver.setSavedPayload(writeProject(test::wildcard({"shop.orders"})));
        resolver.request(std::make_shared<const Project>(test::wildcard({"shop.*"})), index);
        QTRY_COMPARE(answers.size(), 2);
        const auto second = answers[1][0].value<std::shared_ptr<const RulesOutcome>>();
        QCOMPARE(second->list(RulesList::New).size(), std::size_t(4));
    }

    void aCancelledQuestionHasNoAnswer()
    {
        RulesResolver resolver;
        QSignalSpy answers(&resolver, &RulesResolver::resolved);
        resolver.request(std::make_shared<const Project>(test::wildcard({"shop.*"})), smallIndex());
        resolver.cancel();
        QVERIFY(!resolver.isBusy());
        resolver.request(std::make_shared<const Project>(test::wildcard({"mail.*"})), smallIndex());
        QTRY_COMPARE(answers.size(), 1);
        const auto outcome = answers[0][0].value<std::shared_ptr<const RulesOutcome>>();
        QCOMPARE(outcome->list(RulesList::Final).size(), std::size_t(2));
    }

    void saysWhy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("taken") << "orders"
                               << "shop.orders moves: the rule “shop.ord*=store.*” takes it. It "
                                  "becomes store.orders.";
        QTest::newRow("dropped") << "order_items"
                                 << "shop.order_items is left out: the rule “shop.ord*=store.*” "
                                    "takes it, but the exclusion rule “shop.*_items” drops it.";
        QTest::newRow("nearest") << "log"
                                 << "No rule takes shop.log. The nearest rule is "
                                    "“shop.ord*=store.*”. It stops matching at character 1 of "
                                    "“log” (“l”).";
    }

    void saysWhy()
    {
        QFETCH(QString, name);
        const Project project = test::wildcard({"shop.ord*=store.*"}, {"shop.*_items"});
        ObjectExplainer explainer(project);
        QTEST(explanationInWords(explainer.examine(objectOf("shop", name.toUtf8().constData()))),
              "expected");
    }

    void marksTheCharacterWhereARuleStopped()
    {
        const Project project = test::wildcard({"mail.x", "shop.lag"}, {"shop.*g"});
        ObjectExplainer explainer(project);
        const auto marks = marksOf(explainer.examine(objectOf("shop", "log")));
        QCOMPARE(marks.size(), std::size_t(2));
        QVERIFY(marks[0].kind == RuleMark::Kind::Dropped && marks[0].isExclusion);
        QVERIFY(marks[1].kind == RuleMark::Kind::Stopped);
        QCOMPARE(marks[1].rule, std::size_t(1));
        QCOMPARE(marks[1].byte, std::optional<std::size_t>(6));
    }

    void coloursTheParts()
    {
        using Part = RulesHighlighter::Part;
        const auto pieces = RulesHighlighter::piecesOf(QStringLiteral("ab.c*[!x-z]?=d.e"));
        const QList<RulesHighlighter::Piece> expected = {
            {Part::Name, 0, 2},     {Part::Dot, 2, 1},   {Part::Name, 3, 1},
            {Part::Wildcard, 4, 1}, {Part::Set, 5, 6},   {Part::Wildcard, 11, 1},
            {Part::Equals, 12, 1},  {Part::Sink, 13, 1}, {Part::Dot, 14, 1},
            {Part::Sink, 15, 1}};
        QCOMPARE(pieces, expected);
        QVERIFY(RulesHighlighter::piecesOf({}).isEmpty());
    }

    void completesNames()
    {
        const auto index = smallIndex();
        const auto at = [&](const char *line) {
            return completeRule(*index, QString(line), int(qstrlen(line))).names;
        };
        QCOMPARE(at("s"), QStringList{"shop"});
        QCOMPARE(at("shop.or"), (QStringList{"order_items", "orders"}));
        QCOMPARE(at("shop.CUST"), QStringList{"Customers"});
        QCOMPARE(at("shop.tems"), QStringList{"order_items"});
        QVERIFY(at("other.").isEmpty());
        QVERIFY(at("shop.or*").isEmpty());
        QVERIFY(at("shop.orders=s").isEmpty());
        QCOMPARE(completeRule(*index, "shop.or", 7).begin, 5);
    }

    void settingsOfOneObjectDoNotTakeItsDatabase()
    {
        Project project = test::wildcard({"shop.order*"});
        const CatalogObject orders = objectOf("shop", "orders");
        ObjectMapping settings = specificSettings(project.transferMapping, orders);
        QCOMPARE(settings.name, std::string("orders"));
        settings.mappedName = "old_orders";
        settings.whereClause = "id > 1";
        setSpecificSettings(project.transferMapping, orders, settings, true);
        QVERIFY(specificSettings(project.transferMapping, orders) == settings);
        const auto outcome = outcomeOf(project);
        QCOMPARE(names(*outcome, RulesList::Final),
                 (QStringList{"shop.order_items", "shop.orders"}));
        QVERIFY(outcome->errors.empty());
        const auto number = outcome->catalog->find("shop", "orders").value();
        QCOMPARE(outcome->sink(number).table, std::string("old_orders"));
        QVERIFY(outcome->movedObject(number)->isFiltered);

        ObjectMapping nothing;
        nothing.name = "orders";
        setSpecificSettings(project.transferMapping, orders, nothing, true);
        QVERIFY(project == test::wildcard({"shop.order*"}));
    }
};

QTEST_MAIN(tst_RulesModels)
#include "tst_rules_models.moc"
