#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sqlite_table_text.h"
#include "core/schema/sqlite_view_text.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

std::string quoted(const std::string &name)
{
    return quoteName(Dialect::Sqlite, name);
}

// Lexemes that stand for something else in the statement at the sink, by their position.
using Replacements = std::map<std::size_t, std::string>;

std::string textWith(const std::vector<Lexeme> &lexemes, std::size_t begin, std::size_t end,
                     const Replacements &replacements)
{
    std::string out;
    for (std::size_t i = begin; i < end && i < lexemes.size(); ++i) {
        const auto found = replacements.find(i);
        out += found == replacements.end() ? lexemes[i].text : std::string_view(found->second);
    }
    return out;
}

bool mentions(const std::vector<Lexeme> &lexemes, std::size_t begin, std::size_t end,
              const std::vector<std::string> &names)
{
    for (std::size_t i = begin; i < end; ++i) {
        if (!lexemes[i].isName())
            continue;
        const std::string name = lexemes[i].name();
        if (std::any_of(names.begin(), names.end(),
                        [&](const std::string &n) { return equalsIgnoringCase(n, name); }))
            return true;
    }
    return false;
}

// One table on its way to another SQLite file: its own text, with as little changed as can be.
class TableCopy
{
public:
    TableCopy(const TableSchema &source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(source)
        , m_sinkName(sinkName)
        , m_target(target)
        , m_text(parseSqliteTable(source.createStatement))
        , m_renamed(source.name.table != sinkName.table)
    {
        m_converted.schema = source;
        m_converted.schema.name = {"main", sinkName.table};
    }

    Result<ConvertedTable> run(const std::vector<std::string> &keptColumns)
    {
        if (!m_text) {
            return fail(ErrorCode::SchemaMismatch,
                        "the CREATE statement of " + printable(m_source.name.table)
                            + " cannot be read: "
                            + printable(m_source.createStatement.substr(0, 80)));
        }
        auto dropped = droppedColumns(m_source, keptColumns);
        if (!dropped)
            return failure(std::move(dropped));
        m_dropped = std::move(*dropped);
        renameReferences();
        renameItself();
        m_converted.createStatements.push_back(m_dropped.empty() ? createStatement()
                                                                 : createStatementOfSome());
        addSequence();
        addIndexes();
        addTriggerNotes();
        if (!m_dropped.empty())
            removeColumns(m_converted.schema, m_dropped);
        return std::move(m_converted);
    }

private:
    void renameReferences()
    {
        for (std::size_t i = 0; i < m_source.foreignKeys.size(); ++i) {
            const TableName &referenced = m_source.foreignKeys[i].referencedTable;
            const auto sink = m_target.sinkOf(referenced);
            if (!sink) {
                note(Level::Warning,
                     "a foreign key refers to " + printable(referenced.table)
                         + ", which is not part of the project; the reference is kept");
                continue;
            }
            m_converted.schema.foreignKeys[i].referencedTable = {"main", sink->table};
            if (sink->table != referenced.table && i < m_text->foreignKeys.size())
                m_replacements[m_text->foreignKeys[i].tableToken] = quoted(sink->table);
        }
    }

    // A check may name its column with the table before it.
    void renameItself()
    {
        if (!m_renamed)
            return;
        const auto &lexemes = m_text->tokens;
        for (std::size_t i = m_text->bodyBegin; i < m_text->bodyEnd; ++i) {
            const std::size_t next = skipGaps(lexemes, i + 1);
            if (lexemes[i].isName() && next < m_text->bodyEnd && lexemes[next].isSymbol('.')
                && equalsIgnoringCase(lexemes[i].name(), m_source.name.table))
                m_replacements[i] = quoted(m_sinkName.table);
        }
    }

    std::string createStatement() const
    {
        const auto &lexemes = m_text->tokens;
        if (!m_renamed)
            return textWith(lexemes, 0, lexemes.size(), m_replacements);
        return textWith(lexemes, 0, m_text->nameBegin, {}) + quoted(m_sinkName.table)
               + textWith(lexemes, m_text->nameEnd, lexemes.size(), m_replacements);
    }

    std::string createStatementOfSome()
    {
        std::vector<std::string> parts;
        for (const auto &definition : m_text->definitions)
            addDefinition(parts, definition);
        return "CREATE TABLE " + quoted(m_sinkName.table) + " (\n  " + join(parts, ",\n  ") + "\n"
               + textWith(m_text->tokens, m_text->bodyEnd, m_text->tokens.size(), {});
    }

    void addDefinition(std::vector<std::string> &parts,
                       const SqliteTableText::Definition &definition)
    {
        const auto &lexemes = m_text->tokens;
        const bool isColumn = !definition.column.empty();
        const std::string text(
            trimmed(textWith(lexemes, definition.begin, definition.end, m_replacements)));
        if (!mentions(lexemes, definition.begin, definition.end, m_dropped)) {
            parts.push_back(text);
            return;
        }
        const bool isDropped =
            isColumn && std::any_of(m_dropped.begin(), m_dropped.end(), [&](const auto &name) {
                return equalsIgnoringCase(name, definition.column);
            });
        if (isDropped)
            return;
        if (!isColumn) {
            note(Level::Warning, "a constraint is lost because it uses a column that is left out: "
                                     + printable(text));
            return;
        }
        const Column *column = m_source.findColumn(definition.column);
        parts.push_back(quoted(definition.column) + ' ' + (column ? column->type.declared : ""));
        note(Level::Warning, "column " + printable(definition.column)
                                 + " loses its constraints, which use a column that is left out");
    }

    void addSequence()
    {
        if (!m_source.autoIncrement || *m_source.autoIncrement <= 1)
            return;
        const std::string name = quoteText(Dialect::Sqlite, m_sinkName.table);
        m_converted.createStatements.push_back("DELETE FROM sqlite_sequence WHERE name = " + name);
        m_converted.createStatements.push_back("INSERT INTO sqlite_sequence (name, seq) VALUES ("
                                               + name + ", "
                                               + std::to_string(*m_source.autoIncrement - 1) + ")");
    }

    void addIndexes()
    {
        auto &statements =
            m_target.deferIndexes ? m_converted.indexStatements : m_converted.createStatements;
        for (const std::string &statement : m_source.extraStatements) {
            const auto index = parseSqliteIndex(statement);
            if (!index)
                continue;
            if (mentions(index->tokens, index->tableToken + 1, index->tokens.size(), m_dropped)) {
                note(Level::Warning, "an index is lost because it uses a column that is left out: "
                                         + printable(statement));
                continue;
            }
            Replacements replacements;
            if (m_renamed)
                replacements[index->tableToken] = quoted(m_sinkName.table);
            statements.push_back(textWith(index->tokens, 0, index->tokens.size(), replacements));
        }
    }

    void addTriggerNotes()
    {
        for (const std::string &trigger : m_source.triggers)
            note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    const TableSchema &m_source;
    const TableName &m_sinkName;
    const SchemaTarget &m_target;
    std::optional<SqliteTableText> m_text;
    bool m_renamed;
    std::vector<std::string> m_dropped;
    Replacements m_replacements;
    ConvertedTable m_converted;
};

} // namespace

Result<ConvertedTable> convertSqliteToSqlite(const TableSchema &source, const TableName &sinkName,
                                             const std::vector<std::string> &keptColumns,
                                             const SchemaTarget &target)
{
    return TableCopy(source, sinkName, target).run(keptColumns);
}

Result<ConvertedView> convertViewSqliteToSqlite(const ViewSchema &source, const TableName &sinkName,
                                                const SchemaTarget &target)
{
    const auto lexemes = lexSqlite(source.createStatement);
    const auto tables = tablePositions(lexemes);
    Replacements replacements;
    std::size_t body = 0; // after the first AS
    while (body < lexemes.size() && !lexemes[body].isWord("AS"))
        ++body;
    std::size_t name = 0;
    while (name < body && !lexemes[name].isWord("VIEW"))
        ++name;
    name = skipGaps(lexemes, name + 1);
    if (name < body && lexemes[name].isWord("IF")) {
        for (int word = 0; word < 3; ++word) // IF NOT EXISTS
            name = skipGaps(lexemes, name + 1);
    }
    if (name >= body) {
        return fail(ErrorCode::SchemaMismatch, "the CREATE statement of the view "
                                                   + printable(source.name.table)
                                                   + " cannot be read");
    }
    if (sinkName.table != source.name.table)
        replacements[name] = quoted(sinkName.table);
    for (std::size_t i = body; i < lexemes.size(); ++i) {
        if (!tables[i])
            continue;
        for (const TableName &used : source.dependsOn) {
            const auto sink = target.sinkOf(used);
            if (sink && sink->table != used.table
                && equalsIgnoringCase(lexemes[i].name(), used.table))
                replacements[i] = quoted(sink->table);
        }
    }
    ConvertedView converted;
    converted.schema = source;
    converted.schema.name = {"main", sinkName.table};
    converted.createStatement = textWith(lexemes, 0, lexemes.size(), replacements);
    return converted;
}

} // namespace godwit
