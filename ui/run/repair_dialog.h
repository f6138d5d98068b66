#pragma once

#include "core/pipeline/repair_run.h"
#include "core/state/data_source_store.h"
#include "ui/common/background.h"
#include "ui/run/repair_preview.h"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace godwit::ui {

class BusyIndicator;
class ErrorPanel;
class SqlView;

/// Shows what a repair would do before it is done: how many rows of which tables, where, and by
/// which statements. Nothing is written to the destination here.
class RepairDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Subject
    {
        std::filesystem::path home;
        QString project;
        DataSourceStore::Record sink; ///< where rows would be written
        Dialect dialect = Dialect::MySql;
        DifferenceChoice chosen; ///< may be none
        DifferenceChoice all;
        bool isFiltered = false;
        std::function<QString(int)> tableName;
    };

    RepairDialog(Subject subject, QWidget *parent);

    /// Once it was accepted.
    RepairRequest request() const;
    bool verifiesAfterwards() const;

private:
    QWidget *makeScope();
    QWidget *makeButtons();
    void layOut();
    const DifferenceChoice &choice() const;
    void read();
    void take(const Result<RepairPreview> &preview);
    void showPreview();
    void showStatements();
    void saveScript();
    std::vector<std::string> scriptHeading() const;

    const Subject m_subject;
    std::optional<RepairPreview> m_preview; ///< empty while it is read
    QRadioButton *m_chosen;
    QRadioButton *m_all;
    QLabel *m_sum;
    QLabel *m_tables;
    QLabel *m_shown;
    SqlView *m_sql;
    QCheckBox *m_verify;
    BusyIndicator *m_busy;
    ErrorPanel *m_error;
    QLabel *m_saved;
    QPushButton *m_save;
    QPushButton *m_repair;
    QPointer<BackgroundTask> m_reading;
    QPointer<BackgroundTask> m_saving;
};

} // namespace godwit::ui
