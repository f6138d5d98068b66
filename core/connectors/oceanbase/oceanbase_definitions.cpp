#include "core/connectors/oceanbase/oceanbase_definitions.h"

#include "core/base/text.h"
#include "core/schema/create_table_text.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

std::string literal(std::string_view text)
{
    return quoteText(Dialect::MySql, text);
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Members as the dictionary keeps them: in the column's charset.
Result<std::vector<std::string>>
inUtf8(MysqlConnection &connection, std::vector<std::string> members, const std::string &charset)
{
    const bool already = charset == "utf8mb4" || charset == "utf8" || charset == "utf8mb3";
    const bool wide = charset.starts_with("utf16") || charset == "utf32" || charset == "ucs2";
    if (already || (!wide && std::all_of(members.begin(), members.end(), isAscii)))
        return members;
    std::vector<std::string> items;
    for (const std::string &member : members)
        items.push_back("CONVERT(_" + charset + " x'" + toHex(member) + "' USING utf8mb4)");
    auto row = connection.query("SELECT " + join(items, ", "));
    if (!row)
        return failure(std::move(row));
    for (std::size_t i = 0; i < members.size() && row->rows() == 1; ++i)
        members[i] = std::string(row->cell(0, i));
    return members;
}

/// By column; empty where the account may not read the dictionary.
std::map<std::string, std::string> dictionaryOf(MysqlConnection &connection, const TableName &table)
{
    std::map<std::string, std::string> packed;
    const auto rows =
        connection.query("SELECT c.column_name, c.extended_type_info FROM oceanbase.__all_column c"
                         " JOIN oceanbase.__all_table t ON t.table_id = c.table_id"
                         " JOIN oceanbase.__all_database d ON d.database_id = t.database_id"
                         " WHERE d.database_name = "
                         + literal(table.database) + " AND t.table_name = " + literal(table.table)
                         + " AND LENGTH(c.extended_type_info) > 0");
    for (std::size_t i = 0; rows && i < rows->rows(); ++i)
        packed[std::string(rows->cell(i, 0))] = std::string(rows->cell(i, 1));
    return packed;
}

} // namespace

Result<std::string> withReadableMembers(MysqlConnection &connection, const TableName &table,
                                        std::string createStatement)
{
    if (createStatement.find(" enum(") == createStatement.npos
        && createStatement.find(" set(") == createStatement.npos)
        return createStatement;
    auto rows = connection.query(
        "SELECT COLUMN_NAME, COLUMN_TYPE, CHARACTER_SET_NAME FROM information_schema.COLUMNS"
        " WHERE DATA_TYPE IN ('enum', 'set') AND TABLE_SCHEMA = "
        + literal(table.database) + " AND TABLE_NAME = " + literal(table.table));
    if (!rows)
        return failure(std::move(rows));
    const auto packed = dictionaryOf(connection, table);
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        const std::string column(rows->cell(i, 0)), type(rows->cell(i, 1));
        std::vector<std::string> members;
        if (const auto own = packed.find(column); own != packed.end()) {
            auto read =
                inUtf8(connection, unpackedMembers(own->second), std::string(rows->cell(i, 2)));
            if (!read)
                return failure(std::move(read));
            members = std::move(*read);
        }
        createStatement = withEscapedMembers(createStatement, column, type, members);
    }
    return createStatement;
}

Result<std::vector<std::string>> tablegroupStatements(MysqlConnection &connection,
                                                      const std::string &createStatement)
{
    std::vector<std::string> statements;
    const auto text = parseCreateTable(createStatement);
    const TableOptionText *option = text ? text->findOption("TABLEGROUP") : nullptr;
    if (!option)
        return statements;
    auto rows = connection.query("SHOW CREATE TABLEGROUP "
                                 + quoteName(Dialect::MySql, decodeLiteral(option->value)));
    if (!rows && rows.error().code == ErrorCode::ConnectionLost)
        return failure(std::move(rows));
    if (rows && rows->rows() == 1 && rows->columns() == 2)
        statements.emplace_back(rows->cell(0, 1));
    return statements;
}

} // namespace godwit
