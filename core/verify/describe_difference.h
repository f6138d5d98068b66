#pragma once

#include "core/verify/difference_finder.h"
#include "core/verify/repair_sql.h"

namespace godwit {

/// By position: where two rows differ by value.
std::vector<bool> differingColumns(const CompareShape &shape, const RowOf &source,
                                   const RowOf &sink);

/// Puts differing rows into words: keys, cells, and the statement that repairs each.
class DifferenceDescriber
{
public:
    DifferenceDescriber(const CompareRequest &request, const CompareShape &shape)
        : m_transfer(request.sources.front())
        , m_shape(shape)
        , m_repair(request.sinkDialect, m_transfer, request.sinkSchema)
    {}

    Difference onlyInSource(const RowOf &source, std::uint64_t copies) const;
    Difference onlyInSink(const RowOf &sink, std::uint64_t copies) const;
    Difference different(const RowOf &source, const RowOf &sink) const;

private:
    /// Null: this side has no such row.
    Difference describe(const RowOf *source, const RowOf *sink,
                        const std::vector<bool> &differs) const;
    std::string shown(std::size_t position, const RowOf &row) const;
    /// Fills in what finds the row again and tells whether it has changed.
    void identify(Difference &difference, const RowOf *source, const RowOf *sink) const;

    const TableTransfer &m_transfer;
    const CompareShape &m_shape;
    RepairSql m_repair;
};

} // namespace godwit
