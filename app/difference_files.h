// `verify --differences FILE` and `--repair-sql FILE`.
#pragma once

#include "core/base/json.h"
#include "core/verify/compare_table.h"

#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

namespace godwit::ctl {

/// One line of the file of differences: {table, kind, key, source, sink, columns, repairSql};
/// `source` or `sink` is null where that side has no such row.
Json differenceJson(const Difference &difference);

/// Writes differences as they are found. Thread-safe.
class DifferenceFiles
{
public:
    /// Empty names: nothing is written. The files are made anew, readable by their owner only.
    /// Errors: InvalidArgument.
    static Result<std::unique_ptr<DifferenceFiles>> open(const std::string &differences,
                                                         const std::string &repairSql);

    [[nodiscard]] Result<void> add(const Difference &difference);
    /// Errors: Io, if not everything reached the files.
    [[nodiscard]] Result<void> close();

private:
    struct Closer
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    using File = std::unique_ptr<std::FILE, Closer>;
    static Result<File> openFile(const std::string &path, const char *option);

    std::mutex m_mutex;
    File m_differences;
    File m_repairSql;
};

} // namespace godwit::ctl
