#pragma once

#include "ui/run/difference_model.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;

namespace godwit::ui {

class DataTable;
class SearchField;

/// Narrows the differences down: table, kind, state, and what stands in the key.
class DifferenceFilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// @p list: the view that is searched.
    DifferenceFilterBar(DataTable *list, QWidget *parent);

    const DifferenceFilter &filter() const { return m_filter; }
    bool isSet() const { return m_filter != DifferenceFilter(); }
    /// Offers the tables that have differences. @p nameOf: from a table's number.
    void setTables(const DifferenceTotals &totals, const std::function<QString(int)> &nameOf);
    /// This one only, whatever was chosen before.
    void showTable(int number);
    void clear();
    /// In the order in which Tab goes through them.
    QList<QWidget *> fields() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox *makeBox(const char *name, const QString &what, const QString &all);
    void take();
    void fillTables();

    DifferenceFilter m_filter;
    std::vector<std::pair<int, QString>> m_names; ///< of the tables on offer
    bool m_isFilling = false;
    QComboBox *m_table;
    QComboBox *m_kind;
    QComboBox *m_state;
    SearchField *m_key;
    QPushButton *m_clear;
};

} // namespace godwit::ui
