#include "core/schema/postgres_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

constexpr std::array<std::string_view, 6> systemColumns = {"tableoid", "xmin", "cmin",
                                                           "xmax",     "cmax", "ctid"};

std::string cutTo(std::string_view name, std::size_t bytes)
{
    while (bytes > 0 && (static_cast<unsigned char>(name[bytes]) & 0xC0) == 0x80)
        --bytes;
    return std::string(name.substr(0, bytes));
}

/// Says already that it is an index.
bool soundsLikeIndex(std::string_view name)
{
    static constexpr std::array<std::string_view, 8> marks = {"idx", "index", "ix",   "key",
                                                              "uk",  "uq",    "uniq", "fk"};
    const std::string lower = toLower(name);
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return lower.starts_with(std::string(mark) + '_')
               || lower.ends_with('_' + std::string(mark));
    });
}

} // namespace

std::string postgresName(std::string_view name)
{
    if (name.size() <= longestPostgresName)
        return std::string(name);
    return cutTo(name, longestPostgresName - 9) + '_' + shortHash(name);
}

std::string postgresColumnName(std::string_view name)
{
    const bool isSystem =
        std::find(systemColumns.begin(), systemColumns.end(), name) != systemColumns.end();
    return isSystem ? std::string(name) + '_' : postgresName(name);
}

std::string whyNoPostgresName(std::string_view name)
{
    if (name.empty())
        return "it is empty";
    if (name.find('\0') != std::string_view::npos)
        return "it holds a NUL";
    if (!isUtf8(name))
        return "it is not UTF-8";
    return {};
}

std::string PostgresNames::take(std::string_view wanted)
{
    std::string name = postgresName(wanted);
    for (int number = 2; !m_taken.insert(name).second; ++number)
        name = postgresName(std::string(wanted) + '_' + std::to_string(number));
    return name;
}

std::string postgresIndexName(std::string_view table, std::string_view index, bool unique)
{
    std::string name = std::string(table) + '_' + std::string(index);
    if (!soundsLikeIndex(index))
        name += unique ? "_key" : "_idx";
    return name;
}

} // namespace godwit
