#pragma once

#include "core/pipeline/project_plan.h"
#include "ui/common/background.h"
#include "ui/wizard/project_draft.h"

#include <QObject>

#include <memory>

namespace godwit::ui {

/// The dry run of a draft: makePlan() in the background. Nothing is written anywhere.
class DryRun final : public QObject
{
    Q_OBJECT

public:
    enum class State { None, Running, Ready, Failed };

    explicit DryRun(ProjectDraft &draft, QObject *parent = nullptr);

    /// Asks for passwords over @p window where they are not known. An earlier one is given up.
    void start(QWidget *window);
    void cancel();

    State state() const { return m_state; }
    /// Null until Ready.
    std::shared_ptr<const ProjectPlan> plan() const { return m_plan; }
    const Error &error() const { return m_error; } ///< once Failed
    /// True if the project has changed since the plan was made.
    bool isStale() const;

Q_SIGNALS:
    void changed();

private:
    void set(State state);

    ProjectDraft &m_draft;
    State m_state = State::None;
    std::shared_ptr<const ProjectPlan> m_plan;
    Error m_error;
    QPointer<BackgroundTask> m_task;
};

} // namespace godwit::ui
