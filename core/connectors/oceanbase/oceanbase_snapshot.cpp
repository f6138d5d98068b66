#include "core/connectors/oceanbase/oceanbase_snapshot.h"

#include "core/base/text.h"
#include "core/connectors/mysql/mysql_row_reader.h"

namespace godwit {

Result<Snapshot> openOceanBaseSnapshot(std::vector<std::unique_ptr<MysqlConnection>> connections)
{
    // Begun before the number is asked for: the server keeps old rows for as long as a transaction
    // that may see them lives, else for undo_retention seconds.
    for (const auto &connection : connections) {
        if (auto begun = connection->execute("START TRANSACTION WITH CONSISTENT SNAPSHOT"); !begun)
            return failure(std::move(begun));
    }
    auto number = connections.front()->queryText("SELECT current_scn()");
    if (!number)
        return tl::unexpected(std::move(number.error()).at("taking a snapshot"));
    if (!parseUnsigned(*number))
        return fail(ErrorCode::NotSupported, "the server has no current_scn()",
                    "OceanBase 4.0 or newer is needed as a source");
    Snapshot snapshot;
    snapshot.info.takenAt = utcNow();
    snapshot.info.position = "SCN " + *number;
    snapshot.info.method = "all readers read AS OF SNAPSHOT " + *number
                           + ": one instant for every table; a row that the server no longer keeps "
                             "as it was then makes the copy fail";
    for (auto &connection : connections)
        snapshot.readers.push_back(
            std::make_unique<MysqlRowReader>(std::move(connection), *number));
    return snapshot;
}

} // namespace godwit
