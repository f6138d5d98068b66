#pragma once

#include "core/state/object_store.h"
#include "ui/common/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace godwit::ui {

/// Tables and views of a run, with how each stands. Changes in place: rows are known by their kind
/// and number.
class ObjectModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, State, Step, Problem, ColumnCount };
    enum Role { StateRole = Qt::UserRole }; ///< int of ObjectState

    using QAbstractTableModel::QAbstractTableModel;

    /// @p objects: as ObjectStore lists them, tables by number and then views by number.
    void take(std::vector<ObjectRecord> objects);
    const ObjectRecord &at(int row) const { return m_objects[static_cast<std::size_t>(row)]; }
    int count(ObjectState state) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void insertAt(int row, ObjectRecord object);
    void removeAt(int row);
    void replaceAt(int row, ObjectRecord object);

    std::vector<ObjectRecord> m_objects;
};

QString objectStateText(ObjectState state); ///< "Waiting", "Completed", "Failed", "Skipped"
Status statusOf(ObjectState state);

} // namespace godwit::ui
