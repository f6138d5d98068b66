// A small valid payload and ways to spoil it.
#pragma once

#include "core/project/project_json.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace godwit {

inline const std::string &smallPayload()
{
    static const std::string text = R"({
    "name": "shop",
    "type": "MIGRATION",
    "labelIds": ["l_1"],
    "sourceEndpointId": "e_source",
    "sinkEndpointId": "e_sink",
    "transferMapping": {
        "mode": "SPECIFIC",
        "databases": [{"name": "shop", "tables": [{"name": "orders", "whereClause": "id > 1"}]}]
    },
    "commonTransferConfig": {"mqPartition": 0},
    "enableStructTransfer": true,
    "structTransferConfig": {"deferIndexCreation": false},
    "enableFullTransfer": true,
    "enableFullVerify": true,
    "fullTransferConfig": {"allowDestTableNotEmpty": false},
    "enableIncrTransfer": false,
    "incrTransferConfig": {"storeLogKeptHour": 168}
})";
    return text;
}

/// The small payload with the first @p from replaced by @p to; ends the test if there is none.
inline std::string spoiled(const std::string &from, const std::string &to)
{
    std::string text = smallPayload();
    const auto at = text.find(from);
    if (at == std::string::npos)
        throw std::logic_error("the small payload does not hold " + from);
    return text.replace(at, from.size(), to);
}

inline std::string rulesPayload(const std::string &mapping)
{
    return spoiled(R"("mode": "SPECIFIC",
        "databases": [{"name": "shop", "tables": [{"name": "orders", "whereClause": "id > 1"}]}])",
                   mapping);
}

inline const Error *findAt(const std::vector<Error> &errors, const std::string &pointer)
{
    const auto found = std::find_if(errors.begin(), errors.end(),
                                    [&](const Error &error) { return error.pointer == pointer; });
    return found == errors.end() ? nullptr : &*found;
}

inline std::string describe(const std::vector<Error> &errors)
{
    std::string text;
    for (const Error &error : errors)
        text +=
            std::string(codeName(error.code)) + ' ' + error.pointer + ": " + error.message + '\n';
    return text;
}

} // namespace godwit
