#pragma once

#include "core/base/result.h"

#include <QAbstractTableModel>

namespace godwit::ui {

/// What is wrong with rules, errors first.
class RulesProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(const std::vector<Error> &errors, const std::vector<Note> &notes);
    int errorCount() const { return m_errorCount; }
    /// The JSON pointer of what @p row is about; may be empty.
    std::string pointerAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Level level;
        QString text;
        std::string pointer;
    };
    std::vector<Row> m_rows;
    int m_errorCount = 0;
};

} // namespace godwit::ui
