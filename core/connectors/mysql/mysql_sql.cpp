#include "core/connectors/mysql/mysql_sql.h"

#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string name(const std::string &text)
{
    return quoteName(Dialect::MySql, text);
}

// CONVERT turns a character that has no Unicode form into `?` without a word. One more `?` than
// there was makes EXP overflow, so that the statement fails; see unmappableTextError.
std::string convertedLoudly(const std::string &column)
{
    const std::string converted = "CONVERT(" + column + " USING utf8mb4)";
    return "IF(CHAR_LENGTH(REPLACE(" + converted + ", '?', '')) <> CHAR_LENGTH(REPLACE(" + column
           + ", '?', '')), EXP(710 + 0 * LENGTH(" + column + ")), " + converted + ")";
}

std::string selected(const ReadRequest::Item &item)
{
    const std::string column = name(item.column);
    switch (item.form) {
    case ReadForm::AsIs:
    case ReadForm::Portable: // PostgreSQL only
        return column;
    // `* 1E0` keeps -0, which `+ 0E0` loses; FLOAT's own text has six digits only.
    case ReadForm::ExactFloat:
        return column + " * 1E0";
    case ReadForm::MemberNumber:
        return "CAST(" + column + " AS UNSIGNED)";
    case ReadForm::Utf8:
        return convertedLoudly(column);
    case ReadForm::WellKnownBinary:
        return "ST_AsBinary(" + column + ")";
    }
    return column;
}

// (a > x) OR (a = x AND b > y), with the leading `a >= x` that lets the server use the index.
std::string beyond(const std::vector<std::string> &columns, const KeyBound &bound,
                   const char *strict, const char *last)
{
    std::string condition;
    if (columns.size() > 1)
        condition = name(columns[0]) + ' ' + strict[0] + "= " + bound.literals[0] + " AND (";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            condition += " OR ";
        condition += '(';
        for (std::size_t j = 0; j < i; ++j)
            condition += name(columns[j]) + " = " + bound.literals[j] + " AND ";
        const bool isLast = i + 1 == columns.size();
        condition +=
            name(columns[i]) + ' ' + (isLast ? last : strict) + ' ' + bound.literals[i] + ')';
    }
    if (columns.size() > 1)
        condition += ')';
    return condition;
}

std::string tableAsOf(const TableName &table, const std::string &asOf)
{
    return quoteTable(Dialect::MySql, table)
           + (asOf.empty() ? std::string() : " AS OF SNAPSHOT " + asOf);
}

std::string orderBy(const std::vector<std::string> &columns)
{
    return " ORDER BY " + quoteNames(Dialect::MySql, columns);
}

} // namespace

std::string rangeCondition(const KeyRange &range)
{
    std::string condition;
    if (range.after)
        condition = beyond(range.columns, *range.after, ">", ">");
    if (range.upTo) {
        if (!condition.empty())
            condition += " AND ";
        condition += beyond(range.columns, *range.upTo, "<", "<=");
    }
    return condition.empty() ? "1" : condition;
}

std::string selectSql(const ReadRequest &request, const std::string &asOf)
{
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < request.items.size(); ++i) {
        if (i > 0)
            sql += ", ";
        sql += selected(request.items[i]);
    }
    sql += " FROM " + tableAsOf(request.table, asOf) + " WHERE ";
    sql += rangeCondition(request.range);
    // The line break ends a comment that the clause may close with.
    if (!request.whereClause.empty())
        sql += " AND (" + request.whereClause + "\n)";
    if (request.ordered && !request.range.columns.empty())
        sql += orderBy(request.range.columns);
    if (request.hold)
        sql += " FOR UPDATE";
    return sql;
}

std::string boundSql(const TableName &table, const std::vector<std::string> &key,
                     const std::vector<std::string> &expressions,
                     const std::optional<KeyBound> &after, std::uint64_t rows,
                     const std::string &asOf)
{
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < expressions.size(); ++i)
        sql += (i > 0 ? ", " : "") + expressions[i];
    sql += " FROM (SELECT " + quoteNames(Dialect::MySql, key) + " FROM " + tableAsOf(table, asOf)
           + " WHERE " + rangeCondition({key, after, std::nullopt}) + orderBy(key)
           + " LIMIT 1 OFFSET " + std::to_string(rows > 0 ? rows - 1 : 0) + ") AS b";
    return sql;
}

std::string writtenValue(WriteForm form, const std::string &value)
{
    switch (form) {
    case WriteForm::Json: // CHARACTER SET binary and JSON do not go together (error 3144)
    case WriteForm::FromUtf8:
        return "CONVERT(" + value + " USING utf8mb4)";
    // As a number: the text `1` may be the member '1'.
    case WriteForm::MemberNumber:
        return "CAST(" + value + " AS UNSIGNED)";
    default:
        return value;
    }
}

std::string loadSql(const WriteRequest &request, const std::string &stream)
{
    std::string columns;
    std::string assignments;
    for (std::size_t i = 0; i < request.items.size(); ++i) {
        const WriteRequest::Item &item = request.items[i];
        if (i > 0)
            columns += ", ";
        const std::string variable = "@v" + std::to_string(i);
        const std::string value = writtenValue(item.form, variable);
        columns += value == variable ? name(item.column) : variable;
        if (value != variable) {
            assignments += assignments.empty() ? " SET " : ", ";
            assignments += name(item.column) + " = " + value;
        }
    }
    return "LOAD DATA LOCAL INFILE " + quoteText(Dialect::MySql, stream)
           + (request.conflicts == ConflictPolicy::Replace ? " REPLACE" : "") + " INTO TABLE "
           + quoteTable(Dialect::MySql, request.table)
           + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
             " LINES TERMINATED BY '\\n' ("
           + columns + ')' + assignments;
}

} // namespace godwit
