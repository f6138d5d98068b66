#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/postgres_expression.h"
#include "core/schema/postgres_mysql_default.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/translate_sql.h"

#include <algorithm>

namespace godwit {

namespace {

/// MySQL's words are half way: SQLite's own follow from them.
ServerFacts newestMysql()
{
    ServerFacts facts;
    facts.product = "MySQL";
    facts.dialect = Dialect::MySql;
    facts.versionNumber = 80036;
    return facts;
}

/// A table of PostgreSQL in the words and kinds that a MySQL-family server would use for it, where
/// nothing has to become shorter: SQLite's columns hold any text.
class InMysqlWords
{
public:
    explicit InMysqlWords(TableSchema table)
        : m_table(std::move(table))
        , m_columns(m_table.columns)
    {}

    TableSchema run()
    {
        for (Column &column : m_table.columns) {
            setDefault(column);
            setType(column);
            setGenerated(column);
        }
        std::erase_if(m_table.checks, [this](Check &check) { return !setCheck(check); });
        std::erase_if(m_table.indexes, [this](Index &index) { return !setIndex(index); });
        noteLosses();
        return std::move(m_table);
    }

    std::vector<Note> notes() { return std::move(m_notes); }

private:
    void setType(Column &column)
    {
        ColumnType &type = column.type;
        if (!type.collation.empty())
            note(Level::Note, "column " + printable(column.name) + " is sorted by the collation "
                                  + printable(type.collation)
                                  + " in PostgreSQL, byte by byte in SQLite");
        type.collation.clear();
        if (type.kind == TypeKind::Decimal && type.declared == "money") {
            type.precision = 19;
            type.scale = 2;
        } else if (type.kind == TypeKind::Decimal && !type.precision) {
            asText(column, "its numbers, which may have any number of digits, are kept as text");
        } else if (type.kind == TypeKind::Decimal && type.scale.value_or(0) < 0) {
            type.precision = *type.precision - *type.scale; // numeric(3,-2): hundreds
            type.scale = 0;
        } else if (isTextInSqlite(type)) {
            asText(column, whyText(type));
        } else if (type.kind == TypeKind::Timestamp) {
            note(Level::Note, "column " + printable(column.name) + ": its moments are kept in UTC");
        }
    }

    static std::string whyText(const ColumnType &type)
    {
        if (type.kind == TypeKind::Bit)
            return "its bits are kept as a text of 0 and 1";
        if (type.kind == TypeKind::Time)
            return "its times are kept as text, with their offset";
        return "the values of " + printable(type.declared) + " are kept in their text form";
    }

    void asText(Column &column, const std::string &why)
    {
        note(Level::Note, "column " + printable(column.name) + ": " + why);
        column.type.kind = TypeKind::Text;
        column.type.length.reset();
    }

    void setDefault(Column &column)
    {
        if (column.autoIncrement)
            column.defaultExpression.reset();
        if (!column.defaultExpression)
            return;
        const TranslatedDefault made =
            mysqlDefaultOfPostgres(column, column.type, m_columns, newestMysql());
        m_notes.insert(m_notes.end(), made.notes.begin(), made.notes.end());
        column.defaultExpression =
            made.sql.empty() ? std::nullopt : std::optional<std::string>(made.sql);
    }

    TranslatedSql translate(const std::string &sql) const
    {
        return translatePostgresSql(sql,
                                    {Dialect::PostgreSql, Dialect::MySql, false, &m_columns, {}});
    }

    // What has no faithful form becomes an empty one, which the next step reports.
    void setGenerated(Column &column)
    {
        if (column.generated == Generated::No)
            return;
        const TranslatedSql translated = translate(column.generatedExpression);
        column.generatedExpression = translated.isFaithful() ? translated.sql : std::string();
    }

    bool setCheck(Check &check)
    {
        const TranslatedSql translated = translate(check.expression);
        if (!translated.isFaithful())
            note(Level::Warning, "the check (" + printable(check.expression)
                                     + ") is lost: " + join(translated.obstacles, ", ")
                                     + " may mean something else in SQLite");
        check.expression = translated.sql;
        return translated.isFaithful();
    }

    bool setIndex(Index &index)
    {
        const std::string shown = "index " + printable(index.name);
        if (index.algorithm != "BTREE" && index.algorithm != "HASH") {
            note(Level::Warning, shown + " is a " + printable(toLower(index.algorithm))
                                     + " index, which SQLite does not have; it is lost");
            return false;
        }
        index.algorithm.clear();
        for (IndexPart &part : index.parts) {
            if (!setSql(part.expression, shown, "expression"))
                return false;
        }
        return setSql(index.where, shown, "condition");
    }

    bool setSql(std::string &sql, const std::string &shown, const char *what)
    {
        const TranslatedSql translated = translate(sql);
        if (!translated.isFaithful()) {
            note(Level::Warning, shown + " is lost: its " + what + ' ' + printable(sql)
                                     + " has no faithful form in SQLite");
            return false;
        }
        sql = translated.sql;
        return true;
    }

    // Partitions, triggers and comments are the next step's to report.
    void noteLosses()
    {
        for (const std::string &oddity : m_table.oddities)
            note(Level::Warning, printable(oddity) + " is lost");
        m_table.oddities.clear();
    }

    void note(Level level, std::string message) { m_notes.push_back({level, std::move(message)}); }

    TableSchema m_table;
    const std::vector<Column> m_columns; ///< as PostgreSQL has them
    std::vector<Note> m_notes;
};

} // namespace

Result<ConvertedTable> convertPostgresToSqlite(const TableSchema &source, const TableName &sinkName,
                                               const std::vector<std::string> &keptColumns,
                                               const SchemaTarget &target)
{
    InMysqlWords words(source);
    const TableSchema halfWay = words.run();
    auto converted = convertMysqlToSqlite(halfWay, sinkName, keptColumns, target);
    if (!converted)
        return converted;
    std::vector<Note> notes = words.notes();
    converted->notes.insert(converted->notes.begin(), notes.begin(), notes.end());
    return converted;
}

Result<ConvertedView> convertViewPostgresToSqlite(const ViewSchema &source,
                                                  const TableName &sinkName,
                                                  const SchemaTarget &target)
{
    // Named twice: as PostgreSQL's tables are in the source, then as the file has them.
    const TranslatedSql halfWay = translatePostgresSql(
        source.select, {Dialect::PostgreSql, Dialect::MySql, true, nullptr, target.sinkOf});
    SchemaTarget again = target;
    again.sinkOf = [](const TableName &name) { return std::optional(name); };
    ViewSchema view = source;
    view.select = halfWay.sql;
    auto converted = convertViewMysqlToSqlite(view, sinkName, again);
    if (!converted)
        return converted;
    const auto note = [&](std::string message) {
        converted->notes.push_back({Level::Warning, std::move(message)});
    };
    if (source.algorithm == "MATERIALIZED")
        note("the materialised view becomes a plain one, computed at each use");
    if (!halfWay.isFaithful())
        note("the view is carried over as it is, but " + join(halfWay.obstacles, ", ")
             + " may mean something else in SQLite, or not be known there");
    return converted;
}

} // namespace godwit
