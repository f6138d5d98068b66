#include "core/project/problems.h"

#include "core/base/text.h"

namespace godwit {

namespace {

constexpr std::size_t mostKept = 1000;
constexpr std::size_t longestQuoted = 80; // bytes

Error problem(ErrorCode code, Level level, std::string pointer, std::string message,
              std::string proposal)
{
    Error error;
    error.code = code;
    error.level = level;
    error.pointer = std::move(pointer);
    error.message = std::move(message);
    error.proposal = std::move(proposal);
    return error;
}

} // namespace

std::string quoted(std::string_view text)
{
    if (text.size() <= longestQuoted)
        return '"' + printable(text) + '"';
    std::size_t end = longestQuoted;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return '"' + printable(text.substr(0, end)) + "...\"";
}

void Problems::error(ErrorCode code, std::string pointer, std::string message, std::string proposal)
{
    if (m_faulty.size() < mostKept)
        m_faulty.insert(pointer);
    add(m_errors,
        problem(code, Level::Error, std::move(pointer), std::move(message), std::move(proposal)));
}

void Problems::warning(ErrorCode code, std::string pointer, std::string message,
                       std::string proposal)
{
    add(m_warnings,
        problem(code, Level::Warning, std::move(pointer), std::move(message), std::move(proposal)));
}

void Problems::tolerated(std::string pointer, std::string message, std::string proposal)
{
    warning(ErrorCode::Tolerated, std::move(pointer), std::move(message), std::move(proposal));
}

bool Problems::keepsWarnings() const
{
    return m_warnings.kept.size() < mostKept;
}

void Problems::excuse(const std::string &pointer)
{
    if (m_faulty.size() < mostKept)
        m_faulty.insert(pointer);
}

bool Problems::blames(const std::string &pointer) const
{
    const auto below = m_faulty.lower_bound(pointer);
    if (below != m_faulty.end() && (*below == pointer || below->starts_with(pointer + '/')))
        return true;
    // Between "/a" and "/a/0" may stand "/a-b".
    const auto inside = m_faulty.lower_bound(pointer + '/');
    if (inside != m_faulty.end() && inside->starts_with(pointer + '/'))
        return true;
    for (auto slash = pointer.rfind('/'); slash != std::string::npos && slash > 0;
         slash = pointer.rfind('/', slash - 1)) {
        if (m_faulty.contains(std::string_view(pointer).substr(0, slash)))
            return true;
    }
    return false;
}

void Problems::missing(const std::string &pointer, const std::string &what, std::string proposal)
{
    if (!m_incomplete && !blames(pointer))
        error(ErrorCode::MissingField, pointer, what, std::move(proposal));
}

void Problems::settle(const std::string &pointer)
{
    for (List *list : {&m_errors, &m_warnings}) {
        for (Error &error : list->kept) {
            if (error.pointer.empty())
                error.pointer = pointer;
        }
    }
}

std::vector<Error> Problems::takeErrors()
{
    return take(m_errors, Level::Error);
}

std::vector<Error> Problems::takeWarnings()
{
    return take(m_warnings, Level::Warning);
}

void Problems::add(List &list, Error error)
{
    if (list.kept.size() < mostKept)
        list.kept.push_back(std::move(error));
    else
        ++list.dropped;
}

std::vector<Error> Problems::take(List &list, Level level)
{
    if (list.dropped > 0) {
        const Error &last = list.kept.back();
        list.kept.push_back(problem(last.code, level, last.pointer,
                                    "and " + std::to_string(list.dropped) + " more like these",
                                    "Mend the ones above first, then look again."));
    }
    list.dropped = 0;
    return std::exchange(list.kept, {});
}

} // namespace godwit
