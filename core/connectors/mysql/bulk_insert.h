#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <memory>
#include <vector>

struct st_mysql_stmt;

namespace godwit {

/// One prepared INSERT (or REPLACE) into one table that takes a whole batch of rows in one round
/// trip: MariaDB's array binding. The cells go as they are, so the server need not take a text
/// apart: it spends a quarter less on a row than on LOAD DATA. And a table with AUTO_INCREMENT can
/// be written by several connections at once, which LOAD DATA cannot where
/// innodb_autoinc_lock_mode is 1, MariaDB's default.
///
/// The session's character set must be `binary`: cells are the column's own bytes.
class BulkInsert
{
public:
    /// True if the server of @p connection knows the protocol.
    static bool isOfferedBy(const MysqlConnection &connection);

    /// Errors: as of any statement.
    static Result<std::unique_ptr<BulkInsert>> prepare(MysqlConnection &connection,
                                                       const WriteRequest &request);
    ~BulkInsert();
    BulkInsert(const BulkInsert &) = delete;
    BulkInsert &operator=(const BulkInsert &) = delete;

    bool isFor(const WriteRequest &request) const;

    /// Sends @p batch, which must fit the server's packet size. All of its rows are stored or none
    /// is: the statement fails at the first that the server does not take.
    [[nodiscard]] Result<void> execute(const RowBatch &batch);
    unsigned warnings() const;          ///< of the last execute()
    std::uint64_t affectedRows() const; ///< a row that REPLACE overwrites counts twice
    /// The last execute() failed because the server's settings rule array binding out.
    bool isRuledOut() const;

private:
    /// What the protocol wants of one column: a pointer, a length and a NULL mark for each row.
    struct Cells
    {
        std::vector<const char *> bytes;
        std::vector<unsigned long> lengths;
        std::vector<char> indicators;
    };

    explicit BulkInsert(MysqlConnection &connection)
        : m_connection(connection)
    {}
    void point(const RowBatch &batch);
    Error lastError() const;

    MysqlConnection &m_connection;
    st_mysql_stmt *m_statement = nullptr;
    TableName m_table;
    std::vector<WriteRequest::Item> m_items;
    ConflictPolicy m_conflicts = ConflictPolicy::Fail;
    std::vector<Cells> m_columns;
};

} // namespace godwit
