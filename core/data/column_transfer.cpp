#include "core/data/column_transfer.h"

namespace godwit {

std::vector<std::size_t> TableTransfer::keyPositions() const
{
    std::vector<std::size_t> positions;
    for (const std::string &key : sourceKey) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].sourceName == key)
                positions.push_back(i);
        }
    }
    return positions;
}

} // namespace godwit
