#pragma once

#include "core/state/difference_store.h"
#include "ui/common/background.h"
#include "ui/run/cell_model.h"

#include <QWidget>

#include <filesystem>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;

namespace godwit::ui {

class DataTable;
class SqlView;

/// One difference: both rows beside each other, and the statement that would repair it.
class DifferenceDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceDetails(std::filesystem::path home, QWidget *parent = nullptr);

    /// Reads it in the background.
    void show(const std::string &runId, std::uint64_t ordinal);
    void clear();
    /// To the values, for the keyboard.
    void focusValues();
    /// Which words the statement is coloured by.
    void setMysql(bool isMysql) { m_isMysql = isMysql; }

Q_SIGNALS:
    void failed(const godwit::Error &error);

private:
    void makeTable();
    QWidget *makeSql();
    void take(StoredDifference difference, std::vector<ShownCell> cells);
    void showSql(const std::string &sql);
    void showWhole();

    const std::filesystem::path m_home;
    CellModel *m_model;
    QLabel *m_heading;
    QLabel *m_note;
    QCheckBox *m_onlyDiffering;
    QPushButton *m_whole;
    DataTable *m_table;
    SqlView *m_sql;
    QPushButton *m_copySql;
    QPointer<BackgroundTask> m_reading;
    bool m_isMysql = true;
};

} // namespace godwit::ui
