#pragma once

#include "core/data/column_transfer.h"
#include "core/data/row_batch.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

/// What a session must say before it runs repair statements; without `;`.
std::vector<std::string> repairSession(Dialect dialect);

/// One row of a batch.
struct RowOf
{
    const RowBatch &batch;
    std::size_t row = 0;
};

/// What happens to another row that holds a value which must be unique.
enum class InTheWay {
    Replaced,  ///< it goes; its own statement brings it back
    Respected, ///< the statement fails
};

/// Writes the statements that make one sink table equal to its source, one row at a time. With
/// InTheWay::Replaced they may run in any order.
class RepairSql
{
public:
    /// @p transfer, @p sink: must outlive this.
    RepairSql(Dialect dialect, const TableTransfer &transfer, const TableSchema &sink,
              InTheWay inTheWay = InTheWay::Replaced);

    /// Every column of the sink that can be written is part of the transfer: a row that is deleted
    /// and added again loses nothing.
    bool writesWholeRows() const { return m_writesAll; }

    /// Adds a row of the source, @p copies times.
    std::string insertRow(const RowOf &source, std::uint64_t copies) const;
    /// Removes a row of the sink: by its key, else @p copies rows that hold exactly these values.
    std::string deleteRow(const RowOf &sink, std::uint64_t copies) const;
    /// Makes a row of the sink equal to the source's. Empty: only generated columns differ.
    std::string changeRow(const RowOf &source, const RowOf &sink,
                          const std::vector<bool> &differs) const;

    /// As sqlLiteral() of the column at @p position.
    const ColumnType &typeOf(std::size_t position) const { return *m_types[position]; }

private:
    const char *insertVerb() const;
    std::string insertIntoPostgres(const RowOf &source, std::uint64_t copies) const;
    std::string rowsInTheWay(const RowOf &source) const;
    std::string sameAsSource(const RowOf &source, const std::string &column) const;
    std::string condition(const RowOf &sink) const;
    std::string limited(const std::string &head, const RowOf &sink, std::uint64_t copies) const;
    bool isKey(std::size_t position) const;
    bool touchesUniqueIndex(const std::vector<bool> &differs) const;
    std::string values(const RowOf &source) const;

    Dialect m_dialect;
    const TableTransfer &m_transfer;
    const TableSchema &m_sink;
    InTheWay m_inTheWay;
    std::vector<const ColumnType *> m_types; ///< of the sink's columns, in the transfer's order
    std::vector<std::size_t> m_key;          ///< positions; empty: the sink has no such key
    std::string m_table;
    std::string m_columns; ///< those that are written, quoted
    bool m_hasUnique = false;
    bool m_writesAll = true;
};

} // namespace godwit
