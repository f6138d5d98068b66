#include "ui/wizard/dry_run.h"

#include "core/connectors/connector_registry.h"
#include "core/service/stored_runs.h"

namespace godwit::ui {

namespace {

using SharedPlan = std::shared_ptr<const ProjectPlan>;

Result<SharedPlan> planBetween(const Project &project, const DataSource &source,
                               const DataSource &sink, const PlanOptions &options,
                               const std::stop_token &stop)
{
    auto from = makeConnector(source, stop);
    if (!from)
        return failure(std::move(from));
    auto into = makeConnector(sink, stop);
    if (!into)
        return failure(std::move(into));
    return std::make_shared<const ProjectPlan>(makePlan(project, **from, **into, options, stop));
}

} // namespace

DryRun::DryRun(ProjectDraft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{}

void DryRun::set(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void DryRun::start(QWidget *window)
{
    cancel();
    const Project &project = m_draft.project();
    Session &session = m_draft.session();
    const auto source = session.unlock(project.sourceEndpointId, window);
    if (!source)
        return;
    const auto sink = session.unlock(project.sinkEndpointId, window);
    if (!sink)
        return;
    auto stored = findStoredRun(session.state(), m_draft.projectId());
    const PlanOptions options = planOptions(stored ? *stored : std::nullopt);
    m_task = runInBackground(
        this,
        [project, source = *source, sink = *sink, options](const std::stop_token &stop) {
            return planBetween(project, source, sink, options, stop);
        },
        [this](Result<SharedPlan> plan) {
            m_task.clear();
            if (plan) {
                m_plan = std::move(*plan);
                set(State::Ready);
            } else {
                m_plan.reset();
                m_error = std::move(plan.error());
                set(State::Failed);
            }
        });
    set(State::Running);
}

void DryRun::cancel()
{
    if (!m_task)
        return;
    m_task->cancel();
    m_task.clear();
    set(m_plan ? State::Ready : State::None);
}

bool DryRun::isStale() const
{
    return m_plan && !(m_plan->project == m_draft.project());
}

} // namespace godwit::ui
