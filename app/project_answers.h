// What `godwitctl projects` answers after it has changed a stored project.
#pragma once

#include "app/answer.h"
#include "app/endpoints.h"

#include <filesystem>
#include <string>
#include <vector>

namespace godwit::ctl {

Answer pauseAnswer(const std::filesystem::path &home, const std::string &id);
Answer releaseAnswer(const std::filesystem::path &home, const std::string &id,
                     const EndpointOptions &endpoints);
Answer deleteAnswer(const std::filesystem::path &home, const std::string &id);
Answer renameAnswer(const std::filesystem::path &home, const std::string &id,
                    const std::string &name);
Answer cloneAnswer(const std::filesystem::path &home, const std::string &id,
                   const std::string &name);
Answer tagAnswer(const std::filesystem::path &home, const std::string &id,
                 const std::vector<std::string> &tags);

} // namespace godwit::ctl
