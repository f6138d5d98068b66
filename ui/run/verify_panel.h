#pragma once

#include "ui/run/verify_model.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;

namespace godwit::ui {

class DataTable;
class EmptyState;
class SearchField;
class StatusBadge;
class VerifyAgainButton;

/// What verification found: the totals first, then table by table with rows and digests.
class VerifyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VerifyPanel(RunTables &tables, QWidget *parent = nullptr);

    /// Sums up anew; @p asked: the project has the step at all, @p done: it is through.
    void sumUp(bool asked, bool done);
    VerifyAgainButton *againButton() const { return m_again; }

Q_SIGNALS:
    /// A table with differences was opened: its number in the run.
    void differencesRequested(int tableNumber);

private:
    void explain(bool asked);

    RunTables &m_tables;
    VerifyModel *m_model;
    QSortFilterProxyModel *m_filter;
    StatusBadge *m_verdict;
    VerifyAgainButton *m_again;
    QLabel *m_rows;
    StatusBadge *m_consistent;
    StatusBadge *m_different;
    StatusBadge *m_notProven;
    StatusBadge *m_open;
    SearchField *m_search;
    DataTable *m_table;
    EmptyState *m_empty;
};

} // namespace godwit::ui
