#include "core/schema/convert_schema.h"
#include "core/schema/plan_transfer.h"
#include "core/schema/postgres_types.h"

#include <QTest>

using namespace godwit;

namespace {

SchemaTarget targetOf(Dialect sink)
{
    SchemaTarget target;
    target.facts.dialect = sink;
    target.facts.versionNumber = 150000;
    target.sourceFacts.dialect = Dialect::PostgreSql;
    target.deferIndexes = true;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "elsewhere" || name.database != "public")
            return std::nullopt;
        return TableName{"shop", name.table == "renamed" ? "new name" : name.table};
    };
    return target;
}

Column column(const char *name, const char *declared)
{
    Column made;
    made.name = name;
    made.type = postgresType(declared);
    return made;
}

TableSchema tableOf(std::vector<Column> columns)
{
    TableSchema table;
    table.name = {"public", "t"};
    table.columns = std::move(columns);
    return table;
}

QString created(const Result<ConvertedTable> &converted)
{
    QStringList all;
    for (const std::string &sql : converted->createStatements)
        all << QString::fromStdString(sql);
    return all.join(";\n");
}

QString notes(const std::vector<Note> &some)
{
    QStringList texts;
    for (const Note &note : some)
        texts << QString::fromStdString(note.message);
    return texts.join('\n');
}

Result<ConvertedTable> convert(const TableSchema &table, Dialect sink = Dialect::PostgreSql)
{
    return convertTable(table, {"shop", "t"}, {}, targetOf(sink));
}

ViewSchema viewOf(const std::string &select)
{
    ViewSchema view;
    view.name = {"public", "v"};
    view.select = select;
    return view;
}

} // namespace

class tst_postgres_to_postgres : public QObject
{
    Q_OBJECT

private slots:
    void builtInTypesStayAsTheyAre();
    void enumerationComesWithItsTable();
    void typeOfAnExtensionBecomesText();
    void whatCallsAFunctionOfTheSourceIsLost();
    void statementsOfTheCatalogueMoveAlong();
    void aLostIndexIsNotWaitedFor();
    void viewKeepsTheOldNameAsAnAlias();
    void materialisedViewIsToBeFilled();
    void sqliteKeepsWhatMysqlCannot();
    void sqliteKeepsAPartialIndex();
};

void tst_postgres_to_postgres::builtInTypesStayAsTheyAre()
{
    for (const char *type :
         {"integer[]", "int4range", "interval", "inet", "timestamp(3) with time zone", "jsonb",
          "numeric(30,10)", "bit varying(20)", "tsvector", "point", "uuid"}) {
        const auto converted = convert(tableOf({column("c", type)}));
        QVERIFY(converted);
        QCOMPARE(created(converted),
                 QString("CREATE TABLE \"shop\".\"t\" (\n  \"c\" %1\n)").arg(type));
        QCOMPARE(notes(converted->notes), QString());
    }
}

void tst_postgres_to_postgres::enumerationComesWithItsTable()
{
    Column mood = column("c", "public.mood");
    mood.type.kind = TypeKind::Enum;
    mood.type.members = {"sad", "it's ok"};
    mood.defaultExpression = "'sad'::public.mood";
    const auto converted = convert(tableOf({mood}));
    QVERIFY(converted);
    QCOMPARE(created(converted),
             QString("DO $godwit$ BEGIN CREATE TYPE \"shop\".\"mood\" AS ENUM ('sad', 'it''s ok'); "
                     "EXCEPTION WHEN duplicate_object THEN NULL; END $godwit$;\n"
                     "CREATE TABLE \"shop\".\"t\" (\n  \"c\" \"shop\".\"mood\" DEFAULT "
                     "'sad'::\"shop\".\"mood\"\n)"));
}

void tst_postgres_to_postgres::typeOfAnExtensionBecomesText()
{
    const auto converted = convert(tableOf({column("c", "public.hstore")}));
    QVERIFY(converted);
    QVERIFY(created(converted).contains("\"c\" text"));
    QVERIFY(notes(converted->notes).contains("public.hstore"));
}

void tst_postgres_to_postgres::whatCallsAFunctionOfTheSourceIsLost()
{
    Column doubled = column("d", "integer");
    doubled.generated = Generated::Stored;
    doubled.generatedExpression = "app.doubled(c)";
    Column counted = column("e", "integer");
    counted.defaultExpression = "app.next_number()";
    TableSchema table = tableOf({column("c", "integer"), doubled, counted});
    table.checks = {{"fine", "c > 0", true}, {"own", "app.is_good(c)", true}};
    const auto converted = convert(table);
    QVERIFY(converted);
    QVERIFY(!created(converted).contains("app"));
    QVERIFY(created(converted).contains("CONSTRAINT \"fine\" CHECK (c > 0)"));
    for (const char *lost : {"column d becomes a plain column", "column e: the default",
                             "the check own (app.is_good(c)) is lost"})
        QVERIFY2(notes(converted->notes).contains(lost), lost);
}

void tst_postgres_to_postgres::statementsOfTheCatalogueMoveAlong()
{
    TableSchema table = tableOf({column("c", "integer")});
    table.partitionClause = "PARTITION BY RANGE (c)";
    table.extraStatements = {
        "CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM (1) TO (2)",
        "ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (c)",
        "ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (c WITH =)",
        "ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES public.renamed(id)",
        "ALTER TABLE public.t ADD CONSTRAINT g FOREIGN KEY (c) REFERENCES public.elsewhere(id)",
        "CREATE UNIQUE INDEX u ON public.t USING btree (c) WHERE (c > 5)",
        "CREATE INDEX i ON public.t USING gin (c)"};
    const auto converted = convert(table);
    QVERIFY(converted);
    const QString sql = created(converted);
    QVERIFY(sql.contains("CREATE TABLE \"shop\".\"t_1\" PARTITION OF \"shop\".\"t\" FOR VALUES"));
    QVERIFY(sql.contains("ALTER TABLE \"shop\".\"t\" ADD CONSTRAINT t_pkey PRIMARY KEY (c)"));
    QVERIFY(sql.contains("EXCLUDE USING gist"));
    QVERIFY(sql.contains("CREATE UNIQUE INDEX u ON \"shop\".\"t\" USING btree (c) WHERE (c > 5)"));
    QVERIFY(!sql.contains("CREATE INDEX i"));
    QCOMPARE(converted->indexStatements,
             std::vector<std::string>{"CREATE INDEX i ON \"shop\".\"t\" USING gin (c)"});
    QCOMPARE(converted->foreignKeyStatements.size(), std::size_t(1));
    QVERIFY(converted->foreignKeyStatements.front().find("REFERENCES \"shop\".\"new name\"(id)")
            != std::string::npos);
    QVERIFY(notes(converted->notes).contains("public.elsewhere is not migrated"));
}

void tst_postgres_to_postgres::aLostIndexIsNotWaitedFor()
{
    TableSchema table = tableOf({column("c", "integer")});
    Index index;
    index.name = "i";
    index.parts.push_back({{}, "app.f(c)", {}, false, {}});
    table.indexes = {index};
    table.extraStatements = {"CREATE INDEX i ON public.t USING btree (app.f(c))"};
    const auto converted = convert(table);
    QVERIFY(converted);
    QVERIFY(converted->indexStatements.empty());
    QVERIFY(converted->schema.indexes.empty());
    QVERIFY(notes(converted->notes).contains("app.f is not migrated"));
}

void tst_postgres_to_postgres::viewKeepsTheOldNameAsAnAlias()
{
    const auto converted = convertView(
        viewOf(" SELECT renamed.id,\n    a.v\n   FROM (public.renamed\n     JOIN public.t a ON "
               "((a.id = renamed.id)));"),
        {"shop", "v"}, targetOf(Dialect::PostgreSql));
    QVERIFY(converted);
    QCOMPARE(QString::fromStdString(converted->createStatement).simplified(),
             QString("CREATE VIEW \"shop\".\"v\" AS SELECT renamed.id, a.v FROM (\"shop\".\"new "
                     "name\" \"renamed\" JOIN \"shop\".\"t\" a ON ((a.id = renamed.id)))"));
}

void tst_postgres_to_postgres::materialisedViewIsToBeFilled()
{
    ViewSchema view = viewOf("SELECT 1 AS one;");
    view.algorithm = "MATERIALIZED";
    const auto converted = convertView(view, {"shop", "v"}, targetOf(Dialect::PostgreSql));
    QVERIFY(converted);
    QVERIFY(converted->createStatement.ends_with("AS SELECT 1 AS one WITH NO DATA"));
    QVERIFY(notes(converted->notes).contains("REFRESH MATERIALIZED VIEW \"shop\".\"v\""));
}

void tst_postgres_to_postgres::sqliteKeepsWhatMysqlCannot()
{
    const auto converted =
        convert(tableOf({column("n", "numeric"), column("z", "time with time zone"),
                         column("i", "interval"), column("b", "bit(70)"), column("y", "boolean")}),
                Dialect::Sqlite);
    QVERIFY(converted);
    QCOMPARE(created(converted),
             QString("CREATE TABLE \"t\" (\n  \"n\" TEXT,\n  \"z\" TEXT,\n  \"i\" TEXT,\n  \"b\" "
                     "TEXT,\n  \"y\" TINYINT(1)\n)"));
    const auto transfer = planTransfer(
        tableOf({column("n", "numeric"), column("z", "time with time zone"),
                 column("i", "interval"), column("b", "bit(70)"), column("y", "boolean")}),
        converted->schema, {Dialect::PostgreSql, Dialect::Sqlite, {}, {}});
    QVERIFY(transfer);
    for (std::size_t i = 1; i < 4; ++i)
        QCOMPARE(transfer->columns[i].read, ReadForm::AsIs);
    QCOMPARE(transfer->columns[4].read, ReadForm::Portable);
    QCOMPARE(transfer->columns[4].write, WriteForm::BindInteger);
}

void tst_postgres_to_postgres::sqliteKeepsAPartialIndex()
{
    TableSchema table = tableOf({column("c", "integer"), column("d", "text")});
    Index index;
    index.name = "part";
    index.algorithm = "BTREE";
    index.parts.push_back({"c", {}, {}, true, {}});
    index.where = "c > 5";
    Index gin = index;
    gin.name = "words";
    gin.algorithm = "GIN";
    table.indexes = {index, gin};
    const auto converted = convert(table, Dialect::Sqlite);
    QVERIFY(converted);
    QCOMPARE(
        converted->indexStatements,
        std::vector<std::string>{"CREATE INDEX \"t_part\" ON \"t\" (\"c\" DESC) WHERE \"c\" > 5"});
    QVERIFY(notes(converted->notes).contains("index words is a gin index"));
}

QTEST_GUILESS_MAIN(tst_postgres_to_postgres)
#include "tst_postgres_to_postgres.moc"
