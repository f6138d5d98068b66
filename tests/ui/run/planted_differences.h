// Differences put into a home as a verification leaves them there.
#pragma once

#include "core/state/difference_writer.h"
#include "core/state/run_store.h"

#include <string>
#include <vector>

namespace godwit::test {

inline Difference::Cell cellOf(const std::string &column, const std::string &source,
                               const std::string &sink)
{
    return {column, source, sink, false, false, source != sink};
}

/// Every third of them is only in the source, every third only in the destination.
inline Difference differenceOf(int key, const std::string &table = "orders")
{
    static constexpr DifferenceKind kinds[] = {
        DifferenceKind::Different, DifferenceKind::OnlyInSource, DifferenceKind::OnlyInSink};
    Difference difference;
    difference.table = {"main", table};
    difference.kind = kinds[key % 3];
    const std::string id = std::to_string(key);
    difference.cells = {cellOf("id", id, id),
                        cellOf("name", "Ada " + id, "Eda " + id),
                        {"note", "", "", true, false, true}};
    if (difference.kind != DifferenceKind::Different) {
        for (Difference::Cell &cell : difference.cells) {
            std::string &other =
                difference.kind == DifferenceKind::OnlyInSource ? cell.sink : cell.source;
            other.clear();
            cell.differs = cell.sourceIsNull = cell.sinkIsNull = false;
        }
    }
    difference.key = {difference.cells.front()};
    difference.repairSql = "UPDATE `main`.`" + table + "` SET `name` = 'Ada " + id
                           + "', `note` = NULL WHERE `id` = " + id;
    difference.keyHash = std::string(32 - id.size(), '0') + id;
    difference.sourceHash = difference.kind == DifferenceKind::OnlyInSink ? "" : difference.keyHash;
    difference.sinkHash = difference.kind == DifferenceKind::OnlyInSource ? "" : difference.keyHash;
    return difference;
}

/// A run of which verification found @p count differences in each of @p tables. Its id; empty: it
/// did not work.
inline std::string plantDifferences(StateDatabase &state, const std::string &projectId,
                                    const std::vector<std::string> &tables, int count)
{
    RunRecord run;
    run.projectId = projectId;
    const auto created = RunStore(state).create(run);
    if (!created)
        return {};
    DifferenceWriter writer(state);
    for (std::size_t number = 0; number < tables.size(); ++number) {
        const int table = static_cast<int>(number);
        if (!writer.beginTable(created->id, table, DifferenceWriter::Earlier::Forget))
            return {};
        std::vector<Difference> some;
        for (int key = 0; key < count; ++key) {
            some.push_back(differenceOf(key, tables[number]));
            if (some.size() < 20'000 && key + 1 < count)
                continue;
            if (!writer.add(created->id, table, some))
                return {};
            some.clear();
        }
        if (!writer.endTable(created->id, table))
            return {};
    }
    return writer.finish(created->id) ? created->id : std::string();
}

} // namespace godwit::test
