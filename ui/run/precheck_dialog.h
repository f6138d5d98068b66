#pragma once

#include "core/pipeline/project_plan.h"
#include "core/project/data_source.h"
#include "ui/common/background.h"

#include <QDialog>

#include <filesystem>
#include <set>
#include <string>

class QLabel;
class QPushButton;

namespace godwit::ui {

class BusyIndicator;
class DataTable;
class PrecheckModel;

/// What stands in the way of a start: the prechecks, run again when it opens, and those that may be
/// skipped to be ticked. Accepted: start with skipped().
class PrecheckDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Subject
    {
        std::filesystem::path home;
        std::string projectId;
        Project project;
        DataSource source, sink; ///< with their passwords
    };

    PrecheckDialog(Subject subject, QWidget *parent);

    const std::set<std::string> &skipped() const;

private:
    void check();
    void take(ProjectPlan plan);
    void updateStart();

    Subject m_subject;
    PrecheckModel *m_model;
    DataTable *m_table;
    BusyIndicator *m_busy;
    QLabel *m_note;
    QPushButton *m_again;
    QPushButton *m_start;
    bool m_planFails = false; ///< errors that are no prechecks: a wrong rule, say
    QPointer<BackgroundTask> m_task;
};

} // namespace godwit::ui
