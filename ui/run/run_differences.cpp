#include "ui/run/run_differences.h"

#include "core/project/project_json.h"
#include "core/state/data_source_store.h"
#include "ui/run/difference_panel.h"

#include <algorithm>

namespace godwit::ui {

namespace {

DifferencePanel::Standing standingOf(const StoredRun &stored)
{
    DifferencePanel::Standing standing;
    standing.hasRun = stored.run.has_value();
    if (!stored.run)
        return standing;
    for (const StepRecord &step : stored.run->steps) {
        if (step.step != StepKind::FullVerify)
            continue;
        standing.verifies = true;
        standing.verified = step.state == StepState::Finished;
    }
    return standing;
}

std::string verificationOf(const RunRecord &run)
{
    std::string seen = run.id;
    for (const StepRecord &step : run.steps) {
        if (step.step == StepKind::FullVerify)
            seen += ' ' + std::string(stateName(step.state)) + ' ' + step.finishedAt;
    }
    std::uint64_t stored = 0;
    for (const TableRecord &table : run.tables)
        stored += table.verify.stored;
    return seen + ' ' + std::to_string(stored);
}

} // namespace

RunDifferences::RunDifferences(Session &session, RunManager &manager, const QString &projectId,
                               QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_manager(manager)
    , m_projectId(projectId)
    , m_panel(new DifferencePanel(session.home(), manager.monitor(projectId).tables(), page))
{
    m_panel->setObstacle(tr("Copy the repair statements and run them at the destination."));
    connect(m_panel, &DifferencePanel::totalsChanged, this, &RunDifferences::countChanged);
}

QWidget *RunDifferences::panel() const
{
    return m_panel;
}

std::uint64_t RunDifferences::openCount() const
{
    const DifferenceTotals &totals = m_panel->totals();
    return totals.all() - totals.of(DifferenceState::Repaired);
}

void RunDifferences::setRun(const StoredRun &stored)
{
    m_panel->setMysql(!stored.run || stored.run->sinkUrl.rfind("sqlite:", 0) != 0);
    m_panel->setStanding(standingOf(stored));
    m_panel->setRun(stored.run ? stored.run->id : std::string());
    std::string seen = stored.run ? verificationOf(*stored.run) : std::string();
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    m_panel->reload();
}

// Of several tables merged into one at the destination, the first stands for all.
void RunDifferences::showTable(int number)
{
    const auto &rows = m_manager.monitor(m_projectId).tables().rows();
    if (number >= 0 && static_cast<std::size_t>(number) < rows.size()) {
        const TableName &sink = rows[static_cast<std::size_t>(number)].record.sink;
        const auto first =
            std::find_if(rows.begin(), rows.end(),
                         [&sink](const TableProgress &table) { return table.record.sink == sink; });
        number = first->record.number;
    }
    m_panel->showTable(number);
}

} // namespace godwit::ui
