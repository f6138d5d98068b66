#pragma once

#include "ui/data_sources/data_source_model.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace godwit::ui {

class ConnectionReport;
class StatusBadge;

/// Everything known of one data source, and the last test of its connection.
class DataSourceDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit DataSourceDetails(QWidget *parent = nullptr);

    /// @p usedBy: names of projects.
    void show(const DataSourceModel::Row &row, const std::vector<std::string> &usedBy);
    void clear();
    /// Connects in the background and shows what was found.
    void test(const DataSource &source);
    ConnectionReport *report() const { return m_report; }

private:
    void addRow(const QString &label, const QString &value, const char *name = nullptr);
    void addRows(const DataSourceModel::Row &row);

    std::string m_id; ///< of the data source that is shown
    QStackedWidget *m_pages;
    QLabel *m_name;
    StatusBadge *m_production;
    QWidget *m_rowsBox = nullptr;
    QFormLayout *m_rows = nullptr;
    QVBoxLayout *m_rowsPlace;
    ConnectionReport *m_report;
};

} // namespace godwit::ui
