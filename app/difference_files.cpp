#include "app/difference_files.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace godwit::ctl {

namespace {

Json cellsJson(const std::vector<Difference::Cell> &cells, bool ofSource)
{
    Json json = Json::object();
    for (const Difference::Cell &cell : cells) {
        const bool isNull = ofSource ? cell.sourceIsNull : cell.sinkIsNull;
        json[cell.column] = isNull ? Json(nullptr) : Json(ofSource ? cell.source : cell.sink);
    }
    return json;
}

tl::unexpected<Error> cannotWrite(int number)
{
    return fail(ErrorCode::Io,
                "the differences cannot be written: " + std::generic_category().message(number),
                "make room on the disk, or choose another file");
}

bool writeText(std::FILE *file, const std::string &text)
{
    return std::fwrite(text.data(), 1, text.size(), file) == text.size();
}

} // namespace

Json differenceJson(const Difference &difference)
{
    Json columns = Json::array();
    for (const Difference::Cell &cell : difference.cells) {
        if (cell.differs)
            columns.push_back(cell.column);
    }
    const bool atSource = difference.kind != DifferenceKind::OnlyInSink;
    const bool atSink = difference.kind != DifferenceKind::OnlyInSource;
    Json json = {{"table", difference.table.qualified()}, {"kind", kindName(difference.kind)}};
    json["key"] = cellsJson(difference.key, atSource);
    json["source"] = atSource ? cellsJson(difference.cells, true) : Json(nullptr);
    json["sink"] = atSink ? cellsJson(difference.cells, false) : Json(nullptr);
    json["columns"] = std::move(columns);
    json["copies"] = difference.copies;
    json["repairSql"] = difference.repairSql;
    return json;
}

Result<DifferenceFiles::File> DifferenceFiles::openFile(const std::string &path, const char *option)
{
    if (path.empty())
        return File();
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::FILE *file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "w");
    if (!file) {
        const int number = errno;
        return fail(ErrorCode::InvalidArgument,
                    printable(path)
                        + " cannot be written: " + std::generic_category().message(number),
                    std::string("choose another file with ") + option);
    }
    return File(file);
}

Result<std::unique_ptr<DifferenceFiles>> DifferenceFiles::open(const std::string &differences,
                                                               const std::string &repairSql)
{
    auto files = std::make_unique<DifferenceFiles>();
    auto first = openFile(differences, "--differences");
    if (!first)
        return failure(std::move(first));
    auto second = openFile(repairSql, "--repair-sql");
    if (!second)
        return failure(std::move(second));
    files->m_differences = std::move(*first);
    files->m_repairSql = std::move(*second);
    return files;
}

Result<void> DifferenceFiles::add(const Difference &difference)
{
    const std::scoped_lock lock(m_mutex);
    if (m_differences) {
        const std::string line =
            differenceJson(difference).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
        if (!writeText(m_differences.get(), line))
            return cannotWrite(errno);
    }
    if (m_repairSql && !difference.repairSql.empty()
        && !writeText(m_repairSql.get(), difference.repairSql + ";\n"))
        return cannotWrite(errno);
    return {};
}

Result<void> DifferenceFiles::close()
{
    const std::scoped_lock lock(m_mutex);
    for (File *file : {&m_differences, &m_repairSql}) {
        std::FILE *open = file->release();
        if (open && std::fclose(open) != 0)
            return cannotWrite(errno);
    }
    return {};
}

} // namespace godwit::ctl
