#include "core/schema/kept_columns.h"

#include "core/base/text.h"
#include "core/schema/sql_lexer.h"

#include <algorithm>

namespace godwit {

namespace {

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool uses(std::string_view sql, const std::vector<std::string> &names)
{
    for (const Lexeme &lexeme : lexSqlite(sql)) {
        if (lexeme.isName() && contains(names, lexeme.name()))
            return true;
    }
    return false;
}

} // namespace

Result<std::vector<std::string>> droppedColumns(const TableSchema &table,
                                                const std::vector<std::string> &keptColumns)
{
    std::vector<std::string> dropped;
    if (keptColumns.empty())
        return dropped;
    for (const std::string &name : keptColumns) {
        if (!table.findColumn(name)) {
            return fail(ErrorCode::ObjectMissing,
                        table.name.qualified() + " has no column " + printable(name),
                        "correct filterColumns; case matters");
        }
    }
    std::vector<std::string> key;
    if (const Index *index = table.rowKey()) {
        for (const IndexPart &part : index->parts)
            key.push_back(part.column);
    }
    for (const Column &column : table.columns) {
        if (!contains(keptColumns, column.name) && !contains(key, column.name))
            dropped.push_back(column.name);
    }
    return dropped;
}

void removeColumns(TableSchema &table, const std::vector<std::string> &names)
{
    std::erase_if(table.columns, [&](const Column &c) { return contains(names, c.name); });
    std::erase_if(table.indexes, [&](const Index &index) {
        return uses(index.where, names)
               || std::any_of(index.parts.begin(), index.parts.end(), [&](const IndexPart &part) {
                      return contains(names, part.column) || uses(part.expression, names);
                  });
    });
    std::erase_if(table.foreignKeys, [&](const ForeignKey &key) {
        return std::any_of(key.columns.begin(), key.columns.end(),
                           [&](const std::string &column) { return contains(names, column); });
    });
    std::erase_if(table.checks, [&](const Check &check) { return uses(check.expression, names); });
}

} // namespace godwit
