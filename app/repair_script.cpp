#include "app/repair_script.h"

#include "app/difference_files.h"
#include "core/base/text.h"
#include "core/verify/repair_sql.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <functional>
#include <memory>
#include <system_error>

namespace godwit::ctl {

namespace {

constexpr std::size_t pageSize = 500;

using Use = std::function<Result<void>(const std::string &line)>;

Result<void> eachLine(DifferenceStore &store, const std::string &runId,
                      const DifferenceFilter &filter, Dialect dialect, const Use &use)
{
    for (const std::string &statement : repairSession(dialect)) {
        if (auto used = use(statement + ";\n"); !used)
            return used;
    }
    for (std::uint64_t after = 0;;) {
        const auto page = store.page(runId, filter, after, pageSize);
        if (!page)
            return tl::unexpected(page.error());
        if (page->empty())
            return {};
        after = page->back().ordinal;
        for (const StoredDifference &stored : *page) {
            const std::string &sql = stored.difference.repairSql;
            if (stored.state == DifferenceState::Repaired || sql.empty())
                continue;
            if (auto used = use(sql + ";\n"); !used)
                return used;
        }
    }
}

tl::unexpected<Error> cannotWrite(const std::string &file, ErrorCode code)
{
    return fail(code,
                printable(file) + " cannot be written: " + std::generic_category().message(errno),
                "make room on the disk, or choose another file with --out");
}

} // namespace

Json storedDifferenceJson(const StoredDifference &stored)
{
    Json json = differenceJson(stored.difference);
    json["ordinal"] = stored.ordinal;
    json["state"] = stateName(stored.state);
    json["message"] = stored.message;
    return json;
}

Result<void> writeRepairScript(DifferenceStore &store, const std::string &runId,
                               const DifferenceFilter &filter, Dialect dialect,
                               const std::string &file)
{
    struct Closer
    {
        void operator()(std::FILE *open) const { std::fclose(open); }
    };
    // It holds rows of the user's tables: for its owner only.
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::unique_ptr<std::FILE, Closer> out(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"));
    if (!out)
        return cannotWrite(file, ErrorCode::InvalidArgument);
    auto written =
        eachLine(store, runId, filter, dialect, [&](const std::string &line) -> Result<void> {
            if (std::fwrite(line.data(), 1, line.size(), out.get()) != line.size())
                return cannotWrite(file, ErrorCode::Io);
            return {};
        });
    if (written && std::fclose(out.release()) != 0)
        return cannotWrite(file, ErrorCode::Io);
    return written;
}

Result<std::string> repairScript(DifferenceStore &store, const std::string &runId,
                                 const DifferenceFilter &filter, Dialect dialect)
{
    std::string script;
    auto done = eachLine(store, runId, filter, dialect, [&](const std::string &line) {
        script += line;
        return Result<void>();
    });
    if (!done)
        return failure(std::move(done));
    return script;
}

} // namespace godwit::ctl
