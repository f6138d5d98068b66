#pragma once

#include "ui/wizard/rules_outcome.h"

#include <QAbstractTableModel>

#include <optional>

namespace godwit::ui {

/// One of the lists of a RulesOutcome, narrowed down by a search.
class RulesResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ObjectColumn, SinkColumn, RuleColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing is known yet.
    void setOutcome(std::shared_ptr<const RulesOutcome> outcome);
    const std::shared_ptr<const RulesOutcome> &outcome() const { return m_outcome; }
    void setList(RulesList list);
    RulesList list() const { return m_list; }
    void setSearch(const QString &text);

    /// The object of @p row; empty if there is no such row.
    std::optional<std::uint32_t> objectAt(int row) const;
    std::optional<int> rowOf(std::uint32_t object) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    const std::vector<std::uint32_t> &shown() const;
    QVariant text(std::uint32_t object, int column) const;
    QVariant picture(std::uint32_t object, int column) const;

    std::shared_ptr<const RulesOutcome> m_outcome;
    RulesList m_list = RulesList::Final;
    ObjectQuery m_query;
    std::vector<std::uint32_t> m_found; ///< while searching
};

} // namespace godwit::ui
