#include "core/schema/plan_transfer.h"

#include "core/base/text.h"
#include "core/schema/mysql_names.h"
#include "core/schema/postgres_names.h"
#include "core/schema/postgres_types.h"
#include "core/schema/transfer_forms.h"

#include <algorithm>

namespace godwit {

namespace {

using Forms = TransferForms;

bool isText(const ColumnType &type)
{
    return (type.kind == TypeKind::Char || type.kind == TypeKind::Varchar
            || type.kind == TypeKind::Text)
           && !type.charset.empty();
}

bool isWhole(const ColumnType &type)
{
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Boolean
           || type.kind == TypeKind::Year;
}

bool isFloating(const ColumnType &type)
{
    return type.kind == TypeKind::Float || type.kind == TypeKind::Double;
}

bool isTemporal(const ColumnType &type)
{
    return type.kind == TypeKind::Date || type.kind == TypeKind::Time
           || type.kind == TypeKind::DateTime || type.kind == TypeKind::Timestamp;
}

bool hasMembers(const ColumnType &type)
{
    return type.kind == TypeKind::Enum || type.kind == TypeKind::Set;
}

// "utf8" and "utf8mb3" are two spellings of one charset.
std::string charsetOf(const ColumnType &type)
{
    const std::string charset = toLower(type.charset);
    return charset == "utf8" ? "utf8mb3" : charset;
}

bool holdsUtf8(const ColumnType &type)
{
    const std::string charset = charsetOf(type);
    return charset == "utf8mb4" || charset == "utf8mb3" || charset == "ascii";
}

} // namespace

ReadForm portableMysqlRead(const ColumnType &type)
{
    if (type.kind == TypeKind::Float)
        return ReadForm::ExactFloat;
    if (type.kind == TypeKind::Bit)
        return ReadForm::MemberNumber;
    if (hasMembers(type) || (isText(type) && !holdsUtf8(type)))
        return ReadForm::Utf8;
    return ReadForm::AsIs;
}

CompareForm compareByValue(const ColumnType &source, const ColumnType &sink)
{
    const auto either = [&](auto test) { return test(source) || test(sink); };
    if (either(isFloating))
        return CompareForm::Double;
    if (source.kind == TypeKind::Decimal || sink.kind == TypeKind::Decimal)
        return CompareForm::Decimal;
    if (either(isWhole) || source.kind == TypeKind::Bit || sink.kind == TypeKind::Bit)
        return CompareForm::Integer;
    if (either(isTemporal))
        return CompareForm::Temporal;
    return CompareForm::Bytes;
}

namespace {

// How UTF-8 text, or a value's own text, is stored in a column of a MySQL-family server.
WriteForm portableWrite(const ColumnType &type, Dialect dialect)
{
    if (type.kind == TypeKind::Json && dialect == Dialect::MySql)
        return WriteForm::Json;
    if (type.kind == TypeKind::Bit)
        return WriteForm::MemberNumber;
    // Where the bytes are binary, a UUID or an address would be taken for its sixteen bytes.
    if (type.kind == TypeKind::Uuid || type.kind == TypeKind::Inet)
        return WriteForm::FromUtf8;
    // A type without a kind, such as OceanBase's VECTOR and ARRAY: it takes its text, and no bytes.
    if (type.kind == TypeKind::Unknown)
        return WriteForm::FromUtf8;
    if (hasMembers(type) || (isText(type) && !holdsUtf8(type)))
        return WriteForm::FromUtf8;
    return WriteForm::AsIs;
}

// Both sides are MySQL's family, and the stored bytes can move untouched.
bool movesAsStored(const ColumnType &source, const ColumnType &sink)
{
    if (source.kind != sink.kind)
        return false;
    if (hasMembers(source))
        return source.members == sink.members;
    if (isText(source) || isText(sink))
        return charsetOf(source) == charsetOf(sink);
    if (source.kind == TypeKind::Bit)
        return source.length == sink.length;
    return true;
}

Forms mysqlToMysql(const ColumnType &source, const ColumnType &sink, const TransferOptions &options)
{
    Forms forms;
    if (movesAsStored(source, sink)) {
        const bool number = hasMembers(source);
        forms.read = forms.sinkRead = number ? ReadForm::MemberNumber : ReadForm::AsIs;
        forms.write = number ? WriteForm::MemberNumber : WriteForm::AsIs;
        if (source.kind == TypeKind::Float)
            forms.read = forms.sinkRead = ReadForm::ExactFloat;
        if (source.kind == TypeKind::Json || source.kind == TypeKind::Uuid
            || source.kind == TypeKind::Inet || source.kind == TypeKind::Unknown)
            forms.write = portableWrite(sink, options.sinkDialect);
        if (source.declared != sink.declared || isFloating(source))
            forms.compare = compareByValue(source, sink);
    } else {
        forms.read = portableMysqlRead(source);
        forms.sinkRead = portableMysqlRead(sink);
        forms.write = portableWrite(sink, options.sinkDialect);
        forms.compare = compareByValue(source, sink);
    }
    // A server that stores JSON as values prints it in its own way.
    const bool sinkParses = sink.kind == TypeKind::Json && options.sinkDialect == Dialect::MySql;
    // Two of them agree on values; a number that was a DECIMAL inside comes back as a DOUBLE.
    if (sinkParses)
        forms.compare = CompareForm::Json;
    return forms;
}

bool isBinary(const ColumnType &type)
{
    return type.kind == TypeKind::Binary || type.kind == TypeKind::Varbinary
           || type.kind == TypeKind::Blob || type.kind == TypeKind::Geometry;
}

Forms mysqlToSqlite(const ColumnType &source)
{
    Forms forms;
    forms.read = portableMysqlRead(source);
    forms.compare = compareByValue(source, ColumnType{});
    if (isBinary(source))
        forms.write = WriteForm::BindBlob;
    else if (isWhole(source) || source.kind == TypeKind::Bit)
        forms.write = WriteForm::BindInteger;
    else if (isFloating(source))
        forms.write = WriteForm::BindReal;
    else
        forms.write = WriteForm::BindText;
    return forms;
}

Forms sqliteToMysql(const ColumnType &sink, const TransferOptions &options)
{
    Forms forms;
    forms.write = portableWrite(sink, options.sinkDialect);
    forms.sinkRead = portableMysqlRead(sink);
    forms.compare = compareByValue(ColumnType{}, sink);
    if (sink.kind == TypeKind::Json && options.sinkDialect == Dialect::MySql)
        forms.compare = CompareForm::Json;
    return forms;
}

Forms postgresToMysql(const ColumnType &source, const ColumnType &sink,
                      const TransferOptions &options)
{
    Forms forms;
    if (source.kind == TypeKind::Float)
        forms.read = ReadForm::ExactFloat;
    else if (needsPortableForm(source))
        forms.read = ReadForm::Portable;
    forms.write = portableWrite(sink, options.sinkDialect);
    forms.sinkRead = portableMysqlRead(sink);
    // Only the sink's type counts: an interval may well be kept as a text.
    forms.compare = compareByValue(ColumnType{}, sink);
    if (sink.kind == TypeKind::Json && options.sinkDialect == Dialect::MySql)
        forms.compare = CompareForm::Json;
    return forms;
}

Forms postgresToSqlite(const ColumnType &source)
{
    Forms forms = mysqlToSqlite(source);
    if (isTextInSqlite(source))
        return {ReadForm::AsIs, WriteForm::BindText, ReadForm::AsIs, CompareForm::Bytes};
    forms.read = portablePostgresRead(source);
    return forms;
}

Forms formsByRoute(const ColumnType &source, const ColumnType &sink, const TransferOptions &options)
{
    const bool fromSqlite = options.sourceDialect == Dialect::Sqlite;
    const bool toSqlite = options.sinkDialect == Dialect::Sqlite;
    if (options.sinkDialect == Dialect::PostgreSql)
        return formsToPostgres(source, sink, options);
    if (options.sourceDialect == Dialect::PostgreSql)
        return toSqlite ? postgresToSqlite(source) : postgresToMysql(source, sink, options);
    if (fromSqlite && toSqlite)
        return {ReadForm::AsIs, WriteForm::AsIs, ReadForm::AsIs, CompareForm::Dynamic};
    if (fromSqlite)
        return sqliteToMysql(sink, options);
    if (toSqlite)
        return mysqlToSqlite(source);
    return mysqlToMysql(source, sink, options);
}

Forms chooseForms(const ColumnType &source, const ColumnType &sink, const TransferOptions &options)
{
    Forms forms = formsByRoute(source, sink, options);
    // MariaDB shows no negative zero, and SQLite stores none in a column of numbers.
    const bool signless = options.sourceDialect == Dialect::MariaDb
                          || options.sinkDialect == Dialect::MariaDb
                          || options.sinkDialect == Dialect::Sqlite;
    if (signless && forms.compare == CompareForm::Double)
        forms.compare = CompareForm::DoubleWithoutSign;
    return forms;
}

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> keyColumns(const TableSchema &table)
{
    std::vector<std::string> names;
    if (const Index *key = table.rowKey()) {
        for (const IndexPart &part : key->parts)
            names.push_back(part.column);
    }
    return names;
}

bool isKept(const std::string &column, const std::vector<std::string> &key,
            const TransferOptions &options)
{
    return options.keptColumns.empty() || contains(options.keptColumns, column)
           || contains(key, column);
}

// Column names are compared as written, then without case: stores differ in whether case matters;
// then as PostgreSQL and MySQL can have them.
const Column *partnerOf(const Column &column, const TableSchema &table)
{
    if (const Column *same = table.findColumn(column.name))
        return same;
    for (const Column &candidate : table.columns) {
        if (equalsIgnoringCase(candidate.name, column.name))
            return &candidate;
    }
    for (const Column &candidate : table.columns) {
        if (postgresColumnName(candidate.name) == column.name
            || candidate.name == postgresColumnName(column.name)
            || mysqlName(candidate.name) == column.name || candidate.name == mysqlName(column.name))
            return &candidate;
    }
    return nullptr;
}

Result<void> requireEveryColumn(const TableSchema &source, const TableSchema &sink,
                                const std::vector<std::string> &key, const TransferOptions &options)
{
    for (const Column &column : source.columns) {
        if (isKept(column.name, key, options) && !partnerOf(column, sink))
            return fail(ErrorCode::SchemaMismatch,
                        "column " + column.name + " of " + source.name.qualified()
                            + " does not exist in " + sink.name.qualified() + " at the destination",
                        "add the column there, or leave it out with filterColumns");
    }
    for (const std::string &kept : options.keptColumns) {
        if (!source.findColumn(kept))
            return fail(ErrorCode::ObjectMissing,
                        "filterColumns names the column " + kept + ", which "
                            + source.name.qualified() + " does not have",
                        "correct the name; case matters");
    }
    return {};
}

// The sink's key, if it identifies rows by the same columns as the source's. A column that may be
// NULL there would hide its row from every slice `key > bound`.
std::vector<std::string> sinkKeyFor(const TableTransfer &transfer, const TableSchema &sink)
{
    std::vector<std::string> names;
    for (const std::size_t position : transfer.keyPositions())
        names.push_back(transfer.columns[position].sinkName);
    std::vector<std::string> sorted = names;
    std::sort(sorted.begin(), sorted.end());
    for (const Index &index : sink.indexes) {
        if (index.kind != IndexKind::Primary && index.kind != IndexKind::Unique)
            continue;
        std::vector<std::string> parts;
        for (const IndexPart &part : index.parts) {
            const Column *column = sink.findColumn(part.column);
            const bool identifies = column && !column->nullable && !part.prefixLength;
            parts.push_back(identifies ? part.column : std::string());
        }
        std::sort(parts.begin(), parts.end());
        if (parts == sorted)
            return names;
    }
    return {};
}

} // namespace

Result<TableTransfer> planTransfer(const TableSchema &source, const TableSchema &sink,
                                   const TransferOptions &options)
{
    TableTransfer transfer;
    transfer.source = source.name;
    transfer.sink = sink.name;
    transfer.whereClause = options.whereClause;
    transfer.sourceKey = keyColumns(source);
    if (auto complete = requireEveryColumn(source, sink, transfer.sourceKey, options); !complete)
        return failure(std::move(complete));

    for (const Column &sinkColumn : sink.columns) {
        const Column *column = partnerOf(sinkColumn, source);
        if (!column || !isKept(column->name, transfer.sourceKey, options))
            continue;
        const Forms forms = chooseForms(column->type, sinkColumn.type, options);
        transfer.columns.push_back({column->name, sinkColumn.name, forms.read, forms.write,
                                    forms.sinkRead, forms.compare,
                                    sinkColumn.generated == Generated::No});
    }
    if (transfer.columns.empty())
        return fail(ErrorCode::SchemaMismatch,
                    source.name.qualified() + " and " + sink.name.qualified() + " share no column");
    if (!transfer.sourceKey.empty())
        transfer.sinkKey = sinkKeyFor(transfer, sink);
    return transfer;
}

} // namespace godwit
