#pragma once

#include "ui/shell/project_runs.h"

namespace godwit::ui {

class RunManager;

/// The runs of the program's RunManager.
class ManagerRuns final : public ProjectRuns
{
    Q_OBJECT

public:
    explicit ManagerRuns(RunManager &manager, QObject *parent = nullptr);

    bool start(const QString &projectId, QWidget *window, bool resume,
               const std::set<std::string> &skippedPrechecks) override;
    void pause(const QString &projectId) override;
    QStringList running() const override;
    bool isPausing(const QString &projectId) const override;
    std::optional<RunProgress> progress(const QString &projectId) const override;
    std::optional<Error> refusal(const QString &projectId) const override;

private:
    RunManager &m_manager;
};

} // namespace godwit::ui
