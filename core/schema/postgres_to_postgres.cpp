#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/postgres_names.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>

namespace godwit {

namespace {

constexpr Dialect postgres = Dialect::PostgreSql;

std::string quoted(std::string_view name)
{
    return quoteName(postgres, name);
}

bool isNameToken(const std::vector<Lexeme> &tokens, std::size_t at)
{
    return at < tokens.size()
           && (tokens[at].kind == LexemeKind::Word || tokens[at].kind == LexemeKind::Name);
}

/// The `schema.name` at @p at; empty if none stands there.
std::optional<TableName> qualifiedAt(const std::vector<Lexeme> &tokens, std::size_t at)
{
    const bool whole = isNameToken(tokens, at) && at + 2 < tokens.size()
                       && tokens[at + 1].isSymbol('.') && isNameToken(tokens, at + 2);
    if (!whole || (at > 0 && tokens[at - 1].isSymbol('.')))
        return {};
    return TableName{tokens[at].name(), tokens[at + 2].name()};
}

/// The one `schema.name` that @p text is; empty if it is anything else.
std::optional<TableName> qualified(std::string_view text)
{
    const std::vector<Lexeme> tokens = lexSqlite(text);
    return tokens.size() == 3 ? qualifiedAt(tokens, 0) : std::nullopt;
}

/// SQL that the source's catalogue printed, for the sink: full names of the source's own objects
/// are replaced where they move, and named as obstacles where they do not.
class MovedSql
{
public:
    using Moves = std::function<std::optional<TableName>(const TableName &)>;

    MovedSql(std::string_view sql, const Moves &moves)
        : m_tokens(lexSqlite(sql))
        , m_moves(moves)
    {
        while (m_at < m_tokens.size())
            step();
    }

    const std::string &sql() const { return m_sql; }
    /// "" or what does not move.
    std::string why() const { return join(m_obstacles, ", "); }

private:
    void step()
    {
        const auto name = qualifiedAt(m_tokens, m_at);
        if (!name || name->database == "pg_catalog") {
            m_sql += m_tokens[m_at++].text;
            return;
        }
        m_at += 3;
        const std::optional<TableName> sink = m_moves(*name);
        if (!sink) {
            const std::string shown = printable(name->qualified());
            m_obstacles.push_back(shown + " is not migrated");
        }
        m_sql += quoteTable(postgres, sink.value_or(*name));
    }

    std::vector<Lexeme> m_tokens;
    const Moves &m_moves;
    std::size_t m_at = 0;
    std::string m_sql;
    std::vector<std::string> m_obstacles;
};

class TableToPostgres
{
public:
    TableToPostgres(TableSchema source, const TableName &sinkName, const SchemaTarget &target,
                    const std::vector<std::string> &dropped)
        : m_source(std::move(source))
        , m_sinkName(sinkName)
        , m_target(target)
        , m_dropped(dropped)
        , m_moves([this](const TableName &name) { return sinkOf(name); })
    {}

    ConvertedTable run()
    {
        m_schema = m_source;
        m_schema.name = m_sinkName;
        m_schema.checks.clear();
        m_schema.foreignKeys.clear();
        m_schema.extraStatements.clear();
        m_schema.oddities.clear();
        m_schema.triggers.clear();
        for (Column &column : m_schema.columns)
            addColumn(column);
        for (const Check &check : m_source.checks)
            addCheck(check);
        std::string sql = "CREATE TABLE " + sinkTable() + " (\n  " + join(m_lines, ",\n  ") + "\n)";
        if (!m_source.partitionClause.empty())
            sql += ' ' + moved(m_source.partitionClause, "the partitioning");
        m_schema.createStatement = sql;
        std::vector<std::string> &create = m_converted.createStatements;
        create.insert(create.end(), m_types.begin(), m_types.end());
        create.push_back(std::move(sql));
        for (const std::string &statement : m_source.extraStatements)
            addStatement(statement);
        addComments();
        setNextNumber();
        noteLosses();
        m_converted.schema = std::move(m_schema);
        return std::move(m_converted);
    }

private:
    std::string sinkTable() const { return quoteTable(postgres, m_sinkName); }

    /// Where an object of the source stands at the sink: this table, another of the project, a type
    /// that comes with this table, one of its partitions.
    std::optional<TableName> sinkOf(const TableName &name) const
    {
        if (name == m_source.name)
            return m_sinkName;
        if (const auto own = m_own.find(name); own != m_own.end())
            return own->second;
        return m_target.sinkOf ? m_target.sinkOf(name) : std::nullopt;
    }

    void addColumn(Column &column)
    {
        setType(column);
        std::string line = quoted(column.name) + ' ' + column.type.declared;
        if (!column.type.collation.empty())
            line += " COLLATE " + quoted(column.type.collation);
        if (column.generated != Generated::No)
            addGenerated(column, line);
        else if (column.autoIncrement)
            addNumbers(column, line);
        else if (column.defaultExpression)
            addDefault(column, line);
        m_lines.push_back(line + (column.nullable ? "" : " NOT NULL"));
    }

    void setType(Column &column)
    {
        ColumnType &type = column.type;
        if (type.kind == TypeKind::Enum) {
            moveEnum(type);
            return;
        }
        // The catalogue prints its own types without their schema.
        if (type.kind != TypeKind::Unknown || type.declared.find('.') == std::string::npos)
            return;
        note(Level::Warning, "column " + printable(column.name) + ": its type "
                                 + printable(type.declared)
                                 + " is not one of PostgreSQL's own; its values are kept as text");
        type = postgresType("text");
        column.defaultExpression.reset();
    }

    void moveEnum(ColumnType &type)
    {
        const auto name = qualified(type.declared);
        if (!name)
            return;
        const TableName sink{m_sinkName.database, name->table};
        type.declared = quoteTable(postgres, sink);
        if (!m_own.emplace(*name, sink).second)
            return;
        std::vector<std::string> members;
        for (const std::string &member : type.members)
            members.push_back(quoteText(postgres, member));
        m_types.push_back("DO $godwit$ BEGIN CREATE TYPE " + type.declared + " AS ENUM ("
                          + join(members, ", ")
                          + "); EXCEPTION WHEN duplicate_object THEN NULL; END $godwit$");
        note(Level::Note, "the type " + printable(name->qualified())
                              + " is created at the destination if it is not there");
    }

    void addGenerated(Column &column, std::string &line)
    {
        const MovedSql expression(column.generatedExpression, m_moves);
        if (expression.why().empty()) {
            column.generatedExpression = expression.sql();
            line += " GENERATED ALWAYS AS (" + column.generatedExpression + ") STORED";
            return;
        }
        note(Level::Warning,
             "column " + printable(column.name)
                 + " becomes a plain column, and its values are copied: " + expression.why());
        column.generated = Generated::No;
        column.generatedExpression.clear();
    }

    // A serial column's sequence is made anew, as the column's own.
    void addNumbers(Column &column, std::string &line)
    {
        if (column.defaultExpression)
            note(Level::Note, "column " + printable(column.name)
                                  + " takes its numbers from an identity of its own, in place of "
                                  + printable(*column.defaultExpression));
        column.defaultExpression.reset();
        line += " GENERATED BY DEFAULT AS IDENTITY";
    }

    void addDefault(Column &column, std::string &line)
    {
        const MovedSql expression(*column.defaultExpression, m_moves);
        if (!expression.why().empty()) {
            note(Level::Warning, "column " + printable(column.name) + ": the default "
                                     + printable(*column.defaultExpression)
                                     + " is lost: " + expression.why());
            column.defaultExpression.reset();
            return;
        }
        column.defaultExpression = expression.sql();
        line += " DEFAULT " + expression.sql();
    }

    void addCheck(const Check &check)
    {
        const MovedSql expression(check.expression, m_moves);
        if (!expression.why().empty()) {
            note(Level::Warning, "the check " + printable(check.name) + " ("
                                     + printable(check.expression)
                                     + ") is lost: " + expression.why());
            return;
        }
        const std::string name = m_checkNames.take(check.name); // one domain's, of two columns
        m_lines.push_back("CONSTRAINT " + quoted(name) + " CHECK (" + expression.sql() + ")");
        m_schema.checks.push_back({name, expression.sql(), check.enforced});
    }

    /// A partition, a key, an exclusion constraint, a foreign key or an index, as the reader wrote
    /// it.
    void addStatement(const std::string &statement)
    {
        const std::vector<Lexeme> tokens = lexSqlite(statement);
        const auto has = [&](std::string_view word) {
            return std::any_of(tokens.begin(), tokens.end(),
                               [&](const Lexeme &token) { return token.isWord(word); });
        };
        if (tokens.size() > 4 && tokens[0].isWord("CREATE") && tokens[2].isWord("TABLE")) {
            if (const auto partition = qualifiedAt(tokens, 4))
                m_own[*partition] = {m_sinkName.database, partition->table};
        }
        const std::string shown = printable(shortened(statement));
        const MovedSql text(statement, m_moves);
        if (!text.why().empty() || namesDropped(tokens)) {
            note(Level::Warning,
                 shown + " is lost: "
                     + (text.why().empty() ? "a column of it is not kept" : text.why()));
            const auto index = std::find_if(tokens.begin(), tokens.end(), [](const Lexeme &token) {
                return token.isWord("INDEX");
            });
            if (tokens.end() - index > 2)
                std::erase_if(m_schema.indexes,
                              [&](const Index &lost) { return lost.name == index[2].name(); });
            return;
        }
        if (tokens[0].isWord("ALTER") && has("REFERENCES")) {
            m_converted.foreignKeyStatements.push_back(text.sql());
            return;
        }
        // An exclusion constraint is checked row by row: it comes with the keys.
        const bool plainIndex =
            tokens[0].isWord("CREATE") && tokens.size() > 2 && tokens[2].isWord("INDEX");
        auto &statements = m_target.deferIndexes && plainIndex ? m_converted.indexStatements
                                                               : m_converted.createStatements;
        statements.push_back(text.sql());
    }

    bool namesDropped(const std::vector<Lexeme> &tokens) const
    {
        return std::any_of(tokens.begin(), tokens.end(), [&](const Lexeme &token) {
            const bool isName = token.kind == LexemeKind::Word || token.kind == LexemeKind::Name;
            return isName
                   && std::find(m_dropped.begin(), m_dropped.end(), token.name())
                          != m_dropped.end();
        });
    }

    static std::string shortened(std::string statement)
    {
        constexpr std::string_view constraint = " ADD CONSTRAINT ";
        if (const std::size_t at = statement.find(constraint); at != statement.npos)
            statement = "the constraint " + statement.substr(at + constraint.size());
        constexpr std::size_t most = 120;
        return statement.size() <= most ? statement : statement.substr(0, most) + "...";
    }

    void addComments()
    {
        const auto add = [this](const std::string &what, const std::string &comment) {
            if (!comment.empty())
                m_converted.createStatements.push_back("COMMENT ON " + what + " IS "
                                                       + quoteText(postgres, comment));
        };
        add("TABLE " + sinkTable(), m_source.comment);
        for (const Column &column : m_source.columns)
            add("COLUMN " + sinkTable() + '.' + quoted(column.name), column.comment);
        for (const Index &index : m_source.indexes)
            if (!m_target.deferIndexes || index.kind != IndexKind::Plain)
                add("INDEX " + quoteTable(postgres, {m_sinkName.database, index.name}),
                    index.comment);
            else if (!index.comment.empty())
                m_converted.indexStatements.push_back(
                    "COMMENT ON INDEX " + quoteTable(postgres, {m_sinkName.database, index.name})
                    + " IS " + quoteText(postgres, index.comment));
    }

    void setNextNumber()
    {
        for (const Column &column : m_source.columns) {
            if (!column.autoIncrement || m_source.autoIncrement.value_or(1) <= 1)
                continue;
            m_converted.createStatements.push_back(
                "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
                + quoteText(postgres, sinkTable()) + ", " + quoteText(postgres, column.name) + "), "
                + std::to_string(*m_source.autoIncrement - 1) + ")");
            return; // the reader asked for the first one's
        }
    }

    void noteLosses()
    {
        for (const std::string &oddity : m_source.oddities) {
            if (!oddity.starts_with("the exclusion constraint "))
                note(Level::Warning, printable(oddity) + " is lost");
        }
        for (const std::string &trigger : m_source.triggers)
            note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
        for (const ForeignKey &key : m_source.foreignKeys) {
            if (const auto sink = sinkOf(key.referencedTable)) {
                ForeignKey kept = key;
                kept.referencedTable = *sink;
                m_schema.foreignKeys.push_back(std::move(kept));
            }
        }
    }

    std::string moved(const std::string &sql, const std::string &what)
    {
        const MovedSql text(sql, m_moves);
        if (!text.why().empty())
            note(Level::Warning, what + ": " + text.why());
        return text.sql();
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    TableSchema m_source;
    const TableName &m_sinkName;
    const SchemaTarget &m_target;
    const std::vector<std::string> &m_dropped; ///< columns
    MovedSql::Moves m_moves;
    std::map<TableName, TableName> m_own; ///< types and partitions that come with the table
    PostgresNames m_checkNames;
    std::vector<std::string> m_types, m_lines;
    TableSchema m_schema;
    ConvertedTable m_converted;
};

/// Follows a table's name, and is no alias of it.
bool endsTable(const Lexeme &token)
{
    static constexpr std::array<std::string_view, 21> words = {
        "WHERE", "JOIN",   "LEFT",  "RIGHT",  "FULL",      "INNER",   "CROSS",
        "ON",    "GROUP",  "ORDER", "HAVING", "LIMIT",     "OFFSET",  "UNION",
        "USING", "EXCEPT", "FETCH", "WINDOW", "INTERSECT", "NATURAL", "TABLESAMPLE"};
    return token.kind == LexemeKind::Symbol
           || std::any_of(words.begin(), words.end(),
                          [&](std::string_view word) { return token.isWord(word); });
}

/// A view's body for the sink. A table with a new name keeps its old one as an alias: the columns
/// of the body are called by it.
std::string movedBody(const ViewSchema &view, const SchemaTarget &target)
{
    const std::vector<Lexeme> tokens = lexSqlite(view.select);
    std::string sql;
    for (std::size_t at = 0; at < tokens.size();) {
        const auto name = qualifiedAt(tokens, at);
        const auto sink = name && target.sinkOf ? target.sinkOf(*name) : std::nullopt;
        if (!sink) {
            sql += tokens[at++].text;
            continue;
        }
        at += 3;
        sql += quoteTable(postgres, *sink);
        const std::size_t next = skipGaps(tokens, at);
        const bool alone = next >= tokens.size() || endsTable(tokens[next]);
        if (alone && sink->table != name->table
            && !(next < tokens.size() && tokens[next].isSymbol('.')))
            sql += ' ' + quoted(name->table);
    }
    return sql;
}

} // namespace

Result<ConvertedTable> convertPostgresToPostgres(const TableSchema &source,
                                                 const TableName &sinkName,
                                                 const std::vector<std::string> &keptColumns,
                                                 const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    return TableToPostgres(std::move(kept), sinkName, target, *dropped).run();
}

Result<ConvertedView> convertViewPostgresToPostgres(const ViewSchema &source,
                                                    const TableName &sinkName,
                                                    const SchemaTarget &target)
{
    ConvertedView converted;
    ViewSchema &view = converted.schema;
    view = source;
    view.name = sinkName;
    view.select = movedBody(source, target);
    const bool materialised = source.algorithm == "MATERIALIZED";
    std::string columns;
    if (!source.columns.empty())
        columns = " (" + quoteNames(postgres, source.columns) + ")";
    std::string body(trimmed(view.select));
    if (body.ends_with(';'))
        body.pop_back();
    converted.createStatement =
        std::string(materialised ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ")
        + quoteTable(postgres, sinkName) + columns;
    if (!materialised && source.sqlSecurity == "INVOKER")
        converted.createStatement += " WITH (security_invoker = true)";
    converted.createStatement += " AS " + body;
    if (materialised) {
        converted.createStatement += " WITH NO DATA";
        converted.notes.push_back(
            {Level::Warning, "it is created without rows: run REFRESH MATERIALIZED VIEW "
                                 + quoteTable(postgres, sinkName)
                                 + " when the data is there; its indexes are not migrated"});
    } else if (source.checkOption == "LOCAL" || source.checkOption == "CASCADED") {
        converted.createStatement += " WITH " + source.checkOption + " CHECK OPTION";
    }
    return converted;
}

} // namespace godwit
