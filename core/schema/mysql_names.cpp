#include "core/schema/mysql_names.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::size_t longestName = 64; // characters

bool begins(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::size_t charactersOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

std::string spelledOut(std::string_view fourBytes)
{
    std::uint32_t point = static_cast<unsigned char>(fourBytes[0]) & 0x07U;
    for (const char c : fourBytes.substr(1))
        point = (point << 6) | (static_cast<unsigned char>(c) & 0x3FU);
    std::string digits;
    for (int shift = 20; shift >= 0; shift -= 4)
        digits += "0123456789ABCDEF"[(point >> shift) & 0xFU];
    return "U+" + digits.substr(digits[0] == '0' ? 1 : 0);
}

std::string firstCharacters(std::string_view text, std::size_t count)
{
    std::size_t end = 0;
    for (std::size_t seen = 0; end < text.size(); ++end) {
        seen += begins(text[end]) ? 1 : 0;
        if (seen > count)
            break;
    }
    return std::string(text.substr(0, end));
}

} // namespace

std::string mysqlName(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (static_cast<unsigned char>(name[i]) < 0xF0 || name.size() - i < 4) {
            out += name[i];
            continue;
        }
        out += spelledOut(name.substr(i, 4));
        i += 3;
    }
    if (out.ends_with(' '))
        out.back() = '_';
    if (charactersOf(out) > longestName)
        out = firstCharacters(out, longestName - 9) + '_' + shortHash(name);
    return out;
}

TableSchema withMysqlColumnNames(TableSchema table, std::vector<Note> &notes)
{
    for (Column &column : table.columns) {
        const std::string name = mysqlName(column.name);
        if (name == column.name)
            continue;
        notes.push_back(
            {Level::Note, "column " + printable(column.name) + " is named " + printable(name)
                              + ", as MySQL cannot have its name: " + whyNoMysqlName(column.name)});
        column.name = name;
    }
    for (Index &index : table.indexes) {
        for (IndexPart &part : index.parts)
            part.column = mysqlName(part.column);
    }
    for (ForeignKey &key : table.foreignKeys) {
        for (std::vector<std::string> *names : {&key.columns, &key.referencedColumns}) {
            for (std::string &name : *names)
                name = mysqlName(name);
        }
    }
    return table;
}

std::string whyNoMysqlName(std::string_view name)
{
    if (name.empty())
        return "it is empty";
    if (charactersOf(name) > longestName)
        return "it has more than 64 characters";
    if (name.ends_with(' '))
        return "it ends with a blank";
    if (std::any_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }))
        return "it has a character beyond U+FFFF";
    return {};
}

} // namespace godwit
