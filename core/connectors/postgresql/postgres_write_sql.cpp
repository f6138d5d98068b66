#include "core/connectors/postgresql/postgres_write_sql.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>

namespace godwit {

namespace {

std::string columnsOf(const WriteRequest &request)
{
    std::vector<std::string> names;
    for (const WriteRequest::Item &item : request.items)
        names.push_back(item.column);
    return quoteNames(Dialect::PostgreSql, names);
}

CopyTarget targetOf(const WriteRequest::Item &item, const PostgresSinkTable &table)
{
    const auto found = table.columns.find(item.column);
    if (found == table.columns.end())
        return {};
    if (found->second.kind == TypeKind::Blob)
        return {CopyTarget::Form::Bytes, 0};
    if (found->second.kind == TypeKind::Bit && item.form == WriteForm::MemberNumber)
        return {CopyTarget::Form::Bits, found->second.length.value_or(1)};
    return {};
}

} // namespace

std::string copyInSql(const std::string &quotedTable, const WriteRequest &request)
{
    return "COPY " + quotedTable + " (" + columnsOf(request) + ") FROM STDIN";
}

std::vector<CopyTarget> copyTargets(const WriteRequest &request, const PostgresSinkTable &table)
{
    std::vector<CopyTarget> targets;
    for (const WriteRequest::Item &item : request.items)
        targets.push_back(targetOf(item, table));
    return targets;
}

std::string replacementTable()
{
    return "pg_temp.godwit_rows";
}

std::string createReplacements(const WriteRequest &request)
{
    return "DROP TABLE IF EXISTS " + replacementTable() + "; CREATE TEMPORARY TABLE "
           + replacementTable() + " ON COMMIT DELETE ROWS AS SELECT " + columnsOf(request)
           + " FROM " + quoteTable(Dialect::PostgreSql, request.table) + " WITH NO DATA";
}

std::string replaceRows(const WriteRequest &request, const PostgresSinkTable &table)
{
    const auto &key = table.conflictKey;
    std::vector<std::string> changes;
    for (const WriteRequest::Item &item : request.items) {
        const bool isKey = std::find(key.begin(), key.end(), item.column) != key.end();
        const std::string name = quoteName(Dialect::PostgreSql, item.column);
        if (!isKey && table.alwaysNumbered.count(item.column) == 0)
            changes.push_back(name + " = EXCLUDED." + name);
    }
    // A row that is nothing but its key is changed to itself, so that it is counted.
    if (changes.empty()) {
        const std::string name = quoteName(Dialect::PostgreSql, key.front());
        changes.push_back(name + " = EXCLUDED." + name);
    }
    const std::string columns = columnsOf(request);
    return "INSERT INTO " + quoteTable(Dialect::PostgreSql, request.table) + " (" + columns
           + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + replacementTable()
           + " ON CONFLICT (" + quoteNames(Dialect::PostgreSql, key) + ") DO UPDATE SET "
           + join(changes, ", ");
}

} // namespace godwit
