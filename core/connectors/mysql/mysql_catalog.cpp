#include "core/connectors/mysql/mysql_catalog.h"

#include "core/base/text.h"
#include "core/connectors/oceanbase/oceanbase_sizes.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace godwit {

namespace {

constexpr std::array<std::string_view, 5> hiddenDatabases = {"mysql", "sys", "information_schema",
                                                             "performance_schema", "godwit"};

constexpr std::array<std::string_view, 11> hiddenAtOceanBase = {
    "mysql",   "sys",        "information_schema", "performance_schema", "godwit",  "oceanbase",
    "LBACSYS", "ORAAUDITOR", "sys_external_tbs",   "__recyclebin",       "__public"};

std::span<const std::string_view> hiddenAt(const MysqlConnection &connection)
{
    if (connection.isOceanBase())
        return hiddenAtOceanBase;
    return hiddenDatabases;
}

/// Narrows a query to the databases asked for. The server compares names as its collation does, so
/// more may come back: isWanted() decides.
std::string condition(const std::string &column, const CatalogQuery &query,
                      std::span<const std::string_view> hiddenNames)
{
    std::vector<std::string> names;
    for (const std::string &database : query.databases)
        names.push_back(quoteText(Dialect::MySql, database));
    if (names.empty())
        for (const std::string_view hidden : hiddenNames)
            names.push_back(quoteText(Dialect::MySql, hidden));
    return column + (query.databases.empty() ? " NOT IN (" : " IN (") + join(names, ", ") + ')';
}

class CatalogReader
{
public:
    CatalogReader(MysqlConnection &connection, const CatalogQuery &query)
        : m_connection(connection)
        , m_query(query)
        , m_hidden(hiddenAt(connection))
        , m_wanted(query.databases.begin(), query.databases.end())
    {}

    Result<Catalog> run()
    {
        if (auto done = databases(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = uniqueKeys(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = objects(); !done)
            return tl::unexpected(std::move(done.error()));
        if (auto done = others(); !done)
            return tl::unexpected(std::move(done.error()));
        if (m_connection.isOceanBase())
            completeOceanBaseSizes(m_connection, m_catalog);
        std::sort(m_catalog.objects.begin(), m_catalog.objects.end(),
                  [](const CatalogObject &a, const CatalogObject &b) { return a.name < b.name; });
        std::sort(m_catalog.others.begin(), m_catalog.others.end());
        return std::move(m_catalog);
    }

private:
    bool isWanted(std::string_view database) const
    {
        if (std::any_of(m_hidden.begin(), m_hidden.end(), [&](std::string_view hidden) {
                return equalsIgnoringCase(database, hidden);
            }))
            return false;
        return m_wanted.empty() || m_wanted.find(database) != m_wanted.end();
    }

    Result<void> databases()
    {
        auto rows = m_connection.query(
            "SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME"
            " FROM information_schema.SCHEMATA WHERE "
            + condition("SCHEMA_NAME", m_query, m_hidden) + " ORDER BY 1");
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i)
            if (isWanted(rows->cell(i, 0)))
                m_catalog.databases.push_back({std::string(rows->cell(i, 0)),
                                               std::string(rows->cell(i, 1)),
                                               std::string(rows->cell(i, 2))});
        return {};
    }

    /// One line per column of every unique index. They are put together here, not by GROUP BY: the
    /// server would take names that differ in case only for one.
    Result<void> uniqueKeys()
    {
        auto rows =
            m_connection.query("SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME,"
                               " COLUMN_NAME IS NOT NULL AND NULLABLE <> 'YES' AND SUB_PART IS NULL"
                               " FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND "
                               + condition("TABLE_SCHEMA", m_query, m_hidden));
        if (!rows)
            return failure(std::move(rows));
        std::map<TableName, std::map<std::string, bool>> indexes;
        for (std::size_t i = 0; i < rows->rows(); ++i) {
            const TableName table{std::string(rows->cell(i, 0)), std::string(rows->cell(i, 1))};
            const bool identifies = rows->cell(i, 3) == "1";
            const auto [index, added] =
                indexes[table].try_emplace(std::string(rows->cell(i, 2)), identifies);
            index->second = index->second && identifies;
        }
        for (const auto &[table, byName] : indexes)
            if (std::any_of(byName.begin(), byName.end(), [](const auto &i) { return i.second; }))
                m_keyed.insert(table);
        return {};
    }

    Result<void> objects()
    {
        auto rows = m_connection.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_ROWS, DATA_LENGTH"
            " FROM information_schema.TABLES WHERE "
            + condition("TABLE_SCHEMA", m_query, m_hidden));
        if (!rows)
            return failure(std::move(rows));
        for (std::size_t i = 0; i < rows->rows(); ++i)
            add(*rows, i);
        return {};
    }

    /// A server that has no such view has no such objects.
    Result<void> others()
    {
        static constexpr std::array<std::array<const char *, 2>, 2> views = {
            {{"SELECT ROUTINE_SCHEMA, LOWER(ROUTINE_TYPE), ROUTINE_NAME"
              " FROM information_schema.ROUTINES WHERE ",
              "ROUTINE_SCHEMA"},
             {"SELECT EVENT_SCHEMA, 'event', EVENT_NAME FROM information_schema.EVENTS WHERE ",
              "EVENT_SCHEMA"}}};
        for (const auto &[select, column] : views) {
            auto rows = m_connection.query(select + condition(column, m_query, m_hidden));
            if (!rows && rows.error().code == ErrorCode::StatementFailed)
                continue;
            if (!rows)
                return failure(std::move(rows));
            for (std::size_t i = 0; i < rows->rows(); ++i)
                if (isWanted(rows->cell(i, 0)))
                    addOther(rows->cell(i, 0), rows->cell(i, 1), rows->cell(i, 2));
        }
        return {};
    }

    void addOther(std::string_view database, std::string_view kind, std::string_view name)
    {
        m_catalog.others.push_back({std::string(database), std::string(kind), std::string(name)});
    }

    /// OceanBase's own table behind a materialized view, or the log of one.
    static bool isHelper(std::string_view table)
    {
        return table.starts_with("__mv_container_") || table.starts_with("mlog$_");
    }

    void add(const RowBatch &rows, std::size_t i)
    {
        const std::string_view type = rows.cell(i, 2);
        const bool isTable = type == "BASE TABLE" || type == "SYSTEM VERSIONED";
        if (type == "SEQUENCE" && isWanted(rows.cell(i, 0)))
            addOther(rows.cell(i, 0), "sequence", rows.cell(i, 1));
        // Sequences and temporary tables are neither.
        if (!isWanted(rows.cell(i, 0)) || (!isTable && type != "VIEW")
            || (m_connection.isOceanBase() && isHelper(rows.cell(i, 1))))
            return;
        CatalogObject object;
        object.name = {std::string(rows.cell(i, 0)), std::string(rows.cell(i, 1))};
        object.kind = isTable ? ObjectKind::Table : ObjectKind::View;
        if (isTable) {
            object.estimatedRows = parseUnsigned(rows.cell(i, 3)).value_or(0);
            object.dataBytes = parseUnsigned(rows.cell(i, 4)).value_or(0);
            object.hasUniqueKey = m_keyed.count(object.name) > 0;
        }
        m_catalog.objects.push_back(std::move(object));
    }

    MysqlConnection &m_connection;
    const CatalogQuery &m_query;
    std::span<const std::string_view> m_hidden;
    std::set<std::string, std::less<>> m_wanted;
    std::set<TableName> m_keyed;
    Catalog m_catalog;
};

} // namespace

Result<Catalog> readMysqlCatalog(MysqlConnection &connection, const CatalogQuery &query)
{
    return CatalogReader(connection, query).run();
}

} // namespace godwit
