// A sink that many writers may use at once, which no SQLite file is: rows are counted and thrown
// away. Everything else, tables and marks, is that of a SQLite file.
#pragma once

#include "core/connectors/connector.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>

namespace godwit::test {

struct WrittenRows
{
    std::atomic<int> atOnce{0}, mostAtOnce{0};
    std::atomic<std::uint64_t> rows{0};
    std::atomic<int> cancelled{0};
    /// Called for each chunk before it is written: an error, or nothing. @p cancelled is set when
    /// the writer is cancelled.
    std::function<Result<void>(const ChunkMark &mark, std::atomic<bool> &cancelled)> before;
};

class CountingWriter : public RowWriter
{
public:
    explicit CountingWriter(WrittenRows &written)
        : m_written(written)
    {}

    Result<WriteSummary> write(const WriteRequest &, const BatchSource &source,
                               const std::optional<ChunkMark> &mark) override
    {
        const AtWork atWork(m_written);
        if (m_written.before) {
            if (auto may = m_written.before(mark.value_or(ChunkMark()), m_cancelled); !may)
                return failure(std::move(may));
        }
        WriteSummary summary;
        RowBatch batch;
        for (;;) {
            auto more = source(batch);
            if (!more)
                return failure(std::move(more));
            if (!*more)
                break;
            summary.rows += batch.rows();
            summary.bytes += batch.bytes();
        }
        m_written.rows += summary.rows;
        return summary;
    }
    void cancel() override
    {
        ++m_written.cancelled;
        m_cancelled = true;
    }

private:
    struct AtWork
    {
        explicit AtWork(WrittenRows &counted)
            : written(counted)
        {
            const int now = ++written.atOnce;
            for (int most = written.mostAtOnce; now > most;)
                written.mostAtOnce.compare_exchange_weak(most, now);
        }
        ~AtWork() { --written.atOnce; }
        WrittenRows &written;
    };

    WrittenRows &m_written;
    std::atomic<bool> m_cancelled{false};
};

class ManyWritersSink : public Connector
{
public:
    ManyWritersSink(std::unique_ptr<Connector> file, WrittenRows &written)
        : m_file(std::move(file))
        , m_written(written)
    {}

    Dialect dialect() const override { return m_file->dialect(); }
    std::string describe() const override { return "a sink of many writers"; }
    std::string identity() const override { return m_file->identity(); }
    Result<ServerFacts> readFacts() override { return m_file->readFacts(); }
    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        return m_file->openSchemaReader();
    }
    Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) override
    {
        return m_file->openSnapshot(tables, readers);
    }
    Result<std::unique_ptr<RowReader>> openReader() override { return m_file->openReader(); }
    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &, int) override
    {
        return std::make_unique<CountingWriter>(m_written);
    }
    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) override
    {
        return m_file->checkpointStore(run);
    }
    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        return m_file->openStatements();
    }
    int maximumWriters() const override { return 8; }

private:
    std::unique_ptr<Connector> m_file;
    WrittenRows &m_written;
};

} // namespace godwit::test
