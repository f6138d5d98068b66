#pragma once

#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/objects_tree_model.h"

namespace godwit::ui {

/// What moves, as it will stand at the destination: databases and their objects, under their new
/// names. Shows the listed objects of a mapping, which it shares.
class ObjectsSinkModel final : public ObjectsTreeModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SourceColumn, SettingsColumn, ColumnCount };

    using ObjectsTreeModel::ObjectsTreeModel;

    /// @p catalog tells which objects the source has; may be null.
    void setMapping(std::shared_ptr<const TransferMapping> mapping,
                    std::shared_ptr<const ObjectsCatalogIndex> catalog);
    const std::shared_ptr<const TransferMapping> &mapping() const { return m_mapping; }

    const ObjectPlace &placeOf(std::uint32_t object) const { return m_places[object]; }
    std::vector<ObjectPlace> placesOf(const std::vector<std::uint32_t> &objects) const;
    /// The object listed at @p place; empty if nothing is.
    std::optional<std::uint32_t> objectAtPlace(const ObjectPlace &place) const;
    TableName sourceOf(std::uint32_t object) const;
    TableName sinkOf(std::uint32_t object) const;

    TableName keyOf(std::uint32_t object) const override { return sourceOf(object); }
    std::vector<std::uint32_t> withKeys(const std::vector<TableName> &keys) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// New names are wishes: one of the two signals is emitted, and setMapping() follows.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// "filtered, 3 columns" for people; empty without settings.
    static QString settingsText(const ObjectMapping &object);

Q_SIGNALS:
    void renameRequested(const godwit::ui::ObjectPlace &place, const QString &name);
    void databaseRenameRequested(const QString &from, const QString &to);

private:
    QVariant groupData(const QModelIndex &index, int role) const;
    QVariant objectData(std::uint32_t object, int column, int role) const;
    bool isMissing(std::uint32_t object) const;
    QString toolTip(std::uint32_t object) const;

    std::shared_ptr<const TransferMapping> m_mapping;
    std::shared_ptr<const ObjectsCatalogIndex> m_catalog;
    std::vector<ObjectPlace> m_places; ///< by number: those of one sink database in a row
};

} // namespace godwit::ui
