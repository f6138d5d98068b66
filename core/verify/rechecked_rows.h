#pragma once

#include "core/data/difference.h"
#include "core/verify/compare_shape.h"
#include "core/verify/repair_sql.h"
#include "core/verify/row_digest.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace godwit {

/// How a recorded difference stands now.
enum class Standing {
    AsRecorded, ///< both sides still hold what the difference says
    Equal,      ///< the two sides agree about this key
    Changed,    ///< they differ, but not as recorded
};

struct Judgement
{
    Standing standing = Standing::Changed;
    std::uint64_t copies = 0; ///< still too many or too few; tables without a key
    /// The rows as they are, where AsRecorded: of the sides that the difference speaks of.
    std::optional<RowOf> source, sink;
};

/// The rows that both sides hold now under the keys of some differences, read again row by row.
/// Whoever reads may hand in more rows than those: others are passed over.
class RecheckedRows
{
public:
    /// @p request, @p shape: must outlive this.
    RecheckedRows(const CompareRequest &request, const CompareShape &shape)
        : m_request(request)
        , m_shape(shape)
        , m_row(shape.row())
    {}

    /// To be told of all keys before the first row comes.
    void want(const Difference &recorded);
    void addSource(const RowBatch &batch);
    void addSink(const RowBatch &batch);

    Judgement judge(const Difference &recorded) const;
    /// Takes a repair into account that is going to be made: later judgements see its outcome.
    void expect(const Difference &recorded, const Judgement &judged);
    /// Forgets the sink's rows: they are read again after the repair.
    void forgetSink();
    /// After that: the sink holds what expect() said, as far as @p recorded is concerned.
    bool isAsExpected(const Difference &recorded) const;
    /// What differs now under the key of @p recorded, described anew.
    std::vector<Difference> remaining(const Difference &recorded) const;

private:
    struct Place
    {
        std::uint32_t batch = 0, row = 0;
    };
    /// One row value, on both sides.
    struct Value
    {
        Hash128 hash;
        std::uint64_t source = 0, sink = 0; ///< copies
        std::uint64_t expected = 0;         ///< copies at the sink after the repair
        std::optional<Place> sourceRow, sinkRow;
    };
    using Group = std::vector<Value>; ///< of one key

    static Value &valueOf(Group &group, const Hash128 &hash);
    static const Value *find(const Group &group, const Hash128 &hash);
    const Group *groupOf(const Difference &recorded) const;
    Place keep(const RowBatch &batch, std::size_t row);
    RowOf rowAt(const Place &place) const { return {m_cells[place.batch], place.row}; }
    /// Copies at the sink that the source lacks, as far as they count as differences.
    std::uint64_t surplus(const Group &group) const;
    void add(const RowBatch &batch, bool ofSource);

    const CompareRequest &m_request;
    const CompareShape &m_shape;
    CanonicalRow m_row;
    std::unordered_map<Hash128, Group> m_groups;
    std::deque<RowBatch> m_cells; ///< judgements point into it
};

} // namespace godwit
