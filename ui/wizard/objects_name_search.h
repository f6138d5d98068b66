#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace godwit::ui {

/// Names that are searched by a part of them, upper and lower case alike: what stands behind a
/// search field. A hundred thousand names take a few milliseconds.
class NameSearch
{
public:
    void reserve(std::size_t names);
    /// Names are numbered from 0 in the order they are added.
    void add(std::string_view name);
    std::size_t size() const { return m_begins.size(); }

    /// The numbers of all names that hold @p part, ascending; all for an empty one.
    std::vector<std::uint32_t> find(QStringView part) const;
    bool holds(std::uint32_t name, QStringView part) const;

    /// As names are compared: without upper and lower case, in UTF-8.
    static std::string folded(std::string_view name);

private:
    std::string_view name(std::uint32_t number) const;

    std::string m_text;                  ///< every folded name, each with a NUL after it
    std::vector<std::uint32_t> m_begins; ///< in m_text
};

/// What somebody types to find objects: `part` of a table's or database's name, or
/// `database.table`, each a part.
struct ObjectQuery
{
    QString database; ///< of `database.table`
    QString table;
    bool isQualified = false;

    static ObjectQuery parse(const QString &text);
    bool isEmpty() const { return !isQualified && table.isEmpty(); }
};

/// A named run of numbered names: a database and its objects.
struct NameRange
{
    std::string name;
    std::uint32_t first = 0, end = 0;
    std::uint32_t size() const { return end - first; }
};

/// What @p query finds among @p names, ascending. @p ranges are in the names' order; all of a range
/// is found where an unqualified query finds the range's own name.
std::vector<std::uint32_t> findObjects(const ObjectQuery &query, const NameSearch &names,
                                       const std::vector<NameRange> &ranges);

} // namespace godwit::ui
