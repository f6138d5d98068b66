#pragma once

#include "core/state/alert_store.h"
#include "ui/common/theme.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <vector>

namespace godwit::ui {

/// Alerts as AlertStore lists them, newest first. New ones come in at the top, the others stay
/// where they are.
class AlertModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Severity, Raised, Project, Object, Message, Standing, ColumnCount };
    enum Role { StatusRole = Qt::UserRole }; ///< int of Status

    using QAbstractTableModel::QAbstractTableModel;

    void take(std::vector<Alert> alerts);
    const Alert &at(int row) const { return m_alerts[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeAt(int row);
    void insertAt(int row, std::vector<Alert> alerts);
    void replaceAt(int row, Alert alert);

    std::vector<Alert> m_alerts;
};

QString alertLevelText(Level level);   ///< "Error", "Warning"
QString alertKindText(AlertKind kind); ///< one short translated sentence

} // namespace godwit::ui
