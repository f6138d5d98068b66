#include "core/schema/sqlite_mysql_foreign_keys.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"
#include "core/schema/mysql_names.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>

namespace godwit {

namespace {

class ForeignKeys
{
public:
    ForeignKeys(const TableSchema &table, const std::vector<ChosenType> &types,
                const SchemaTarget &target, TableSchema &schema, ConvertedTable &converted)
        : m_table(table)
        , m_types(types)
        , m_target(target)
        , m_schema(schema)
        , m_converted(converted)
    {}

    void add(const ForeignKey &source)
    {
        const std::string shown = "the foreign key (" + join(source.columns, ", ") + ") to "
                                  + printable(source.referencedTable.table);
        const auto sink = m_target.sinkOf(source.referencedTable);
        if (!sink) {
            note(Level::Warning, shown + " is lost: that table is not part of the project");
            return;
        }
        if (source.referencedColumns.empty()) {
            note(Level::Warning, shown + " is lost: that table has no such key");
            return;
        }
        const MysqlFeatures server = featuresOf(m_target.facts);
        if (!canAddKeyLater(server, source.columns)
            || !canAddKeyLater(server, source.referencedColumns)) {
            note(Level::Warning,
                 shown + " is lost: OceanBase adds none over a column whose name has a back-quote");
            return;
        }
        ForeignKey key = source;
        key.referencedTable = *sink;
        for (std::string &name : key.columns) {
            for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
                if (!equalsIgnoringCase(m_table.columns[i].name, name))
                    continue;
                name = m_table.columns[i].name;
                if (m_types[i].keyPrefix) {
                    note(Level::Warning, shown + " is lost: its column is too long for a key");
                    return;
                }
            }
        }
        key.onDelete = action(source.onDelete, key, shown, "DELETE");
        key.onUpdate = action(source.onUpdate, key, shown, "UPDATE");
        if (source.deferrable)
            note(Level::Note, shown + " is checked at once, not at the end of the transaction");
        key.name.clear();
        std::string sql = "ALTER TABLE " + quoteTable(Dialect::MySql, m_schema.name) + " ADD "
                          + nameFor(m_schema.foreignKeys.size() + 1) + "FOREIGN KEY ("
                          + quoteNames(Dialect::MySql, key.columns) + ") REFERENCES "
                          + quoteTable(Dialect::MySql, *sink) + " ("
                          + quoteNames(Dialect::MySql, key.referencedColumns) + ")";
        if (!key.onDelete.empty())
            sql += " ON DELETE " + key.onDelete;
        if (!key.onUpdate.empty())
            sql += " ON UPDATE " + key.onUpdate;
        m_converted.foreignKeyStatements.push_back(std::move(sql));
        m_schema.foreignKeys.push_back(std::move(key));
    }

private:
    /// The server makes up a name from the table's, which must not be too long for that.
    std::string nameFor(std::size_t number) const
    {
        const std::string usual = m_schema.name.table + "_ibfk_" + std::to_string(number);
        const std::string name = mysqlName(usual);
        return name == usual ? "" : "CONSTRAINT " + quoteName(Dialect::MySql, name) + ' ';
    }

    std::string action(const std::string &wanted, const ForeignKey &key, const std::string &shown,
                       const char *event)
    {
        const bool setsNull = wanted == "SET NULL";
        const bool impossible =
            setsNull && std::any_of(key.columns.begin(), key.columns.end(), [&](const auto &name) {
                const Column *column = m_schema.findColumn(name);
                return column && !column->nullable;
            });
        if (wanted != "SET DEFAULT" && !impossible)
            return wanted;
        note(Level::Warning,
             shown + " loses ON " + event + ' ' + wanted + ", which MySQL cannot do here");
        return {};
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    const TableSchema &m_table;
    const std::vector<ChosenType> &m_types;
    const SchemaTarget &m_target;
    TableSchema &m_schema;
    ConvertedTable &m_converted;
};

} // namespace

void addForeignKeys(const TableSchema &source, const std::vector<ChosenType> &types,
                    const SchemaTarget &target, TableSchema &sink, ConvertedTable &converted)
{
    ForeignKeys keys(source, types, target, sink, converted);
    for (const ForeignKey &key : source.foreignKeys)
        keys.add(key);
}

} // namespace godwit
