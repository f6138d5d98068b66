#pragma once

#include "core/base/result.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// What a conversion has to know about the sink and the project.
struct SchemaTarget
{
    ServerFacts facts; ///< of the sink
    ServerFacts sourceFacts;
    bool deferIndexes = false; ///< secondary indexes after the data
    /// Where a source table goes; empty: it is not part of the project. Used for foreign keys and
    /// views.
    std::function<std::optional<TableName>(const TableName &)> sinkOf;
    /// Another table of the project, at the source; null: not known. May be empty.
    std::function<const TableSchema *(const TableName &)> sourceTable;
    /// Default charset and collation of the sink's database, empty if unknown.
    std::string databaseCharset, databaseCollation;
};

/// One table as it will be at the sink.
struct ConvertedTable
{
    TableSchema schema; ///< expected; the sink's own answer is what counts later
    std::vector<std::string> createStatements;     ///< CREATE TABLE, and whatever must come with it
    std::vector<std::string> indexStatements;      ///< after the data (only when deferred)
    std::vector<std::string> foreignKeyStatements; ///< after the data, when every table is there
    std::vector<Note> notes; ///< each thing changed (Note), added, or lost (Warning)
};

/// Every statement of a table, in the order a run executes them.
std::vector<std::string> statementsOf(const ConvertedTable &table);

struct ConvertedView
{
    ViewSchema schema;
    std::string createStatement; ///< to be run by StatementRunner::createView
    std::vector<Note> notes;
};

/// @p sinkName: where the table goes. @p keptColumns: empty for all; key columns are always kept.
/// Errors: SchemaMismatch with the column and the reason, where no faithful form exists at the
/// sink.
Result<ConvertedTable> convertTable(const TableSchema &source, const TableName &sinkName,
                                    const std::vector<std::string> &keptColumns,
                                    const SchemaTarget &target);

/// The view's body with its tables renamed by target.sinkOf.
Result<ConvertedView> convertView(const ViewSchema &source, const TableName &sinkName,
                                  const SchemaTarget &target);

// The routes, one file each; convertTable() picks.
Result<ConvertedTable> convertMysqlToMysql(const TableSchema &, const TableName &,
                                           const std::vector<std::string> &, const SchemaTarget &);
Result<ConvertedTable> convertMysqlToSqlite(const TableSchema &, const TableName &,
                                            const std::vector<std::string> &, const SchemaTarget &);
Result<ConvertedTable> convertSqliteToMysql(const TableSchema &, const TableName &,
                                            const std::vector<std::string> &, const SchemaTarget &);
Result<ConvertedTable> convertSqliteToSqlite(const TableSchema &, const TableName &,
                                             const std::vector<std::string> &,
                                             const SchemaTarget &);
Result<ConvertedTable> convertPostgresToMysql(const TableSchema &, const TableName &,
                                              const std::vector<std::string> &,
                                              const SchemaTarget &);
Result<ConvertedTable> convertPostgresToSqlite(const TableSchema &, const TableName &,
                                               const std::vector<std::string> &,
                                               const SchemaTarget &);
Result<ConvertedTable> convertPostgresToPostgres(const TableSchema &, const TableName &,
                                                 const std::vector<std::string> &,
                                                 const SchemaTarget &);
Result<ConvertedTable> convertMysqlToPostgres(const TableSchema &, const TableName &,
                                              const std::vector<std::string> &,
                                              const SchemaTarget &);
Result<ConvertedTable> convertSqliteToPostgres(const TableSchema &, const TableName &,
                                               const std::vector<std::string> &,
                                               const SchemaTarget &);
Result<ConvertedView> convertViewMysqlToMysql(const ViewSchema &, const TableName &,
                                              const SchemaTarget &);
Result<ConvertedView> convertViewMysqlToSqlite(const ViewSchema &, const TableName &,
                                               const SchemaTarget &);
Result<ConvertedView> convertViewSqliteToMysql(const ViewSchema &, const TableName &,
                                               const SchemaTarget &);
Result<ConvertedView> convertViewSqliteToSqlite(const ViewSchema &, const TableName &,
                                                const SchemaTarget &);
Result<ConvertedView> convertViewPostgresToMysql(const ViewSchema &, const TableName &,
                                                 const SchemaTarget &);
Result<ConvertedView> convertViewPostgresToSqlite(const ViewSchema &, const TableName &,
                                                  const SchemaTarget &);
Result<ConvertedView> convertViewPostgresToPostgres(const ViewSchema &, const TableName &,
                                                    const SchemaTarget &);
Result<ConvertedView> convertViewMysqlToPostgres(const ViewSchema &, const TableName &,
                                                 const SchemaTarget &);
Result<ConvertedView> convertViewSqliteToPostgres(const ViewSchema &, const TableName &,
                                                  const SchemaTarget &);

} // namespace godwit
