// The columns of an object list, and the lists of columns inside a cell.
#pragma once

#include "core/project/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// Where the cells of one line stand, from 0; -1: this type of project has no such column.
struct ObjectListColumns
{
    std::vector<std::string> header;
    int selected = -1;
    int mapping = -1;
    int sharding = -1;
    int filter = -1;
};
const ObjectListColumns &columnsOf(ProjectType type);
constexpr std::size_t nameColumns = 4; ///< source and destination, which every type has

/// `a;b`; inside a name `;`, `=`, `\` and blanks at its ends are escaped by `\`.
std::string joinColumns(const std::vector<std::string> &columns);
/// `a=a;b=b`: columns keep their names.
std::string joinMapping(const std::vector<std::string> &columns);

struct ColumnPair
{
    std::string from;
    std::string to; ///< as `from` where the text has no `=`
};
/// Takes such a list apart; blanks around names are dropped unless escaped, empty items too.
std::vector<ColumnPair> splitColumns(std::string_view cell);

} // namespace godwit
