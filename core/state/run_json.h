// Parts of a run that are stored as JSON text: nothing searches in them.
#pragma once

#include "core/state/run_state.h"

namespace godwit {

std::string notesText(const std::vector<Note> &notes);
std::string errorsText(const std::vector<Error> &errors);
std::string verifyText(const VerifyResult &verify);

// Errors: StateDamaged, if the text is not what the functions above make.
Result<std::vector<Note>> readNotes(const std::string &text);
Result<std::vector<Error>> readErrors(const std::string &text);
Result<VerifyResult> readVerify(const std::string &text);

} // namespace godwit
