#pragma once

#include "core/pipeline/run_progress.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <deque>
#include <vector>

namespace godwit::ui {

/// What runs said, newest last. Holds the newest `mostLines`, however long a run talks.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Severity, Message, ColumnCount };
    enum Role { LevelRole = Qt::UserRole };
    static constexpr int mostLines = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const std::vector<LogLine> &lines);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void makeRoom(int lines);

    std::deque<LogLine> m_lines;
};

/// Lines of a level at least as bad as the chosen one that hold the searched text.
class LogFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLevel(Level worstOf);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Level m_level = Level::Note;
    QString m_text;
};

} // namespace godwit::ui
