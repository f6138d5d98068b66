#pragma once

#include "core/data/table_name.h"
#include "ui/wizard/objects_name_search.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace godwit::ui {

/// A tree of two levels, databases and their objects, that can be narrowed down by a search. Holds
/// numbers only: rows cost nothing until they are looked at.
class ObjectsTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

    /// Shows what ObjectQuery::parse(@p text) finds; everything for an empty text.
    void setSearch(const QString &text);
    bool isSearching() const { return !m_query.isEmpty(); }

    std::uint32_t objectCount() const { return m_names ? std::uint32_t(m_names->size()) : 0; }
    std::uint32_t shownCount() const; ///< objects

    bool isGroup(const QModelIndex &index) const
    {
        return index.isValid() && index.internalId() == 0;
    }
    /// The object at @p index, by its number; empty for a database.
    std::optional<std::uint32_t> objectAt(const QModelIndex &index) const;
    /// The numbers of what is shown at @p index: one object, or those of a database.
    std::vector<std::uint32_t> objectsAt(const QModelIndex &index) const;
    /// The same for all rows from @p first to @p last below @p parent.
    void appendObjects(const QModelIndex &parent, int first, int last,
                       std::vector<std::uint32_t> &objects) const;
    QModelIndex indexOf(std::uint32_t object, int column = 0) const; ///< invalid: not shown
    QModelIndex groupIndex(const std::string &name) const;
    const std::string &groupName(const QModelIndex &group) const;

    /// What an object is, whatever its number and its new name: it survives resets.
    virtual TableName keyOf(std::uint32_t object) const = 0;
    /// The objects of @p keys, in no particular order.
    virtual std::vector<std::uint32_t> withKeys(const std::vector<TableName> &keys) const = 0;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;

protected:
    /// Replaces all there is, between beginResetModel() and endResetModel() of the caller.
    /// @p groups stand in the order of the objects they hold.
    void replaceWithinReset(std::vector<NameRange> groups, std::shared_ptr<const NameSearch> names);
    /// The groups that are shown, and how many there are.
    const std::vector<NameRange> &groups() const { return m_groups; }
    const NameRange &groupAt(const QModelIndex &index) const;
    /// Calls @p visit(object number) for the objects shown below row @p group.
    template<typename Visit>
    void forEachShown(int group, Visit &&visit) const
    {
        const Shown &shown = m_shown[static_cast<std::size_t>(group)];
        for (std::uint32_t i = shown.first; i < shown.end; ++i)
            visit(isSearching() ? m_found[i] : i);
    }
    /// What is shown has changed; the model is being reset.
    virtual void shownChanged() {}

private:
    /// A group of the view: a run of m_found, or of the objects themselves without a search.
    struct Shown
    {
        std::uint32_t group = 0;
        std::uint32_t first = 0, end = 0;
    };
    void search();
    const Shown *shownOf(const QModelIndex &index) const;

    std::vector<NameRange> m_groups;
    std::shared_ptr<const NameSearch> m_names;
    ObjectQuery m_query;
    std::vector<std::uint32_t> m_found; ///< while searching
    std::vector<Shown> m_shown;
};

} // namespace godwit::ui
