// What a repair would do, read from the home: for the dialog that asks before it is done.
#pragma once

#include "core/data/server_facts.h"
#include "ui/run/difference_choice.h"

#include <filesystem>
#include <map>
#include <string>

namespace godwit::ui {

struct RepairPreview
{
    std::map<int, std::uint64_t> tables; ///< rows to repair, by table
    std::uint64_t rows = 0;              ///< the sum
    std::uint64_t repairedBefore = 0;    ///< chosen too, and left out
    std::vector<std::string> statements; ///< the first few, in order
    /// Of a choice by position; empty where the whole filter was chosen.
    std::vector<std::uint64_t> ordinals;
};

constexpr std::size_t statementsShown = 50;

/// Errors: those of reading; Cancelled.
Result<RepairPreview> readRepairPreview(StateDatabase &state, const DifferenceChoice &choice,
                                        std::stop_token stop);

/// Writes every statement of @p choice that is not repaired yet into @p file, those that a session
/// must begin with first; @p heading: lines of a comment on top. How many statements there are.
/// Errors: Io; those of reading; Cancelled. Then the file is as it was.
Result<std::uint64_t> writeRepairScript(StateDatabase &state, const DifferenceChoice &choice,
                                        Dialect dialect, const std::vector<std::string> &heading,
                                        const std::filesystem::path &file, std::stop_token stop);

} // namespace godwit::ui
