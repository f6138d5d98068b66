#pragma once

#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/objects_tree_model.h"

namespace godwit::ui {

/// The source's databases, tables and views; a tick says that an object is picked. Objects are
/// numbered as in the catalogue.
class ObjectsSourceModel final : public ObjectsTreeModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, RowsColumn, ColumnCount };

    using ObjectsTreeModel::ObjectsTreeModel;

    /// Null: nothing is known of the source.
    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);
    const std::shared_ptr<const ObjectsCatalogIndex> &catalog() const { return m_catalog; }

    /// Which objects are picked, one flag for each; empty for none.
    void setPicked(std::vector<char> picked);
    bool isPicked(std::uint32_t object) const
    {
        return object < m_picked.size() && m_picked[object];
    }
    std::uint32_t pickedCount() const { return m_pickedCount; }
    /// Of a database: all that is shown of it, some, none.
    Qt::CheckState groupState(int group) const;

    TableName keyOf(std::uint32_t object) const override;
    std::vector<std::uint32_t> withKeys(const std::vector<TableName> &keys) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Ticks are wishes: pickRequested() is emitted, and setPicked() follows if they are granted.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void pickRequested(const std::vector<std::uint32_t> &objects, bool pick);
    /// Ticks changed in more databases than are worth a dataChanged() each.
    void ticksChanged();

protected:
    void shownChanged() override;

private:
    QVariant groupData(const QModelIndex &index, int role) const;
    QVariant objectData(const CatalogObject &object, std::uint32_t number, int column,
                        int role) const;
    void countPicked();
    void sayTicksChanged(const std::vector<std::uint32_t> &before);

    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    std::vector<char> m_picked; ///< by object
    std::uint32_t m_pickedCount = 0;
    std::vector<std::uint32_t> m_pickedInGroup; ///< of what is shown
};

} // namespace godwit::ui
