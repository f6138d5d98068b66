#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/mysql_features.h"
#include "core/schema/mysql_names.h"
#include "core/schema/postgres_expression.h"
#include "core/schema/postgres_mysql_default.h"
#include "core/schema/postgres_mysql_indexes.h"
#include "core/schema/postgres_mysql_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_mysql_foreign_keys.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

constexpr std::uint64_t rowLimit = 60'000; // bytes, below MySQL's 65,535 for what stands beside it

std::string quoted(std::string_view name)
{
    return quoteName(Dialect::MySql, name);
}

class PostgresTable
{
public:
    PostgresTable(TableSchema source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(std::move(source))
        , m_sinkName(sinkName)
        , m_target(target)
        , m_features(featuresOf(target.facts))
    {
        m_source = withMysqlColumnNames(std::move(m_source), m_converted.notes);
    }

    Result<ConvertedTable> run()
    {
        if (auto named = checkNames(); !named)
            return failure(std::move(named));
        m_schema.name = m_sinkName;
        m_schema.engine = "InnoDB";
        m_schema.charset = "utf8mb4";
        m_schema.collation = binaryCollation(m_target.facts);
        m_schema.comment = m_source.comment;
        m_schema.estimatedRows = m_source.estimatedRows;
        for (const Column &column : m_source.columns)
            chooseType(column);
        keepRowsShort();
        chooseCounter();
        for (std::size_t i = 0; i < m_source.columns.size(); ++i)
            addColumn(m_source.columns[i], m_types[i]);
        addPostgresIndexes(m_source, m_types, m_target, m_lines, m_schema, m_converted);
        for (const Check &check : m_source.checks)
            addCheck(check);
        finishCreate();
        addForeignKeys(m_source, m_types, m_target, m_schema, m_converted);
        noteLosses();
        m_converted.schema = std::move(m_schema);
        return std::move(m_converted);
    }

private:
    Result<void> checkNames() const
    {
        std::vector<std::string> names = {m_sinkName.table};
        std::set<std::string> lower;
        for (const Column &column : m_source.columns) {
            names.push_back(column.name);
            if (!lower.insert(toLower(column.name)).second)
                return fail(ErrorCode::SchemaMismatch,
                            "two columns are called '" + printable(column.name)
                                + "' but for upper and lower case, which MySQL does not tell apart",
                            "rename one of them at the source, or leave it out with filterColumns");
        }
        for (const std::string &name : names) {
            if (const std::string why = whyNoMysqlName(name); !why.empty())
                return fail(ErrorCode::SchemaMismatch,
                            "MySQL cannot have the name '" + printable(name) + "': " + why,
                            "map the table to another name, or rename the column at the source");
        }
        return {};
    }

    void chooseType(const Column &column)
    {
        ChosenType chosen = chooseMysqlTypeOfPostgres(column, useOfPostgresColumn(m_source, column),
                                                      m_target.facts);
        m_converted.notes.insert(m_converted.notes.end(), chosen.notes.begin(), chosen.notes.end());
        m_types.push_back(std::move(chosen));
    }

    /// All VARCHAR and VARBINARY columns of a row share 65,535 bytes.
    void keepRowsShort()
    {
        const auto bytes = [](const ChosenType &chosen) -> std::uint64_t {
            const TypeKind kind = chosen.type.kind;
            const bool sized =
                kind == TypeKind::Varchar || kind == TypeKind::Varbinary || kind == TypeKind::Char;
            return sized ? *chosen.type.length * (chosen.isText ? 4 : 1) : 12;
        };
        for (;;) {
            std::uint64_t total = 0;
            std::size_t widest = m_types.size();
            for (std::size_t i = 0; i < m_types.size(); ++i) {
                total += bytes(m_types[i]);
                const ColumnUse use = useOfPostgresColumn(m_source, m_source.columns[i]);
                const bool movable = !use.inKey && !use.inIndex && !use.inForeignKey
                                     && m_types[i].type.kind != TypeKind::Char;
                if (movable && bytes(m_types[i]) > 12
                    && (widest == m_types.size() || bytes(m_types[i]) > bytes(m_types[widest])))
                    widest = i;
            }
            if (total <= rowLimit || widest == m_types.size())
                return;
            ColumnType &type = m_types[widest].type;
            type.kind = TypeKind::Text;
            type.declared = "MEDIUMTEXT";
            type.length.reset();
            note(Level::Note, "column " + printable(m_source.columns[widest].name)
                                  + " becomes MEDIUMTEXT: a row's VARCHARs share 65,535 bytes");
        }
    }

    /// The one column that may count on: MySQL wants it first in a key.
    void chooseCounter()
    {
        for (const Column &column : m_source.columns) {
            if (!column.autoIncrement)
                continue;
            const bool leads = std::any_of(
                m_source.indexes.begin(), m_source.indexes.end(), [&](const Index &index) {
                    return hasMysqlForm(index) && index.parts[0].column == column.name
                           && !(m_target.deferIndexes && index.kind == IndexKind::Plain);
                });
            if (leads && m_counter.empty())
                m_counter = column.name;
            else
                note(Level::Warning,
                     "column " + printable(column.name)
                         + " does not count on any more: MySQL allows one AUTO_INCREMENT column, "
                           "which must be first in a key");
        }
    }

    void addColumn(const Column &source, const ChosenType &chosen)
    {
        Column column;
        column.name = source.name;
        column.type = chosen.type;
        column.nullable = source.nullable;
        column.comment = source.comment;
        column.autoIncrement = source.name == m_counter;
        std::string line = quoted(column.name) + ' ' + chosen.type.declared;
        if (chosen.isText)
            line += " CHARACTER SET utf8mb4 COLLATE " + chosen.type.collation;
        const bool generated =
            source.generated != Generated::No && addGenerated(source, column, line);
        if (!generated || m_features.notNullGenerated)
            line += column.nullable ? " NULL" : " NOT NULL";
        const bool counts =
            source.autoIncrement
            && (!source.defaultExpression || source.defaultExpression->starts_with("nextval("));
        if (column.autoIncrement)
            line += " AUTO_INCREMENT";
        else if (!generated && !counts)
            addDefault(source, column, line);
        if (!column.comment.empty())
            line += " COMMENT " + quoteText(Dialect::MySql, shortComment(column.comment, 1024));
        if (!source.type.collation.empty())
            note(Level::Note, "column " + printable(source.name) + " is sorted by the collation "
                                  + printable(source.type.collation)
                                  + " in PostgreSQL, byte by byte in MySQL");
        m_lines.push_back(std::move(line));
        m_schema.columns.push_back(std::move(column));
    }

    void addDefault(const Column &source, Column &column, std::string &line)
    {
        const TranslatedDefault made =
            mysqlDefaultOfPostgres(source, column.type, m_source.columns, m_target.facts);
        m_converted.notes.insert(m_converted.notes.end(), made.notes.begin(), made.notes.end());
        if (made.sql.empty())
            return;
        line += " DEFAULT " + made.sql;
        column.defaultExpression = made.sql;
    }

    // Arithmetic on fractions differs; only integers and texts are computed again.
    bool addGenerated(const Column &source, Column &column, std::string &line)
    {
        const TranslatedSql translated = translate(source.generatedExpression);
        bool plain = isPlainValue(column.type);
        for (std::size_t i = 0; i < m_source.columns.size(); ++i) {
            if (translated.sql.find(quoted(m_source.columns[i].name)) != std::string::npos)
                plain = plain && isPlainValue(m_types[i].type);
        }
        if (!plain || !translated.isFaithful()) {
            note(Level::Warning, "column " + printable(source.name)
                                     + " becomes a plain column: MySQL might compute another value "
                                       "from "
                                     + printable(source.generatedExpression)
                                     + "; its values are copied");
            return false;
        }
        column.generated = Generated::Stored;
        column.generatedExpression = translated.sql;
        line += " GENERATED ALWAYS AS (" + translated.sql + ") STORED";
        return true;
    }

    static bool isPlainValue(const ColumnType &type)
    {
        return type.kind == TypeKind::Integer || type.kind == TypeKind::Varchar
               || type.kind == TypeKind::Text;
    }

    TranslatedSql translate(const std::string &sql) const
    {
        return translatePostgresSql(
            sql, {Dialect::PostgreSql, Dialect::MySql, false, &m_source.columns, {}});
    }

    void addCheck(const Check &check)
    {
        const TranslatedSql translated = translate(check.expression);
        std::string why;
        if (!m_features.checks)
            why = "this server does not enforce checks";
        else if (!translated.isFaithful())
            why = join(translated.obstacles, ", ") + " may mean something else there";
        else if (!m_counter.empty() && translated.sql.find(quoted(m_counter)) != std::string::npos)
            why = "MySQL allows none on an AUTO_INCREMENT column";
        if (!why.empty()) {
            note(Level::Warning, "the check (" + printable(check.expression) + ") is lost: " + why);
            return;
        }
        note(Level::Note, "the check " + printable(check.name)
                              + " gets a name of the server's own: names are shared by a whole "
                                "database");
        m_lines.push_back("CHECK (" + translated.sql + ")");
        m_schema.checks.push_back({{}, translated.sql, true});
    }

    /// MySQL limits comments to so many characters; bytes are counted here, which is shorter yet.
    std::string shortComment(const std::string &comment, std::size_t limit)
    {
        if (comment.size() <= limit)
            return comment;
        note(Level::Warning,
             "the comment " + printable(comment.substr(0, 40)) + "... is cut short");
        std::size_t end = limit;
        while (end > 0 && (static_cast<unsigned char>(comment[end]) & 0xC0) == 0x80)
            --end;
        return comment.substr(0, end);
    }

    void finishCreate()
    {
        std::string sql = "CREATE TABLE " + quoteTable(Dialect::MySql, m_sinkName) + " (\n  "
                          + join(m_lines, ",\n  ") + "\n) ENGINE=InnoDB";
        if (!m_counter.empty() && m_source.autoIncrement && *m_source.autoIncrement > 1) {
            sql += " AUTO_INCREMENT=" + std::to_string(*m_source.autoIncrement);
            m_schema.autoIncrement = m_source.autoIncrement;
        }
        sql += " DEFAULT CHARSET=utf8mb4 COLLATE=" + m_schema.collation;
        if (!m_source.comment.empty())
            sql += " COMMENT=" + quoteText(Dialect::MySql, shortComment(m_source.comment, 2048));
        m_schema.createStatement = sql;
        m_converted.createStatements.push_back(std::move(sql));
    }

    void noteLosses()
    {
        if (!m_source.partitionClause.empty())
            note(Level::Warning,
                 "the table is one at the destination: " + printable(m_source.partitionClause)
                     + " is not carried over");
        for (const std::string &oddity : m_source.oddities)
            note(Level::Warning, printable(oddity) + " is lost");
        for (const std::string &trigger : m_source.triggers)
            note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    TableSchema m_source;
    const TableName &m_sinkName;
    const SchemaTarget &m_target;
    MysqlFeatures m_features;
    std::vector<ChosenType> m_types; ///< of the columns
    std::string m_counter;           ///< the AUTO_INCREMENT column
    std::vector<std::string> m_lines;
    TableSchema m_schema;
    ConvertedTable m_converted;
};

} // namespace

Result<ConvertedTable> convertPostgresToMysql(const TableSchema &source, const TableName &sinkName,
                                              const std::vector<std::string> &keptColumns,
                                              const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    auto converted = PostgresTable(std::move(kept), sinkName, target).run();
    if (!converted)
        return tl::unexpected(std::move(converted.error()).of(source.name.qualified()));
    return converted;
}

} // namespace godwit
