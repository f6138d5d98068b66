#include "core/service/object_list_columns.h"

#include "core/base/text.h"

#include <utility>

namespace godwit {

namespace {

constexpr std::string_view separators = ";=\\";
constexpr std::string_view blanks = " \t\r\n";

bool isOneOf(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

std::string escaped(const std::string &name)
{
    std::string text;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool isAtEdge = at == 0 || at + 1 == name.size();
        if (isOneOf(name[at], separators) || (isAtEdge && isOneOf(name[at], blanks)))
            text += '\\';
        text += name[at];
    }
    return text;
}

bool isEscape(std::string_view text, std::size_t at)
{
    return text[at] == '\\' && at + 1 < text.size()
           && (isOneOf(text[at + 1], separators) || isOneOf(text[at + 1], blanks));
}

/// A name that is being read: blanks around it fall away unless they were escaped.
class Name
{
public:
    void add(char c)
    {
        if (!m_text.empty() || !isOneOf(c, blanks))
            m_text += c;
    }
    void addEscaped(char c)
    {
        m_text += c;
        m_kept = m_text.size();
    }
    std::string take()
    {
        while (m_text.size() > m_kept && isOneOf(m_text.back(), blanks))
            m_text.pop_back();
        m_kept = 0;
        return std::exchange(m_text, {});
    }

private:
    std::string m_text;
    std::size_t m_kept = 0; ///< bytes that stay
};

} // namespace

const ObjectListColumns &columnsOf(ProjectType type)
{
    static const ObjectListColumns migration = {{"Source Database", "Source Table",
                                                 "Destination Database", "Destination Table",
                                                 "Column Mapping", "Row Filter"},
                                                -1,
                                                4,
                                                -1,
                                                5};
    static const ObjectListColumns sync = {
        {"Source Database", "Source Table", "Destination Database", "Destination Table",
         "Selected Columns", "Column Mapping", "Sharding Columns", "Row Filter"},
        4,
        5,
        6,
        7};
    return type == ProjectType::Sync ? sync : migration;
}

std::string joinColumns(const std::vector<std::string> &columns)
{
    std::vector<std::string> names;
    for (const std::string &column : columns)
        names.push_back(escaped(column));
    return join(names, ";");
}

std::string joinMapping(const std::vector<std::string> &columns)
{
    std::vector<std::string> pairs;
    for (const std::string &column : columns)
        pairs.push_back(escaped(column) + '=' + escaped(column));
    return join(pairs, ";");
}

std::vector<ColumnPair> splitColumns(std::string_view cell)
{
    std::vector<ColumnPair> pairs;
    Name from, to;
    bool hasTarget = false;
    const auto finish = [&] {
        ColumnPair pair{from.take(), to.take()};
        if (!hasTarget)
            pair.to = pair.from;
        if (!pair.from.empty() || !pair.to.empty())
            pairs.push_back(std::move(pair));
        hasTarget = false;
    };
    for (std::size_t at = 0; at < cell.size(); ++at) {
        Name &name = hasTarget ? to : from;
        if (isEscape(cell, at))
            name.addEscaped(cell[++at]);
        else if (cell[at] == ';')
            finish();
        else if (cell[at] == '=' && !hasTarget)
            hasTarget = true;
        else
            name.add(cell[at]);
    }
    finish();
    return pairs;
}

} // namespace godwit
