#pragma once

#include "core/project/project.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace godwit::ui {

/// One moment of a draft. The mapping stands apart, so that a hundred changes of options do not
/// keep a hundred copies of a hundred thousand tables.
struct DraftState
{
    Project settings; ///< its transferMapping is empty
    std::shared_ptr<const TransferMapping> mapping;
    std::vector<std::string> tags;
};

/// What can be undone and redone, bounded in steps and in listed objects.
class DraftHistory
{
public:
    static constexpr std::size_t mostSteps = 100;
    static constexpr std::size_t mostObjects = 200'000; ///< in all kept mappings together

    /// The draft has left @p before. Changes of the same non-empty @p field that follow one another
    /// are one step: a word is not undone letter by letter.
    void push(DraftState before, const std::string &field);
    /// The next change is a step of its own, whatever its field.
    void seal() { m_field.clear(); }
    void clear();

    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    /// The state before the last step; @p now is what redo() will bring back. Not to be called
    /// when there is none.
    DraftState undo(DraftState now);
    DraftState redo(DraftState now);

private:
    void trim();

    std::deque<DraftState> m_past, m_future; ///< the nearest last
    std::string m_field;
};

} // namespace godwit::ui
