#include "core/pipeline/view_order.h"

#include <map>
#include <set>

namespace godwit {

namespace {

class ViewOrder
{
public:
    explicit ViewOrder(std::vector<PlannedView> &views)
        : m_views(views)
    {
        for (std::size_t i = 0; i < views.size(); ++i)
            m_positions[views[i].source.name] = i;
    }

    std::vector<PlannedView> sorted()
    {
        for (std::size_t i = 0; i < m_views.size(); ++i)
            visit(i);
        std::vector<PlannedView> ordered;
        for (const std::size_t position : m_order)
            ordered.push_back(std::move(m_views[position]));
        return ordered;
    }

private:
    void visit(std::size_t position)
    {
        if (!m_seen.insert(position).second)
            return; // done, or a circle, which no store lets anybody create
        for (const TableName &used : m_views[position].source.dependsOn) {
            const auto found = m_positions.find(used);
            if (found != m_positions.end())
                visit(found->second);
        }
        m_order.push_back(position);
    }

    std::vector<PlannedView> &m_views;
    std::map<TableName, std::size_t> m_positions;
    std::set<std::size_t> m_seen;
    std::vector<std::size_t> m_order;
};

} // namespace

void orderViews(std::vector<PlannedView> &views)
{
    views = ViewOrder(views).sorted();
}

} // namespace godwit
