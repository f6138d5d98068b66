#include "core/schema/table_from_text.h"

#include "core/base/text.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace godwit {

namespace {

struct KnownType
{
    TypeKind kind;
    int integerBytes = 0;
};

const std::map<std::string, KnownType, std::less<>> &knownTypes()
{
    static const std::map<std::string, KnownType, std::less<>> types = {
        {"tinyint", {TypeKind::Integer, 1}},
        {"smallint", {TypeKind::Integer, 2}},
        {"mediumint", {TypeKind::Integer, 3}},
        {"int", {TypeKind::Integer, 4}},
        {"integer", {TypeKind::Integer, 4}},
        {"bigint", {TypeKind::Integer, 8}},
        {"decimal", {TypeKind::Decimal}},
        {"numeric", {TypeKind::Decimal}},
        {"float", {TypeKind::Float}},
        {"double", {TypeKind::Double}},
        {"real", {TypeKind::Double}},
        {"bit", {TypeKind::Bit}},
        {"char", {TypeKind::Char}},
        {"varchar", {TypeKind::Varchar}},
        {"tinytext", {TypeKind::Text}},
        {"text", {TypeKind::Text}},
        {"mediumtext", {TypeKind::Text}},
        {"longtext", {TypeKind::Text}},
        {"binary", {TypeKind::Binary}},
        {"varbinary", {TypeKind::Varbinary}},
        {"tinyblob", {TypeKind::Blob}},
        {"blob", {TypeKind::Blob}},
        {"mediumblob", {TypeKind::Blob}},
        {"longblob", {TypeKind::Blob}},
        {"date", {TypeKind::Date}},
        {"time", {TypeKind::Time}},
        {"datetime", {TypeKind::DateTime}},
        {"timestamp", {TypeKind::Timestamp}},
        {"year", {TypeKind::Year}},
        {"enum", {TypeKind::Enum}},
        {"set", {TypeKind::Set}},
        {"json", {TypeKind::Json}},
        {"uuid", {TypeKind::Uuid}},
        {"inet4", {TypeKind::Inet}},
        {"inet6", {TypeKind::Inet}},
        {"vector", {TypeKind::Blob}},
        {"roaringbitmap", {TypeKind::Blob}},
    };
    return types;
}

bool isGeometry(std::string_view type)
{
    static constexpr std::array<std::string_view, 9> names = {
        "geometry",     "point",           "linestring",     "polygon",           "multipoint",
        "multipolygon", "multilinestring", "geomcollection", "geometrycollection"};
    return std::find(names.begin(), names.end(), type) != names.end();
}

bool holdsText(TypeKind kind)
{
    return kind == TypeKind::Char || kind == TypeKind::Varchar || kind == TypeKind::Text
           || kind == TypeKind::Enum || kind == TypeKind::Set;
}

/// Bytes a TEXT or BLOB can hold; text lengths count as if every character had one byte.
std::uint64_t lobLength(std::string_view type)
{
    if (type.starts_with("tiny"))
        return 0xFF;
    if (type.starts_with("medium"))
        return 0xFFFFFF;
    if (type.starts_with("long"))
        return 0xFFFFFFFF;
    return 0xFFFF;
}

void readArguments(ColumnType &type, const std::vector<SqlToken> &tokens)
{
    std::vector<std::uint64_t> numbers;
    for (const SqlToken &token : tokens) {
        if (token.kind == TokenKind::Text)
            type.members.push_back(decodeLiteral(token.text));
        else if (token.kind == TokenKind::Number)
            numbers.push_back(parseUnsigned(token.text).value_or(0));
        type.isUnsigned = type.isUnsigned || token.is("unsigned");
        type.zerofill = type.zerofill || token.is("zerofill");
    }
    if (type.kind == TypeKind::Decimal) {
        type.precision = numbers.empty() ? 10 : static_cast<int>(numbers[0]);
        type.scale = numbers.size() < 2 ? 0 : static_cast<int>(numbers[1]);
    } else if (type.kind == TypeKind::Float || type.kind == TypeKind::Double) {
        if (numbers.size() == 2) {
            type.precision = static_cast<int>(numbers[0]);
            type.scale = static_cast<int>(numbers[1]);
        }
    } else if (type.kind == TypeKind::Time || type.kind == TypeKind::DateTime
               || type.kind == TypeKind::Timestamp) {
        type.scale = numbers.empty() ? 0 : static_cast<int>(numbers[0]);
    } else if (type.kind != TypeKind::Integer && type.kind != TypeKind::Year && !numbers.empty()) {
        type.length = numbers[0];
    }
}

void finishType(ColumnType &type, const std::string &name)
{
    if (name == "vector" && type.length)
        type.length = *type.length * 4; // four-byte floats
    else if (!type.length && (type.kind == TypeKind::Text || type.kind == TypeKind::Blob))
        type.length = lobLength(name);
    else if (!type.length
             && (type.kind == TypeKind::Bit || type.kind == TypeKind::Char
                 || type.kind == TypeKind::Binary))
        type.length = 1;
    if (type.kind == TypeKind::Geometry)
        type.geometryType = name == "geomcollection" ? "geometrycollection" : name;
}

std::string charsetOf(std::string_view collation)
{
    return std::string(collation.substr(0, collation.find('_')));
}

void readCharset(ColumnType &type, const ColumnText &text, const TableSchema &table)
{
    if (!holdsText(type.kind))
        return;
    const ColumnClause *charset = text.find(ColumnClauseKind::CharacterSet);
    const ColumnClause *collation = text.find(ColumnClauseKind::Collate);
    if (collation)
        type.collation = collation->value;
    else if (!charset)
        type.collation = table.collation;
    if (charset)
        type.charset = charset->value;
    else
        type.charset = collation ? charsetOf(collation->value) : table.charset;
}

Column columnFromText(const ColumnText &text, const TableSchema &table)
{
    Column column;
    column.name = text.name;
    column.type = columnTypeFromText(text);
    readCharset(column.type, text, table);
    column.nullable = !text.find(ColumnClauseKind::NotNull);
    if (const ColumnClause *clause = text.find(ColumnClauseKind::Default);
        clause && !equalsIgnoringCase(clause->value, "NULL"))
        column.defaultExpression = clause->value;
    if (const ColumnClause *clause = text.find(ColumnClauseKind::OnUpdate))
        column.onUpdate = clause->value;
    column.autoIncrement = text.find(ColumnClauseKind::AutoIncrement);
    if (const ColumnClause *clause = text.find(ColumnClauseKind::Generated)) {
        column.generated = clause->stored ? Generated::Stored : Generated::Virtual;
        column.generatedExpression = clause->value;
    }
    column.invisible = text.find(ColumnClauseKind::Invisible);
    if (const ColumnClause *clause = text.find(ColumnClauseKind::Comment))
        column.comment = decodeLiteral(clause->value);
    return column;
}

IndexKind indexKind(DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::PrimaryKey:
        return IndexKind::Primary;
    case DefinitionKind::UniqueKey:
        return IndexKind::Unique;
    case DefinitionKind::FulltextKey:
        return IndexKind::Fulltext;
    case DefinitionKind::SpatialKey:
        return IndexKind::Spatial;
    default:
        return IndexKind::Plain;
    }
}

void readAttributes(Index &index, const std::string &attributes)
{
    const std::vector<SqlToken> tokens = tokenize(attributes);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is("USING") && i + 1 < tokens.size())
            index.algorithm = toUpper(tokens[i + 1].text);
        else if (tokens[i].is("COMMENT") && i + 1 < tokens.size())
            index.comment = decodeLiteral(tokens[i + 1].text);
        else if (tokens[i].is("INVISIBLE") || tokens[i].is("IGNORED"))
            index.visible = false;
    }
}

/// A period inside a key stands for its two columns: they are what makes rows distinct.
std::vector<std::string> columnsOfPeriod(const CreateTableText &text, const std::string &period)
{
    std::vector<std::string> columns;
    for (const DefinitionText &definition : text.definitions)
        if (definition.kind == DefinitionKind::Period && definition.name == period)
            for (const KeyPartText &part : definition.parts)
                columns.push_back(part.name);
    return columns;
}

/// A versioned table's row start and end. They say when, not what: no copy could keep them, and a
/// read of the present rows does not need the row end that MariaDB puts into the keys.
std::set<std::string> rowPeriodColumns(const CreateTableText &text)
{
    std::set<std::string> names;
    for (const DefinitionText &definition : text.definitions) {
        if (definition.kind != DefinitionKind::Column)
            continue;
        const ColumnText column = parseColumnText(definition.text);
        const ColumnClause *generated = column.find(ColumnClauseKind::Generated);
        if (generated && generated->isRowPeriod)
            names.insert(column.name);
    }
    return names;
}

Index indexFromText(const DefinitionText &definition, const CreateTableText &text,
                    const std::set<std::string> &leftOut)
{
    Index index;
    index.kind = indexKind(definition.kind);
    index.name = index.kind == IndexKind::Primary ? "PRIMARY" : definition.name;
    for (const KeyPartText &part : definition.parts) {
        if (leftOut.count(part.name) > 0)
            continue;
        if (part.withoutOverlaps) {
            for (const std::string &column : columnsOfPeriod(text, part.name))
                index.parts.push_back({column, {}, {}, false, {}});
            continue;
        }
        index.parts.push_back({part.name, part.expression, part.prefixLength, part.descending, {}});
    }
    readAttributes(index, definition.attributes);
    return index;
}

ForeignKey foreignKeyFromText(const DefinitionText &definition, const TableName &table)
{
    ForeignKey key;
    key.name = definition.name;
    for (const KeyPartText &part : definition.parts)
        key.columns.push_back(part.name);
    key.referencedTable = {definition.referencedDatabase.empty() ? table.database
                                                                 : definition.referencedDatabase,
                           definition.referencedTable};
    key.referencedColumns = definition.referencedColumns;
    key.onDelete = definition.onDelete;
    key.onUpdate = definition.onUpdate;
    return key;
}

void readOptions(TableSchema &table, const CreateTableText &text)
{
    const auto value = [&](std::string_view name) {
        const TableOptionText *option = text.findOption(name);
        return option ? option->value : std::string();
    };
    table.engine = value("ENGINE");
    table.charset = value("DEFAULT CHARSET");
    table.collation = value("COLLATE");
    table.comment = decodeLiteral(value("COMMENT"));
    table.autoIncrement = parseUnsigned(value("AUTO_INCREMENT"));
    table.partitionClause = text.partitionClause;
}

} // namespace

ColumnType columnTypeFromText(const ColumnText &column)
{
    ColumnType type;
    type.declared = column.type;
    const std::string name = column.typeName();
    if (const auto known = knownTypes().find(name); known != knownTypes().end()) {
        type.kind = known->second.kind;
        type.integerBytes = known->second.integerBytes;
    } else if (isGeometry(name)) {
        type.kind = TypeKind::Geometry;
    }
    readArguments(type, tokenize(column.type));
    finishType(type, name);
    if (const ColumnClause *srid = column.find(ColumnClauseKind::Srid))
        if (const auto number = parseUnsigned(srid->value))
            type.srid = static_cast<std::uint32_t>(*number);
    return type;
}

Result<TableSchema> tableFromCreateText(const TableName &name, const std::string &statement)
{
    const Result<CreateTableText> text = parseCreateTable(statement);
    if (!text)
        return tl::unexpected(text.error());
    TableSchema table;
    table.name = name;
    table.createStatement = statement;
    readOptions(table, *text);
    const std::set<std::string> leftOut = rowPeriodColumns(*text);
    for (const DefinitionText &definition : text->definitions) {
        if (definition.kind == DefinitionKind::Column) {
            if (leftOut.count(definition.name) > 0)
                continue;
            const ColumnText column = parseColumnText(definition.text);
            table.columns.push_back(columnFromText(column, table));
            if (const ColumnClause *check = column.find(ColumnClauseKind::Check))
                table.checks.push_back({{}, check->value, true});
        } else if (definition.kind == DefinitionKind::ForeignKey) {
            table.foreignKeys.push_back(foreignKeyFromText(definition, name));
        } else if (definition.kind == DefinitionKind::Check) {
            table.checks.push_back({definition.name, definition.expression, definition.enforced});
        } else if (definition.isKey()) {
            table.indexes.push_back(indexFromText(definition, *text, leftOut));
        }
    }
    return table;
}

} // namespace godwit
