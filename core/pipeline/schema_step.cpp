#include "core/pipeline/schema_step.h"

#include "core/base/text.h"
#include "core/pipeline/index_step.h"
#include "core/pipeline/step_failures.h"
#include "core/schema/plan_transfer.h"

#include <utility>

namespace godwit {

namespace {

using Made = tl::expected<void, SqlFailure>;

tl::unexpected<SqlFailure> broken(Result<void> failed, std::string sql)
{
    return tl::unexpected(SqlFailure{std::move(failed.error()), std::move(sql)});
}

Made createTable(StatementRunner &statements, Dialect dialect, const ConvertedTable &table)
{
    // They need several statements for one table; all or none of them.
    const bool transaction = dialect == Dialect::Sqlite || dialect == Dialect::PostgreSql;
    if (transaction) {
        auto begun = statements.execute(dialect == Dialect::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
        if (!begun)
            return broken(std::move(begun), {});
    }
    for (const std::string &sql : table.createStatements) {
        auto created = statements.execute(sql);
        if (created)
            continue;
        if (transaction)
            (void)statements.execute("ROLLBACK");
        return broken(std::move(created), sql);
    }
    if (transaction) {
        if (auto done = statements.execute("COMMIT"); !done)
            return broken(std::move(done), {});
    }
    return {};
}

// A killed attempt's statement may have been at work still, and done it before ours.
bool standsNow(StatementRunner &statements, const TableName &name)
{
    const auto exists = statements.tableExists(name);
    return exists && *exists;
}

Made makeTable(RunContext &context, StatementRunner &statements, std::size_t number)
{
    const TableName &sink = context.record.tables[number].sink;
    auto exists = statements.tableExists(sink);
    if (!exists)
        return broken(failure(std::move(exists)), {});
    if (*exists)
        return {};
    context.show("creating " + sink.qualified());
    auto created = createTable(statements, context.plan.sinkFacts.dialect,
                               context.plan.tables[number].converted);
    if (!created && !standsNow(statements, sink))
        return created;
    return {};
}

Made makeView(RunContext &context, StatementRunner &statements, const PlannedView &view)
{
    const TableName &sink = view.resolved.sink;
    auto exists = statements.tableExists(sink);
    if (!exists)
        return broken(failure(std::move(exists)), {});
    if (*exists)
        return {};
    context.show("creating the view " + sink.qualified());
    auto created = statements.createView(view.converted.schema, view.converted.createStatement);
    if (!created && !standsNow(statements, sink))
        return broken(std::move(created), view.converted.createStatement);
    return {};
}

/// The objects of a run, one after the other: what fails is noted, and the others go on.
class Creation
{
public:
    Creation(RunContext &context, StatementRunner &statements)
        : m_context(context)
        , m_statements(statements)
        , m_failures(context, StepKind::Schema)
        , m_total(context.plan.tables.size() + context.plan.views.size())
    {}

    Result<void> run()
    {
        if (!tables())
            return ended();
        if (!defersIndexes(m_context.project) && !keysFollowRows(m_context)
            && !addForeignKeys(m_context, m_statements, m_failures))
            return ended();
        if (!views())
            return ended();
        if (auto noted = m_context.objects.completeWaiting(); !noted)
            return noted;
        return m_failures.outcome("created");
    }

private:
    // False: the step must end.
    bool tables()
    {
        for (std::size_t i = 0; i < m_context.plan.tables.size(); ++i) {
            if (m_context.stop.stop_requested())
                return false;
            m_context.board.setObjects(m_done++, m_total);
            if (!m_context.standsForSink(i))
                continue;
            auto made = makeTable(m_context, m_statements, i);
            if (!made && !failGroup(i, std::move(made.error())))
                return false;
        }
        return true;
    }

    // Every table that was to go there has failed with it.
    bool failGroup(std::size_t first, SqlFailure failure)
    {
        for (const std::size_t number : m_context.sinks.of(first)) {
            if (!m_context.isSkipped(number) && !m_failures.addTable(number, failure))
                return false;
        }
        return true;
    }

    bool views()
    {
        for (std::size_t i = 0; i < m_context.plan.views.size(); ++i) {
            if (m_context.stop.stop_requested())
                return false;
            m_context.board.setObjects(m_done++, m_total);
            if (m_context.objects.isSkipped(ObjectKind::View, static_cast<int>(i)))
                continue;
            auto made = makeView(m_context, m_statements, m_context.plan.views[i]);
            if (!made && !m_failures.add(ObjectKind::View, i, std::move(made.error())))
                return false;
        }
        m_context.board.setObjects(m_total, m_total);
        return true;
    }

    Result<void> ended()
    {
        if (m_context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while creating tables and views");
        return m_failures.outcome("created");
    }

    RunContext &m_context;
    StatementRunner &m_statements;
    StepFailures m_failures;
    const std::size_t m_total;
    std::size_t m_done = 0;
};

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

// How one table travels, by what stands at the sink now.
Result<void> loadTransfer(RunContext &context, SchemaReader &reader, std::size_t number)
{
    const PlannedTable &table = context.plan.tables[number];
    auto schema = reader.readTable(table.resolved.sink);
    if (!schema)
        return failure(std::move(schema));
    if (auto safe = requireTransactions(*schema); !safe)
        return safe;
    TransferOptions options;
    options.sourceDialect = context.plan.sourceFacts.dialect;
    options.sinkDialect = context.plan.sinkFacts.dialect;
    options.keptColumns = table.resolved.filterColumns;
    options.whereClause = table.resolved.whereClause;
    auto transfer = planTransfer(table.source, *schema, options);
    if (!transfer)
        return failure(std::move(transfer));
    context.transfers[number] = std::move(*transfer);
    context.sinkSchemas[number] = std::move(*schema);
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
    return Creation(context, statements).run();
}

Result<void> loadTransfers(RunContext &context)
{
    auto reader = context.sink.openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    const std::size_t count = context.plan.tables.size();
    context.transfers.assign(count, {});
    context.sinkSchemas.assign(count, {});
    context.transferErrors.assign(count, std::nullopt);
    for (std::size_t i = 0; i < count; ++i) {
        if (context.isSkipped(i))
            continue;
        auto loaded = loadTransfer(context, **reader, i);
        if (loaded)
            continue;
        if (concernsEverything(loaded.error().code)) {
            context.transfers.clear(); // or the next attempt would take them for complete
            return tl::unexpected(
                std::move(loaded.error()).of(context.plan.tables[i].resolved.sink.qualified()));
        }
        context.transferErrors[i] =
            std::move(loaded.error()).of(context.plan.tables[i].source.name.qualified());
    }
    return {};
}

} // namespace godwit
