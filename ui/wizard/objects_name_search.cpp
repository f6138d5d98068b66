#include "ui/wizard/objects_name_search.h"

#include "core/base/text.h"
#include "ui/common/text.h"

#include <algorithm>
#include <numeric>

namespace godwit::ui {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string foldedPart(QStringView part)
{
    return part.toString().toCaseFolded().toStdString();
}

} // namespace

std::string NameSearch::folded(std::string_view name)
{
    return isAscii(name) ? toLower(name) : foldedPart(toQString(name));
}

void NameSearch::reserve(std::size_t names)
{
    m_begins.reserve(names);
    m_text.reserve(names * 24);
}

void NameSearch::add(std::string_view name)
{
    m_begins.push_back(static_cast<std::uint32_t>(m_text.size()));
    if (isAscii(name)) {
        for (const char c : name)
            m_text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else {
        m_text += folded(name);
    }
    m_text.push_back('\0');
}

std::string_view NameSearch::name(std::uint32_t number) const
{
    const std::size_t begin = m_begins[number];
    const std::size_t next = number + 1 < m_begins.size() ? m_begins[number + 1] : m_text.size();
    return std::string_view(m_text).substr(begin, next - begin - 1);
}

bool NameSearch::holds(std::uint32_t number, QStringView part) const
{
    return name(number).find(foldedPart(part)) != std::string_view::npos;
}

std::vector<std::uint32_t> NameSearch::find(QStringView part) const
{
    std::vector<std::uint32_t> found;
    const std::string wanted = foldedPart(part);
    if (wanted.empty()) {
        found.resize(m_begins.size());
        std::iota(found.begin(), found.end(), 0U);
        return found;
    }
    const std::string_view text = m_text;
    auto next = m_begins.begin();
    for (std::size_t at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, *next)) {
        next = std::upper_bound(next, m_begins.end(), static_cast<std::uint32_t>(at));
        found.push_back(static_cast<std::uint32_t>(next - m_begins.begin() - 1));
        if (next == m_begins.end())
            break;
    }
    return found;
}

ObjectQuery ObjectQuery::parse(const QString &text)
{
    ObjectQuery query;
    const QString wanted = text.trimmed();
    const auto dot = wanted.indexOf(QLatin1Char('.'));
    query.isQualified = dot >= 0;
    query.database = query.isQualified ? wanted.left(dot) : QString();
    query.table = wanted.mid(dot + 1);
    return query;
}

std::vector<std::uint32_t> findObjects(const ObjectQuery &query, const NameSearch &names,
                                       const std::vector<NameRange> &ranges)
{
    std::vector<std::uint32_t> byTable = names.find(query.table);
    const std::string wanted = foldedPart(query.isQualified ? query.database : query.table);
    if (wanted.empty())
        return byTable;
    std::vector<std::uint32_t> found;
    auto hit = byTable.begin();
    for (const NameRange &range : ranges) {
        if (range.size() == 0)
            continue;
        const auto end = std::lower_bound(hit, byTable.end(), range.end);
        const bool matches = NameSearch::folded(range.name).find(wanted) != std::string::npos;
        if (matches && !query.isQualified) {
            for (std::uint32_t i = range.first; i < range.end; ++i)
                found.push_back(i);
        } else if (matches || !query.isQualified) {
            found.insert(found.end(), hit, end);
        }
        hit = end;
    }
    return found;
}

} // namespace godwit::ui
