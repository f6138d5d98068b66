#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_collations.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/table_from_text.h"
#include "core/schema/tidb_text.h"

#include <algorithm>

namespace godwit {

namespace {

/// The pieces of the new table, in the source's order.
struct NewTable
{
    std::vector<std::string> columns;
    std::vector<DefinitionText> keys;
    std::vector<std::string> rest; ///< periods and checks
    std::vector<std::string> foreignKeys, outsideForeignKeys;
    std::string options, partitions;
    std::string tablegroup; ///< OceanBase's, as printed; empty: none
};

std::vector<std::string> keyColumns(const TableSchema &source)
{
    std::vector<std::string> columns;
    if (const Index *key = source.rowKey())
        for (const IndexPart &part : key->parts)
            columns.push_back(toLower(part.column));
    return columns;
}

/// A versioned table's row start and end, which go where the sink has no versioning.
void findRowPeriods(MysqlRewrite &rewrite, const CreateTableText &text)
{
    for (const DefinitionText &definition : text.definitions) {
        if (definition.kind != DefinitionKind::Column)
            continue;
        const ColumnText column = parseColumnText(definition.text);
        const ColumnClause *generated = column.find(ColumnClauseKind::Generated);
        if (!generated || !generated->isRowPeriod)
            continue;
        rewrite.rowPeriods.insert(toLower(column.name));
        if (rewrite.to.systemVersioning)
            continue;
        rewrite.dropped.insert(toLower(column.name));
        rewrite.lost("column " + printable(column.name) + " (AS " + generated->value
                     + ") is lost: " + rewrite.sinkProduct() + " has no system versioning");
    }
}

/// Columns that stay behind: those not chosen.
void findDropped(MysqlRewrite &rewrite, const std::vector<std::string> &keptColumns)
{
    std::set<std::string> kept;
    for (const std::string &column : keptColumns)
        kept.insert(toLower(column));
    for (const std::string &column : keyColumns(rewrite.source))
        kept.insert(column);
    for (const Column &column : rewrite.source.columns) {
        if (!keptColumns.empty() && kept.count(toLower(column.name)) == 0) {
            rewrite.dropped.insert(toLower(column.name));
            rewrite.note("column " + printable(column.name) + " is not among the columns chosen");
        }
    }
}

void addForeignKey(MysqlRewrite &rewrite, NewTable &table, const DefinitionText &definition)
{
    bool inProject = false;
    if (auto key = rewriteForeignKey(rewrite, definition, inProject))
        (inProject ? table.foreignKeys : table.outsideForeignKeys).push_back(std::move(*key));
}

void addPeriod(MysqlRewrite &rewrite, NewTable &table, const DefinitionText &definition)
{
    const bool ofSystem = equalsIgnoringCase(definition.name, "SYSTEM_TIME");
    if (ofSystem ? rewrite.to.systemVersioning : rewrite.to.periods)
        table.rest.push_back(definition.text);
    else if (!ofSystem)
        rewrite.lost("period " + printable(definition.name) + " is lost: " + rewrite.sinkProduct()
                     + " has none");
}

void addDefinition(MysqlRewrite &rewrite, NewTable &table, const DefinitionText &definition)
{
    if (definition.kind == DefinitionKind::Column) {
        if (!rewrite.isDropped(definition.name))
            table.columns.push_back(rewriteColumn(rewrite, definition.text));
    } else if (definition.isKey()) {
        if (auto key = rewriteKey(rewrite, definition))
            table.keys.push_back(std::move(*key));
    } else if (definition.kind == DefinitionKind::ForeignKey) {
        addForeignKey(rewrite, table, definition);
    } else if (definition.kind == DefinitionKind::Check) {
        if (auto check = rewriteCheck(rewrite, definition))
            table.rest.push_back(std::move(*check));
    } else if (definition.kind == DefinitionKind::Period) {
        addPeriod(rewrite, table, definition);
    } else {
        rewrite.lost("left out, as it is not understood: " + printable(definition.text));
    }
}

const Column *autoIncrementColumn(const MysqlRewrite &rewrite)
{
    for (const Column &column : rewrite.source.columns)
        if (column.autoIncrement && !rewrite.isDropped(column.name))
            return &column;
    return nullptr;
}

bool beginsWith(const DefinitionText &key, const std::string &column)
{
    return !key.parts.empty() && equalsIgnoringCase(key.parts.front().name, column);
}

/// InnoDB wants an index that begins with the AUTO_INCREMENT column; MyISAM numbers within groups.
void addAutoIncrementKey(MysqlRewrite &rewrite, NewTable &table)
{
    const Column *column = autoIncrementColumn(rewrite);
    if (!column
        || std::any_of(table.keys.begin(), table.keys.end(),
                       [&](const DefinitionText &key) { return beginsWith(key, column->name); }))
        return;
    table.keys.push_back(parseDefinition("KEY (" + quoteName(Dialect::MySql, column->name) + ')'));
    rewrite.note("an index on " + printable(column->name)
                 + " is added, which AUTO_INCREMENT needs at the sink");
}

std::vector<std::string> columnsOf(const DefinitionText &key)
{
    std::vector<std::string> names = key.referencedColumns;
    for (const KeyPartText &part : key.parts)
        names.push_back(part.name);
    return names;
}

/// How many keys CREATE TABLE must hold: up to the last one that rows or AUTO_INCREMENT need. Later
/// keys can be added behind them without changing their order.
std::size_t keysNeededAtOnce(const MysqlRewrite &rewrite, const std::vector<DefinitionText> &keys)
{
    std::size_t needed = 0;
    const Index *rowKey = rewrite.source.rowKey();
    const Column *numbered = autoIncrementColumn(rewrite);
    bool numberedHasKey = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool primary = keys[i].kind == DefinitionKind::PrimaryKey;
        const bool identifies = rowKey && rowKey->kind == IndexKind::Unique
                                && keys[i].kind == DefinitionKind::UniqueKey
                                && keys[i].name == rowKey->name;
        const bool numbers = numbered && !numberedHasKey && beginsWith(keys[i], numbered->name);
        numberedHasKey = numberedHasKey || numbers;
        const bool onlyNow = !canAddKeyLater(rewrite.to, columnsOf(keys[i]));
        if (primary || identifies || numbers || onlyNow)
            needed = i + 1;
    }
    return needed;
}

std::string createStatement(const MysqlRewrite &rewrite, const NewTable &table, std::size_t keys)
{
    std::vector<std::string> lines = table.columns;
    for (std::size_t i = 0; i < keys; ++i)
        lines.push_back(table.keys[i].text);
    lines.insert(lines.end(), table.rest.begin(), table.rest.end());
    return "CREATE TABLE " + quoteTable(Dialect::MySql, rewrite.sinkName) + " (\n  "
           + join(lines, ",\n  ") + "\n) " + table.options + table.partitions;
}

std::string alterStatement(const MysqlRewrite &rewrite, const std::vector<std::string> &additions)
{
    return "ALTER TABLE " + quoteTable(Dialect::MySql, rewrite.sinkName) + "\n  ADD "
           + join(additions, ",\n  ADD ");
}

/// One statement for all, so that the table is gone through once; InnoDB builds one full-text index
/// at a time, so every further one has its own.
std::vector<std::string> indexStatements(const MysqlRewrite &rewrite, const NewTable &table,
                                         std::size_t from)
{
    std::vector<std::string> statements, together;
    bool hasFulltext = false;
    for (std::size_t i = from; i < table.keys.size(); ++i) {
        const bool fulltext = table.keys[i].kind == DefinitionKind::FulltextKey;
        if (fulltext && hasFulltext) {
            statements.push_back(alterStatement(rewrite, together));
            together.clear();
        }
        hasFulltext = hasFulltext || fulltext;
        together.push_back(table.keys[i].text);
    }
    if (!together.empty())
        statements.push_back(alterStatement(rewrite, together));
    return statements;
}

/// A group must be there before its tables; without its definition the table stays outside it.
std::vector<std::string> tablegroup(MysqlRewrite &rewrite, NewTable &table)
{
    if (!rewrite.from.oceanBase || !rewrite.to.oceanBase || table.tablegroup.empty())
        return {};
    if (rewrite.source.extraStatements.empty()) {
        rewrite.lost("table group " + printable(table.tablegroup)
                     + " is left out, as the source did not show its definition: the table's "
                       "partitions may lie apart from those of its fellows");
        return {};
    }
    // In front: WITH COLUMN GROUP must come last.
    table.options = "TABLEGROUP = " + table.tablegroup + ' ' + table.options;
    rewrite.note("table group " + printable(table.tablegroup)
                 + " is created at the sink if it is not there");
    return rewrite.source.extraStatements;
}

/// The table as it will be when the run ends.
Result<TableSchema> expectedSchema(const MysqlRewrite &rewrite, const NewTable &table)
{
    std::string whole = createStatement(rewrite, table, table.keys.size());
    auto schema = tableFromCreateText(rewrite.sinkName, whole);
    if (!schema)
        return schema;
    if (rewrite.to.oceanBase)
        useOceanBaseTypes(*schema);
    for (const auto *keys : {&table.foreignKeys, &table.outsideForeignKeys}) {
        for (const std::string &key : *keys) {
            const DefinitionText text = parseDefinition(key);
            ForeignKey out{text.name,
                           {},
                           {text.referencedDatabase, text.referencedTable},
                           text.referencedColumns,
                           text.onDelete,
                           text.onUpdate,
                           false};
            for (const KeyPartText &part : text.parts)
                out.columns.push_back(part.name);
            schema->foreignKeys.push_back(std::move(out));
        }
    }
    schema->estimatedRows = rewrite.source.estimatedRows;
    schema->dataBytes = rewrite.source.dataBytes;
    return schema;
}

} // namespace

MysqlRewrite::MysqlRewrite(const TableSchema &table, const SchemaTarget &schemaTarget,
                           TableName sink)
    : source(table)
    , target(schemaTarget)
    , sinkName(std::move(sink))
    , from(featuresOf(schemaTarget.sourceFacts))
    , to(featuresOf(schemaTarget.facts))
    , sameDialect(from.mariaDb == to.mariaDb && from.oceanBase == to.oceanBase
                  && from.tidb == to.tidb)
    , engineChanges(!from.oceanBase && !equalsIgnoringCase(table.engine, "InnoDB"))
{}

bool MysqlRewrite::isDropped(const std::string &column) const
{
    return !dropped.empty() && dropped.count(toLower(column)) > 0;
}

bool MysqlRewrite::usesDropped(std::string_view sql) const
{
    if (dropped.empty())
        return false;
    const std::vector<SqlToken> tokens = tokenize(sql);
    return std::any_of(tokens.begin(), tokens.end(), [&](const SqlToken &token) {
        return (token.kind == TokenKind::Name || token.kind == TokenKind::Word)
               && isDropped(nameOf(token));
    });
}

std::string MysqlRewrite::expression(std::string_view sql) const
{
    const std::string known = withKnownCollations(sql, target.facts.collations);
    if (sameDialect || !to.mariaDb)
        return known;
    // MariaDB (10.11, seen) forgets to escape a quote in _utf8mb4'it\'s' when it stores the
    // expression. The session that creates tables speaks utf8mb4 anyway.
    std::string out;
    std::size_t copied = 0;
    const std::vector<SqlToken> tokens = tokenize(known);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens[i].is("_utf8mb4") || tokens[i + 1].kind != TokenKind::Text)
            continue;
        out += known.substr(copied, tokens[i].begin - copied);
        copied = tokens[i + 1].begin;
    }
    return out + known.substr(copied);
}

std::string MysqlRewrite::sinkProduct() const
{
    const int version = target.facts.versionNumber;
    const char *name = to.mariaDb ? "MariaDB " : to.oceanBase ? "OceanBase " : "MySQL ";
    return name + std::to_string(version / 10000) + '.' + std::to_string(version / 100 % 100) + '.'
           + std::to_string(version % 100);
}

std::string withKnownCollations(std::string_view sql, const std::set<std::string> &known)
{
    const std::vector<SqlToken> tokens = tokenize(sql);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (!tokens[i - 1].is("COLLATE") || tokens[i].kind != TokenKind::Word)
            continue;
        const std::string collation(tokens[i].text);
        const CollationChoice choice =
            chooseCollation(collation.substr(0, collation.find('_')), collation, known);
        out += sql.substr(copied, tokens[i].begin - copied);
        out += choice.collation;
        copied = tokens[i].end;
    }
    out += sql.substr(copied);
    return out;
}

Result<ConvertedTable> convertMysqlToMysql(const TableSchema &source, const TableName &sinkName,
                                           const std::vector<std::string> &keptColumns,
                                           const SchemaTarget &target)
{
    std::vector<Note> ownNotes;
    auto text = parseCreateTable(featuresOf(target.sourceFacts).tidb ? withoutTidb(source, ownNotes)
                                                                     : source.createStatement);
    if (!text)
        return tl::unexpected(std::move(text.error()).of(source.name.qualified()));
    MysqlRewrite rewrite(source, target, sinkName);
    rewrite.notes = std::move(ownNotes);
    if (rewrite.from.oceanBase) {
        auto notes =
            rewrite.to.oceanBase ? takeOutOceanBaseCluster(*text) : takeOutOceanBase(*text);
        rewrite.notes.insert(rewrite.notes.end(), notes.begin(), notes.end());
    }
    for (const DefinitionText &definition : text->definitions)
        if (definition.kind == DefinitionKind::Period)
            rewrite.periods.push_back(definition);
    findRowPeriods(rewrite, *text);
    findDropped(rewrite, keptColumns);

    NewTable table;
    for (const DefinitionText &definition : text->definitions)
        addDefinition(rewrite, table, definition);
    table.rest.insert(table.rest.end(), rewrite.checks.begin(), rewrite.checks.end());
    if (table.columns.empty())
        return fail(ErrorCode::SchemaMismatch, "no column of this table can be migrated",
                    "Choose other columns.");
    addAutoIncrementKey(rewrite, table);
    if (const TableOptionText *group = text->findOption("TABLEGROUP"))
        table.tablegroup = group->value;
    std::erase_if(text->options,
                  [](const TableOptionText &option) { return option.name == "TABLEGROUP"; });
    table.options = rewriteTableOptions(rewrite, *text);
    table.partitions = rewritePartitions(rewrite, text->partitionClause, table.keys);

    const std::size_t atOnce =
        target.deferIndexes ? keysNeededAtOnce(rewrite, table.keys) : table.keys.size();
    auto schema = expectedSchema(rewrite, table);
    if (!schema)
        return failure(std::move(schema));
    ConvertedTable out;
    out.schema = std::move(*schema);
    out.createStatements = tablegroup(rewrite, table);
    out.createStatements.push_back(createStatement(rewrite, table, atOnce));
    out.indexStatements = indexStatements(rewrite, table, atOnce);
    // OceanBase adds one foreign key at a time.
    auto &alone = rewrite.to.oceanBase ? table.foreignKeys : table.outsideForeignKeys;
    if (!rewrite.to.oceanBase && !table.foreignKeys.empty())
        out.foreignKeyStatements.push_back(alterStatement(rewrite, table.foreignKeys));
    if (rewrite.to.oceanBase)
        alone.insert(alone.end(), table.outsideForeignKeys.begin(), table.outsideForeignKeys.end());
    for (const std::string &key : alone) {
        if (!canAddKeyLater(rewrite.to, columnsOf(parseDefinition(key))))
            rewrite.lost("the foreign key " + printable(parseDefinition(key).name)
                         + " is lost: OceanBase adds none over a column whose name has a "
                           "back-quote");
        else
            out.foreignKeyStatements.push_back(alterStatement(rewrite, {key}));
    }
    out.notes = std::move(rewrite.notes);
    if (!source.triggers.empty())
        out.notes.push_back(
            {Level::Warning, "triggers are not migrated: " + join(source.triggers, ", ")});
    return out;
}

} // namespace godwit
