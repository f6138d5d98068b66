#include "core/connectors/mysql/mysql_schema_reader.h"

#include "core/base/text.h"
#include "core/connectors/mysql/mysql_catalog.h"
#include "core/connectors/oceanbase/oceanbase_definitions.h"
#include "core/connectors/oceanbase/oceanbase_sizes.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/table_from_text.h"
#include "core/schema/view_text.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

std::string literal(std::string_view text)
{
    return quoteText(Dialect::MySql, text);
}

/// `a = 'x' AND b = 'y'`; the server may take more names for equal than there are.
std::string nameCondition(const std::string &schemaColumn, const std::string &tableColumn,
                          const TableName &name)
{
    return schemaColumn + " = " + literal(name.database) + " AND " + tableColumn + " = "
           + literal(name.table);
}

tl::unexpected<Error> noSuch(const std::string &what, const TableName &name)
{
    auto error = fail(ErrorCode::ObjectMissing, "there is no " + what + " of this name",
                      "Check the name; letter case counts.");
    error.value().object = name.qualified();
    return error;
}

/// Fills in what SHOW CREATE TABLE leaves to the server's defaults.
class TableCompleter
{
public:
    TableCompleter(MysqlConnection &connection, TableSchema &table, bool foldsCase)
        : m_connection(connection)
        , m_table(table)
        , m_foldsCase(foldsCase)
    {}

    Result<void> run()
    {
        if (auto done = statistics(); !done)
            return done;
        if (auto done = charsets(); !done)
            return done;
        if (auto done = triggers(); !done)
            return done;
        return defaults();
    }

private:
    /// The first two cells name this table, as the server compares names.
    bool isAbout(const RowBatch &rows, std::size_t i) const
    {
        if (m_foldsCase)
            return equalsIgnoringCase(rows.cell(i, 0), m_table.name.database)
                   && equalsIgnoringCase(rows.cell(i, 1), m_table.name.table);
        return rows.cell(i, 0) == m_table.name.database && rows.cell(i, 1) == m_table.name.table;
    }

    Result<void> statistics()
    {
        auto rows = m_connection.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_COLLATION, TABLE_ROWS, DATA_LENGTH"
            " FROM information_schema.TABLES WHERE "
            + nameCondition("TABLE_SCHEMA", "TABLE_NAME", m_table.name));
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i) {
            if (!isAbout(*rows, i))
                continue;
            if (m_table.collation.empty())
                m_table.collation = std::string(rows->cell(i, 2));
            m_table.estimatedRows = parseUnsigned(rows->cell(i, 3)).value_or(0);
            m_table.dataBytes = parseUnsigned(rows->cell(i, 4)).value_or(0);
        }
        return {};
    }

    Result<void> charsets()
    {
        auto rows = m_connection.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, CHARACTER_SET_NAME, COLLATION_NAME"
            " FROM information_schema.COLUMNS WHERE "
            + nameCondition("TABLE_SCHEMA", "TABLE_NAME", m_table.name));
        if (!rows)
            return failure(std::move(rows));
        std::map<std::string, std::size_t, std::less<>> byName;
        for (std::size_t i = 0; i < rows->rows(); ++i)
            if (isAbout(*rows, i))
                byName.emplace(std::string(rows->cell(i, 2)), i);
        for (Column &column : m_table.columns) {
            const auto row = byName.find(column.name);
            if (row == byName.end() || rows->isNull(row->second, 3)
                || column.type.kind == TypeKind::Json)
                continue;
            column.type.charset = std::string(rows->cell(row->second, 3));
            column.type.collation = std::string(rows->cell(row->second, 4));
        }
        return {};
    }

    Result<void> triggers()
    {
        auto rows = m_connection.query(
            "SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME"
            " FROM information_schema.TRIGGERS WHERE "
            + nameCondition("EVENT_OBJECT_SCHEMA", "EVENT_OBJECT_TABLE", m_table.name)
            + " ORDER BY TRIGGER_NAME");
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i)
            if (isAbout(*rows, i))
                m_table.triggers.emplace_back(rows->cell(i, 2));
        return {};
    }

    /// A server's catalogue holds three-byte UTF-8: other bytes and characters come out of it as
    /// question marks or raw. DEFAULT() gives the stored ones.
    static bool needsBytes(const Column &column)
    {
        if (!column.defaultExpression || column.generated != Generated::No)
            return false;
        const std::string &sql = *column.defaultExpression;
        const TypeKind kind = column.type.kind;
        const bool binary =
            kind == TypeKind::Binary || kind == TypeKind::Varbinary || kind == TypeKind::Blob;
        return sql.starts_with('\'') && (sql.find('?') != sql.npos || (binary && !isAscii(sql)));
    }

    static bool isAscii(std::string_view text)
    {
        return std::all_of(text.begin(), text.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    Result<void> defaults()
    {
        for (Column &column : m_table.columns) {
            if (!needsBytes(column))
                continue;
            const bool text = !column.type.charset.empty() && column.type.charset != "binary";
            const std::string call = "DEFAULT(" + quoteName(Dialect::MySql, column.name) + ')';
            auto value = m_connection.queryText(
                "SELECT HEX(" + (text ? "CONVERT(" + call + " USING utf8mb4)" : call)
                + ") FROM (SELECT 1) one LEFT JOIN " + quoteTable(Dialect::MySql, m_table.name)
                + " ON FALSE");
            if (!value)
                return failure(std::move(value));
            setDefault(column, *value, text);
        }
        return {};
    }

    static void setDefault(Column &column, const std::string &hex, bool text)
    {
        if (hex.empty())
            return;
        if (!text) {
            column.defaultExpression = "x'" + hex + '\'';
            return;
        }
        std::string bytes;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        if (bytes != decodeLiteral(*column.defaultExpression))
            column.defaultExpression = literal(bytes);
    }

    MysqlConnection &m_connection;
    TableSchema &m_table;
    bool m_foldsCase;
};

} // namespace

Result<void> MysqlSchemaReader::leaveDatabase()
{
    if (m_left)
        return {};
    auto done = m_connection->execute("USE information_schema");
    m_left = done.has_value();
    return done;
}

Result<bool> MysqlSchemaReader::foldsCase()
{
    if (!m_foldsCase) {
        auto setting = m_connection->queryText("SELECT @@lower_case_table_names");
        if (!setting)
            return failure(std::move(setting));
        m_foldsCase = *setting != "0";
    }
    return *m_foldsCase;
}

Result<Catalog> MysqlSchemaReader::readCatalog(const CatalogQuery &query)
{
    return readMysqlCatalog(*m_connection, query);
}

Result<TableSchema> MysqlSchemaReader::readTable(const TableName &name)
{
    auto rows = m_connection->query("SHOW CREATE TABLE " + quoteTable(Dialect::MySql, name));
    if (!rows)
        return tl::unexpected(std::move(rows.error()).of(name.qualified()));
    // A view answers too, with other columns.
    if (rows->rows() != 1 || rows->columns() != 2)
        return noSuch("table", name);
    std::string text(rows->cell(0, 1));
    if (m_connection->isOceanBase()) {
        auto readable = withReadableMembers(*m_connection, name, std::move(text));
        if (!readable)
            return tl::unexpected(std::move(readable.error()).of(name.qualified()));
        text = std::move(*readable);
    }
    auto table = tableFromCreateText(name, text);
    if (!table)
        return tl::unexpected(std::move(table.error()).of(name.qualified()));
    const auto folds = foldsCase();
    if (!folds)
        return tl::unexpected(Error(folds.error()).of(name.qualified()));
    if (auto done = TableCompleter(*m_connection, *table, *folds).run(); !done)
        return tl::unexpected(std::move(done.error()).of(name.qualified()));
    if (m_connection->isOceanBase()) {
        if (auto done = completeOceanBase(*table); !done)
            return tl::unexpected(std::move(done.error()).of(name.qualified()));
    }
    return table;
}

Result<void> MysqlSchemaReader::completeOceanBase(TableSchema &table)
{
    if (table.estimatedRows == 0)
        table.estimatedRows = oceanBaseRows(*m_connection, table.name);
    auto groups = tablegroupStatements(*m_connection, table.createStatement);
    if (!groups)
        return failure(std::move(groups));
    table.extraStatements = std::move(*groups);
    useOceanBaseTypes(table);
    return {};
}

Result<ViewSchema> MysqlSchemaReader::readView(const TableName &name)
{
    const auto failed = [&](Error error) {
        return tl::unexpected(std::move(error).of(name.qualified()));
    };
    if (auto done = leaveDatabase(); !done)
        return failed(std::move(done.error()));
    auto rows = m_connection->query("SHOW CREATE VIEW " + quoteTable(Dialect::MySql, name));
    if (!rows)
        return failed(std::move(rows.error()));
    if (rows->rows() != 1 || rows->columns() < 4)
        return noSuch("view", name);
    ViewSchema view;
    view.name = name;
    view.createStatement = std::string(rows->cell(0, 1));
    view.clientCharset = std::string(rows->cell(0, 2));
    view.connectionCollation = std::string(rows->cell(0, 3));
    auto text = parseCreateView(view.createStatement);
    if (!text)
        return failed(std::move(text.error()));
    view.select = std::move(text->select);
    view.algorithm = std::move(text->algorithm);
    view.sqlSecurity = std::move(text->sqlSecurity);
    view.checkOption = std::move(text->checkOption);

    auto columns = m_connection->query(
        "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE "
        + nameCondition("TABLE_SCHEMA", "TABLE_NAME", name) + " ORDER BY ORDINAL_POSITION");
    if (!columns)
        return failed(std::move(columns.error()));
    for (std::size_t i = 0; i < columns->rows(); ++i)
        if (columns->cell(i, 0) == name.database && columns->cell(i, 1) == name.table)
            view.columns.emplace_back(columns->cell(i, 2));

    auto used = existingTables(namePairs(view.select));
    if (!used)
        return failed(std::move(used.error()));
    view.dependsOn = std::move(*used);
    return view;
}

Result<std::vector<TableName>>
MysqlSchemaReader::existingTables(const std::vector<TableName> &candidates)
{
    std::vector<TableName> found;
    if (candidates.empty())
        return found;
    std::vector<std::string> conditions;
    for (const TableName &name : candidates)
        conditions.push_back('(' + nameCondition("TABLE_SCHEMA", "TABLE_NAME", name) + ')');
    auto rows =
        m_connection->query("SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE "
                            + join(conditions, " OR "));
    if (!rows)
        return failure(std::move(rows));
    std::vector<TableName> existing;
    for (std::size_t i = 0; i < rows->rows(); ++i)
        existing.push_back({std::string(rows->cell(i, 0)), std::string(rows->cell(i, 1))});
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found),
                 [&](const TableName &name) {
                     return std::find(existing.begin(), existing.end(), name) != existing.end();
                 });
    return found;
}

} // namespace godwit
