// The parts of convertMysqlToMysql(): each takes what SHOW CREATE TABLE printed at the source and
// changes only what the sink lacks.
#pragma once

#include "core/schema/column_text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/create_table_text.h"
#include "core/schema/mysql_features.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace godwit {

/// One table on its way from one MySQL-family server to another.
struct MysqlRewrite
{
    MysqlRewrite(const TableSchema &table, const SchemaTarget &schemaTarget, TableName sink);

    const TableSchema &source;
    const SchemaTarget &target;
    TableName sinkName;
    MysqlFeatures from, to;
    bool sameDialect = false;
    bool engineChanges = false;          ///< to InnoDB
    std::set<std::string> dropped;       ///< columns that stay behind, lower case
    std::set<std::string> rowPeriods;    ///< a versioned table's row start and end, lower case
    std::vector<DefinitionText> periods; ///< of the source
    std::vector<std::string> checks;     ///< column checks that become the table's
    std::vector<Note> notes;

    bool isDropped(const std::string &column) const;
    /// True if @p sql names a column that stays behind.
    bool usesDropped(std::string_view sql) const;
    void note(std::string message) { notes.push_back({Level::Note, std::move(message)}); }
    void lost(std::string message) { notes.push_back({Level::Warning, std::move(message)}); }
    /// @p sql, a default, generated column, check or index expression, as the sink can read it.
    std::string expression(std::string_view sql) const;
    /// E.g. "MySQL 8.0.15".
    std::string sinkProduct() const;
};

/// @p sql with every `COLLATE x` that the sink lacks replaced by the nearest it has.
std::string withKnownCollations(std::string_view sql, const std::set<std::string> &known);

std::string rewriteColumn(MysqlRewrite &rewrite, const std::string &definition);
void rewriteDefault(MysqlRewrite &rewrite, ColumnText &column);

/// Empty: the key is lost (and noted).
std::optional<DefinitionText> rewriteKey(MysqlRewrite &rewrite, const DefinitionText &key);
std::optional<std::string> rewriteCheck(MysqlRewrite &rewrite, const DefinitionText &check);
/// "CONSTRAINT ... FOREIGN KEY ...". Empty: lost. @p inProject: the referenced table moves too.
std::optional<std::string> rewriteForeignKey(MysqlRewrite &rewrite, const DefinitionText &key,
                                             bool &inProject);

/// "ENGINE=InnoDB ..."
std::string rewriteTableOptions(MysqlRewrite &rewrite, const CreateTableText &text);
/// With the line break in front; empty: not partitioned. @p keys: those of the new table.
std::string rewritePartitions(MysqlRewrite &rewrite, const std::string &clause,
                              const std::vector<DefinitionText> &keys);

} // namespace godwit
