#include "core/verify/key_lookup.h"

#include <QtTest>

using namespace godwit;

namespace {

ColumnType typed(TypeKind kind, std::string charset = {}, Affinity affinity = Affinity::Blob)
{
    ColumnType type;
    type.kind = kind;
    type.charset = std::move(charset);
    type.affinity = affinity;
    return type;
}

struct Case
{
    const char *what;
    Dialect place, other;
    ColumnType type;
    ColumnTransfer column; ///< names are filled in
    CellKind kind;
    std::string bytes;
    const char *expected;
};

ColumnTransfer as(CompareForm compare, ReadForm read = ReadForm::AsIs)
{
    ColumnTransfer column;
    column.compare = compare;
    column.read = column.sinkRead = read;
    return column;
}

const Dialect my = Dialect::MySql, lite = Dialect::Sqlite, pg = Dialect::PostgreSql;
const CellKind text = CellKind::Text;

const std::vector<Case> &cases()
{
    static const std::vector<Case> all = {
        {"a whole number", my, my, typed(TypeKind::Integer), as(CompareForm::Bytes), text, "-42",
         "`k` = -42"},
        {"no number", my, lite, typed(TypeKind::Integer), as(CompareForm::Integer), text, "1 OR 1",
         ""},
        {"a decimal", my, my, typed(TypeKind::Decimal), as(CompareForm::Bytes), text, "-1.50",
         "`k` = -1.50"},
        {"a float is compared as another value than it prints", my, my, typed(TypeKind::Float),
         as(CompareForm::Float), text, "0.1", ""},
        {"an enumeration", my, my, typed(TypeKind::Enum), as(CompareForm::Bytes), text, "a", ""},
        {"plain text", my, my, typed(TypeKind::Varchar, "utf8mb4"), as(CompareForm::Bytes), text,
         "it's", "`k` = _utf8mb4 x'69742773'"},
        {"bytes of the column's charset", my, my, typed(TypeKind::Char, "gbk"),
         as(CompareForm::Bytes), text, "\x81\x5c", "`k` = _gbk x'815C'"},
        {"text that came as UTF-8", my, my, typed(TypeKind::Varchar, "latin1"),
         as(CompareForm::Bytes, ReadForm::Utf8), text, "\u00e9",
         "CONVERT(`k` USING utf8mb4) = _utf8mb4 x'C3A9'"},
        {"ASCII that came as UTF-8", my, lite, typed(TypeKind::Varchar, "latin1"),
         as(CompareForm::Bytes, ReadForm::Utf8), text, "it's", "`k` = 'it''s'"},
        {"bytes", my, my, typed(TypeKind::Varbinary), as(CompareForm::Bytes), text,
         std::string("\0'", 2), "`k` = x'0027'"},
        {"a date", my, lite, typed(TypeKind::Date), as(CompareForm::Temporal), text, "2024-02-29",
         "`k` = '2024-02-29'"},
        {"no date", my, lite, typed(TypeKind::Date), as(CompareForm::Temporal), text, "soon", ""},
        {"NULL", my, my, typed(TypeKind::Integer), as(CompareForm::Bytes), CellKind::Null, "",
         "`k` IS NULL"},
        {"SQLite's own integer", lite, lite, typed(TypeKind::Dynamic), as(CompareForm::Dynamic),
         CellKind::Integer, "7", "\"t\".\"k\" = 7"},
        {"SQLite's own real", lite, lite, typed(TypeKind::Dynamic), as(CompareForm::Dynamic),
         CellKind::Real, "7", "\"t\".\"k\" = 7.0"},
        {"SQLite's own blob", lite, lite, typed(TypeKind::Dynamic), as(CompareForm::Dynamic),
         CellKind::Blob, "a", "\"t\".\"k\" = x'61'"},
        {"SQLite's own text", lite, lite, typed(TypeKind::Dynamic), as(CompareForm::Dynamic), text,
         "it's", "\"t\".\"k\" = 'it''s'"},
        {"MySQL's number in SQLite", lite, my, typed(TypeKind::Dynamic, "", Affinity::Integer),
         as(CompareForm::Integer), text, "0042", "\"t\".\"k\" = 42"},
        {"MySQL's number in a column of texts", lite, my,
         typed(TypeKind::Dynamic, "", Affinity::Text), as(CompareForm::Integer), text, "42", ""},
        {"MySQL's text in SQLite", lite, my, typed(TypeKind::Dynamic, "", Affinity::Text),
         as(CompareForm::Bytes), text, "a", "\"t\".\"k\" IN ('a', x'61')"},
        {"a time in SQLite has many spellings", lite, my,
         typed(TypeKind::Dynamic, "", Affinity::Text), as(CompareForm::Temporal), text,
         "2024-01-01", ""},
        {"PostgreSQL's number", pg, my, typed(TypeKind::Integer), as(CompareForm::Integer), text,
         "-7", "\"k\" = -7"},
        {"no number of PostgreSQL's", pg, my, typed(TypeKind::Decimal), as(CompareForm::Decimal),
         text, "NaN", ""},
        {"PostgreSQL's text", pg, my, typed(TypeKind::Text, "utf8mb4"), as(CompareForm::Bytes),
         text, "it's \\", "\"k\" = 'it''s \\'"},
        {"PostgreSQL's bytes", pg, my, typed(TypeKind::Blob), as(CompareForm::Bytes), text,
         std::string("\0'", 2), "\"k\" = '\\x0027'"},
        {"PostgreSQL's date", pg, my, typed(TypeKind::Date), as(CompareForm::Temporal), text,
         "2024-02-29", "\"k\" = '2024-02-29'"},
        {"what PostgreSQL was asked for in another form", pg, my, typed(TypeKind::Boolean),
         as(CompareForm::Integer, ReadForm::Portable), text, "1", ""},
        {"text that came from PostgreSQL", my, pg, typed(TypeKind::Varchar, "utf8mb4"),
         as(CompareForm::Bytes), text, "it's", "`k` = 'it''s'"},
    };
    return all;
}

} // namespace

class tst_KeyLookup : public QObject
{
    Q_OBJECT

private slots:
    void aCellBecomesACondition_data();
    void aCellBecomesACondition();
    void severalCellsAreTiedTogether();
    void aColumnThatIsGoneNarrowsNothing();
};

void tst_KeyLookup::aCellBecomesACondition_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].what) << int(i);
}

void tst_KeyLookup::aCellBecomesACondition()
{
    QFETCH(int, number);
    const Case &row = cases()[static_cast<std::size_t>(number)];
    TableSchema schema;
    schema.name = {"main", "t"};
    schema.columns.push_back({});
    schema.columns.back().name = "k";
    schema.columns.back().type = row.type;
    TableTransfer transfer;
    transfer.columns.push_back(row.column);
    transfer.columns.back().sourceName = transfer.columns.back().sinkName = "k";
    const std::vector<Difference::Locator> locators{{0, row.kind, row.bytes}};
    for (const bool isSource : {true, false}) {
        const std::string condition =
            lookupCondition({isSource, row.place, schema, row.other}, transfer, locators);
        QCOMPARE(QString::fromStdString(condition), QString(row.expected));
    }
}

static TableSchema twoColumns()
{
    TableSchema schema;
    schema.name = {"shop", "t"};
    for (const char *name : {"a`b", "c"}) {
        schema.columns.push_back({});
        schema.columns.back().name = name;
        schema.columns.back().type = typed(TypeKind::Integer);
    }
    return schema;
}

void tst_KeyLookup::severalCellsAreTiedTogether()
{
    const TableSchema schema = twoColumns();
    TableTransfer transfer;
    transfer.columns.resize(2);
    transfer.columns[0].sourceName = "x";
    transfer.columns[0].sinkName = "a`b";
    transfer.columns[1].sourceName = transfer.columns[1].sinkName = "c";
    const std::vector<Difference::Locator> locators{{0, text, "1"}, {1, text, "2"}};
    QCOMPARE(lookupCondition({false, my, schema, my}, transfer, locators),
             std::string("`a``b` = 1 AND `c` = 2"));
    // What cannot be looked up is left out: the condition may be true of more rows, not of fewer.
    const std::vector<Difference::Locator> odd{{0, text, "one"}, {1, text, "2"}};
    QCOMPARE(lookupCondition({false, my, schema, my}, transfer, odd), std::string("`c` = 2"));
}

void tst_KeyLookup::aColumnThatIsGoneNarrowsNothing()
{
    const TableSchema schema = twoColumns();
    TableTransfer transfer;
    transfer.columns.resize(1);
    transfer.columns[0].sourceName = transfer.columns[0].sinkName = "gone";
    QVERIFY(lookupCondition({false, my, schema, my}, transfer, {{0, text, "1"}}).empty());
    QVERIFY(lookupCondition({false, my, schema, my}, transfer, {{5, text, "1"}}).empty());
}

QTEST_APPLESS_MAIN(tst_KeyLookup)
#include "tst_key_lookup.moc"
