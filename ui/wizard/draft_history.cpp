#include "ui/wizard/draft_history.h"

#include <set>

namespace godwit::ui {

namespace {

std::size_t objectsIn(const TransferMapping &mapping)
{
    std::size_t count = mapping.tableAndViewWhiteList.size() + mapping.tableAndViewBlackList.size();
    for (const auto *databases : {&mapping.databases, &mapping.databasesBlack}) {
        for (const DatabaseMapping &database : *databases)
            count += 1 + database.tables.size() + database.views.size()
                     + database.specificTables.size() + database.specificViews.size();
    }
    return count;
}

} // namespace

void DraftHistory::push(DraftState before, const std::string &field)
{
    m_future.clear();
    if (!field.empty() && field == m_field && !m_past.empty())
        return;
    m_field = field;
    m_past.push_back(std::move(before));
    trim();
}

void DraftHistory::clear()
{
    m_past.clear();
    m_future.clear();
    seal();
}

DraftState DraftHistory::undo(DraftState now)
{
    seal();
    m_future.push_back(std::move(now));
    DraftState state = std::move(m_past.back());
    m_past.pop_back();
    return state;
}

DraftState DraftHistory::redo(DraftState now)
{
    seal();
    m_past.push_back(std::move(now));
    DraftState state = std::move(m_future.back());
    m_future.pop_back();
    return state;
}

// The oldest steps go first; the last one always stays.
void DraftHistory::trim()
{
    while (m_past.size() > mostSteps)
        m_past.pop_front();
    std::set<const TransferMapping *> counted;
    std::size_t objects = 0;
    for (auto state = m_past.rbegin(); state != m_past.rend(); ++state) {
        if (counted.insert(state->mapping.get()).second)
            objects += objectsIn(*state->mapping);
        if (objects > mostObjects && state != m_past.rbegin()) {
            m_past.erase(m_past.begin(), state.base());
            return;
        }
    }
}

} // namespace godwit::ui
