// A whole database from one store to another, the short way: what a run does, without steps and
// chunks.
#pragma once

#include "core/connectors/connector_registry.h"
#include "core/schema/convert_schema.h"
#include "core/schema/plan_transfer.h"
#include "core/verify/compare_table.h"

#include <QStringList>

#include <map>

namespace godwit::test {

struct CopyReport
{
    QStringList problems; ///< whatever failed or differs
    QStringList notes;    ///< "table: WARNING ..."
    std::uint64_t rows = 0;
    int tables = 0, views = 0;
};

class SmallCopy
{
public:
    SmallCopy(Connector &source, std::string sourceDatabase, Connector &sink,
              std::string sinkDatabase)
        : m_source(source)
        , m_sink(sink)
        , m_sourceDatabase(std::move(sourceDatabase))
        , m_sinkDatabase(std::move(sinkDatabase))
    {}

    std::map<std::string, std::string> renames; ///< of tables and views

    CopyReport run()
    {
        if (auto done = runAll(); !done)
            problem("", done.error());
        return m_report;
    }

private:
    void problem(const std::string &what, const Error &error)
    {
        m_report.problems << QString::fromStdString(what + ": " + error.object + ' '
                                                    + error.message);
    }

    TableName sinkOf(const TableName &name) const
    {
        const auto renamed = renames.find(name.table);
        return {m_sinkDatabase, renamed == renames.end() ? name.table : renamed->second};
    }

    Result<void> execute(StatementRunner &runner, const std::string &sql)
    {
        auto done = runner.execute(sql);
        if (!done)
            problem(sql, done.error());
        return {};
    }

    Result<void> runAll()
    {
        SchemaTarget target;
        auto sourceFacts = m_source.readFacts();
        auto sinkFacts = m_sink.readFacts();
        auto schemas = m_source.openSchemaReader();
        auto sinkSchemas = m_sink.openSchemaReader();
        auto runner = m_sink.openStatements();
        if (!sourceFacts || !sinkFacts || !schemas || !sinkSchemas || !runner)
            return fail(ErrorCode::ConnectionFailed, "no connection");
        target.facts = *sinkFacts;
        target.sourceFacts = *sourceFacts;
        target.deferIndexes = true;
        target.sinkOf = [this](const TableName &name) {
            return name.database == m_sourceDatabase ? std::optional(sinkOf(name)) : std::nullopt;
        };
        if (auto made = (*runner)->createDatabase({m_sinkDatabase, "utf8mb4", ""}); !made)
            return made;

        auto catalog = (*schemas)->readCatalog({{m_sourceDatabase}});
        if (!catalog)
            return failure(std::move(catalog));
        std::vector<std::string> later;
        std::vector<std::pair<TableSchema, TableName>> tables;
        for (const CatalogObject &object : catalog->objects) {
            if (object.kind == ObjectKind::View)
                continue;
            auto table = (*schemas)->readTable(object.name);
            if (table && sourceFacts->dialect != sinkFacts->dialect) {
                if (auto profiled = (*schemas)->profile(*table); !profiled)
                    return profiled;
            }
            if (!table) {
                problem(object.name.table, table.error());
                continue;
            }
            auto converted = convertTable(*table, sinkOf(object.name), {}, target);
            if (!converted) {
                problem(object.name.table, converted.error());
                continue;
            }
            addNotes(object.name.table, converted->notes);
            for (const std::string &sql : converted->createStatements)
                (void)execute(**runner, sql);
            later.insert(later.end(), converted->indexStatements.begin(),
                         converted->indexStatements.end());
            later.insert(later.end(), converted->foreignKeyStatements.begin(),
                         converted->foreignKeyStatements.end());
            tables.emplace_back(std::move(*table), sinkOf(object.name));
            ++m_report.tables;
        }
        sinkSchemas = m_sink.openSchemaReader(); // a SQLite file has been made by now
        for (const auto &[table, sinkName] : tables) {
            if (auto copied = copyTable(table, sinkName, **sinkSchemas, target); !copied)
                problem(table.name.table, copied.error());
        }
        std::stable_sort(later.begin(), later.end(),
                         [](const std::string &a, const std::string &b) {
                             const auto isKey = [](const std::string &sql) {
                                 return sql.find("FOREIGN KEY") != std::string::npos;
                             };
                             return isKey(a) < isKey(b);
                         });
        for (const std::string &sql : later)
            (void)execute(**runner, sql);
        for (const CatalogObject &object : catalog->objects) {
            if (object.kind != ObjectKind::View)
                continue;
            auto view = (*schemas)->readView(object.name);
            if (!view)
                return failure(std::move(view));
            auto converted = convertView(*view, sinkOf(object.name), target);
            if (!converted)
                return failure(std::move(converted));
            addNotes(object.name.table, converted->notes);
            if (auto made = (*runner)->createView(converted->schema, converted->createStatement);
                !made)
                problem(converted->createStatement, made.error());
            ++m_report.views;
        }
        return {};
    }

    Result<void> copyTable(const TableSchema &table, const TableName &sinkName,
                           SchemaReader &sinkSchemas, const SchemaTarget &target)
    {
        auto sinkSchema = sinkSchemas.readTable(sinkName);
        if (!sinkSchema)
            return failure(std::move(sinkSchema));
        TransferOptions options;
        options.sourceDialect = target.sourceFacts.dialect;
        options.sinkDialect = target.facts.dialect;
        auto transfer = planTransfer(table, *sinkSchema, options);
        auto reader = m_source.openReader();
        auto writer = m_sink.openWriter("small", 0);
        if (!transfer)
            return failure(std::move(transfer));
        if (!reader || !writer)
            return fail(ErrorCode::ConnectionFailed, "no connection");
        ReadRequest read;
        WriteRequest write;
        read.table = transfer->source;
        write.table = transfer->sink;
        for (const ColumnTransfer &column : transfer->columns) {
            if (!column.written)
                continue;
            read.items.push_back({column.sourceName, column.read});
            write.items.push_back({column.sinkName, column.write});
        }
        if (auto opened = (*reader)->open(read); !opened)
            return opened;
        auto written =
            (*writer)->write(write, [&](RowBatch &batch) { return (*reader)->next(batch); }, {});
        if (!written)
            return failure(std::move(written));
        m_report.rows += written->rows;
        return compare(*transfer, *sinkSchema, target);
    }

    Result<void> compare(const TableTransfer &transfer, const TableSchema &sinkSchema,
                         const SchemaTarget &target)
    {
        CompareRequest request;
        request.sources = {transfer};
        request.sinkSchema = sinkSchema;
        request.sinkDialect = target.facts.dialect;
        request.sourceReader = [this] { return m_source.openReader(); };
        request.sinkReader = [this] { return m_sink.openReader(); };
        CompareProgress progress;
        auto result =
            compareTable(request,
                         [&](const Difference &difference) -> Result<void> {
                             QString text =
                                 QString::fromStdString(difference.table.table) + " differs: ";
                             for (const auto &cell : difference.cells) {
                                 if (cell.differs || difference.kind != DifferenceKind::Different)
                                     text += QString::fromStdString(cell.column + " [" + cell.source
                                                                    + "] [" + cell.sink + "] ");
                             }
                             m_report.problems << text;
                             return {};
                         },
                         progress, {});
        if (!result)
            return failure(std::move(result));
        if (result->state != VerifyState::Consistent)
            m_report.problems << QString::fromStdString(transfer.source.table
                                                        + " is not consistent: " + result->message);
        return {};
    }

    void addNotes(const std::string &object, const std::vector<Note> &notes)
    {
        for (const Note &note : notes)
            m_report.notes << QString::fromStdString(
                object + ": " + std::string(levelName(note.level)) + ' ' + note.message);
    }

    Connector &m_source;
    Connector &m_sink;
    std::string m_sourceDatabase, m_sinkDatabase;
    CopyReport m_report;
};

} // namespace godwit::test
