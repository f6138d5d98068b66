#include "core/pipeline/schema_step.h"

#include "core/base/text.h"
#include "core/pipeline/index_step.h"
#include "core/schema/plan_transfer.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

bool isCreated(const RunContext &context, const TableName &sink, std::size_t before)
{
    const auto &tables = context.record.tables;
    return std::any_of(tables.begin(), tables.begin() + static_cast<std::ptrdiff_t>(before),
                       [&](const TableRecord &table) { return table.sink == sink; });
}

Result<void> createTable(StatementRunner &statements, Dialect dialect, const ConvertedTable &table)
{
    // SQLite needs several statements for one table; all or none of them.
    const bool transaction = dialect == Dialect::Sqlite;
    if (transaction) {
        if (auto begun = statements.execute("BEGIN IMMEDIATE"); !begun)
            return begun;
    }
    for (const std::string &sql : table.createStatements) {
        auto created = statements.execute(sql);
        if (created)
            continue;
        if (transaction)
            (void)statements.execute("ROLLBACK");
        created.error().message += "; the statement was: " + sql;
        return created;
    }
    return transaction ? statements.execute("COMMIT") : Result<void>();
}

// A killed attempt's statement may have been at work still, and done it before ours.
bool standsNow(StatementRunner &statements, const TableName &name)
{
    const auto exists = statements.tableExists(name);
    return exists && *exists;
}

Result<void> createTables(RunContext &context, StatementRunner &statements)
{
    for (std::size_t i = 0; i < context.plan.tables.size(); ++i) {
        if (context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while creating tables");
        const PlannedTable &table = context.plan.tables[i];
        const TableName &sink = context.record.tables[i].sink;
        auto exists = statements.tableExists(sink);
        if (!exists)
            return failure(std::move(exists));
        if (*exists || isCreated(context, sink, i))
            continue;
        context.show("creating " + sink.qualified());
        auto created = createTable(statements, context.plan.sinkFacts.dialect, table.converted);
        if (!created && !standsNow(statements, sink))
            return tl::unexpected(std::move(created.error()).of(table.source.name.qualified()));
    }
    return {};
}

Result<void> createViews(RunContext &context, StatementRunner &statements)
{
    for (const PlannedView &view : context.plan.views) {
        const TableName &sink = view.resolved.sink;
        auto exists = statements.tableExists(sink);
        if (!exists)
            return failure(std::move(exists));
        if (*exists)
            continue;
        context.show("creating the view " + sink.qualified());
        auto created = statements.createView(view.converted.schema, view.converted.createStatement);
        if (!created && !standsNow(statements, sink)) {
            created.error().message += "; the statement was: " + view.converted.createStatement;
            return tl::unexpected(std::move(created.error()).of(view.source.name.qualified()));
        }
    }
    return {};
}

// Rows and their mark must be committed together; such an engine commits each row by itself.
Result<void> requireTransactions(const TableSchema &sink)
{
    for (const char *engine : {"MyISAM", "Aria", "MEMORY", "CSV", "ARCHIVE", "MRG_MyISAM"}) {
        if (equalsIgnoringCase(sink.engine, engine))
            return fail(
                ErrorCode::SchemaMismatch,
                "the destination's table " + sink.name.qualified() + " uses the engine "
                    + sink.engine
                    + ", which has no transactions: a copy that breaks off "
                      "could not be resumed exactly",
                "ALTER TABLE ... ENGINE=InnoDB, or drop the table and let Godwit create it");
    }
    return {};
}

} // namespace

Result<void> runSchemaStep(RunContext &context)
{
    auto opened = context.sink.openStatements();
    if (!opened)
        return failure(std::move(opened));
    StatementRunner &statements = **opened;
    for (const DatabaseSchema &database : context.plan.databasesToCreate) {
        if (auto created = statements.createDatabase(database); !created)
            return tl::unexpected(std::move(created.error()).of(database.name));
    }
    if (auto created = createTables(context, statements); !created)
        return created;
    if (!defersIndexes(context.project)) {
        if (auto added = addForeignKeys(context, statements); !added)
            return added;
    }
    return createViews(context, statements);
}

Result<void> loadTransfers(RunContext &context)
{
    auto reader = context.sink.openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    context.transfers.clear();
    context.sinkSchemas.clear();
    for (const PlannedTable &table : context.plan.tables) {
        auto schema = (*reader)->readTable(table.resolved.sink);
        if (!schema)
            return tl::unexpected(std::move(schema.error()).of(table.resolved.sink.qualified()));
        if (auto safe = requireTransactions(*schema); !safe)
            return safe;
        TransferOptions options;
        options.sourceDialect = context.plan.sourceFacts.dialect;
        options.sinkDialect = context.plan.sinkFacts.dialect;
        options.keptColumns = table.resolved.filterColumns;
        options.whereClause = table.resolved.whereClause;
        auto transfer = planTransfer(table.source, *schema, options);
        if (!transfer)
            return tl::unexpected(std::move(transfer.error()).of(table.source.name.qualified()));
        context.transfers.push_back(std::move(*transfer));
        context.sinkSchemas.push_back(std::move(*schema));
    }
    return {};
}

} // namespace godwit
