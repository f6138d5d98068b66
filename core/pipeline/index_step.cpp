#include "core/pipeline/index_step.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace godwit {

namespace {

// Made by the schema step of this run, and planned under this number first.
bool isOwnTable(const RunContext &context, std::size_t number)
{
    const auto &tables = context.record.tables;
    if (tables[number].sinkExisted)
        return false;
    return std::none_of(
        tables.begin(), tables.begin() + static_cast<std::ptrdiff_t>(number),
        [&](const TableRecord &table) { return table.sink == tables[number].sink; });
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
Result<void> addInTransaction(StatementRunner &statements, const std::vector<std::string> &all)
{
    if (auto begun = statements.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    for (const std::string &sql : all) {
        if (auto done = statements.execute(sql); !done) {
            (void)statements.execute("ROLLBACK");
            return done;
        }
    }
    return statements.execute("COMMIT");
}

// A statement of a killed attempt may still be at work in the server: then ours waits for it and
// finds its indexes there. So what counts is which indexes stand at the end.
Result<void> addOneByOne(RunContext &context, const PlannedTable &table,
                         StatementRunner &statements)
{
    std::optional<Error> failed;
    for (const std::string &sql : table.converted.indexStatements) {
        auto done = statements.execute(sql);
        if (context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while building indexes");
        if (done)
            continue;
        if (done.error().code == ErrorCode::ConnectionLost)
            return done;
        if (!failed) {
            failed = std::move(done.error());
            failed->message += "; the statement was: " + sql;
        }
    }
    if (!failed)
        return {};
    auto complete = hasEveryIndex(context, table);
    if (!complete)
        return failure(std::move(complete));
    return *complete ? Result<void>() : tl::unexpected(std::move(*failed));
}

Result<void> addIndexes(RunContext &context, std::size_t number)
{
    const PlannedTable &table = context.plan.tables[number];
    if (table.converted.indexStatements.empty() || !isOwnTable(context, number))
        return {};
    auto complete = hasEveryIndex(context, table);
    if (!complete)
        return failure(std::move(complete));
    if (*complete)
        return {};
    auto opened = context.sink.openStatements();
    if (!opened)
        return failure(std::move(opened));
    StatementRunner &statements = **opened;
    const std::stop_callback onStop(context.stop, [&] { statements.cancel(); });
    context.show("indexes of " + table.resolved.sink.qualified());
    if (context.plan.sinkFacts.dialect == Dialect::Sqlite)
        return addInTransaction(statements, table.converted.indexStatements);
    return addOneByOne(context, table, statements);
}

/// Tables are taken one by one by a few threads; the first error is kept, the others go on.
class IndexBuilders
{
public:
    explicit IndexBuilders(RunContext &context)
        : m_context(context)
    {}

    Result<void> run(int threads)
    {
        {
            std::vector<std::jthread> builders;
            for (int i = 0; i < threads; ++i)
                builders.emplace_back([this] { build(); });
        }
        if (m_context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while building indexes");
        if (m_error)
            return tl::unexpected(*m_error);
        return {};
    }

private:
    void build()
    {
        for (;;) {
            const std::size_t number = m_next.fetch_add(1);
            if (number >= m_context.plan.tables.size() || m_context.stop.stop_requested())
                return;
            auto added = addIndexes(m_context, number);
            if (added)
                continue;
            const std::scoped_lock lock(m_mutex);
            Error error =
                std::move(added.error()).of(m_context.record.tables[number].sink.qualified());
            m_context.record.errors.push_back(error);
            if (!m_error)
                m_error = std::move(error);
        }
    }

    RunContext &m_context;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::optional<Error> m_error;
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

} // namespace

bool defersIndexes(const Project &project)
{
    return project.structTransferConfig.deferIndexCreation && project.enableStructTransfer
           && project.enableFullTransfer;
}

Result<void> addForeignKeys(RunContext &context, StatementRunner &statements)
{
    std::unique_ptr<SchemaReader> reader;
    for (std::size_t i = 0; i < context.plan.tables.size(); ++i) {
        const ConvertedTable &table = context.plan.tables[i].converted;
        if (table.foreignKeyStatements.empty() || !isOwnTable(context, i))
            continue;
        if (!reader) {
            auto opened = context.sink.openSchemaReader();
            if (!opened)
                return failure(std::move(opened));
            reader = std::move(*opened);
        }
        auto present = foreignKeysOf(*reader, context.record.tables[i].sink);
        if (!present)
            return failure(std::move(present));
        for (std::size_t k = 0; k < table.foreignKeyStatements.size(); ++k) {
            const bool named = k < table.schema.foreignKeys.size();
            if (named && present->count(table.schema.foreignKeys[k].name) > 0)
                continue;
            context.show("foreign keys of " + context.record.tables[i].sink.qualified());
            auto added = statements.execute(table.foreignKeyStatements[k]);
            if (!added) {
                // A killed attempt's statement may have been at work still, and done it.
                present = foreignKeysOf(*reader, context.record.tables[i].sink);
                if (named && present && present->count(table.schema.foreignKeys[k].name) > 0)
                    continue;
                added.error().message += "; the statement was: " + table.foreignKeyStatements[k];
                return tl::unexpected(
                    std::move(added.error()).of(context.record.tables[i].sink.qualified()));
            }
        }
    }
    return {};
}

Result<void> runIndexStep(RunContext &context)
{
    const int threads =
        workersFor(context.project.fullTransferConfig.fullTransferSpeedMode, context.sink);
    if (auto built = IndexBuilders(context).run(threads); !built)
        return built;
    auto statements = context.sink.openStatements();
    if (!statements)
        return failure(std::move(statements));
    return addForeignKeys(context, **statements);
}

} // namespace godwit
