#include "core/project/rule_syntax.h"

#include "core/base/text.h"
#include "core/project/fault_place.h"
#include "core/project/problems.h"

namespace godwit {

namespace {

constexpr std::string_view forms = "Write db.pattern or a.b=c.d; * ? [a-z] [!a-z] are wildcards.";

bool startsCodePoint(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

/// Knows the whole line, so that a problem in a part of it can be given its place.
class RuleReader
{
public:
    RuleReader(std::string_view line, ProjectType type)
        : m_line(line)
        , m_type(type)
    {}

    Result<ParsedRule> read(bool allowRename)
    {
        if (auto checked = checkLine(); !checked)
            return failure(std::move(checked));
        const auto equals = m_line.find('=');
        const bool hasRight = equals != std::string_view::npos;
        if (hasRight && !allowRename)
            return invalid(equals, "an exclusion cannot rename",
                           "Leave out the = and what follows.");
        if (auto done = readLeft(m_line.substr(0, equals), hasRight); !done)
            return failure(std::move(done));
        if (hasRight) {
            if (auto done = readRight(m_line.substr(equals + 1)); !done)
                return failure(std::move(done));
        }
        return std::move(m_rule);
    }

private:
    std::size_t placeOf(std::string_view part) const
    {
        return static_cast<std::size_t>(part.data() - m_line.data());
    }

    tl::unexpected<Error> invalid(std::size_t byte, const std::string &message,
                                  std::string proposal = std::string(forms)) const
    {
        return fail(ErrorCode::InvalidRule,
                    "rule " + quoted(m_line) + ": " + message + faultPlace(m_line, byte),
                    std::move(proposal));
    }

    Result<void> checkLine() const
    {
        constexpr std::string_view oneLine =
            "Write each rule as an item of its own, without spaces "
            "around it.";
        if (!isUtf8(m_line))
            return fail(ErrorCode::InvalidRule, "rule " + quoted(m_line) + " is not UTF-8",
                        std::string(forms));
        if (trimmed(m_line).empty())
            return invalid(0, "it is empty", std::string(oneLine));
        if (const auto at = m_line.find_first_of("\r\n"); at != std::string_view::npos)
            return invalid(at, "it holds a line break", std::string(oneLine));
        if (trimmed(m_line).size() != m_line.size())
            return invalid(placeOf(trimmed(m_line)) > 0 ? 0 : trimmed(m_line).size(),
                           "there is a space before or after it", std::string(oneLine));
        return {};
    }

    Result<void> readLeft(std::string_view left, bool hasRight)
    {
        const auto dot = left.find('.');
        if (dot == std::string_view::npos)
            return invalid(left.size(), "the database and the dot are missing");
        const auto database = left.substr(0, dot);
        const auto object = left.substr(dot + 1);
        if (database.empty())
            return invalid(0, "the database before the dot is missing");
        if (object.empty())
            return invalid(dot + 1, "the object after the dot is missing");
        const auto wildcard = database.find_first_of("*?[");
        if (hasRight && wildcard != std::string_view::npos)
            return invalid(wildcard, "before a = the database must be a plain name",
                           "Write one rule for each source database.");
        if (auto checked = checkPattern(database); !checked)
            return checked;
        m_rule.databasePattern = database;
        m_rule.objectPattern = object;
        return checkPattern(object);
    }

    Result<void> readRight(std::string_view right)
    {
        const auto begin = placeOf(right);
        if (const auto again = right.find('='); again != std::string_view::npos)
            return invalid(begin + again, "there is a second =");
        const auto dot = right.find('.');
        if (dot == std::string_view::npos)
            return readTopic(right);
        const auto database = right.substr(0, dot);
        const auto object = right.substr(dot + 1);
        if (database.empty() || object.empty())
            return invalid(begin + (database.empty() ? 0 : dot + 1),
                           "the right side needs a database and an object");
        auto wildcard = database.find_first_of("*?[");
        if (wildcard == std::string_view::npos && object != "*") {
            wildcard = object.find_first_of("*?[");
            wildcard += wildcard == std::string_view::npos ? 0 : dot + 1;
        }
        if (wildcard != std::string_view::npos)
            return invalid(begin + wildcard, "the right side must be plain names",
                           "Write c.d to collect everything in one table, c.* to keep the names.");
        m_rule.sinkDatabase = database;
        m_rule.sinkName = object;
        return {};
    }

    Result<void> readTopic(std::string_view name)
    {
        const auto begin = placeOf(name);
        if (m_type != ProjectType::Sync)
            return invalid(begin,
                           "the right side has no dot; a topic is for projects of type SYNC only",
                           "Write the right side as database.table.");
        std::string plain(name);
        for (const std::string_view variable : {"${db}", "${table}"})
            plain = replaced(std::move(plain), variable, "");
        const auto odd = plain.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
        if (name.empty() || odd != std::string::npos)
            return invalid(begin, "the right side is not a topic's name",
                           "A topic has letters, digits, - and _; ${db} and ${table} stand for the "
                           "source's names.");
        m_rule.topic = name;
        return {};
    }

    Result<void> checkPattern(std::string_view pattern) const
    {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] != '[')
                continue;
            auto end = checkBracket(pattern, i);
            if (!end)
                return failure(std::move(end));
            i = *end;
        }
        return {};
    }

    // From the `[` at `open` to the place of its `]`.
    Result<std::size_t> checkBracket(std::string_view pattern, std::size_t open) const
    {
        const auto begin = placeOf(pattern);
        const bool negated = pattern.substr(open + 1).starts_with('!');
        const std::size_t first = open + (negated ? 2 : 1);
        const auto lengthAt = [&](std::size_t i) {
            std::size_t length = 1;
            while (i + length < pattern.size() && !startsCodePoint(pattern[i + length]))
                ++length;
            return length;
        };
        std::size_t i = first;
        while (i < pattern.size() && (pattern[i] != ']' || i == first)) {
            const auto low = pattern.substr(i, lengthAt(i));
            const std::size_t dash = i + low.size();
            i = dash;
            if (dash + 1 >= pattern.size() || pattern[dash] != '-' || pattern[dash + 1] == ']')
                continue;
            const auto high = pattern.substr(dash + 1, lengthAt(dash + 1));
            // UTF-8 sorts as its code points do.
            if (high < low)
                return invalid(begin + dash, "the range runs backwards",
                               "Write the smaller character first, as in [a-z].");
            i = dash + 1 + high.size();
        }
        if (i >= pattern.size())
            return invalid(begin + open,
                           pattern.substr(first).starts_with(']')
                               ? "the bracket is empty, or a ] follows it without a close"
                               : "the bracket is not closed",
                           "Close the bracket, as in [a-z]; it must name at least one character.");
        return i;
    }

    std::string_view m_line;
    ProjectType m_type;
    ParsedRule m_rule;
};

} // namespace

Result<ParsedRule> parseRule(std::string_view line, bool allowRename, ProjectType type)
{
    return RuleReader(line, type).read(allowRename);
}

} // namespace godwit
