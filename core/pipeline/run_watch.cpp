#include "core/pipeline/run_watch.h"

#include <chrono>

namespace godwit {

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(500);

} // namespace

RunWatch::RunWatch(RunControlStore &store, const RunRecord &run, RunControls &controls,
                   ObjectBook &objects, RunAlerts &alerts, ProgressBoard &board)
    : m_store(store)
    , m_projectId(run.projectId)
    , m_runId(run.id)
    , m_controls(controls)
    , m_objects(objects)
    , m_alerts(alerts)
    , m_board(board)
{
    lookForWishes();
    m_thread = std::jthread([this](const std::stop_token &ended) { watch(ended); });
}

RunWatch::~RunWatch()
{
    m_thread.request_stop();
    m_thread.join();
    noteLimits();
}

void RunWatch::watch(const std::stop_token &ended)
{
    std::unique_lock lock(m_mutex);
    while (!ended.stop_requested()) {
        look();
        m_wake.wait_for(lock, ended, lookEvery, [] { return false; });
    }
}

// A home that cannot be read just now is looked at again half a second later; the run itself fails
// over it when it has something to save.
void RunWatch::look()
{
    lookForWishes();
    (void)m_objects.refresh();
    noteLimits();
    m_alerts.look(m_alerts.moved(),
                  m_controls.sourceRate().isHoldingBack() || m_controls.sinkRate().isHoldingBack(),
                  m_board.activity());
}

void RunWatch::lookForWishes()
{
    if (const auto asked = m_store.find(m_projectId))
        m_controls.set(*asked);
}

void RunWatch::noteLimits()
{
    const RunLimits now = m_controls.inForce();
    if (m_noted == now)
        return;
    if (m_store.saveLimits(m_runId, now))
        m_noted = now;
}

} // namespace godwit
