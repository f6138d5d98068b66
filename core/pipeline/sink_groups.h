#pragma once

#include "core/state/run_state.h"

#include <cstddef>
#include <map>
#include <vector>

namespace godwit {

/// Which source tables of a run land on which sink table.
class SinkGroups
{
public:
    SinkGroups() = default;
    explicit SinkGroups(const std::vector<TableRecord> &tables)
    {
        std::map<TableName, std::size_t> known;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const auto [found, added] = known.emplace(tables[i].sink, m_groups.size());
            if (added)
                m_groups.emplace_back();
            m_groups[found->second].push_back(i);
            m_groupOf.push_back(found->second);
        }
    }

    /// Table numbers, in the run's order.
    const std::vector<std::vector<std::size_t>> &all() const { return m_groups; }
    /// Those that share the sink table of @p number, itself included.
    const std::vector<std::size_t> &of(std::size_t number) const
    {
        return m_groups[m_groupOf[number]];
    }
    /// The one of its group that is planned first: what is done once per sink table is done for it.
    bool isFirst(std::size_t number) const { return of(number).front() == number; }

private:
    std::vector<std::vector<std::size_t>> m_groups;
    std::vector<std::size_t> m_groupOf; ///< by table number
};

} // namespace godwit
