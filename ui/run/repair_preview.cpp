#include "ui/run/repair_preview.h"

#include "core/verify/repair_sql.h"

#include <QSaveFile>

#include <algorithm>

namespace godwit::ui {

namespace {

bool isRepaired(const StoredDifference &stored)
{
    return stored.state == DifferenceState::Repaired;
}

bool matches(const DifferenceCount &count, const DifferenceFilter &filter)
{
    return filter.table.value_or(count.table) == count.table
           && filter.kind.value_or(count.kind) == count.kind
           && filter.state.value_or(count.state) == count.state;
}

// Without looking at a single row: there may be millions.
Result<void> countAll(DifferenceStore &store, const DifferenceChoice &choice,
                      RepairPreview &preview)
{
    auto counts = store.counts(choice.runId);
    if (!counts)
        return failure(std::move(counts));
    for (const DifferenceCount &count : *counts) {
        if (!matches(count, choice.filter))
            continue;
        if (count.state == DifferenceState::Repaired) {
            preview.repairedBefore += count.count;
        } else {
            preview.tables[count.table] += count.count;
            preview.rows += count.count;
        }
    }
    return {};
}

Result<void> countEach(DifferenceStore &store, const DifferenceChoice &choice,
                       const std::stop_token &stop, RepairPreview &preview)
{
    return readChoice(
        store, choice, DifferenceParts::Heads,
        [&](const StoredDifference &stored) {
            if (isRepaired(stored)) {
                ++preview.repairedBefore;
                return true;
            }
            ++preview.tables[stored.table];
            ++preview.rows;
            if (!choice.positions.empty())
                preview.ordinals.push_back(stored.ordinal);
            return true;
        },
        stop);
}

tl::unexpected<Error> notWritten(const QSaveFile &file)
{
    return fail(ErrorCode::Io,
                "the file " + file.fileName().toStdString()
                    + " cannot be written: " + file.errorString().toStdString(),
                "choose another folder, or make room on the disk");
}

bool put(QSaveFile &file, const std::string &line)
{
    return file.write(line.data(), static_cast<qint64>(line.size()))
               == static_cast<qint64>(line.size())
           && file.write("\n", 1) == 1;
}

bool putHead(QSaveFile &file, const std::vector<std::string> &heading, Dialect dialect)
{
    for (std::string line : heading) {
        std::replace(line.begin(), line.end(), '\n', ' '); // a name cannot leave the comment
        std::replace(line.begin(), line.end(), '\r', ' ');
        if (!put(file, "-- " + line))
            return false;
    }
    for (const std::string &statement : repairSession(dialect)) {
        if (!put(file, statement + ';'))
            return false;
    }
    return true;
}

} // namespace

Result<RepairPreview> readRepairPreview(StateDatabase &state, const DifferenceChoice &choice,
                                        std::stop_token stop)
{
    DifferenceStore store(state);
    RepairPreview preview;
    const bool byCounts = choice.positions.empty() && choice.filter.keyText.empty();
    auto counted =
        byCounts ? countAll(store, choice, preview) : countEach(store, choice, stop, preview);
    if (!counted)
        return failure(std::move(counted));
    if (preview.rows == 0)
        return preview;
    auto read = readChoice(
        store, choice, DifferenceParts::All,
        [&preview](const StoredDifference &stored) {
            if (!isRepaired(stored) && !stored.difference.repairSql.empty())
                preview.statements.push_back(stored.difference.repairSql);
            return preview.statements.size() < statementsShown;
        },
        std::move(stop));
    if (!read)
        return failure(std::move(read));
    return preview;
}

Result<std::uint64_t> writeRepairScript(StateDatabase &state, const DifferenceChoice &choice,
                                        Dialect dialect, const std::vector<std::string> &heading,
                                        const std::filesystem::path &file, std::stop_token stop)
{
    QSaveFile script(QString::fromStdString(file.string()));
    if (!script.open(QIODevice::WriteOnly) || !putHead(script, heading, dialect))
        return notWritten(script);
    DifferenceStore store(state);
    std::uint64_t statements = 0;
    bool isWritten = true;
    auto read = readChoice(
        store, choice, DifferenceParts::All,
        [&](const StoredDifference &stored) {
            if (isRepaired(stored) || stored.difference.repairSql.empty())
                return true;
            ++statements;
            isWritten = put(script, stored.difference.repairSql + ';');
            return isWritten;
        },
        std::move(stop));
    if (!read)
        return failure(std::move(read));
    if (!isWritten || !script.commit())
        return notWritten(script);
    return statements;
}

} // namespace godwit::ui
