#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <map>

namespace godwit {

/// Reads rows unbuffered: the server sends as fast as they are taken, and memory stays at one row
/// of the client library's and one batch.
class MysqlRowReader : public RowReader
{
public:
    /// @p asOf: the system change number that OceanBase's rows are read as of; empty: the present.
    explicit MysqlRowReader(std::shared_ptr<MysqlConnection> connection, std::string asOf = {})
        : m_connection(std::move(connection))
        , m_asOf(std::move(asOf))
    {}
    ~MysqlRowReader() override;

    [[nodiscard]] Result<void> open(const ReadRequest &request) override;
    Result<bool> next(RowBatch &batch) override;
    void close() override;
    void cancel() override;
    Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override;

    MysqlConnection &connection() { return *m_connection; }

private:
    Error readError() const;
    Result<std::vector<std::string>> literalExpressions(const TableName &table,
                                                        const std::vector<std::string> &key);

    std::shared_ptr<MysqlConnection> m_connection; ///< a repair session shares its own
    std::string m_asOf;
    st_mysql_res *m_result = nullptr;
    unsigned m_columns = 0;
    std::map<TableName, std::vector<std::string>> m_literalExpressions; ///< for boundAfter()
};

} // namespace godwit
