#pragma once

#include "core/pipeline/run_progress.h"

#include <QObject>

#include <cstddef>
#include <vector>

namespace godwit::ui {

/// The tables of one run as the window shows them, by their number: the one copy that all models of
/// the run's page look at. Rows change in place; a reset comes only when another run begins.
class RunTables final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::vector<TableProgress> &rows() const { return m_rows; }
    const TableProgress &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const TableRecord &record(int row) const { return at(row).record; }
    int count() const { return static_cast<int>(m_rows.size()); }

    /// Another run begins: what comes next takes the place of everything.
    void forget() { m_forget = true; }
    /// What a board says: the run has @p total tables, and these of them have changed.
    void take(std::size_t total, const std::vector<TableProgress> &changed);
    /// What the home says: all tables of the run.
    void take(const std::vector<TableRecord> &tables);

Q_SIGNALS:
    void changed(int first, int last);
    void aboutToAppend(int first, int last);
    void appended(int first, int last);
    void aboutToReset();
    void wasReset();

private:
    void reset();
    void announce(std::vector<int> rows);
    void append(std::vector<TableProgress> added);

    std::vector<TableProgress> m_rows;
    bool m_forget = false;
};

} // namespace godwit::ui
