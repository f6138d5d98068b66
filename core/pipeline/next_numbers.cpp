#include "core/pipeline/next_numbers.h"

#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

constexpr Dialect postgres = Dialect::PostgreSql;

Result<void> continueColumn(StatementRunner &statements, const TableName &table,
                            const std::string &column, std::string &sql)
{
    sql = "SELECT pg_catalog.pg_get_serial_sequence("
          + quoteText(postgres, quoteTable(postgres, table)) + ", " + quoteText(postgres, column)
          + ')';
    auto sequence = statements.query(sql);
    if (!sequence)
        return failure(std::move(sequence));
    if (sequence->rows() == 0 || sequence->isNull(0, 0))
        return {}; // numbered by something that is not its own
    const std::string name(sequence->cell(0, 0));
    sql = "SELECT pg_catalog.setval(" + quoteText(postgres, name)
          + "::pg_catalog.regclass, m.largest) FROM (SELECT max(" + quoteName(postgres, column)
          + ")::pg_catalog.int8 AS largest FROM " + quoteTable(postgres, table) + ") m, " + name
          + " s WHERE m.largest >= s.last_value + CASE WHEN s.is_called THEN 1 ELSE 0 END";
    auto set = statements.query(sql);
    return set ? Result<void>() : failure(std::move(set));
}

} // namespace

void continueNumbers(RunContext &context)
{
    if (context.plan.sinkFacts.dialect != postgres)
        return;
    std::unique_ptr<StatementRunner> statements;
    for (std::size_t i = 0; i < context.sinkSchemas.size(); ++i) {
        if (context.isSkipped(i) || context.transferErrors[i] || !context.standsForSink(i))
            continue;
        const TableSchema &sink = context.sinkSchemas[i];
        for (const Column &column : sink.columns) {
            if (!column.autoIncrement)
                continue;
            std::string sql;
            Result<void> set;
            if (!statements) {
                auto opened = context.sink.openStatements();
                if (opened)
                    statements = std::move(*opened);
                else
                    set = failure(std::move(opened));
            }
            if (statements)
                set = continueColumn(*statements, sink.name, column.name, sql);
            if (!set)
                context.say(Level::Warning,
                            "the next number of " + sink.name.qualified() + '.' + column.name
                                + " could not be set: " + set.error().message + "; run " + sql
                                + " before an application adds rows");
        }
    }
}

} // namespace godwit
