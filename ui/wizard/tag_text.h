#pragma once

#include <QString>

#include <string>
#include <vector>

namespace godwit::ui {

struct ReadTags
{
    std::vector<std::string> tags; ///< each once, in the order written
    QString message;               ///< what is wrong with them; empty: nothing
};

constexpr int mostTags = 5;           ///< on one project
constexpr int mostTagCharacters = 20; ///< of one tag

/// Reads tags as people write them: separated by commas or blanks.
ReadTags readTags(const QString &text);
QString tagText(const std::vector<std::string> &tags);

} // namespace godwit::ui
