#pragma once

#include <QSortFilterProxyModel>

namespace godwit::ui {

/// Tables of a run by their state and a part of their name.
class TableFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum Which { All, AtWork, Open, Failed, Finished };

    explicit TableFilter(QObject *parent = nullptr);

    void setWhich(Which which);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Which m_which = All;
    QString m_text;
};

} // namespace godwit::ui
