// What a data store can do for Godwit. One folder under connectors/ implements these for one kind
// of store, and nothing else in core/ knows that store's client library.
#pragma once

#include "core/base/result.h"
#include "core/data/chunk.h"
#include "core/data/column_transfer.h"
#include "core/data/row_batch.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// Which objects a catalogue is read for.
struct CatalogQuery
{
    std::vector<std::string>
        databases; ///< exact names; empty: all but the system's own and `godwit`
};

/// Reads what a store holds. Used by one thread at a time, except cancel().
class SchemaReader
{
public:
    virtual ~SchemaReader() = default;

    /// Databases, tables and views, without system databases and Godwit's own. A database that does
    /// not exist is left out, not an error.
    virtual Result<Catalog> readCatalog(const CatalogQuery &query) = 0;
    /// Errors: ObjectMissing, AccessDenied, ConnectionLost.
    virtual Result<TableSchema> readTable(const TableName &table) = 0;
    virtual Result<ViewSchema> readView(const TableName &view) = 0;
    /// Fills in what is needed when the table moves to a store with other types (SQLite: the
    /// profile of each column). A store with typed columns has nothing to do.
    virtual Result<void> profile(TableSchema &table) = 0;
    /// From any thread: a blocked call returns soon, with Cancelled, and so does every later one.
    virtual void cancel() = 0;
};

/// One pass over a table or a slice of it.
struct ReadRequest
{
    struct Item
    {
        std::string column;
        ReadForm form = ReadForm::AsIs;
    };
    TableName table;
    std::vector<Item> items;
    std::string whereClause; ///< in the store's own SQL
    KeyRange range;
    bool ordered = false; ///< by the range's columns, in the store's own order
    bool hold = false;    ///< the rows stay as they are until the transaction ends; RepairSession
};

/// Reads rows, one request after the other. Used by one thread at a time, except cancel().
class RowReader
{
public:
    virtual ~RowReader() = default;

    /// Errors: ConnectionLost, Cancelled, StatementFailed, AccessDenied.
    [[nodiscard]] virtual Result<void> open(const ReadRequest &request) = 0;
    /// Fills @p batch. False: the request's end was reached, and the batch is empty.
    virtual Result<bool> next(RowBatch &batch) = 0;
    /// Gives up the rest of the request. The reader can be used again unless it was cancelled.
    virtual void close() = 0;
    /// From any thread: a blocked call returns soon, with Cancelled.
    virtual void cancel() = 0;

    /// The bound such that about @p rows rows lie between @p after and it; empty when fewer are
    /// left. Key values come back as literals of the store's own SQL.
    virtual Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                                       const std::vector<std::string> &key,
                                                       const std::optional<KeyBound> &after,
                                                       std::uint64_t rows) = 0;
};

/// What readers of one snapshot agree on, for the report.
struct SnapshotInfo
{
    std::string takenAt;    ///< UTC
    std::string position;   ///< the store's change position then; empty if it has none
    std::string method;     ///< one sentence: how it was taken, and what that guarantees
    bool consistent = true; ///< false: the readers do not see one instant; `method` says why
};

/// Readers that all see the store as it was at one instant.
struct Snapshot
{
    SnapshotInfo info;
    std::vector<std::unique_ptr<RowReader>> readers;
};

/// What happens to a row whose key the sink has already.
enum class ConflictPolicy {
    Fail,    ///< the chunk fails: nothing but Godwit writes here
    Replace, ///< the sink's row is overwritten
};

struct WriteRequest
{
    struct Item
    {
        std::string column;
        WriteForm form = WriteForm::AsIs;
    };
    TableName table;
    std::vector<Item> items; ///< in the batch's order
    ConflictPolicy conflicts = ConflictPolicy::Fail;
    /// Redo of a chunk that may have been committed before a crash: these rows of the sink are
    /// deleted first, perhaps in a transaction of its own: the chunk is not done until it is
    /// written.
    std::optional<KeyRange> deleteFirst;
    bool emptyFirst = false; ///< the same for the whole table
};

/// The mark of a chunk, written in the sink's own transaction with the chunk's rows.
struct ChunkMark
{
    int table = 0; ///< position in the run's list of tables
    int chunk = 0;
    auto operator<=>(const ChunkMark &) const = default;
};

struct StoredMark
{
    ChunkMark mark;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

/// Where a writer gets its batches from: false at the end; an error stops the writer, which then
/// rolls back.
using BatchSource = std::function<Result<bool>(RowBatch &batch)>;

struct WriteSummary
{
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0; ///< of cells
};

/// Writes to one sink. Used by one thread at a time, except cancel().
class RowWriter
{
public:
    virtual ~RowWriter() = default;

    /// Writes all that @p source gives, and @p mark if there is one, in one transaction: all or
    /// nothing. A row that the sink would alter, truncate or skip makes the whole call fail.
    /// Errors: ConnectionLost (whether it was committed is unknown: ask the marks), DataRejected,
    /// Cancelled, StatementFailed, and whatever @p source failed with.
    virtual Result<WriteSummary> write(const WriteRequest &request, const BatchSource &source,
                                       const std::optional<ChunkMark> &mark) = 0;
    virtual void cancel() = 0;
};

/// Godwit's own marks at the sink: which chunks of one run are committed there. They live in a
/// database of their own named `godwit` (SQLite: a table `godwit_checkpoint_<run>`).
class CheckpointStore
{
public:
    virtual ~CheckpointStore() = default;

    /// Makes the place for the marks. Errors: AccessDenied, where the account may not.
    [[nodiscard]] virtual Result<void> prepare() = 0;
    /// Ends every writer that a dead Godwit left behind, and waits until none can commit any more.
    [[nodiscard]] virtual Result<void> fence() = 0;
    virtual Result<std::vector<StoredMark>> readMarks() = 0;
    /// One mark; empty if it is not there. A run may have a hundred thousand of them.
    virtual Result<std::optional<StoredMark>> findMark(const ChunkMark &wanted)
    {
        auto marks = readMarks();
        if (!marks)
            return failure(std::move(marks));
        for (const StoredMark &stored : *marks) {
            if (stored.mark == wanted)
                return std::optional(stored);
        }
        return std::optional<StoredMark>();
    }
    [[nodiscard]] virtual Result<void> forget(const ChunkMark &mark) = 0;
    /// Leaves no trace of this run.
    [[nodiscard]] virtual Result<void> drop() = 0;
};

/// Runs single statements: DDL at the sink, counts, repairs. Used by one thread at a time.
class StatementRunner
{
public:
    virtual ~StatementRunner() = default;

    [[nodiscard]] virtual Result<void> execute(const std::string &sql) = 0;
    /// All rows of a small result.
    virtual Result<RowBatch> query(const std::string &sql) = 0;
    virtual Result<bool> tableExists(const TableName &table) = 0;
    virtual Result<bool> isEmpty(const TableName &table) = 0;
    [[nodiscard]] virtual Result<void> emptyTable(const TableName &table) = 0;
    [[nodiscard]] virtual Result<void> createDatabase(const DatabaseSchema &database) = 0;
    /// Creates a view with the session settings it was made with.
    [[nodiscard]] virtual Result<void> createView(const ViewSchema &view,
                                                  const std::string &sql) = 0;
    /// Checks that @p whereClause is one boolean expression over @p table's columns.
    [[nodiscard]] virtual Result<void> checkFilter(const TableName &table,
                                                   const std::string &whereClause) = 0;
    virtual void cancel() = 0;
};

/// Changes single rows of a sink in transactions that look at them first. Foreign keys are not
/// enforced meanwhile: rows come in any order. Used by one thread at a time, except cancel().
class RepairSession
{
public:
    virtual ~RepairSession() = default;

    /// @p holdGaps: a key that the transaction has looked for in vain stays absent until it ends.
    /// Errors: Busy and ConnectionLost (a retry is safe), AccessDenied.
    [[nodiscard]] virtual Result<void> begin(bool holdGaps) = 0;
    /// Reads what the transaction sees. Not to be used while a request of it is open.
    virtual RowReader &reader() = 0;
    /// A statement that fails with DataRejected or StatementFailed leaves no trace; after any other
    /// error the transaction is to be rolled back.
    [[nodiscard]] virtual Result<void> execute(const std::string &sql) = 0;
    /// Errors: ConnectionLost: whether it was committed is unknown.
    [[nodiscard]] virtual Result<void> commit() = 0;
    virtual void rollback() = 0; ///< also when there is no transaction
    virtual void cancel() = 0;
};

/// One data source, opened. Thread-safe: every open…() makes a connection of its own.
class Connector
{
public:
    virtual ~Connector() = default;

    virtual Dialect dialect() const = 0; ///< known once readFacts() has answered; MySql before that
    virtual std::string
    describe() const = 0; ///< for people, without secrets: "MySQL 127.0.0.1:3306"
    virtual std::string
    identity() const = 0; ///< equal for two URLs of the same store, as far as known

    virtual Result<ServerFacts> readFacts() = 0;
    virtual Result<std::unique_ptr<SchemaReader>> openSchemaReader() = 0;
    /// @p tables: those that will be read, for stores that must lock them one by one. May give
    /// fewer readers than asked for, at least one.
    virtual Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) = 0;
    /// A reader outside any snapshot, e.g. of the sink when comparing.
    virtual Result<std::unique_ptr<RowReader>> openReader() = 0;
    /// @p run names the run whose checkpoints the writer stores; @p writer numbers it from 0.
    virtual Result<std::unique_ptr<RowWriter>> openWriter(const std::string &run, int writer) = 0;
    virtual std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) = 0;
    virtual Result<std::unique_ptr<StatementRunner>> openStatements() = 0;
    virtual Result<std::unique_ptr<RepairSession>> openRepairs()
    {
        return fail(ErrorCode::NotSupported, describe() + " cannot be repaired row by row");
    }
    /// How many writers at once make sense (SQLite: 1).
    virtual int maximumWriters() const = 0;
};

} // namespace godwit
