#include "core/pipeline/index_step.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace godwit {

namespace {

using Added = tl::expected<void, SqlFailure>;

tl::unexpected<SqlFailure> broken(Error error, std::string sql = {})
{
    return tl::unexpected(SqlFailure{std::move(error), std::move(sql)});
}

// Made by the schema step of this run, and this table's to complete.
bool isOwnTable(const RunContext &context, std::size_t number)
{
    return !context.record.tables[number].sinkExisted && context.standsForSink(number);
}

bool hasEveryIndex(const TableSchema &sink, const ConvertedTable &wanted)
{
    return std::all_of(wanted.schema.indexes.begin(), wanted.schema.indexes.end(),
                       [&](const Index &index) {
                           return std::any_of(sink.indexes.begin(), sink.indexes.end(),
                                              [&](const Index &i) { return i.name == index.name; });
                       });
}

Result<bool> hasEveryIndex(RunContext &context, const PlannedTable &table)
{
    auto reader = context.sink.openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    auto schema = (*reader)->readTable(table.resolved.sink);
    if (!schema)
        return failure(std::move(schema));
    return hasEveryIndex(*schema, table.converted);
}

// All or nothing: a half of them would be taken for an earlier attempt's work.
Added addInTransaction(StatementRunner &statements, const std::vector<std::string> &all)
{
    if (auto begun = statements.execute("BEGIN IMMEDIATE"); !begun)
        return broken(std::move(begun.error()));
    for (const std::string &sql : all) {
        if (auto done = statements.execute(sql); !done) {
            (void)statements.execute("ROLLBACK");
            return broken(std::move(done.error()), sql);
        }
    }
    if (auto done = statements.execute("COMMIT"); !done)
        return broken(std::move(done.error()));
    return {};
}

// A statement of a killed attempt may still be at work in the server: then ours waits for it and
// finds its indexes there. So what counts is which indexes stand at the end.
Added addOneByOne(RunContext &context, const PlannedTable &table, StatementRunner &statements)
{
    std::optional<SqlFailure> failed;
    for (const std::string &sql : table.converted.indexStatements) {
        auto done = statements.execute(sql);
        if (context.stop.stop_requested())
            return broken(fail(ErrorCode::Cancelled, "stopped while building indexes").value());
        if (done)
            continue;
        if (done.error().code == ErrorCode::ConnectionLost)
            return broken(std::move(done.error()), sql);
        if (!failed)
            failed = SqlFailure{std::move(done.error()), sql};
    }
    if (!failed)
        return {};
    auto complete = hasEveryIndex(context, table);
    if (!complete)
        return broken(std::move(complete.error()));
    return *complete ? Added() : tl::unexpected(std::move(*failed));
}

Added addIndexes(RunContext &context, std::size_t number)
{
    const PlannedTable &table = context.plan.tables[number];
    if (table.converted.indexStatements.empty() || !isOwnTable(context, number))
        return {};
    auto complete = hasEveryIndex(context, table);
    if (!complete)
        return broken(std::move(complete.error()));
    if (*complete)
        return {};
    auto opened = context.sink.openStatements();
    if (!opened)
        return broken(std::move(opened.error()));
    StatementRunner &statements = **opened;
    const std::stop_callback onStop(context.stop, [&] { statements.cancel(); });
    context.show("indexes of " + table.resolved.sink.qualified());
    if (context.plan.sinkFacts.dialect == Dialect::Sqlite)
        return addInTransaction(statements, table.converted.indexStatements);
    return addOneByOne(context, table, statements);
}

/// Tables are taken one by one by a few threads, which keep to the run's permits; what fails is
/// noted, the others go on.
class IndexBuilders
{
public:
    IndexBuilders(RunContext &context, StepFailures &failures)
        : m_context(context)
        , m_failures(failures)
    {}

    // False: the step must end.
    bool run(int threads)
    {
        {
            std::vector<std::jthread> builders;
            for (int i = 0; i < threads; ++i)
                builders.emplace_back([this] { build(); });
        }
        return !m_ended && !m_context.stop.stop_requested();
    }

private:
    void build()
    {
        Permit permit(m_context.controls.permits());
        while (!m_ended && permit.hold(m_context.stop)) {
            const std::size_t number = m_next.fetch_add(1);
            if (number >= m_context.plan.tables.size()) {
                m_context.controls.permits().close();
                return;
            }
            auto added = addIndexes(m_context, number);
            if (!added && !m_failures.addTable(number, std::move(added.error())))
                m_ended = true;
            m_context.board.setObjects(++m_done, m_context.plan.tables.size());
        }
        if (m_ended)
            m_context.controls.permits().close();
    }

    RunContext &m_context;
    StepFailures &m_failures;
    std::atomic<std::size_t> m_next{0}, m_done{0};
    std::atomic<bool> m_ended{false};
};

Result<std::set<std::string>> foreignKeysOf(SchemaReader &reader, const TableName &table)
{
    auto schema = reader.readTable(table);
    if (!schema)
        return failure(std::move(schema));
    std::set<std::string> names;
    for (const ForeignKey &key : schema->foreignKeys)
        names.insert(key.name);
    return names;
}

Added addForeignKeys(RunContext &context, StatementRunner &statements, SchemaReader &reader,
                     std::size_t number)
{
    const ConvertedTable &table = context.plan.tables[number].converted;
    const TableName &sink = context.record.tables[number].sink;
    auto present = foreignKeysOf(reader, sink);
    if (!present)
        return broken(std::move(present.error()));
    for (std::size_t k = 0; k < table.foreignKeyStatements.size(); ++k) {
        const bool named = k < table.schema.foreignKeys.size();
        if (named && present->count(table.schema.foreignKeys[k].name) > 0)
            continue;
        context.show("foreign keys of " + sink.qualified());
        auto added = statements.execute(table.foreignKeyStatements[k]);
        if (added)
            continue;
        // A killed attempt's statement may have been at work still, and done it.
        present = foreignKeysOf(reader, sink);
        if (named && present && present->count(table.schema.foreignKeys[k].name) > 0)
            continue;
        return broken(std::move(added.error()), table.foreignKeyStatements[k]);
    }
    return {};
}

// As many builders as may be wanted before the step ends: threads that wait cost nothing.
int allowBuilders(RunContext &context)
{
    const int most = context.sink.maximumWriters();
    const int builders = std::min(most, context.controls.prepared(StepKind::Indexes));
    context.controls.allow(
        builders, builders == most
                      ? context.sink.describe() + " takes " + std::to_string(most) + " at a time"
                      : std::to_string(builders) + " were made ready when the step began");
    return builders;
}

Result<void> outcomeOf(RunContext &context, StepFailures &failures)
{
    if (context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while building indexes");
    return failures.outcome("indexed");
}

} // namespace

bool defersIndexes(const Project &project)
{
    return project.structTransferConfig.deferIndexCreation && project.enableStructTransfer
           && project.enableFullTransfer;
}

bool keysFollowRows(const RunContext &context)
{
    return context.plan.sinkFacts.dialect == Dialect::PostgreSql
           && context.project.enableStructTransfer && context.project.enableFullTransfer
           && !defersIndexes(context.project);
}

Result<void> addKeysAfterRows(RunContext &context)
{
    if (!keysFollowRows(context))
        return {};
    auto statements = context.sink.openStatements();
    if (!statements)
        return failure(std::move(statements));
    StepFailures failures(context, StepKind::FullTransfer);
    (void)addForeignKeys(context, **statements, failures);
    if (context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped while adding foreign keys");
    return failures.outcome("given their foreign keys");
}

bool addForeignKeys(RunContext &context, StatementRunner &statements, StepFailures &failures)
{
    std::unique_ptr<SchemaReader> reader;
    for (std::size_t i = 0; i < context.plan.tables.size(); ++i) {
        if (context.stop.stop_requested())
            return false;
        if (context.plan.tables[i].converted.foreignKeyStatements.empty() || !isOwnTable(context, i)
            || failures.hasFailed(i))
            continue;
        if (!reader) {
            auto opened = context.sink.openSchemaReader();
            if (!opened)
                return failures.addTable(i, {std::move(opened.error()), {}});
            reader = std::move(*opened);
        }
        auto added = addForeignKeys(context, statements, *reader, i);
        if (!added && !failures.addTable(i, std::move(added.error())))
            return false;
    }
    return true;
}

Result<void> runIndexStep(RunContext &context)
{
    StepFailures failures(context, StepKind::Indexes);
    if (!IndexBuilders(context, failures).run(allowBuilders(context)))
        return outcomeOf(context, failures);
    auto statements = context.sink.openStatements();
    if (!statements)
        return failure(std::move(statements));
    (void)addForeignKeys(context, **statements, failures);
    return outcomeOf(context, failures);
}

} // namespace godwit
